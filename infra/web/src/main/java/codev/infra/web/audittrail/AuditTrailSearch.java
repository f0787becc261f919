package codev.infra.web.audittrail;

import codev.infra.projections.ReadModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds lines, the latest first. It asks the read model for one day, then for more and more, so
 * that a page of a long period costs what is on it.
 */
record AuditTrailSearch(ReadModel<AuditLine> lines) {
  private static final int MOST_DAYS_AT_ONCE = 366;
  private static final int MOST_KEYS_AT_ONCE = 2_000;

  /**
   * @param after {@link AuditLine#order} of the last line seen; anything else: from the start
   * @param atMost how many lines
   */
  List<AuditLine> find(AuditTrailCriteria filter, String after, int atMost) {
    var mostDays = Math.clamp(MOST_KEYS_AT_ONCE / filter.keysADay(), 1, MOST_DAYS_AT_ONCE);
    var found = new ArrayList<AuditLine>();
    var afterDay = AuditLine.dayOf(after);
    var cursor = afterDay == null ? "" : after;
    var last = afterDay != null && afterDay.isBefore(filter.to()) ? afterDay : filter.to();
    for (int days = 1;
        found.size() < atMost && !last.isBefore(filter.from());
        days = Math.min(2 * days, mostDays)) {
      var earliest = last.minusDays(days - 1L);
      var first = earliest.isAfter(filter.from()) ? earliest : filter.from();
      lines.whereAny("keys", filter.keys(first, last)).stream()
          .filter(filter::admits)
          .filter(line -> line.order().compareTo(cursor) > 0)
          .sorted(Comparator.comparing(AuditLine::order))
          .forEach(found::add);
      last = first.minusDays(1);
    }
    return found.stream().limit(atMost).toList();
  }
}
