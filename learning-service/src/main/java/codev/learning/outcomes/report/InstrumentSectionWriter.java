package codev.learning.outcomes.report;

import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.charts.ChartData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An instrument that the programme has loaded: from moment to moment where several have figures,
 * otherwise one bar for each item. Items are compared only where all have the same scale.
 */
final class InstrumentSectionWriter {
  private final ReportContext context;
  private final ProgrammeInstrument instrument;
  private final List<FigureTable> tables;
  private final List<FigureTable> shown;

  private InstrumentSectionWriter(ReportContext context, ProgrammeInstrument instrument) {
    this.context = context;
    this.instrument = instrument;
    tables = instrument.moments().stream().flatMap(this::table).toList();
    shown = tables.stream().filter(table -> !table.isSuppressed()).toList();
  }

  static Optional<ReportSection> of(ReportContext context, ProgrammeInstrument instrument) {
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
    var chart =
        shown.size() < 2
            ? new ChartData.Bars(false, ReportContext.barsOf(rows))
            : new ChartData.Lines(false, lowest, highest, momentNames(), tracks());
    return Optional.of(
        context.section(
            ProgrammeSurveyMeasure.anchor(instrument.key()),
            instrument.title().in(context.format().isFrench()),
            sentence(rows, isOneScale),
            chart,
            tables,
            null));
  }

  private String sentence(List<FigureRow> rows, boolean isOneScale) {
    var format = context.format();
    var title = shown.getLast().title();
    var best = ReportContext.highest(rows);
    var worst = ReportContext.lowest(rows);
    var most = context.value(best.figure());
    var least = context.value(worst.figure());
    if (rows.size() == 1) return format.text("outcomes.says.one", best.label(), most);
    if (!isOneScale) return format.text("outcomes.says.own", title, rows.size());
    if (most.equals(least)) return format.text("outcomes.says.own-all-alike", title, most);
    return format.text(
        "outcomes.says.own-high-and-low", title, best.label(), most, worst.label(), least);
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
    moments()
        .map(moment -> new ProgrammeSurveyMeasure(instrument.key(), moment, item.key()))
        .forEach(measure -> values.add(context.figure(measure).value()));
    return new ChartData.Track(item.words(context.format().isFrench()), values);
  }
}
