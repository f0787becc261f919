package codev.gateway.sessions;

import java.time.Duration;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends the streams that were opened with a session when the session ends, in whatever way:
 * sign-out, its limits, an administrator, the provider. A stream that was opened with an access
 * token is ended by its service when the token expires.
 */
@Component
final class SessionEndStreamFilter implements GlobalFilter, Ordered {

  /** How often it is looked whether the session of a stream is over. */
  static final Duration EVERY = Duration.ofSeconds(1);

  private final BrowserSessionStore sessions;
  private final Flux<Long> ticks = Flux.interval(EVERY).onBackpressureDrop().share();

  SessionEndStreamFilter(BrowserSessionStore sessions) {
    this.sessions = sessions;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return exchange
        .getPrincipal()
        .ofType(OAuth2AuthenticationToken.class)
        .flatMap(_ -> exchange.getSession())
        .map(
            session ->
                exchange
                    .mutate()
                    .response(untilSessionEnds(session, exchange.getResponse()))
                    .build())
        .defaultIfEmpty(exchange)
        .flatMap(chain::filter);
  }

  private ServerHttpResponse untilSessionEnds(WebSession session, ServerHttpResponse response) {
    return new ServerHttpResponseDecorator(response) {
      // Called for what is sent piece by piece: media types that stream, and archives.
      @Override
      public Mono<Void> writeAndFlushWith(
          Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(
            Flux.from(body).takeUntilOther(ticks.filter(_ -> sessions.isOver(session))));
      }
    };
  }

  @Override
  public int getOrder() {
    return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;
  }
}
