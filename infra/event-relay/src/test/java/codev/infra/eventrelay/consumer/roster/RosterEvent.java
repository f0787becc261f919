package codev.infra.eventrelay.consumer.roster;

public sealed interface RosterEvent {
  String roster();

  record MembershipNoted(String roster, String member, boolean joined, long n)
      implements RosterEvent {}
}
