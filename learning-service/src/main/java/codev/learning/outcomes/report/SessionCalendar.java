package codev.learning.outcomes.report;

import codev.infra.ui.NameOrder;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.HeldSessions;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sessions of each group, held and planned, month by month, so that a gap is visible.
 *
 * @param months formatted, from the first session to the last, without a gap
 * @param rows one for each group that has any, by name
 */
public record SessionCalendar(List<String> months, List<Row> rows) {
  private static final String HELD = "●";
  private static final String PLANNED = "○";

  /**
   * @param cells one for each month
   */
  public record Row(String group, List<Cell> cells) {}

  public record Cell(int held, int planned) {
    /** One mark for each session; their shapes differ, not their colours alone. */
    public String marks() {
      return HELD.repeat(held) + PLANNED.repeat(planned);
    }
  }

  private record DatedSession(String group, YearMonth month, boolean isHeld) {}

  /**
   * @param zone in which a session has its date
   */
  public static SessionCalendar of(HeldSessions sessions, ZoneId zone, FigureFormatter format) {
    var all =
        Stream.concat(
                sessions.all().stream()
                    .map(held -> new DatedSession(held.group(), month(held.at(), zone), true)),
                sessions.planned().stream()
                    .map(
                        session ->
                            new DatedSession(
                                session.group(), month(session.startsAt(), zone), false)))
            .sorted(Comparator.comparing(DatedSession::month))
            .toList();
    if (all.isEmpty()) return new SessionCalendar(List.of(), List.of());
    var last = all.getLast().month();
    var months =
        Stream.iterate(
                all.getFirst().month(), month -> !month.isAfter(last), month -> month.plusMonths(1))
            .toList();
    return new SessionCalendar(
        months.stream().map(month -> format.month(month.toString())).toList(),
        all.stream()
            .map(DatedSession::group)
            .distinct()
            .sorted(
                Comparator.<String, String>comparing(sessions::groupName, NameOrder.alphabetical())
                    .thenComparing(Comparator.naturalOrder()))
            .map(group -> new Row(sessions.groupName(group), cells(all, group, months)))
            .toList());
  }

  private static YearMonth month(Instant at, ZoneId zone) {
    return YearMonth.from(at.atZone(zone));
  }

  private static List<Cell> cells(List<DatedSession> all, String group, List<YearMonth> months) {
    return months.stream()
        .map(month -> new Cell(count(all, group, month, true), count(all, group, month, false)))
        .toList();
  }

  private static int count(List<DatedSession> all, String group, YearMonth month, boolean isHeld) {
    return Math.toIntExact(
        all.stream()
            .filter(session -> session.group().equals(group) && session.isHeld() == isHeld)
            .filter(session -> session.month().equals(month))
            .count());
  }
}
