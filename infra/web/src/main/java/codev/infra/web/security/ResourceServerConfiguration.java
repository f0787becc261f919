package codev.infra.web.security;

import codev.infra.accesstokens.AccessTokenValidators;
import codev.infra.accesstokens.TokenChallenge;
import codev.infra.accesstokens.VerifiedTokens;
import codev.infra.web.identity.TokenUsernames;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Security of a service as an OAuth 2 resource server: each request carries its token, so there is
 * neither a session nor a CSRF token. Forged requests are the gateway's concern: it holds the
 * cookie.
 */
@Configuration(proxyBeanMethods = false)
public class ResourceServerConfiguration {
  /** The keys last seen are believed this long while the provider is away. */
  private static final long OUTAGE = TimeUnit.HOURS.toMillis(12);

  /**
   * @param names required: a service that could not tell accounts from claimed names does not start
   */
  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      MetricsAccessProperties metrics,
      OperatorAccessProperties operators,
      TokenUsernames names)
      throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers("/actuator/health/**", "/assets/**", "/webjars/**")
                    .permitAll()
                    // the address admits
                    .requestMatchers("/calendar-feeds/*", "/invitations/*", "/questionnaires/*")
                    .permitAll()
                    .requestMatchers("/.well-known/message-keys") // public keys
                    .permitAll()
                    .requestMatchers("/actuator/prometheus")
                    .access(onlyFrom(metrics.allowedNetworks()))
                    .requestMatchers("/actuator/**")
                    .access(onlyFrom(operators.allowedNetworks()))
                    .anyRequest()
                    .authenticated())
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(token -> person(token, names)))
                    .authenticationEntryPoint(ResourceServerConfiguration::sendErrorStatus)
                    .withObjectPostProcessor(reportingUnavailableProvider()))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(ResourceServerConfiguration::sendErrorStatus)
                    .accessDeniedHandler((_, response, _) -> response.sendError(403)))
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    csp ->
                        csp.policyDirectives(
                            "default-src 'self'; object-src 'none'; base-uri 'none';"
                                + " form-action 'self'; frame-ancestors 'none'; img-src 'self'"
                                + " data:")))
        .build();
  }

  /** Else each filter of each request would be counted and timed, which nobody reads. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  JwtDecoder tokens(ResourceServerProperties identity) throws MalformedURLException {
    var keys =
        JWKSourceBuilder.<SecurityContext>create(identity.jwks().toURL())
            .outageTolerant(OUTAGE)
            .build();
    var decoder = NimbusJwtDecoder.withJwkSource(keys).build();
    decoder.setClaimSetConverter(AccessTokenValidators.claims());
    var validator = AccessTokenValidators.of(identity.issuer(), identity.audience());
    decoder.setJwtValidator(validator);
    var verified = new VerifiedTokens(validator);
    return token -> verified.find(token).orElseGet(() -> verified.add(decoder.decode(token)));
  }

  private static AbstractAuthenticationToken person(Jwt token, TokenUsernames names) {
    var authentication = new JwtAuthenticationToken(token, List.of());
    authentication.setDetails(new TokenPerson(token, names));
    return authentication;
  }

  /**
   * By the address that the connection comes from, whatever a header says. Requests that a page
   * makes are refused: a page of another site can have the operator's browser send some.
   */
  private static AuthorizationManager<RequestAuthorizationContext> onlyFrom(List<String> networks) {
    var matchers = networks.stream().map(IpAddressMatcher::new).toList();
    return (_, context) -> {
      var address = connectionOf(context.getRequest()).getRemoteAddr();
      return new AuthorizationDecision(
          !isFromPage(context.getRequest())
              && matchers.stream().anyMatch(matcher -> matcher.matches(address)));
    };
  }

  /** Without the wrapper that believes {@code X-Forwarded-For}. */
  private static ServletRequest connectionOf(ServletRequest request) {
    return request instanceof ServletRequestWrapper wrapper
        ? connectionOf(wrapper.getRequest())
        : request;
  }

  private static boolean isFromPage(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    return request.getHeader(HttpHeaders.ORIGIN) != null || (site != null && !site.equals("none"));
  }

  /** {@code sendError} leads to {@code FallbackErrorController}, which words the answer. */
  private static void sendErrorStatus(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    if (exception instanceof AuthenticationServiceException) {
      response.sendError(503);
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, TokenChallenge.ANY);
      response.sendError(401);
    }
  }

  /** Spring would let this exception fall through to the container. */
  private static ObjectPostProcessor<BearerTokenAuthenticationFilter>
      reportingUnavailableProvider() {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(ResourceServerConfiguration::sendErrorStatus);
        return filter;
      }
    };
  }
}
