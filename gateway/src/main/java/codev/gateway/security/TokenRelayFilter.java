package codev.gateway.security;

import java.util.Locale;
import java.util.Objects;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Relays the access token of a browser's session to the services, refreshed when it is about to
 * expire. A program's own token is passed on unchanged.
 */
@Component
public final class TokenRelayFilter implements GlobalFilter {
  private static final String GIVEN = TokenRelayFilter.class.getName();

  private final ReactiveOAuth2AuthorizedClientManager tokens;
  private final DemoClockHeaderFilter time;

  TokenRelayFilter(ReactiveOAuth2AuthorizedClientManager tokens, DemoClockHeaderFilter time) {
    this.tokens = tokens;
    this.time = time;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return exchange
        .getPrincipal()
        .ofType(OAuth2AuthenticationToken.class)
        .flatMap(signedIn -> token(signedIn, exchange))
        .map(token -> onward(exchange, token))
        .switchIfEmpty(Mono.fromSupplier(() -> onward(exchange, "")))
        .flatMap(chain::filter);
  }

  /**
   * The {@code Authorization} header with which the request goes to its service: for filters that
   * call further services.
   */
  public static String authorization(ServerWebExchange exchange) {
    var given = exchange.<String>getAttribute(GIVEN);
    return given == null ? "" : given;
  }

  private Mono<String> token(OAuth2AuthenticationToken signedIn, ServerWebExchange exchange) {
    var wanted =
        OAuth2AuthorizeRequest.withClientRegistrationId(OAuth2ClientConfiguration.REGISTRATION)
            .principal(signedIn)
            .attribute(ServerWebExchange.class.getName(), exchange)
            .build();
    return tokens
        .authorize(wanted)
        .map(OAuth2AuthorizedClient::getAccessToken)
        .map(token -> token.getTokenValue())
        .onErrorResume(ClientAuthorizationException.class, e -> signedOut(exchange, e));
  }

  /** The provider gives no more tokens to this session: it is over. */
  private static Mono<String> signedOut(
      ServerWebExchange exchange, ClientAuthorizationException why) {
    return exchange
        .getSession()
        .flatMap(WebSession::invalidate)
        .then(Mono.error(new ResponseStatusException(HttpStatus.UNAUTHORIZED, null, why)));
  }

  private ServerWebExchange onward(ServerWebExchange exchange, String token) {
    return exchange
        .mutate()
        .request(
            request ->
                request.headers(
                    headers -> {
                      prepare(headers, exchange.getRequest(), token);
                      exchange
                          .getAttributes()
                          .put(
                              GIVEN,
                              Objects.requireNonNullElse(
                                  headers.getFirst(HttpHeaders.AUTHORIZATION), ""));
                    }))
        .build();
  }

  private void prepare(HttpHeaders headers, ServerHttpRequest request, String token) {
    if (!token.isEmpty()) headers.setBearerAuth(token);
    CsrfProtection.keepOnlyTheLanguage(request, headers);
    headers.remove(HttpHeaders.EXPECT); // between the client and us, and met already
    time.removeUnauthorizedHeaders(headers);
    headers.headerNames().stream()
        .filter(TokenRelayFilter::isAClaim)
        .toList()
        .forEach(headers::remove);
  }

  /** A forwarding header set by the client, which services would trust. */
  private static boolean isAClaim(String header) {
    return header.toLowerCase(Locale.ROOT).matches("forwarded|x-forwarded-.*");
  }
}
