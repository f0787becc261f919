package codev.group.messaging;

import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.event.ApprovalEvent;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.person.Username;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Messages about grants, and about what a second person has decided. */
final class AuthorityMessages {
  private AuthorityMessages() {}

  /** Why stays here. */
  record GrantGivenV1(
      GrantId grantId,
      Username username,
      GrantRole role,
      GrantScope scope,
      @Nullable Instant from,
      @Nullable Instant until,
      Username by,
      Instant at) {
    static GrantGivenV1 of(GrantGiven e) {
      return new GrantGivenV1(
          e.grant(), e.person(), e.role(), e.scope(), e.from(), e.until(), e.by(), e.at());
    }
  }

  /** Why stays here. */
  record GrantRevokedV1(
      GrantId grantId,
      Username username,
      GrantRole role,
      GrantScope scope,
      Username by,
      Instant at) {
    static GrantRevokedV1 of(GrantRevoked e) {
      return new GrantRevokedV1(e.grant(), e.person(), e.role(), e.scope(), e.by(), e.at());
    }
  }

  /**
   * Why stays here.
   *
   * @param username of the person whom it is about
   * @param asker who asked for it
   * @param by who decided; absent where nobody did in time
   */
  record ApprovalDecidedV1(
      ApprovalId approvalId,
      ApprovalAction.Kind kind,
      Username username,
      Username asker,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Username by,
      Instant at) {
    static ApprovalDecidedV1 of(ApprovalEvent e, Username person, @Nullable Username by) {
      return new ApprovalDecidedV1(e.approval(), e.action().kind(), person, e.asker(), by, e.at());
    }
  }
}
