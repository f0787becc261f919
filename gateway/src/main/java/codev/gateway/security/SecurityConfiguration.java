package codev.gateway.security;

import codev.gateway.access.GatewayAccessPolicy;
import codev.gateway.access.GatewayAccessRule;
import codev.gateway.access.GatewayEndpoints;
import codev.gateway.errors.ProblemDetailRenderer;
import codev.gateway.limits.RequestLimiter;
import codev.gateway.securitylog.ClientNetwork;
import codev.gateway.securitylog.RefusedRequestLog;
import codev.gateway.sessions.BrowserSessionStore;
import codev.gateway.sessions.SessionEndReport;
import codev.gateway.sessions.SignInOrigin;
import codev.gateway.sessions.SignedInPerson;
import codev.infra.accesstokens.TokenChallenge;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.CrossOriginResourcePolicyServerHttpHeadersWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Security of the gateway: which requests need authentication, and how unauthenticated ones are
 * answered.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  SecurityWebFilterChain chain(
      ServerHttpSecurity http,
      List<GatewayAccessRule> rules,
      ReactiveClientRegistrationRepository registrations,
      BrowserSessionStore sessions,
      RequestLimiter limits,
      SignInReport signInReport,
      SessionEndReport sessionEndReport,
      SignedOutPage signedOut,
      RefusedRequestLog refusedRequests,
      ProblemDetailRenderer renderer) {
    var signIn = new SignInCookies(registrations);
    var entry = entry(signIn, limits, refusedRequests, renderer);
    return http.requestCache(cache -> cache.requestCache(signIn))
        .authorizeExchange(requests -> declare(requests, rules))
        .oauth2Login(
            login ->
                login
                    .authorizationRequestRepository(signIn)
                    .authorizationRequestResolver(new RepeatedSignIn(registrations, signIn))
                    .authenticationSuccessHandler(
                        handlers ->
                            handlers.addAll(
                                List.of(
                                    sessionLimitHandler(sessions),
                                    originHandler(),
                                    SignInLog.success(),
                                    signInReport,
                                    toThePage(signIn))))
                    .authenticationFailureHandler(
                        (failed, why) -> {
                          refusedRequests.signInRefused(failed.getExchange(), why);
                          return renderer.refuse(failed.getExchange(), HttpStatus.UNAUTHORIZED);
                        }))
        .oauth2ResourceServer(
            server ->
                server
                    .bearerTokenConverter(accessTokens())
                    .jwt(Customizer.withDefaults())
                    .authenticationEntryPoint(entry))
        .oidcLogout(
            logout ->
                logout.backChannel(
                    channel ->
                        channel.logoutHandler(
                            (_, token) -> endSessions(token.getPrincipal(), sessions))))
        .addFilterBefore(new UnreadableLogoutTokenFilter(renderer), SecurityWebFiltersOrder.CORS)
        .addFilterBefore(limits::limitAnonymous, SecurityWebFiltersOrder.CORS)
        .addFilterAfter(
            limits::limitAuthenticated,
            SecurityWebFiltersOrder.SECURITY_CONTEXT_SERVER_WEB_EXCHANGE)
        .addFilterAfter(
            new RecentSignInFilter(sessions, refusedRequests, renderer),
            SecurityWebFiltersOrder.AUTHORIZATION)
        .addFilterBefore(new CsrfFormTokenFilter(), SecurityWebFiltersOrder.CSRF)
        .csrf(csrf -> CsrfProtection.configure(csrf, renderer, refusedRequests))
        .logout(
            logout ->
                SignOut.configure(logout, sessions, sessionEndReport, registrations, signedOut))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(entry)
                    .accessDeniedHandler(
                        (exchange, _) ->
                            logRefusal(exchange, refusedRequests)
                                .then(renderer.refuse(exchange, HttpStatus.FORBIDDEN))))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        policy -> policy.policyDirectives(ProblemDetailRenderer.CONTENT_POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicy(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                    .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                    .crossOriginResourcePolicy(
                        policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                    .frameOptions(frames -> frames.mode(Mode.DENY)))
        .build();
  }

  /** Else each filter of each request would be counted and timed, which nobody reads. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** A service token is passed on as it is: the service that has given it out checks it. */
  private static ServerAuthenticationConverter accessTokens() {
    var tokens = new ServerBearerTokenAuthenticationConverter();
    return exchange ->
        SignedInPerson.isByAccessToken(exchange.getRequest())
            ? tokens.convert(exchange)
            : Mono.empty();
  }

  /** A page leads to the sign-in and back; whatever a script or program asked for is refused. */
  private static ServerAuthenticationEntryPoint entry(
      SignInCookies cookies,
      RequestLimiter limits,
      RefusedRequestLog refusedRequests,
      ProblemDetailRenderer renderer) {
    var signIn =
        new RedirectServerAuthenticationEntryPoint(
            "/oauth2/authorization/" + OAuth2ClientConfiguration.REGISTRATION);
    signIn.setRequestCache(cookies);
    return (exchange, why) -> {
      if (why instanceof AuthenticationServiceException) {
        return renderer.refuse(exchange, HttpStatus.SERVICE_UNAVAILABLE);
      }
      if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION))
        refusedRequests.tokenRefused(exchange, why);
      return limits.limitRejected(
          exchange, isPage(exchange) ? signIn.commence(exchange, why) : refuse(exchange, renderer));
    };
  }

  /** A policy that does not depend on the person refuses them by their network. */
  private static Mono<Void> logRefusal(
      ServerWebExchange exchange, RefusedRequestLog refusedRequests) {
    return exchange
        .<Authentication>getPrincipal()
        .flatMap(
            person ->
                Mono.justOrEmpty(GatewayEndpoints.policyOf(exchange.getRequest()))
                    .flatMap(
                        policy -> refusedRequests.accessRefused(person, policy.name(), exchange)));
  }

  private static Mono<Void> refuse(ServerWebExchange exchange, ProblemDetailRenderer renderer) {
    exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, TokenChallenge.ANY);
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

  private static ServerAuthenticationSuccessHandler sessionLimitHandler(
      BrowserSessionStore sessions) {
    return (_, person) -> sessions.endOldest(SignedInPerson.account(person)).then();
  }

  private static ServerAuthenticationSuccessHandler originHandler() {
    return (filters, _) -> {
      var exchange = filters.getExchange();
      var browser = exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT);
      var origin = SignInOrigin.of(browser, ClientNetwork.of(exchange));
      return exchange
          .getSession()
          .doOnNext(session -> BrowserSessionStore.note(origin, session))
          .then();
    };
  }

  /** Any handler that is added takes the place of Spring Security's own, which would redirect. */
  private static ServerAuthenticationSuccessHandler toThePage(SignInCookies signIn) {
    var redirect = new RedirectServerAuthenticationSuccessHandler("/");
    redirect.setRequestCache(signIn);
    return redirect;
  }

  private static Mono<Void> endSessions(@Nullable Object token, BrowserSessionStore sessions) {
    return token instanceof OidcLogoutToken logoutToken
        ? sessions.end(logoutToken).doOnNext(SignInLog::endedByProvider).then()
        : Mono.empty();
  }

  /** What is not the gateway's own belongs to a service, for whoever is signed in. */
  private static void declare(
      ServerHttpSecurity.AuthorizeExchangeSpec requests, List<GatewayAccessRule> rules) {
    var byPolicy =
        rules.stream().collect(Collectors.toMap(GatewayAccessRule::policy, rule -> rule));
    for (var policy : GatewayAccessPolicy.values()) {
      var rule = Objects.requireNonNull(byPolicy.get(policy), () -> "no rule for " + policy);
      requests.matchers(exchange -> match(exchange, policy)).access(rule);
    }
    requests.anyExchange().authenticated();
  }

  /** One question for each policy, not one for each endpoint. */
  private static Mono<MatchResult> match(ServerWebExchange exchange, GatewayAccessPolicy policy) {
    return GatewayEndpoints.policyOf(exchange.getRequest()).filter(policy::equals).isPresent()
        ? MatchResult.match()
        : MatchResult.notMatch();
  }
}
