package codev.session.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a neighbour's message asks this service to remember of a group. */
public sealed interface GroupCommand {
  @TargetAggregateIdentifier
  GroupId group();

  Instant at();

  record RememberCharterAcceptance(GroupId group, Username member, int version, Instant at)
      implements GroupCommand {}

  record RememberCommitment(
      GroupId group,
      ActionId action,
      Username owner,
      Words what,
      @Nullable LocalDate dueOn,
      Instant at)
      implements GroupCommand {}

  record RememberSession(GroupId group, SessionId session, Instant at) implements GroupCommand {}

  /** Answers with the sessions that follow. */
  record RememberMembership(GroupId group, Username member, boolean joined, Instant at)
      implements GroupCommand {}

  /** Answers with the sessions that follow. */
  record RememberFacilitator(GroupId group, Username facilitator, Instant at)
      implements GroupCommand {}

  record SettleCommitment(GroupId group, ActionId action, Instant at) implements GroupCommand {}
}
