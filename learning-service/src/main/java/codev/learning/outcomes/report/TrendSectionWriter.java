package codev.learning.outcomes.report;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.MonthlySeries;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Figures month by month, as lines between two bounds. */
final class TrendSectionWriter {
  private static final int FEWEST_MONTHS = 2;

  private final ReportContext context;
  private final String id;
  private final Unit unit;
  private final boolean isShare;
  private final List<MonthlySeries> series;

  private TrendSectionWriter(ReportContext context, String id, Unit unit, MeasureId... measures) {
    this.context = context;
    this.id = id;
    this.unit = unit;
    isShare = unit == Unit.SHARE;
    series =
        Stream.of(measures)
            .flatMap(
                measure ->
                    context.figures().series().stream()
                        .filter(one -> one.measure().equals(measure)))
            .toList();
  }

  static Optional<ReportSection> writeAgreement(
      ReportContext context, String id, MeasureId... measures) {
    return new TrendSectionWriter(context, id, Unit.AGREEMENT, measures).write();
  }

  static Optional<ReportSection> writeShares(
      ReportContext context, String id, MeasureId... measures) {
    return new TrendSectionWriter(context, id, Unit.SHARE, measures).write();
  }

  /** Empty where there are no months to compare. */
  private Optional<ReportSection> write() {
    var months =
        new TreeSet<>(
            series.stream()
                .flatMap(one -> one.points().stream())
                .filter(point -> point.value() != null)
                .map(MonthlySeries.Point::month)
                .toList());
    if (months.size() < FEWEST_MONTHS) return Optional.empty();
    var tracks = series.stream().map(one -> context.track(one, months)).toList();
    var labels = context.months(months);
    var lines = new ChartData.Lines(isShare, isShare ? 0 : 1, isShare ? 1 : 5, labels, tracks);
    return Optional.of(
        context.section(
            id,
            context.title(id),
            fromTo(tracks.getFirst()),
            lines,
            List.of(),
            context.byMonth(labels, tracks, unit)));
  }

  private String fromTo(ChartData.Track track) {
    var from = end(track, List::getFirst);
    var to = end(track, List::getLast);
    var label = FigureFormatter.quoted(track.label());
    return from.equals(to)
        ? context.format().text("outcomes.says." + id + "-stable", label, from)
        : context.format().text("outcomes.says." + id, label, from, to);
  }

  private String end(ChartData.Track track, Function<List<Double>, Double> selector) {
    var published = track.values().stream().filter(Objects::nonNull).toList();
    return context.format().value(selector.apply(published), unit);
  }
}
