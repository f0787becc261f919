package codev.learning.outcomes.extraction;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.extraction.FigureInput.Value;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The measures of one entry of a session, which its author may have corrected or withdrawn since.
 * What no longer counts keeps its place with the value 0: observations are neither added nor taken
 * away afterwards, so that later ones stay in their anonymity sets.
 */
final class EntryMeasures {
  private final Set<MeasureId> observed = new LinkedHashSet<>();
  private final Set<MeasureId> reached = new LinkedHashSet<>();
  private @Nullable Set<MeasureId> latest;
  private boolean withdrawn;

  /**
   * @return whether values that have been observed change
   */
  boolean setMeasures(Collection<MeasureId> measures) {
    var before = values();
    latest = Set.copyOf(measures);
    return !before.equals(values());
  }

  /** Likewise. */
  boolean setWithdrawn(boolean isWithdrawn) {
    var before = values();
    withdrawn = isWithdrawn;
    return !before.equals(values());
  }

  /** What is observed for the first time, as it counts by all that is known. */
  List<Value> observed(Collection<MeasureId> measures) {
    var added = measures.stream().distinct().filter(observed::add).toList();
    if (latest == null) latest = Set.copyOf(measures);
    return added.stream().map(this::value).toList();
  }

  /** What became of it: it counts whatever a correction says, unless it is withdrawn. */
  Value reached(MeasureId measure) {
    reached.add(measure);
    return value(measure);
  }

  private List<Value> values() {
    return Stream.concat(observed.stream(), reached.stream()).map(this::value).toList();
  }

  private Value value(MeasureId measure) {
    var isSaid = reached.contains(measure) || latest == null || latest.contains(measure);
    return new Value(measure, isSaid && !withdrawn ? 1 : 0);
  }
}
