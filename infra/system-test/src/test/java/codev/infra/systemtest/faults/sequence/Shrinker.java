package codev.infra.systemtest.faults.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a list shorter that fails, by trying what is left of it without a part. */
public final class Shrinker<T> {
  private final Predicate<List<T>> fails;
  private int triesLeft;

  /**
   * @param tries after so many it is content with what it has found
   */
  public Shrinker(Predicate<List<T>> fails, int tries) {
    this.fails = fails;
    this.triesLeft = tries;
  }

  /**
   * Leaves out each half, then each quarter, at last each single element, as long as the rest still
   * fails. The first ones first: a failure is more often due to what came last.
   */
  public List<T> shortest(List<T> failing) {
    var shortest = List.copyOf(failing);
    for (int size = shortest.size() / 2; size > 0; size /= 2) {
      int from = 0;
      while (from < shortest.size()) {
        var shorter = without(shortest, from, Math.min(from + size, shortest.size()));
        if (stillFails(shorter)) shortest = shorter;
        else from += size;
      }
    }
    return shortest;
  }

  private boolean stillFails(List<T> shorter) {
    return !shorter.isEmpty() && triesLeft-- > 0 && fails.test(shorter);
  }

  private static <T> List<T> without(List<T> list, int from, int to) {
    var rest = new ArrayList<>(list.subList(0, from));
    rest.addAll(list.subList(to, list.size()));
    return List.copyOf(rest);
  }
}
