package codev.gateway.security;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The {@code Authorization} header for requests that go on after an exchange: taken anew each time,
 * refreshed if need be, as long as the session exists; afterwards the one that it had last.
 */
public final class LatestAuthorization {
  private final TokenRelayFilter tokens;
  private final Authentication person;
  private final ServerWebExchange exchange;
  private final AtomicReference<@Nullable String> last = new AtomicReference<@Nullable String>();

  LatestAuthorization(TokenRelayFilter tokens, Authentication person, ServerWebExchange exchange) {
    this.tokens = tokens;
    this.person = person;
    this.exchange = exchange;
  }

  /** That of the exchange's person; fails where nobody is authenticated. */
  public static Mono<LatestAuthorization> of(ServerWebExchange exchange, TokenRelayFilter tokens) {
    return exchange
        .<Authentication>getPrincipal()
        .map(person -> new LatestAuthorization(tokens, person, exchange))
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("without a person")));
  }

  /** Fails where there is none, and never had been. */
  public Mono<String> get() {
    return Mono.defer(() -> tokens.authorizationOf(person, exchange))
        .doOnNext(last::set)
        .onErrorResume(
            failure -> {
              var before = last.get();
              return before == null ? Mono.error(failure) : Mono.just(before);
            })
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("without a token")));
  }
}
