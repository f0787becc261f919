package codev.learning.outcomes.anonymity;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What follows from linear equations, exactly: Gauss's elimination in whole numbers. Only what
 * stands on the left matters here, for with it whoever knows the right side has the solution.
 */
final class Knowledge {
  /** By pivot, fully reduced: no other row has anything in a pivot's column. */
  private final TreeMap<Integer, BigInteger[]> rows = new TreeMap<>();

  private final int unknowns;

  Knowledge(int unknowns) {
    this.unknowns = unknowns;
  }

  /** Some combination of unknowns is known. */
  void learn(Map<Integer, Integer> combination) {
    var row = new BigInteger[unknowns];
    Arrays.fill(row, BigInteger.ZERO);
    combination.forEach((unknown, factor) -> row[unknown] = BigInteger.valueOf(factor));
    learn(row);
  }

  /** Those of which it follows what they are. */
  Set<Integer> solved() {
    var solved = new TreeSet<Integer>();
    rows.forEach(
        (pivot, row) -> {
          if (Arrays.stream(row).filter(factor -> factor.signum() != 0).count() == 1)
            solved.add(pivot);
        });
    return solved;
  }

  /** What would follow, were some of them known besides. */
  Knowledge with(Set<Integer> known) {
    var more = new Knowledge(unknowns);
    for (var row : rows.values()) {
      var left = row.clone();
      known.forEach(one -> left[one] = BigInteger.ZERO);
      more.learn(left);
    }
    return more;
  }

  private void learn(BigInteger[] row) {
    for (var known : rows.entrySet()) eliminate(row, known.getKey(), known.getValue());
    int pivot = first(row);
    if (pivot < 0) return;
    rows.values().forEach(known -> eliminate(known, pivot, row));
    rows.put(pivot, row);
  }

  int rank() {
    return rows.size();
  }

  private static void eliminate(BigInteger[] row, int pivot, BigInteger[] by) {
    if (row[pivot].signum() == 0) return;
    var mine = row[pivot];
    var theirs = by[pivot];
    var divisor = BigInteger.ZERO;
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i].multiply(theirs).subtract(by[i].multiply(mine));
      divisor = divisor.gcd(row[i]);
    }
    if (divisor.signum() == 0) return;
    for (int i = 0; i < row.length; i++) row[i] = row[i].divide(divisor);
  }

  private static int first(BigInteger[] row) {
    for (int i = 0; i < row.length; i++) if (row[i].signum() != 0) return i;
    return -1;
  }
}
