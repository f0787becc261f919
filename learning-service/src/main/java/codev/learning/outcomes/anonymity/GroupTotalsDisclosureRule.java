package codev.learning.outcomes.anonymity;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Decides whether the same facts may be shown by group beside the months that are shown. A cell is
 * what one part has in one month. Whatever is added and subtracted of parts and months, all facts
 * of a cell count alike; unless nothing is left, what is left contains a cut: some parts and some
 * months on one side, the others on the other, and all cells between the sides. So it is enough
 * that no cut with cells is about too few people.
 */
final class GroupTotalsDisclosureRule {
  /** With more, the cuts are too many to look at each. */
  private static final int MOST_MONTHS = 14;

  private final List<PartMonths> rows;
  private final int fewest;

  private GroupTotalsDisclosureRule(List<PartMonths> rows, int fewest) {
    this.rows = rows;
    this.fewest = fewest;
  }

  /**
   * What one part has, a bit for each month.
   *
   * @param people the months of each person who is in no other part
   * @param months those of all
   */
  private record PartMonths(List<Integer> people, int months) {
    int peopleWithin(int side) {
      return (int) people.stream().filter(personMonths -> (personMonths & side) != 0).count();
    }
  }

  /**
   * @param parts each of them of enough people
   * @param shownMonths the months that are shown; all others count as one
   */
  static boolean leaveEnough(
      List<List<Observation>> parts, Collection<YearMonth> shownMonths, int fewest) {
    var months = List.copyOf(shownMonths);
    if (months.size() > MOST_MONTHS) return false;
    var partsOf = new HashMap<String, Integer>();
    for (var part : parts)
      part.stream()
          .flatMap(fact -> fact.people().stream())
          .distinct()
          .forEach(person -> partsOf.merge(person, 1, Integer::sum));
    var rows = parts.stream().map(part -> row(part, months, partsOf)).toList();
    var rule = new GroupTotalsDisclosureRule(rows, fewest);
    // The months that are not shown stay on one side: the other half of the cuts is the same.
    return IntStream.range(1, 1 << months.size()).allMatch(rule::isOfEnough);
  }

  private static PartMonths row(
      List<Observation> part, List<YearMonth> months, Map<String, Integer> partsOf) {
    var people = new HashMap<String, Integer>();
    int monthsOfAll = 0;
    for (var fact : part) {
      int monthIndex = months.indexOf(YearMonth.from(fact.on()));
      int month = 1 << (monthIndex < 0 ? months.size() : monthIndex);
      monthsOfAll |= month;
      for (var person : fact.people())
        if (partsOf.getOrDefault(person, 0) == 1)
          people.merge(person, month, (known, other) -> known | other);
    }
    return new PartMonths(List.copyOf(people.values()), monthsOfAll);
  }

  /** Of all cuts between these months and the others, the one about the fewest people. */
  private boolean isOfEnough(int side) {
    int people = 0;
    boolean hasCells = false;
    int fewestOfAPart = Integer.MAX_VALUE;
    for (var row : rows) {
      int peopleWithin = row.peopleWithin(side);
      int beyond = row.peopleWithin(~side);
      people += Math.min(peopleWithin, beyond);
      if (peopleWithin <= beyond) hasCells |= (row.months() & side) != 0;
      if (beyond <= peopleWithin) hasCells |= (row.months() & ~side) != 0;
      fewestOfAPart = Math.min(fewestOfAPart, Math.max(peopleWithin, beyond));
    }
    // Without cells nothing is left; then the next one has those of a whole part.
    return people >= fewest || (!hasCells && fewestOfAPart >= fewest);
  }
}
