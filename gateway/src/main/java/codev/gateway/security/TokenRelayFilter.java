package codev.gateway.security;

import codev.infra.accesstokens.TokenChallenge;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
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
  private static final String AUTHORIZATION = TokenRelayFilter.class.getName();

  /** Requests of a session wait for its refresh together; not for a provider that is silent. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  /** What the provider says of a session that it does not continue. */
  private static final Set<String> EXPIRED_GRANT_CODES =
      Set.of(OAuth2ErrorCodes.INVALID_GRANT, "client_authorization_required");

  private final ReactiveOAuth2AuthorizedClientManager tokens;
  private final DemoClockHeaders clockHeaders;
  private final Map<String, Mono<OAuth2AuthorizedClient>> underWay = new ConcurrentHashMap<>();

  TokenRelayFilter(ReactiveOAuth2AuthorizedClientManager tokens, DemoClockHeaders clockHeaders) {
    this.tokens = tokens;
    this.clockHeaders = clockHeaders;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return exchange
        .getPrincipal()
        .ofType(OAuth2AuthenticationToken.class)
        .flatMap(signedIn -> token(signedIn, exchange))
        .map(token -> onward(exchange, token))
        .doOnNext(_ -> endWithTheOthers(exchange))
        .switchIfEmpty(Mono.fromSupplier(() -> onward(exchange, "")))
        .flatMap(chain::filter);
  }

  /**
   * All sessions of its person were ended elsewhere. Another 401 of a service may be its own fault,
   * or its clock's, and ends nothing.
   */
  private static void endWithTheOthers(ServerWebExchange exchange) {
    var response = exchange.getResponse();
    response.beforeCommit(
        () ->
            saysSessionsEnded(response.getStatusCode(), response.getHeaders())
                ? exchange.getSession().flatMap(WebSession::invalidate)
                : Mono.empty());
  }

  static boolean saysSessionsEnded(@Nullable HttpStatusCode status, HttpHeaders headers) {
    return HttpStatus.UNAUTHORIZED.equals(status)
        && headers.getOrEmpty(HttpHeaders.WWW_AUTHENTICATE).contains(TokenChallenge.SESSIONS_ENDED);
  }

  /**
   * The {@code Authorization} header with which the request goes to its service: for filters that
   * call further services.
   */
  public static String authorization(ServerWebExchange exchange) {
    var cached = exchange.<String>getAttribute(AUTHORIZATION);
    return cached == null ? "" : cached;
  }

  /** Likewise for what the gateway asks a service before it answers itself. */
  public Mono<String> authorizationOf(ServerWebExchange exchange) {
    return exchange
        .<Authentication>getPrincipal()
        .flatMap(person -> authorizationOf(person, exchange));
  }

  /** Likewise before the exchange knows its principal. */
  Mono<String> authorizationOf(Authentication person, ServerWebExchange exchange) {
    return person instanceof OAuth2AuthenticationToken signedIn
        ? token(signedIn, exchange).map(token -> "Bearer " + token)
        : Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
  }

  private Mono<String> token(OAuth2AuthenticationToken signedIn, ServerWebExchange exchange) {
    var request =
        OAuth2AuthorizeRequest.withClientRegistrationId(OAuth2ClientConfiguration.REGISTRATION)
            .principal(signedIn)
            .attribute(ServerWebExchange.class.getName(), exchange)
            .build();
    return exchange
        .getSession()
        .flatMap(session -> once(session.getId(), tokens.authorize(request)))
        .map(OAuth2AuthorizedClient::getAccessToken)
        .map(token -> token.getTokenValue())
        .onErrorResume(ClientAuthorizationException.class, e -> refuse(exchange, e));
  }

  /**
   * Requests of one session that come at the same time share a refresh: a refresh token is good for
   * one. Who asks once its outcome is known gets another.
   */
  private Mono<OAuth2AuthorizedClient> once(String session, Mono<OAuth2AuthorizedClient> client) {
    return Mono.defer(
        () ->
            underWay.computeIfAbsent(
                session,
                _ ->
                    client
                        .timeout(READ_TIMEOUT)
                        .doOnTerminate(() -> underWay.remove(session))
                        .cache()));
  }

  /** The provider gives no more tokens to this session: it is over. Other errors may pass. */
  private static Mono<String> refuse(
      ServerWebExchange exchange, ClientAuthorizationException exception) {
    if (!EXPIRED_GRANT_CODES.contains(exception.getError().getErrorCode()))
      return Mono.error(
          new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, exception));
    return exchange
        .getSession()
        .flatMap(WebSession::invalidate)
        .then(Mono.error(new ResponseStatusException(HttpStatus.UNAUTHORIZED, null, exception)));
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
                              AUTHORIZATION,
                              Objects.requireNonNullElse(
                                  headers.getFirst(HttpHeaders.AUTHORIZATION), ""));
                    }))
        .build();
  }

  private void prepare(HttpHeaders headers, ServerHttpRequest request, String token) {
    if (!token.isEmpty()) headers.setBearerAuth(token);
    CsrfProtection.keepOnlyTheLanguage(request, headers);
    headers.remove(HttpHeaders.EXPECT); // between the client and us, and met already
    clockHeaders.removeUnlessAuthorized(headers);
    headers.headerNames().stream()
        .filter(TokenRelayFilter::isAClaim)
        .toList()
        .forEach(headers::remove);
  }

  /** A forwarding header set by the client, which services would trust. */
  private static boolean isAClaim(String header) {
    var name = header.toLowerCase(Locale.ROOT);
    return name.equals("forwarded") || name.startsWith("x-forwarded-");
  }
}
