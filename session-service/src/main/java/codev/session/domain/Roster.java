package codev.session.domain;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has a part in a session, and which.
 *
 * @param clients by pass, from the topics chosen
 * @param attendance what the facilitator marked
 */
public record Roster(
    Username facilitator,
    List<Username> members,
    Map<Integer, Username> clients,
    Map<Username, Attendance> attendance,
    Set<Username> signed,
    int pass) {

  static Roster of(SessionEvent.SessionScheduled e) {
    return new Roster(e.by(), e.members(), Map.of(), Map.of(), Set.of(), 1);
  }

  /** The roster after an event. */
  public Roster after(SessionEvent event, Template template) {
    return switch (event) {
      case SessionEvent.ChairHandedOver e ->
          new Roster(e.to(), members, clients, attendance, signed, pass);
      case SessionEvent.TopicChosen e ->
          new Roster(
              facilitator, members, with(clients, e.pass(), e.client()), attendance, signed, pass);
      case SessionEvent.AttendanceMarked e ->
          new Roster(
              facilitator,
              members,
              clients,
              with(attendance, e.member(), e.status()),
              signed,
              pass);
      case SessionEvent.AttendanceSigned e ->
          new Roster(facilitator, members, clients, attendance, with(signed, e.by()), pass);
      case SessionEvent.StepOpened e ->
          new Roster(facilitator, members, clients, attendance, signed, template.passAt(e.index()));
      case SessionEvent.StepReopened e ->
          new Roster(facilitator, members, clients, attendance, signed, template.passAt(e.index()));
      default -> this;
    };
  }

  public boolean includes(Username person) {
    return person.equals(facilitator) || members.contains(person);
  }

  /** The client of the current pass. */
  public @Nullable Username client() {
    return clients.get(pass);
  }

  public Role roleOf(Username person) {
    if (person.equals(facilitator)) return Role.FACILITATOR;
    if (client() == null) return Role.MEMBER;
    return person.equals(client()) ? Role.CLIENT : Role.CONSULTANT;
  }

  /** The consultants not marked absent: those whose agreement the contract needs. */
  public List<Username> presentConsultants() {
    return members.stream()
        .filter(m -> roleOf(m) == Role.CONSULTANT)
        .filter(m -> attendance.get(m) != Attendance.ABSENT)
        .toList();
  }

  private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    var changed = new LinkedHashMap<>(map);
    changed.put(key, value);
    return changed;
  }

  private static <V> SequencedSet<V> with(Set<V> set, V value) {
    var changed = new LinkedHashSet<>(set);
    changed.add(value);
    return changed;
  }
}
