package codev.infra.systemtest.faults.sequence;

import codev.infra.systemtest.faults.sequence.Fault.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many faults of each kind a run had, also of those of which it had none. */
public final class FaultCounts {
  private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> impossible = new EnumMap<>(Kind.class);

  private FaultCounts() {}

  /**
   * @param attempted all faults
   * @param impossible those of them that could not be done, such as a restore without a backup
   */
  public static FaultCounts of(List<Fault> attempted, List<Fault> impossible) {
    var counts = new FaultCounts();
    attempted.forEach(fault -> counts.done.merge(fault.kind(), 1, Integer::sum));
    impossible.forEach(fault -> counts.done.merge(fault.kind(), -1, Integer::sum));
    impossible.forEach(fault -> counts.impossible.merge(fault.kind(), 1, Integer::sum));
    return counts;
  }

  /** One line for the report. */
  @Override
  public String toString() {
    return Arrays.stream(Kind.values()).map(this::text).collect(Collectors.joining(", "));
  }

  private String text(Kind kind) {
    var count = "%s %d".formatted(kind, done.getOrDefault(kind, 0));
    var refused = impossible.getOrDefault(kind, 0);
    return refused == 0 ? count : "%s (%d more not possible)".formatted(count, refused);
  }
}
