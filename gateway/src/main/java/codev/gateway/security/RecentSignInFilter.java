package codev.gateway.security;

import codev.gateway.access.GatewayEndpoints;
import codev.gateway.errors.ProblemDetailRenderer;
import codev.gateway.securitylog.RefusedRequestLog;
import codev.gateway.sessions.BrowserSessionStore;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses what needs a recent sign-in to a person in a browser whose last one is too long ago, and
 * leads their page to signing in again. A program has an access token instead, which no browser
 * has.
 */
record RecentSignInFilter(
    BrowserSessionStore sessions, RefusedRequestLog refusedRequests, ProblemDetailRenderer renderer)
    implements WebFilter {
  /** In the record, which no endpoint has as its policy. */
  private static final String POLICY = "RECENT_SIGN_IN";

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!GatewayEndpoints.needsRecentSignIn(exchange.getRequest())) return chain.filter(exchange);
    return exchange
        .<Authentication>getPrincipal()
        .filter(person -> person instanceof OAuth2AuthenticationToken && !sessions.isRecent(person))
        .map(person -> refuse(person, exchange))
        .defaultIfEmpty(chain.filter(exchange))
        .flatMap(answer -> answer);
  }

  private Mono<Void> refuse(Authentication person, ServerWebExchange exchange) {
    var headers = exchange.getRequest().getHeaders();
    if (headers.containsHeader("HX-Request"))
      exchange
          .getResponse()
          .getHeaders()
          .set("HX-Redirect", RepeatedSignIn.address(headers.getFirst("HX-Current-URL")));
    return refusedRequests
        .accessRefused(person, POLICY, exchange)
        .then(Mono.defer(() -> renderer.refuseOldSignIn(exchange)));
  }
}
