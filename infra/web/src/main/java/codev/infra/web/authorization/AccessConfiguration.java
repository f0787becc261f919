package codev.infra.web.authorization;

import codev.infra.web.authority.AuthoritySource;
import codev.infra.web.problem.RefusedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Spring configuration of access policies, with the rules that are the same in every service. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {
  /** Order of an interceptor that answers only who is admitted. */
  public static final int AFTER_ACCESS = Ordered.LOWEST_PRECEDENCE;

  private static final int ACCESS = AFTER_ACCESS - 1;

  @Bean
  AccessRules accessRules(ObjectProvider<AccessRule> rules) {
    return new AccessRules(rules.stream().toList());
  }

  @Bean
  AccessRule signedIn() {
    return new AccessRule(AccessPolicy.SIGNED_IN, _ -> {});
  }

  @Bean
  @ConditionalOnBean(AuthoritySource.class)
  AccessRule organisationAuditor(AuthoritySource authorities) {
    return new AccessRule(
        AccessPolicy.ORGANISATION_AUDITOR,
        request -> {
          if (!authorities.of(request.user()).auditsOrganisation())
            throw RefusedException.forbidden();
        });
  }

  @Bean
  @ConditionalOnBean(AuthoritySource.class)
  AccessRule organisationOperator(AuthoritySource authorities) {
    return new AccessRule(
        AccessPolicy.ORGANISATION_OPERATOR,
        request -> {
          var authority = authorities.of(request.user());
          if (!authority.reviewsOrganisation()) throw RefusedException.forbidden();
        });
  }

  /** Late: the read models then include what the request waits for. */
  @Bean
  WebMvcConfigurer accessChecks(AccessRules rules) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AccessInterceptor(rules)).order(ACCESS);
      }
    };
  }

  @Bean
  AccessPolicyRegistry declaredAccess(ApplicationContext context, AccessRules rules) {
    return new AccessPolicyRegistry(context, rules);
  }

  @Bean
  AccessEndpoint accessEndpoint(AccessPolicyRegistry access) {
    return new AccessEndpoint(access);
  }
}
