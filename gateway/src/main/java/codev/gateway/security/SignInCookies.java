package codev.gateway.security;

import codev.gateway.sessions.BrowserSessionStore;
import codev.gateway.sessions.SignedInPerson;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * The state of a sign-in, kept by the browser until it comes back from the identity provider: the
 * authorization request (state, nonce, PKCE verifier), and the page that was asked for. A session
 * begins only when a person has signed in, so requests of strangers leave nothing behind.
 */
final class SignInCookies
    implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest>,
        ServerRequestCache {

  private static final Duration VALIDITY = Duration.ofMinutes(10);
  private static final String REDIRECT_URI = "redirect_uri";
  private static final String STATE = "state";
  private static final String ATTRIBUTES = "attributes";
  private static final String PAGE = "page";
  private static final String ACCOUNT = "account";

  private final EncryptedCookie authorizationRequest =
      new EncryptedCookie("__Host-codev-sign-in", VALIDITY);
  private final EncryptedCookie pageAskedFor = new EncryptedCookie("__Host-codev-page", VALIDITY);
  private final ReactiveClientRegistrationRepository registrations;

  SignInCookies(ReactiveClientRegistrationRepository registrations) {
    this.registrations = registrations;
  }

  @Override
  public Mono<Void> saveAuthorizationRequest(
      OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
    return Mono.fromRunnable(
        () ->
            authorizationRequest.write(
                exchange,
                new JWTClaimsSet.Builder()
                    .claim(STATE, request.getState())
                    .claim(REDIRECT_URI, request.getRedirectUri())
                    .claim(ATTRIBUTES, new HashMap<>(request.getAttributes()))
                    .build()));
  }

  /** The one that was made for the {@code state} with which the browser comes back. */
  @Override
  public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
    var state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
    return Mono.justOrEmpty(authorizationRequest.read(exchange))
        .filter(claims -> state != null && state.equals(claims.getClaim(STATE)))
        .flatMap(
            claims ->
                registrations
                    .findByRegistrationId(OAuth2ClientConfiguration.REGISTRATION)
                    .map(client -> request(claims, client)));
  }

  @Override
  public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
    return loadAuthorizationRequest(exchange).doOnNext(_ -> authorizationRequest.remove(exchange));
  }

  private static OAuth2AuthorizationRequest request(
      JWTClaimsSet claims, ClientRegistration client) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
        .clientId(client.getClientId())
        .scopes(client.getScopes())
        .redirectUri((String) claims.getClaim(REDIRECT_URI))
        .state((String) claims.getClaim(STATE))
        .attributes(
            all ->
                ((Map<?, ?>) claims.getClaim(ATTRIBUTES)).forEach((k, v) -> all.put((String) k, v)))
        .build();
  }

  @Override
  public Mono<Void> saveRequest(ServerWebExchange exchange) {
    return Mono.fromRunnable(
        () ->
            Optional.of(exchange.getRequest())
                .filter(request -> request.getMethod().equals(HttpMethod.GET))
                .ifPresent(
                    request ->
                        pageAskedFor.write(
                            exchange,
                            new JWTClaimsSet.Builder().claim(PAGE, address(request)).build())));
  }

  private static String address(ServerHttpRequest request) {
    var query = request.getURI().getRawQuery();
    return request.getURI().getRawPath() + (query == null ? "" : "?" + query);
  }

  /** Likewise where the account that is signed in signs in again; another one is not led there. */
  Mono<Void> savePage(String address, ServerWebExchange exchange) {
    return exchange
        .getSession()
        .doOnNext(
            session -> {
              var claims = new JWTClaimsSet.Builder().claim(PAGE, address);
              account(session).ifPresent(account -> claims.claim(ACCOUNT, account));
              pageAskedFor.write(exchange, claims.build());
            })
        .then();
  }

  /** Where the sign-in leads; asked once, when it has succeeded. */
  @Override
  public Mono<URI> getRedirectUri(ServerWebExchange exchange) {
    return Mono.justOrEmpty(pageAskedFor.read(exchange))
        .doOnNext(_ -> pageAskedFor.remove(exchange))
        .filterWhen(claims -> isForThisAccount(claims, exchange))
        .map(claims -> URI.create((String) claims.getClaim(PAGE)));
  }

  private static Mono<Boolean> isForThisAccount(JWTClaimsSet claims, ServerWebExchange exchange) {
    return Mono.justOrEmpty(claims.getClaim(ACCOUNT))
        .flatMap(
            account ->
                exchange
                    .getSession()
                    .map(session -> account(session).filter(account::equals).isPresent()))
        .defaultIfEmpty(true);
  }

  private static Optional<String> account(WebSession session) {
    return BrowserSessionStore.authentication(session).map(SignedInPerson::account);
  }

  /** Only GET is saved, and asking again is all that it takes. */
  @Override
  public Mono<ServerHttpRequest> removeMatchingRequest(ServerWebExchange exchange) {
    return Mono.empty();
  }
}
