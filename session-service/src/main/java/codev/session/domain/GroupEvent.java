package codev.session.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What sessions need to remember of their group, as its neighbours told it. Stored for ever. */
public sealed interface GroupEvent {
  GroupId group();

  Instant at();

  record CharterAcceptanceHeard(GroupId group, Username member, int version, Instant at)
      implements GroupEvent {}

  record CommitmentHeard(
      GroupId group,
      ActionId action,
      Username owner,
      Words what,
      @Nullable LocalDate dueOn,
      Instant at)
      implements GroupEvent {}

  /** A session was planned for the group: it follows the group until it is opened. */
  record SessionHeard(GroupId group, SessionId session, Instant at) implements GroupEvent {}

  record MembershipHeard(GroupId group, Username member, boolean joined, Instant at)
      implements GroupEvent {}

  record FacilitatorHeard(GroupId group, Username facilitator, Instant at) implements GroupEvent {}

  /** An action was done, partly done or abandoned: it need not be reviewed any more. */
  record CommitmentSettled(GroupId group, ActionId action, Instant at) implements GroupEvent {}
}
