package codev.infra.eventrelay.consumer.roster;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface RosterCommand {
  @TargetAggregateIdentifier
  String roster();

  /**
   * Notes whether a person is a member, unless that is known.
   *
   * @param n of the message that says so, 0 if a user does
   */
  record NoteMembership(String roster, String member, boolean joined, long n)
      implements RosterCommand {}
}
