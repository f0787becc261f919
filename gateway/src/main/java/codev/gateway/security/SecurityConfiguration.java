package codev.gateway.security;

import codev.gateway.errors.ProblemDetailRenderer;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.util.matcher.IpAddressServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Security of the gateway: which requests need authentication, and how unauthenticated ones are
 * answered.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String CONTENT_POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; img-src"
          + " 'self' data:";

  @Bean
  SecurityWebFilterChain chain(
      ServerHttpSecurity http,
      MetricsAccessProperties metrics,
      ReactiveClientRegistrationRepository registrations,
      ProblemDetailRenderer renderer) {
    var entry = entry(renderer);
    return http.authorizeExchange(
            requests ->
                requests
                    .pathMatchers("/actuator/health/**", "/assets/**", "/webjars/**", "/door/**")
                    .permitAll()
                    .pathMatchers("/actuator/**")
                    .access(onlyFrom(metrics.allowedNetworks()))
                    .anyExchange()
                    .authenticated())
        .oauth2Login(
            login ->
                login.authenticationFailureHandler(
                    (failed, _) -> renderer.refuse(failed.getExchange(), HttpStatus.UNAUTHORIZED)))
        .oauth2ResourceServer(
            server -> server.jwt(Customizer.withDefaults()).authenticationEntryPoint(entry))
        .addFilterBefore(new CsrfFormTokenFilter(), SecurityWebFiltersOrder.CSRF)
        .csrf(csrf -> CsrfProtection.isRefused(csrf, renderer))
        .logout(
            logout ->
                logout
                    .logoutHandler(
                        new DelegatingServerLogoutHandler(
                            new SecurityContextServerLogoutHandler(),
                            new WebSessionServerLogoutHandler()))
                    .logoutSuccessHandler(atTheProviderToo(registrations)))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(entry)
                    .accessDeniedHandler(
                        (exchange, _) -> renderer.refuse(exchange, HttpStatus.FORBIDDEN)))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicy(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                    .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                    .frameOptions(frames -> frames.mode(Mode.DENY)))
        .build();
  }

  /** A page leads to the sign-in and back; whatever a script or program asked for is refused. */
  private static ServerAuthenticationEntryPoint entry(ProblemDetailRenderer renderer) {
    var signIn =
        new RedirectServerAuthenticationEntryPoint(
            "/oauth2/authorization/" + OAuth2ClientConfiguration.REGISTRATION);
    return (exchange, why) -> {
      if (why instanceof AuthenticationServiceException) {
        return renderer.refuse(exchange, HttpStatus.SERVICE_UNAVAILABLE);
      }
      return isPage(exchange) ? signIn.commence(exchange, why) : refuse(exchange, renderer);
    };
  }

  private static Mono<Void> refuse(ServerWebExchange exchange, ProblemDetailRenderer renderer) {
    exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return renderer.refuse(exchange, HttpStatus.UNAUTHORIZED);
  }

  private static boolean isPage(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    return request.getMethod().equals(HttpMethod.GET)
        && request.getHeaders().getAccept().stream()
            .anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype)
        && !request.getHeaders().containsHeader("HX-Request")
        && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
        && !ProblemDetailRenderer.isApi(exchange);
  }

  private static ServerLogoutSuccessHandler atTheProviderToo(
      ReactiveClientRegistrationRepository registrations) {
    var handler = new OidcClientInitiatedServerLogoutSuccessHandler(registrations);
    handler.setPostLogoutRedirectUri("{baseUrl}/");
    return handler;
  }

  private static ReactiveAuthorizationManager<AuthorizationContext> onlyFrom(
      List<String> networks) {
    var matchers = networks.stream().map(IpAddressServerWebExchangeMatcher::new).toList();
    return (_, context) ->
        Flux.fromIterable(matchers)
            .flatMap(matcher -> matcher.matches(context.getExchange()))
            .any(result -> result.isMatch())
            .map(AuthorizationDecision::new);
  }
}
