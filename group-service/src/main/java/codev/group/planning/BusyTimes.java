package codev.group.planning;

import codev.group.calendar.CalendarSession;
import codev.group.calendar.TimeSpan;
import codev.group.domain.person.Username;
import codev.group.domain.place.Room;
import codev.group.domain.value.GroupId;
import codev.group.group.GroupView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The times at which people and rooms are taken by a session, planned or proposed. */
public final class BusyTimes {
  private record BusyTime(GroupId group, @Nullable String groupName, TimeSpan time) {
    Instant from() {
      return time.from();
    }
  }

  /**
   * A person who would be expected in two places, or is absent.
   *
   * @param facilitates whether the person is the group's facilitator
   * @param isAbsent whether they are absent, and expected nowhere
   * @param groupName the other group; null where the viewer may not see it
   * @param at when its session begins, or the session that they would miss
   */
  public record Conflict(
      Username person,
      boolean facilitates,
      boolean isAbsent,
      @Nullable String groupName,
      Instant at) {}

  /**
   * A room in which two groups would meet.
   *
   * @param groupName the other group; null where the viewer may not see it
   * @param at when its session begins
   */
  public record TakenRoom(@Nullable String groupName, Instant at) {}

  private final Map<Username, List<BusyTime>> times = new HashMap<>();
  private final Map<Room, List<BusyTime>> rooms = new HashMap<>();

  /**
   * @param isNamed whether the viewer may know which group it is
   */
  public static BusyTimes of(List<GroupView> groups, Predicate<GroupId> isNamed) {
    var busyTimes = new BusyTimes();
    for (var group : groups)
      for (var session : group.sessions().all())
        if (session.state() == CalendarSession.State.PLANNED) {
          var name = isNamed.test(group.id()) ? group.name() : null;
          var time = new BusyTime(group.id(), name, session.time());
          busyTimes.add(
              time, Stream.concat(Stream.of(session.facilitator()), group.members().stream()));
          if (session.occupiesItsRoom()) busyTimes.add(time, session.place());
        }
    return busyTimes;
  }

  void add(GroupView group, List<Instant> starts, Duration length, @Nullable String place) {
    for (var start : starts) {
      var span = new TimeSpan(start, start.plus(length));
      var time = new BusyTime(group.id(), group.name(), span);
      add(time, group.people());
      add(time, place);
    }
  }

  /** The first session, another group's or the group's own, that has the room then. */
  Optional<TakenRoom> taken(@Nullable String place, List<Instant> starts, Duration length) {
    return Room.of(place).stream()
        .flatMap(room -> rooms.getOrDefault(room, List.of()).stream())
        .filter(other -> overlaps(other, starts, length))
        .min(Comparator.comparing(BusyTime::from))
        .map(other -> new TakenRoom(other.groupName(), other.from()));
  }

  private static boolean overlaps(BusyTime other, List<Instant> starts, Duration length) {
    return starts.stream()
        .anyMatch(start -> new TimeSpan(start, start.plus(length)).overlaps(other.time()));
  }

  /** The conflicts of a group that meets then, the facilitator's first, each person once. */
  List<Conflict> conflicts(GroupView group, List<Instant> starts, Duration length) {
    return group
        .people()
        .flatMap(person -> conflict(person, group, starts, length).stream().limit(1))
        .toList();
  }

  private List<Conflict> conflict(
      Username person, GroupView group, List<Instant> starts, Duration length) {
    return times.getOrDefault(person, List.of()).stream()
        .filter(other -> !other.group().equals(group.id()))
        .filter(other -> overlaps(other, starts, length))
        .sorted(Comparator.comparing(BusyTime::from))
        .map(other -> conflict(person, group, other))
        .toList();
  }

  private static Conflict conflict(Username person, GroupView group, BusyTime other) {
    boolean facilitates = person.equals(group.facilitator());
    return new Conflict(person, facilitates, false, other.groupName(), other.from());
  }

  /**
   * The groups that are to meet while one of their people, or their room, is taken by another one.
   * In one pass over all times: with many groups, pairs of them would be too many.
   */
  public Set<GroupId> inConflict() {
    var groups = new HashSet<GroupId>();
    var all = Stream.concat(times.values().stream(), rooms.values().stream()).toList();
    for (var ofOne : all) {
      ofOne.sort(Comparator.comparing(BusyTime::from));
      for (int i = 0; i < ofOne.size(); i++)
        for (int j = i + 1; j < ofOne.size(); j++) {
          var first = ofOne.get(i);
          var other = ofOne.get(j);
          if (!first.time().overlaps(other.time())) break;
          if (!first.group().equals(other.group()))
            groups.addAll(List.of(first.group(), other.group()));
        }
    }
    return groups;
  }

  private void add(BusyTime time, Stream<Username> people) {
    people.forEach(person -> times.computeIfAbsent(person, _ -> new ArrayList<>()).add(time));
  }

  private void add(BusyTime time, @Nullable String place) {
    Room.of(place).ifPresent(room -> rooms.computeIfAbsent(room, _ -> new ArrayList<>()).add(time));
  }
}
