package codev.session.domain.reference;

import codev.session.domain.value.ActionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands that record what other services published about a group. */
public sealed interface KnownGroupCommand {
  @TargetAggregateIdentifier
  GroupId group();

  Instant at();

  record RememberCharterAcceptance(GroupId group, Username member, int version, Instant at)
      implements KnownGroupCommand {}

  record RememberCharterWithdrawal(GroupId group, Username member, int version, Instant at)
      implements KnownGroupCommand {}

  record RememberCharterVersion(GroupId group, int version, Instant at)
      implements KnownGroupCommand {}

  record RememberCommitment(
      GroupId group,
      ActionId action,
      Username owner,
      EncryptedText what,
      @Nullable LocalDate dueOn,
      Instant at)
      implements KnownGroupCommand {}

  /** As it is now, also when it is restored. */
  record ChangeCommitment(
      GroupId group,
      ActionId action,
      Username owner,
      EncryptedText what,
      @Nullable LocalDate dueOn,
      Instant at)
      implements KnownGroupCommand {}

  record WithdrawCommitment(GroupId group, ActionId action, Instant at)
      implements KnownGroupCommand {}

  record RememberSession(GroupId group, SessionId session, Instant at)
      implements KnownGroupCommand {}

  record RememberMembership(GroupId group, Username member, boolean joined, Instant at)
      implements KnownGroupCommand {}

  record RememberFacilitator(GroupId group, Username facilitator, Instant at)
      implements KnownGroupCommand {}

  /** Changes nothing and answers with the group's sessions, as far as they are known. */
  record FindSessions(GroupId group, Instant at) implements KnownGroupCommand {}

  record SettleCommitment(GroupId group, ActionId action, Instant at)
      implements KnownGroupCommand {}
}
