package codev.group.overview;

import codev.group.authority.ApprovalQueries;
import codev.group.identity.IdentityQueries;
import codev.infra.web.authority.ProgrammeAuthorities;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Finds what waits for an administrator of the organisation. */
@Component
record PlatformStatusQueries(ApprovalQueries approvals, IdentityQueries identities, Clock clock) {
  /**
   * @param imports that are under way
   */
  PlatformStatus of(ProgrammeAuthorities administrator, int imports) {
    var now = clock.instant();
    long waiting =
        approvals.visibleTo(administrator).stream()
            .filter(approval -> approvals.mayDecide(approval, administrator, now))
            .count();
    return new PlatformStatus(waiting, identities.contested().size(), imports);
  }
}
