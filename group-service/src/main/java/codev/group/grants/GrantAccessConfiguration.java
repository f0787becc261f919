package codev.group.grants;

import codev.group.domain.authority.GrantId;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access rule of a grant. */
@Configuration(proxyBeanMethods = false)
class GrantAccessConfiguration {
  @Bean
  AccessRule grantRevoker(GrantUseCase grants) {
    return new AccessRule(
        AccessPolicy.GRANT_REVOKER,
        request -> grants.mustBeRevocable(new GrantId(request.id("id")), request.user()));
  }
}
