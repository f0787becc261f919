package codev.group.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A facilitator's workload at the moment of taking a group.
 *
 * @param groups how many they hold now, without that one
 * @param capacity how many they take at most; {@code null}: they are not in the pool
 */
public record FacilitatorWorkload(boolean isQualified, int groups, @Nullable Integer capacity) {

  /** The same, once they hold some more. */
  public FacilitatorWorkload holding(int more) {
    return new FacilitatorWorkload(isQualified, groups + more, capacity);
  }

  /** One session more is nobody's burden; a group is. */
  public List<MethodWarning> warnings(boolean forGood) {
    var warnings = new ArrayList<MethodWarning>();
    if (!isQualified) warnings.add(MethodWarning.FACILITATOR_NOT_QUALIFIED);
    if (forGood && capacity != null && groups + 1 > capacity)
      warnings.add(MethodWarning.FACILITATOR_OVER_CAPACITY);
    return warnings;
  }
}
