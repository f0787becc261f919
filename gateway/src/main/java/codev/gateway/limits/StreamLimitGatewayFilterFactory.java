package codev.gateway.limits;

import codev.gateway.errors.ProblemDetailRenderer;
import codev.gateway.securitylog.RefusedRequestLog;
import codev.gateway.sessions.SignedInPerson;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Filter {@code StreamLimit}: limits the streams that a person has open at a time, at all gateways
 * that share a Redis, and at this one while it does not answer.
 */
@Component
class StreamLimitGatewayFilterFactory extends AbstractGatewayFilterFactory<Object>
    implements DisposableBean {

  /** How long a client is asked to wait: nobody knows when another of the streams ends. */
  private static final Duration WAIT = Duration.ofSeconds(30);

  /** A filter further inside is done when the service's answer begins. */
  private static final int AROUND_THE_ANSWER =
      NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 2;

  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private final int maxStreams;
  private final @Nullable RedisStreamLeases leases;
  private final ProblemDetailRenderer renderer;
  private final RefusedRequestLog refusedRequests;

  StreamLimitGatewayFilterFactory(
      RateLimitProperties limits,
      ProblemDetailRenderer renderer,
      RefusedRequestLog refusedRequests) {
    super(Object.class);
    this.maxStreams = limits.streamsPerPerson();
    this.leases = limits.redis().isBlank() ? null : new RedisStreamLeases(limits.redis());
    this.renderer = renderer;
    this.refusedRequests = refusedRequests;
  }

  @Override
  public GatewayFilter apply(Object none) {
    return new OrderedGatewayFilter(
        (exchange, chain) ->
            exchange
                .<Authentication>getPrincipal()
                .flatMap(person -> limit(person, exchange, chain)),
        AROUND_THE_ANSWER);
  }

  private Mono<Void> limit(
      Authentication person, ServerWebExchange exchange, GatewayFilterChain chain) {
    var account = SignedInPerson.account(person);
    Mono<Void> refusal =
        Mono.defer(
            () ->
                refusedRequests
                    .tooMany(person, exchange)
                    .then(renderer.refuseTooMany(exchange, WAIT)));
    return Mono.defer(
        () -> {
          if (open.merge(account, 1, Integer::sum) > maxStreams) {
            close(account);
            return refusal;
          }
          return limitAcrossGateways(account, chain.filter(exchange), refusal)
              .doFinally(_ -> close(account));
        });
  }

  /** Where a Redis is shared, the stream is one of those at all gateways. */
  private Mono<Void> limitAcrossGateways(String account, Mono<Void> answer, Mono<Void> refusal) {
    var sharedLeases = leases;
    if (sharedLeases == null) return answer;
    var stream = UUID.randomUUID().toString();
    Mono<Void> counted =
        Mono.using(() -> sharedLeases.keep(account, stream), _ -> answer, Disposable::dispose);
    return sharedLeases
        .take(account, stream, maxStreams)
        .defaultIfEmpty(true)
        .flatMap(isTaken -> isTaken ? counted : refusal);
  }

  private void close(String account) {
    open.computeIfPresent(account, (_, streams) -> streams == 1 ? null : streams - 1);
  }

  @Override
  public void destroy() {
    if (leases != null) leases.close();
  }
}
