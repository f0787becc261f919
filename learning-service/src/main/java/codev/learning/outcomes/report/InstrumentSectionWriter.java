package codev.learning.outcomes.report;

import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.figures.Figure.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An instrument that the programme has loaded: from the start to the end where both have figures,
 * from moment to moment where others have, otherwise one bar for each item. Items are compared only
 * where all have the same scale.
 */
final class InstrumentSectionWriter {
  private final ReportContext context;
  private final ProgrammeInstrument instrument;
  private final List<FigureTable> tables;
  private final List<FigureTable> shown;
  private final List<FigureTable> changes;

  private InstrumentSectionWriter(ReportContext context, ProgrammeInstrument instrument) {
    this.context = context;
    this.instrument = instrument;
    tables = instrument.moments().stream().flatMap(this::table).toList();
    shown = tables.stream().filter(table -> !table.isSuppressed()).toList();
    changes = context.tables(ProgrammeSurveyChangeMeasure.section(instrument.key()));
  }

  static Optional<ReportSection> write(ReportContext context, ProgrammeInstrument instrument) {
    return new InstrumentSectionWriter(context, instrument).write();
  }

  private Stream<FigureTable> table(Moment moment) {
    return context.table(ProgrammeSurveyMeasure.section(instrument.key(), moment)).stream();
  }

  private Optional<ReportSection> write() {
    if (shown.isEmpty()) return Optional.empty();
    var rows = ReportContext.published(List.of(shown.getLast()));
    int lowest =
        instrument.items().stream()
            .mapToInt(ProgrammeInstrument.Question::from)
            .min()
            .orElseThrow();
    int highest =
        instrument.items().stream().mapToInt(ProgrammeInstrument.Question::to).max().orElseThrow();
    boolean isOneScale =
        instrument.items().stream().allMatch(item -> item.from() == lowest && item.to() == highest);
    return Optional.of(
        context.section(
            ProgrammeSurveyMeasure.anchor(instrument.key()),
            instrument.title().in(context.format().isFrench()),
            sentence(rows, isOneScale),
            chart(rows, lowest, highest),
            Stream.concat(tables.stream(), changes.stream()).toList(),
            null));
  }

  private ChartData chart(List<FigureRow> rows, int lowest, int highest) {
    if (shown.size() < 2) return new ChartData.Bars(Unit.OWN_SCALE, ReportContext.barsOf(rows));
    return moments().toList().containsAll(List.of(Moment.START, Moment.END))
        ? fromStartToEnd(lowest, highest)
        : new ChartData.Lines(false, lowest, highest, momentNames(), tracks());
  }

  private ChartData fromStartToEnd(int lowest, int highest) {
    var format = context.format();
    return new ChartData.Changes(
        format.text("outcomes.chart.changes-own", format.number(lowest), format.number(highest)),
        format.text("surveys.moment." + Moment.START),
        format.text("surveys.moment." + Moment.END),
        lowest,
        highest,
        instrument.items().stream()
            .map(this::change)
            .filter(row -> row.start() != null || row.end() != null)
            .toList());
  }

  private ChartData.Change change(ProgrammeInstrument.Question item) {
    return new ChartData.Change(
        item.words(context.format().isFrench()),
        value(Moment.START, item),
        value(Moment.END, item),
        context.figure(changeOf(item)).value());
  }

  private MeasureId changeOf(ProgrammeInstrument.Question item) {
    return new ProgrammeSurveyChangeMeasure(instrument.key(), item.key());
  }

  private String sentence(List<FigureRow> rows, boolean isOneScale) {
    var format = context.format();
    var changed = ReportContext.published(changes);
    if (!changed.isEmpty()) return changed(changed);
    var moment = format.text("surveys.moment." + moments().toList().getLast());
    var best = context.highest(rows);
    var bestValue = context.value(best.getFirst().figure());
    if (rows.size() == 1)
      return format.text(
          "outcomes.says.own-one", moment, context.quoted(best.getFirst()), bestValue);
    if (!isOneScale) return format.text("outcomes.says.own", moment, rows.size());
    if (best.size() == rows.size())
      return format.text("outcomes.says.own-all-alike", moment, bestValue);
    return format.text(
        "outcomes.says.own-high-and-low",
        moment,
        context.named(best),
        context.named(context.lowest(rows)));
  }

  /** Up or down: which of both is better is not known here. */
  private String changed(List<FigureRow> changed) {
    var largestChange =
        changed.stream()
            .max(Comparator.comparingDouble(row -> Math.abs(row.value())))
            .orElseThrow();
    long tied = changed.stream().filter(row -> size(row).equals(size(largestChange))).count();
    return tied > 1
        ? context.format().text("outcomes.says.own-changed-tied", tied)
        : context
            .format()
            .text(
                "outcomes.says.own-changed",
                context.quoted(largestChange),
                context.valueAndInterval(largestChange.figure()),
                Objects.requireNonNull(largestChange.figure().n()));
  }

  /** As it is shown, without its sign. */
  private String size(FigureRow changed) {
    return context.format().number(Math.abs(changed.value()));
  }

  /** The moments that have figures. */
  private Stream<Moment> moments() {
    return instrument.moments().stream().filter(moment -> table(moment).anyMatch(shown::contains));
  }

  private List<String> momentNames() {
    return moments().map(moment -> context.format().text("surveys.moment." + moment)).toList();
  }

  private List<ChartData.Track> tracks() {
    return instrument.items().stream()
        .map(this::track)
        .filter(track -> track.values().stream().anyMatch(Objects::nonNull))
        .toList();
  }

  private ChartData.Track track(ProgrammeInstrument.Question item) {
    var values = new ArrayList<@Nullable Double>();
    moments().forEach(moment -> values.add(value(moment, item)));
    return new ChartData.Track(item.words(context.format().isFrench()), values);
  }

  private @Nullable Double value(Moment moment, ProgrammeInstrument.Question item) {
    return context.figure(new ProgrammeSurveyMeasure(instrument.key(), moment, item.key())).value();
  }
}
