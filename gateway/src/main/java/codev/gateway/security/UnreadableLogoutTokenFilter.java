package codev.gateway.security;

import codev.gateway.errors.ProblemDetailRenderer;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers 400 to a logout token whose claims are missing or of another type: Spring's validator
 * throws an exception for it, which would pass for a failure of the gateway. That the provider's
 * keys cannot be had stays one.
 */
record UnreadableLogoutTokenFilter(ProblemDetailRenderer renderer) implements WebFilter {
  private static final String BACK_CHANNEL = "/logout/connect/back-channel/";

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!exchange.getRequest().getPath().value().startsWith(BACK_CHANNEL))
      return chain.filter(exchange);
    return chain
        .filter(exchange)
        .onErrorResume(
            AuthenticationServiceException.class,
            failure ->
                isOfClaims(failure)
                    ? renderer.refuse(exchange, HttpStatus.BAD_REQUEST)
                    : Mono.error(failure));
  }

  /** What reading a claim throws that is not there or not of the type it should have. */
  private static boolean isOfClaims(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .anyMatch(
            cause ->
                cause instanceof IllegalArgumentException || cause instanceof NullPointerException);
  }
}
