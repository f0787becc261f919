package codev.gateway.security;

import codev.gateway.errors.ProblemDetailRenderer;
import java.util.Set;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * CSRF protection of signed-in browsers. The page's script reads a token from a cookie and repeats
 * it in a header, which another site cannot; the browser's statement of a request's origin is
 * accepted as well. Programs with an access token have no cookie to abuse.
 */
final class CsrfProtection {

  static final String COOKIE = "XSRF-TOKEN";
  static final String HEADER = "X-XSRF-TOKEN";
  static final String SESSION = "__Host-codev";

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private CsrfProtection() {}

  static void isRefused(CsrfSpec csrf, ProblemDetailRenderer renderer) {
    var cookies = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
    cookies.setCookieName(COOKIE);
    cookies.setHeaderName(HEADER);
    cookies.setCookieCustomizer(cookie -> cookie.secure(true).sameSite("Lax"));
    csrf.csrfTokenRepository(cookies)
        .csrfTokenRequestHandler(new OnlyTheHeader())
        .requireCsrfProtectionMatcher(
            exchange ->
                isAtRisk(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch())
        .accessDeniedHandler((exchange, _) -> renderer.refuse(exchange, HttpStatus.FORBIDDEN));
  }

  /** A request that changes something on the strength of the cookie alone. */
  static boolean isAtRisk(ServerHttpRequest request) {
    return !READING.contains(request.getMethod())
        && request.getCookies().containsKey(SESSION)
        && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
  }

  /** Looking for the token in a form would use up the body that a service waits for. */
  private static final class OnlyTheHeader extends ServerCsrfTokenRequestAttributeHandler {

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

  /** Writes the cookie: it is made only when its value is requested. */
  @Component
  static final class TokenCookie implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
      if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
        return chain.filter(exchange);
      }
      Mono<CsrfToken> token =
          exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
      return token.then(chain.filter(exchange));
    }
  }

  /** Keeps what the services may know of a browser's cookies: its language. */
  static void keepOnlyTheLanguage(ServerHttpRequest request, HttpHeaders headers) {
    headers.remove(HttpHeaders.COOKIE);
    HttpCookie language = request.getCookies().getFirst("lang");
    if (language != null) headers.set(HttpHeaders.COOKIE, "lang=" + language.getValue());
  }
}
