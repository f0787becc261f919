package codev.infra.web.securityrecord;

import codev.infra.projections.ReadModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds lines of a security log, the latest first. It asks the read model for one day, then for
 * more and more, so that a page of a long period costs what is on it.
 *
 * @param <L> the service's lines
 */
public record SecurityLogSearch<L extends SecurityLogRow>(ReadModel<L> lines) {
  private static final int MOST_DAYS_AT_ONCE = 31;
  private static final String CURSOR = "\\d{8}-\\d{19}";
  private static final int LATEST_DAY = 9999_99_99;

  /** Unique, and sortable as text: the latest day comes first, and on a day the latest position. */
  public static String keyOf(SecurityLogRow line) {
    var day = line.day();
    var number = day.getYear() * 10000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    return "%08d-%019d".formatted(LATEST_DAY - number, Long.MAX_VALUE - line.position());
  }

  /**
   * @param after key of the last line seen; anything else: from the start
   * @param atMost how many lines
   */
  public List<L> find(SecurityLogCriteria filter, String after, int atMost) {
    var found = new ArrayList<L>();
    var last = start(filter, after);
    for (int days = 1;
        found.size() < atMost && !last.isBefore(filter.from());
        days = Math.min(2 * days, MOST_DAYS_AT_ONCE)) {
      var first = later(last.minusDays(days - 1L), filter.from());
      lines.whereAny("keys", filter.keys(first, last)).stream()
          .filter(line -> keyOf(line).compareTo(after) > 0)
          .sorted(Comparator.comparing(SecurityLogSearch::keyOf))
          .forEach(found::add);
      last = first.minusDays(1);
    }
    return found.stream().limit(atMost).toList();
  }

  private static LocalDate start(SecurityLogCriteria filter, String after) {
    if (!after.matches(CURSOR)) return filter.to();
    var number = LATEST_DAY - Integer.parseInt(after.substring(0, 8));
    var day =
        LocalDate.of(number / 10000, 1, 1)
            .plusMonths(number / 100 % 100 - 1L)
            .plusDays(number % 100 - 1L);
    return day.isBefore(filter.to()) ? day : filter.to();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
