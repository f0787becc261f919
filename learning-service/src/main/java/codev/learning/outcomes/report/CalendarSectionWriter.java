package codev.learning.outcomes.report;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.MonthlySeries;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sessions held and planned, month by month, of all groups together. */
final class CalendarSectionWriter {
  static final String ID = "calendar";
  private static final List<MeasureId> DRAWN_MEASURES =
      List.of(SessionMeasure.HELD, SessionMeasure.PLANNED);

  private CalendarSectionWriter() {}

  /** Empty where no month can be shown. */
  static Optional<ReportSection> write(ReportContext context) {
    var series =
        context.figures().series().stream()
            .filter(one -> DRAWN_MEASURES.contains(one.measure()))
            .toList();
    var months =
        new TreeSet<>(
            series.stream()
                .flatMap(one -> one.points().stream())
                .map(MonthlySeries.Point::month)
                .toList());
    if (months.isEmpty()) return Optional.empty();
    var tracks = series.stream().map(one -> context.track(one, months)).toList();
    var labels = context.months(months);
    return Optional.of(
        context.section(
            ID,
            title(context),
            sentence(context, months),
            new ChartData.MonthColumns(labels, tracks),
            List.of(),
            context.byMonth(labels, tracks, Unit.NUMBER)));
  }

  /** What it shows, where that is known. */
  private static String title(ReportContext context) {
    var held = context.figure(SessionMeasure.HELD).value();
    var planned = context.figure(SessionMeasure.PLANNED).value();
    if (held == null) return context.title(ID);
    return planned == null || planned == 0
        ? context.format().text("outcomes.found.held", Math.round(held))
        : context
            .format()
            .text("outcomes.found.held-and-planned", Math.round(held), Math.round(planned));
  }

  /** The numbers are in the title. */
  private static String sentence(ReportContext context, SortedSet<String> months) {
    var format = context.format();
    var first = format.fullMonth(YearMonth.parse(months.first()));
    var last = format.fullMonth(YearMonth.parse(months.last()));
    return first.equals(last)
        ? format.text("outcomes.says.calendar-month", first)
        : format.text("outcomes.says.calendar", first, last);
  }
}
