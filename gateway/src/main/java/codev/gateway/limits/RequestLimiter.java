package codev.gateway.limits;

import codev.gateway.errors.ProblemDetailRenderer;
import codev.gateway.securitylog.ClientNetwork;
import codev.gateway.securitylog.RefusedRequestLog;
import codev.gateway.sessions.BrowserSessionStore;
import codev.gateway.sessions.SignedInPerson;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Limits the requests of each person, wherever they come from, and anonymous ones by their IP
 * address. People behind one address share no limit once they have signed in.
 */
@Component
public final class RequestLimiter implements DisposableBean {
  private static final Pattern ALWAYS_OPEN = Pattern.compile("/(assets|webjars|door|actuator)/.*");

  private final @Nullable RedisBuckets redis;
  private final RequestBuckets people;
  private final RequestBuckets addresses;
  private final ProblemDetailRenderer renderer;
  private final RefusedRequestLog refusedRequests;
  private final BrowserSessionStore sessions;

  RequestLimiter(
      RateLimitProperties limits,
      ProblemDetailRenderer renderer,
      RefusedRequestLog refusedRequests,
      BrowserSessionStore sessions) {
    redis = limits.redis().isBlank() ? null : new RedisBuckets(limits.redis());
    people = new RequestBuckets("person", limits.personBurst(), limits.personPerSecond(), redis);
    addresses =
        new RequestBuckets("address", limits.addressBurst(), limits.addressPerSecond(), redis);
    this.renderer = renderer;
    this.refusedRequests = refusedRequests;
    this.sessions = sessions;
  }

  /** Before authentication: for requests without credentials. */
  public Mono<Void> limitAnonymous(ServerWebExchange exchange, WebFilterChain chain) {
    return isAlwaysOpen(exchange) || hasCredentials(exchange)
        ? chain.filter(exchange)
        : ofAddress(exchange, chain.filter(exchange));
  }

  /** After authentication. */
  public Mono<Void> limitAuthenticated(ServerWebExchange exchange, WebFilterChain chain) {
    if (isAlwaysOpen(exchange)) return chain.filter(exchange);
    return exchange
        .<Authentication>getPrincipal()
        .map(person -> ofPerson(person, exchange, chain))
        .defaultIfEmpty(chain.filter(exchange))
        .flatMap(answer -> answer);
  }

  private Mono<Void> ofPerson(
      Authentication person, ServerWebExchange exchange, WebFilterChain chain) {
    return people
        .take(SignedInPerson.account(person))
        .flatMap(
            wait ->
                wait.isZero()
                    ? chain.filter(exchange)
                    : refusedRequests
                        .tooMany(person, exchange)
                        .then(renderer.refuseTooMany(exchange, wait)));
  }

  /** For requests whose credentials were rejected: they count as anonymous. */
  public Mono<Void> limitRejected(ServerWebExchange exchange, Mono<Void> refusal) {
    return hasCredentials(exchange) ? ofAddress(exchange, refusal) : refusal;
  }

  private Mono<Void> ofAddress(ServerWebExchange exchange, Mono<Void> answer) {
    return addresses
        .take(ClientNetwork.of(exchange))
        .flatMap(
            wait -> {
              if (wait.isZero()) return answer;
              refusedRequests.tooMany(exchange);
              return renderer.refuseTooMany(exchange, wait);
            });
  }

  @Override
  public void destroy() {
    if (redis != null) redis.close();
  }

  /** Files that are the same for everybody, and what monitoring asks. */
  private static boolean isAlwaysOpen(ServerWebExchange exchange) {
    return ALWAYS_OPEN.matcher(exchange.getRequest().getPath().value()).matches();
  }

  /** Neither a cookie of no session nor another kind of authorization makes anybody known. */
  private boolean hasCredentials(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    return request.getCookies().getOrDefault(BrowserSessionStore.COOKIE, List.of()).stream()
            .anyMatch(cookie -> sessions.has(cookie.getValue()))
        || SignedInPerson.isByAccessToken(request);
  }
}
