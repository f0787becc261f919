package codev.group.approvals;

import codev.group.domain.authority.ApprovalId;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access rule of a request for approval. */
@Configuration(proxyBeanMethods = false)
class ApprovalAccessConfiguration {
  @Bean
  AccessRule approvalDecider(ApprovalDecisionUseCase approvals) {
    return new AccessRule(
        AccessPolicy.APPROVAL_DECIDER,
        request -> approvals.mustBeVisible(new ApprovalId(request.id("id")), request.user()));
  }
}
