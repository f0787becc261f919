package codev.group.overview;

import codev.group.calendar.CalendarSession;
import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.group.group.GroupView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds groups that are to meet while one of their people is expected in another group. */
final class ConflictFinder {
  private record Engagement(GroupId group, Instant from, Instant to) {}

  private ConflictFinder() {}

  /**
   * In one pass over everybody's engagements: with many groups, pairs of them would be too many.
   */
  static Set<GroupId> among(List<GroupView> groups) {
    var engagements = new HashMap<Username, List<Engagement>>();
    for (var group : groups) engage(group, engagements);
    var clashing = new HashSet<GroupId>();
    for (var each : engagements.values()) addClashing(each, clashing);
    return clashing;
  }

  private static void engage(GroupView group, Map<Username, List<Engagement>> engagements) {
    for (var meeting : group.sessions().meetings()) {
      if (meeting.state() != CalendarSession.State.PLANNED) continue;
      var engagement = new Engagement(group.id(), meeting.startsAt(), meeting.endsAt());
      Stream.concat(Stream.of(meeting.facilitator()), group.members().stream())
          .forEach(
              person ->
                  engagements.computeIfAbsent(person, _ -> new ArrayList<>()).add(engagement));
    }
  }

  private static void addClashing(List<Engagement> ofOne, Set<GroupId> clashing) {
    ofOne.sort(Comparator.comparing(Engagement::from));
    for (int i = 0; i < ofOne.size(); i++)
      for (int j = i + 1; j < ofOne.size(); j++) {
        var here = ofOne.get(i);
        var there = ofOne.get(j);
        if (!there.from().isBefore(here.to())) break;
        if (here.group().equals(there.group())) continue;
        clashing.add(here.group());
        clashing.add(there.group());
      }
  }
}
