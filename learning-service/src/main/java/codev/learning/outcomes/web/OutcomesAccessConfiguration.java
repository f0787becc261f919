package codev.learning.outcomes.web;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRule;
import codev.learning.authority.ProgrammeAccess;
import codev.learning.outcomes.figures.OutcomesQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access rules of outcomes. */
@Configuration(proxyBeanMethods = false)
class OutcomesAccessConfiguration {
  @Bean
  AccessRule programmeOutcomesReader(ProgrammeOutcomesAccessCheck access) {
    return new AccessRule(
        AccessPolicy.PROGRAMME_OUTCOMES_READER,
        request -> access.mustRead(request.id("id"), request.user()));
  }

  @Bean
  AccessRule groupOutcomesReader(OutcomesQueries outcomes, ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.GROUP_OUTCOMES_READER,
        request ->
            GroupOutcomesAccessCheck.mustRead(outcomes, access, request.id("id"), request.user()));
  }
}
