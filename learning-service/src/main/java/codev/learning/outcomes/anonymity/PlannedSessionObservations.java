package codev.learning.outcomes.anonymity;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The sessions that have a date and are not over: facts about today's members of their groups. */
final class PlannedSessionObservations {
  private final ProgrammeMembers members;
  private final Map<String, PlannedSession> bySession = new LinkedHashMap<>();

  PlannedSessionObservations(ProgrammeMembers members) {
    this.members = members;
  }

  private record PlannedSession(String group, LocalDate on) {}

  void plan(String session, String group, LocalDate on) {
    bySession.put(session, new PlannedSession(group, on));
  }

  void remove(String session) {
    bySession.remove(session);
  }

  List<Observation> facts() {
    return bySession.values().stream().map(this::fact).toList();
  }

  private Observation fact(PlannedSession session) {
    var people = members.of(session.group());
    var workplaces =
        people.stream().map(members::workplace).collect(Collectors.toUnmodifiableSet());
    return new Observation(people, workplaces, session.group(), session.on(), 1.0);
  }
}
