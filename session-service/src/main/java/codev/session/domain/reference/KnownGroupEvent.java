package codev.session.domain.reference;

import codev.session.domain.value.ActionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Events of a group as published by other services. Stored for ever. */
public sealed interface KnownGroupEvent {
  GroupId group();

  Instant at();

  record CharterAcceptanceHeard(GroupId group, Username member, int version, Instant at)
      implements KnownGroupEvent {}

  record CharterWithdrawalHeard(GroupId group, Username member, int version, Instant at)
      implements KnownGroupEvent {}

  /** The charter has another wording: acceptances of earlier versions no longer count. */
  record CharterVersionNoted(GroupId group, int version, Instant at) implements KnownGroupEvent {}

  record CommitmentHeard(
      GroupId group,
      ActionId action,
      Username owner,
      EncryptedText what,
      @Nullable LocalDate dueOn,
      Instant at)
      implements KnownGroupEvent {}

  /** Its owner put other words or another date in its place, or restored it. */
  record CommitmentChanged(
      GroupId group,
      ActionId action,
      Username owner,
      EncryptedText what,
      @Nullable LocalDate dueOn,
      Instant at)
      implements KnownGroupEvent {}

  /** Its owner withdrew it in the session: it is reviewed nowhere. */
  record CommitmentWithdrawn(GroupId group, ActionId action, Instant at)
      implements KnownGroupEvent {}

  /** A session was planned for the group: it follows the group until it is opened. */
  record SessionHeard(GroupId group, SessionId session, Instant at) implements KnownGroupEvent {}

  record MembershipHeard(GroupId group, Username member, boolean joined, Instant at)
      implements KnownGroupEvent {}

  record FacilitatorHeard(GroupId group, Username facilitator, Instant at)
      implements KnownGroupEvent {}

  /**
   * A client's turn counts, though the session was closed before their consultation.
   *
   * @param openedAt when the session was opened
   */
  record TurnCountHeard(
      GroupId group, SessionId session, Username member, Instant openedAt, Instant at)
      implements KnownGroupEvent {}

  /** An action was done, partly done or abandoned: it need not be reviewed any more. */
  record CommitmentSettled(GroupId group, ActionId action, Instant at) implements KnownGroupEvent {}
}
