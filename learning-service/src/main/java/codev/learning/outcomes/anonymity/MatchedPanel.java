package codev.learning.outcomes.anonymity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Those whose answers at the start were bound together, of one item. What they answer at the end is
 * bound only among them, and so that those left are nobody or enough as well: then the start, the
 * end and the change are all about the same sets of people.
 */
final class MatchedPanel {
  private final AnonymitySet start;
  private final Map<String, Observation> before = new HashMap<>();
  private final Set<String> left;
  private final Map<String, Observation> waiting = new LinkedHashMap<>();

  MatchedPanel(AnonymitySet start) {
    this.start = start;
    for (var seen : start.observations())
      for (var person : seen.people()) before.putIfAbsent(person, seen);
    left = new HashSet<>(before.keySet());
  }

  /**
   * @param end what was answered at the end
   * @param change of the same people, the end less the start
   */
  record Compared(AnonymitySet end, AnonymitySet change) {}

  boolean awaits(Observation seen) {
    return left.containsAll(seen.people());
  }

  Optional<Compared> add(Observation seen, int enough) {
    seen.people().forEach(person -> waiting.putIfAbsent(person, seen));
    int others = left.size() - waiting.size();
    if (waiting.size() < enough || (0 < others && others < enough)) return Optional.empty();
    var after = List.copyOf(waiting.values());
    var compared =
        new Compared(
            AnonymitySet.of(start.kind(), start.cohort(), after),
            AnonymitySet.of(start.kind(), start.cohort(), changes(after)));
    left.removeAll(waiting.keySet());
    before.keySet().retainAll(left);
    waiting.clear();
    return Optional.of(compared);
  }

  private List<Observation> changes(List<Observation> after) {
    var changes = new ArrayList<Observation>();
    for (var end : after) {
      var first = Objects.requireNonNull(before.get(end.people().iterator().next()));
      changes.add(
          new Observation(
              end.people(),
              end.places(),
              end.group(),
              end.on(),
              difference(end.value(), first.value())));
    }
    return changes;
  }

  private static @Nullable Double difference(@Nullable Double end, @Nullable Double start) {
    return end == null || start == null ? null : end - start;
  }
}
