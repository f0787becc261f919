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
final class LatestAuthorization {
  private final TokenRelayFilter tokens;
  private final Authentication person;
  private final ServerWebExchange exchange;
  private final AtomicReference<@Nullable String> last = new AtomicReference<@Nullable String>();

  LatestAuthorization(TokenRelayFilter tokens, Authentication person, ServerWebExchange exchange) {
    this.tokens = tokens;
    this.person = person;
    this.exchange = exchange;
  }

  /** Fails where there is none, and never had been. */
  Mono<String> get() {
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
