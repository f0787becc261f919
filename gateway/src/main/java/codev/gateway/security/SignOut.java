package codev.gateway.security;

import codev.gateway.sessions.BrowserSessionStore;
import codev.gateway.sessions.SessionEndReport;
import codev.gateway.sessions.SignedInPerson;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Signing out: here, in all other browsers too if that was asked for, and at the provider. The
 * answer is a page that leads to the provider: to a redirect of a form's answer, browsers apply
 * {@code form-action}, and nobody knows to which other sites the provider leads on.
 */
final class SignOut {
  private static final String LOCAL_PATH = "/logout";
  private static final String EVERYWHERE_PATH = "/logout/everywhere";

  private SignOut() {}

  static void configure(
      LogoutSpec logout,
      BrowserSessionStore sessions,
      SessionEndReport report,
      ReactiveClientRegistrationRepository registrations,
      SignedOutPage page) {
    logout
        .requiresLogout(
            ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, LOCAL_PATH, EVERYWHERE_PATH))
        .logoutHandler(
            new DelegatingServerLogoutHandler(
                (_, person) -> Mono.fromRunnable(() -> SignInLog.signedOut(person)),
                (exchange, person) -> report(exchange.getExchange(), person, report),
                (exchange, person) -> endOthers(exchange.getExchange(), person, sessions),
                new SecurityContextServerLogoutHandler(),
                new WebSessionServerLogoutHandler()))
        .logoutSuccessHandler(redirectToProvider(registrations, page));
  }

  private static Mono<Void> report(
      ServerWebExchange exchange, Authentication person, SessionEndReport report) {
    return isEverywhere(exchange)
        ? report.endedOwn(person, exchange)
        : report.signedOut(person, exchange);
  }

  private static boolean isEverywhere(ServerWebExchange exchange) {
    return exchange.getRequest().getPath().value().equals(EVERYWHERE_PATH);
  }

  private static Mono<Void> endOthers(
      ServerWebExchange exchange, Authentication person, BrowserSessionStore sessions) {
    return isEverywhere(exchange)
        ? sessions.endAll(SignedInPerson.account(person)).then()
        : Mono.empty();
  }

  private static ServerLogoutSuccessHandler redirectToProvider(
      ReactiveClientRegistrationRepository registrations, SignedOutPage page) {
    var atTheProvider = new OidcClientInitiatedServerLogoutSuccessHandler(registrations);
    atTheProvider.setPostLogoutRedirectUri("{baseUrl}/");
    return (filters, person) ->
        atTheProvider
            .onLogoutSuccess(filters, person)
            .then(
                Mono.defer(
                    () -> {
                      var exchange = filters.getExchange();
                      var headers = exchange.getResponse().getHeaders();
                      var location = Objects.requireNonNull(headers.getLocation());
                      headers.remove(HttpHeaders.LOCATION);
                      // not "cookies": that would reach the other sites of this domain
                      headers.set("Clear-Site-Data", "\"cache\", \"storage\"");
                      return page.show(exchange, location);
                    }));
  }
}
