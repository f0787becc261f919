package codev.gateway.security;

import codev.gateway.errors.ProblemDetailRenderer;
import codev.gateway.messages.ReactiveRequestLocaleResolver;
import codev.gateway.securitylog.RefusedRequestLog;
import codev.gateway.sessions.BrowserSessionStore;
import codev.gateway.sessions.RandomSecret;
import codev.gateway.sessions.SignedInPerson;
import java.util.Set;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.csrf.WebSessionServerCsrfTokenRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * CSRF protection of signed-in browsers. A session has a token, which the page's script reads from
 * a cookie and repeats in a header, as another site cannot; the browser's statement of a request's
 * origin is accepted as well. Programs with an access token have no cookie to abuse.
 */
final class CsrfProtection {

  /** A copy for the page's script; what it is compared with is in the session. */
  static final String COOKIE = "__Host-codev-csrf";

  static final String HEADER = "X-XSRF-TOKEN";

  /** Where a form that was sent without a script has it. */
  static final String FIELD = "_csrf";

  private static final Set<HttpMethod> READING_METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private CsrfProtection() {}

  static void configure(CsrfSpec csrf, ProblemDetailRenderer renderer, RefusedRequestLog refusals) {
    csrf.csrfTokenRepository(new SessionTokens())
        .csrfTokenRequestHandler(new HeaderTokenHandler())
        .requireCsrfProtectionMatcher(
            exchange ->
                isAtRisk(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch())
        .accessDeniedHandler(
            (exchange, _) -> refusals.crossSite(exchange).then(renderer.refuseForged(exchange)));
  }

  /** A request that changes something on the strength of the cookie alone. */
  static boolean isAtRisk(ServerHttpRequest request) {
    return !READING_METHODS.contains(request.getMethod())
        && request.getCookies().containsKey(BrowserSessionStore.COOKIE)
        && !SignedInPerson.isByAccessToken(request);
  }

  /** In the session, as Spring keeps them; its own are UUIDs, which are easier to guess. */
  private static final class SessionTokens extends WebSessionServerCsrfTokenRepository {
    private SessionTokens() {
      setHeaderName(HEADER);
    }

    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
      return Mono.fromSupplier(() -> new DefaultCsrfToken(HEADER, FIELD, RandomSecret.next()));
    }
  }

  /** Looking for the token in a form would use up the body that a service waits for. */
  private static final class HeaderTokenHandler extends ServerCsrfTokenRequestAttributeHandler {

    @Override
    public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken token) {
      var headers = exchange.getRequest().getHeaders();
      var site = headers.getFirst("Sec-Fetch-Site");
      // No script can set it: a page of ours whose scripts do not run can send its forms.
      if ("same-origin".equals(site)) return Mono.just(token.getToken());
      if (site != null && !site.equals("none")) return Mono.empty();
      return Mono.justOrEmpty(headers.getFirst(token.getHeaderName()));
    }
  }

  /** Gives the token of a session to its browser. */
  @Component
  static final class TokenCookie implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
      return exchange
          .getSession()
          .filter(WebSession::isStarted)
          .flatMap(_ -> token(exchange))
          .doOnNext(token -> give(token.getToken(), exchange))
          .then(chain.filter(exchange));
    }

    private static Mono<CsrfToken> token(ServerWebExchange exchange) {
      return exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
    }

    private static void give(String token, ServerWebExchange exchange) {
      var has = exchange.getRequest().getCookies().getFirst(COOKIE);
      if (has == null || !has.getValue().equals(token))
        exchange
            .getResponse()
            .addCookie(
                ResponseCookie.from(COOKIE, token).path("/").secure(true).sameSite("Lax").build());
    }
  }

  /** Keeps what the services may know of a browser's cookies: its language. */
  static void keepOnlyTheLanguage(ServerHttpRequest request, HttpHeaders headers) {
    headers.remove(HttpHeaders.COOKIE);
    HttpCookie language = request.getCookies().getFirst(ReactiveRequestLocaleResolver.COOKIE);
    if (language != null)
      headers.set(HttpHeaders.COOKIE, language.getName() + "=" + language.getValue());
  }
}
