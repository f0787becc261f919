package codev.infra.simulator.scenario;

import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The members of the group in one session, and who of them is the client.
 *
 * @param members all of the group, the absent too
 * @param present in the order of the members
 */
record SessionParticipants(
    List<SimulatedPerson> members, List<SimulatedPerson> present, SimulatedPerson client) {
  private static final double STAYS_AWAY = 0.06;

  /** With fewer there would be no session. */
  private static final int FEWEST_PRESENT = 5;

  SessionParticipants {
    members = List.copyOf(members);
    present = List.copyOf(present);
  }

  /**
   * Decides who comes: the first in turn of those is the client.
   *
   * @param isLive nobody stays away
   * @param turns members in the order of their turn
   */
  static SessionParticipants decide(
      List<SimulatedPerson> members,
      List<SimulatedPerson> turns,
      boolean isLive,
      SeededRandom random) {
    var present = new ArrayList<SimulatedPerson>();
    var mayMiss = members.size() - FEWEST_PRESENT;
    for (var member : members) {
      var away = !isLive && mayMiss > 0 && random.about(member.username()).chance(STAYS_AWAY);
      if (away) mayMiss--;
      else present.add(member);
    }
    var client = turns.stream().filter(present::contains).findFirst().orElseThrow();
    return new SessionParticipants(members, present, client);
  }

  List<SimulatedPerson> consultants() {
    return present.stream().filter(member -> !member.equals(client)).toList();
  }

  boolean isPresent(SimulatedPerson member) {
    return present.contains(member);
  }
}
