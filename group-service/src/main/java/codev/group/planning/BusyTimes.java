package codev.group.planning;

import codev.group.calendar.CalendarSession;
import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.group.group.GroupView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The times at which people are expected in a session, planned or proposed. */
final class BusyTimes {
  private record Engagement(GroupId group, String groupName, Instant from, Instant to) {}

  /**
   * A person who would be expected in two places.
   *
   * @param facilitates whether the person is the group's facilitator
   * @param groupName the other group
   * @param at when its session begins
   */
  public record Clash(Username person, boolean facilitates, String groupName, Instant at) {}

  private final Map<Username, List<Engagement>> engagements = new HashMap<>();

  static BusyTimes of(List<GroupView> groups) {
    var all = new BusyTimes();
    for (var group : groups)
      for (var meeting : group.sessions().meetings())
        if (meeting.state() == CalendarSession.State.PLANNED)
          all.add(
              new Engagement(group.id(), group.name(), meeting.startsAt(), meeting.endsAt()),
              Stream.concat(Stream.of(meeting.facilitator()), group.members().stream()));
    return all;
  }

  void add(GroupView group, List<Instant> starts, Duration length) {
    for (var start : starts)
      add(
          new Engagement(group.id(), group.name(), start, start.plus(length)),
          Stream.concat(Stream.of(group.facilitator()), group.members().stream()));
  }

  /** What stands against a group meeting then, the facilitator's first, each person once. */
  List<Clash> clashes(GroupView group, List<Instant> starts, Duration length) {
    return Stream.concat(Stream.of(group.facilitator()), group.members().stream())
        .flatMap(person -> clash(person, group, starts, length).stream().limit(1))
        .toList();
  }

  private List<Clash> clash(
      Username person, GroupView group, List<Instant> starts, Duration length) {
    return engagements.getOrDefault(person, List.of()).stream()
        .filter(other -> !other.group().equals(group.id()))
        .filter(
            other ->
                starts.stream()
                    .anyMatch(s -> s.isBefore(other.to()) && other.from().isBefore(s.plus(length))))
        .sorted(Comparator.comparing(Engagement::from))
        .map(other -> clash(person, group, other))
        .toList();
  }

  private static Clash clash(Username person, GroupView group, Engagement other) {
    boolean facilitates = person.equals(group.facilitator());
    return new Clash(person, facilitates, other.groupName(), other.from());
  }

  private void add(Engagement engagement, Stream<Username> people) {
    people.forEach(
        person -> engagements.computeIfAbsent(person, _ -> new ArrayList<>()).add(engagement));
  }
}
