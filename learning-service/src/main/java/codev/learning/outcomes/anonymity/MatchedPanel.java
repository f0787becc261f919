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
 * The people of one anonymity set of baseline answers, measured again at the end. Their endline
 * answers form a set only among themselves, and only when those who have not answered yet are none
 * or enough for another set: baseline, endline and change are then about the same sets of people.
 */
final class MatchedPanel {
  private final AnonymitySet baseline;
  private final Map<String, Observation> before = new HashMap<>();
  private final Set<String> unmatched;
  private final Map<String, Observation> waiting = new LinkedHashMap<>();

  MatchedPanel(AnonymitySet baseline) {
    this.baseline = baseline;
    for (var observation : baseline.observations())
      for (var person : observation.people()) before.putIfAbsent(person, observation);
    unmatched = new HashSet<>(before.keySet());
  }

  /**
   * @param endline the second measurement
   * @param change of the same people: the endline less the baseline
   */
  record MatchedSets(AnonymitySet endline, AnonymitySet change) {}

  boolean expects(Observation observation) {
    return unmatched.containsAll(observation.people());
  }

  Optional<MatchedSets> add(Observation observation, int minimumPeople) {
    observation.people().forEach(person -> waiting.putIfAbsent(person, observation));
    int others = unmatched.size() - waiting.size();
    if (waiting.size() < minimumPeople || (0 < others && others < minimumPeople))
      return Optional.empty();
    var after = List.copyOf(waiting.values());
    var matched =
        new MatchedSets(
            AnonymitySet.of(baseline.protection(), baseline.stratum(), after),
            AnonymitySet.of(baseline.protection(), baseline.stratum(), changes(after)));
    unmatched.removeAll(waiting.keySet());
    before.keySet().retainAll(unmatched);
    waiting.clear();
    return Optional.of(matched);
  }

  private List<Observation> changes(List<Observation> after) {
    var changes = new ArrayList<Observation>();
    for (var end : after) {
      var start = Objects.requireNonNull(before.get(end.people().iterator().next()));
      changes.add(
          new Observation(
              end.people(),
              end.workplaces(),
              end.group(),
              end.on(),
              difference(end.value(), start.value())));
    }
    return changes;
  }

  private static @Nullable Double difference(@Nullable Double end, @Nullable Double start) {
    return end == null || start == null ? null : end - start;
  }
}
