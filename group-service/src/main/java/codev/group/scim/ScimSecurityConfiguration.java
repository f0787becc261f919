package codev.group.scim;

import codev.group.servicetokens.ServiceTokenFilter;
import codev.group.servicetokens.ServiceTokenScope;
import codev.group.servicetokens.ServiceTokenUseCase;
import codev.infra.accesstokens.TokenChallenge;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRule;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.ServiceTokenAuthentication;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Security of SCIM: its paths take service tokens alone. No access token of a person is read there,
 * and no service token elsewhere.
 */
@Configuration(proxyBeanMethods = false)
class ScimSecurityConfiguration {

  /** Before the chain of all other paths. */
  @Bean
  @Order(0)
  SecurityFilterChain scimChain(HttpSecurity http, ServiceTokenUseCase tokens, ScimAnswers answers)
      throws Exception {
    return http.securityMatcher("/scim/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .addFilterBefore(new ServiceTokenFilter(tokens), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(
                    (_, response, _) -> {
                      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, TokenChallenge.ANY);
                      answers.refuse(
                          response,
                          HttpStatus.UNAUTHORIZED,
                          "A service token is needed that is neither expired nor revoked.");
                    }))
        .build();
  }

  @Bean
  AccessRule provisioningToken() {
    return new AccessRule(
        AccessPolicy.PROVISIONING_TOKEN,
        _ -> {
          if (!mayProvision()) throw RefusedException.forbidden();
        });
  }

  private static boolean mayProvision() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof ServiceTokenAuthentication token
        && token.has(ServiceTokenScope.SCIM.name());
  }
}
