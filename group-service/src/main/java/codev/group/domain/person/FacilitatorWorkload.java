package codev.group.domain.person;

import codev.group.domain.value.MethodWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A facilitator's workload, also at the moment of taking a group.
 *
 * @param isEligible whether they may be named: they are in the pool, or need not be
 * @param groups how many they hold now, without the one they are to take
 * @param capacity how many they take at most; {@code null}: they are not in the pool
 */
public record FacilitatorWorkload(
    boolean isEligible, boolean isQualified, int groups, @Nullable Integer capacity) {

  /** The same, once they hold some more. */
  public FacilitatorWorkload holding(int additional) {
    return new FacilitatorWorkload(isEligible, isQualified, groups + additional, capacity);
  }

  /** Whether they can hold so many groups more. */
  public boolean hasRoomFor(int additional) {
    var room = room();
    return room == null || additional <= room;
  }

  /** How many groups more they can hold, less than none if they hold too many; null: any number. */
  public @Nullable Integer room() {
    return capacity == null ? null : capacity - groups;
  }

  /** About the groups that they hold. */
  public List<MethodWarning> warnings() {
    return warnings(isQualified, hasRoomFor(0));
  }

  /** About taking a group for good, or one session of it, which counts for nothing here. */
  public List<MethodWarning> warnings(boolean forGood) {
    return warnings(isQualified, !forGood || hasRoomFor(1));
  }

  private static List<MethodWarning> warnings(boolean isQualified, boolean hasRoom) {
    var warnings = new ArrayList<MethodWarning>();
    if (!isQualified) warnings.add(MethodWarning.FACILITATOR_NOT_QUALIFIED);
    if (!hasRoom) warnings.add(MethodWarning.FACILITATOR_OVER_CAPACITY);
    return warnings;
  }
}
