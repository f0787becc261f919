package codev.learning.outcomes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds observations into bundles, in the order in which everything happened. What is bound depends
 * on the past alone, so the same history always gives the same bundles, and more history only more
 * of them.
 */
final class Binder {
  private final Map<String, Place> members = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<Pool, List<Observation>> waiting = new HashMap<>();
  private final Map<String, List<Bundle>> bound = new HashMap<>();
  private int threshold = Disclosure.USUAL_THRESHOLD;
  private @Nullable Cohorts cohorts;

  /** Figures that are made of different observations are bound apart. */
  private record Pool(String measure, Place cohort) {}

  void threshold(int asked) {
    threshold = Math.max(Disclosure.LOWEST_THRESHOLD, asked);
    regroup();
  }

  void worksAt(String person, Place place) {
    places.put(person, place);
    if (members.replace(person, place) != null) regroup();
  }

  void joins(String person) {
    members.put(person, place(person));
    regroup();
  }

  Place place(String person) {
    return places.getOrDefault(person, Place.ANYWHERE);
  }

  void add(String measure, Observation seen) {
    var pool = new Pool(measure, cohorts().common(seen.people()));
    var together = waiting.computeIfAbsent(pool, _ -> new ArrayList<>());
    together.add(seen);
    if (Bundle.peopleOf(together).size() < threshold) return;
    bound.computeIfAbsent(measure, _ -> new ArrayList<>()).add(Bundle.of(pool.cohort(), together));
    waiting.remove(pool);
  }

  int threshold() {
    return threshold;
  }

  List<Bundle> bundles(String measure) {
    return bound.getOrDefault(measure, List.of());
  }

  private void regroup() {
    cohorts = null;
  }

  /** Of all who are members now; found only when asked for: people join many at a time. */
  private Cohorts cohorts() {
    if (cohorts == null) cohorts = Cohorts.among(members, threshold);
    return cohorts;
  }
}
