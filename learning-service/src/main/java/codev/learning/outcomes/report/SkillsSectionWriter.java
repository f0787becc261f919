package codev.learning.outcomes.report;

import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.charts.ChartData;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Skills at the start and at the end, and what has changed in between. */
final class SkillsSectionWriter {
  static final String ID = "skills";
  private static final int HIGHEST_CONFIDENCE = 10;

  private SkillsSectionWriter() {}

  static Optional<ReportSection> write(ReportContext context) {
    var start = SurveyMeasure.section(SurveyKind.SKILLS, Moment.START);
    var end = SurveyMeasure.section(SurveyKind.SKILLS, Moment.END);
    var rows =
        context.table(start).map(FigureTable::rows).orElse(List.of()).stream()
            .map(row -> change(context, row))
            .filter(row -> row.start() != null || row.end() != null)
            .sorted(Comparator.comparingDouble(SkillsSectionWriter::progress).reversed())
            .toList();
    var chart =
        rows.isEmpty()
            ? null
            : new ChartData.Changes(
                context
                    .format()
                    .text("outcomes.chart.changes", context.format().number(HIGHEST_CONFIDENCE)),
                context.format().text("outcomes.moment." + start),
                context.format().text("outcomes.moment." + end),
                0,
                HIGHEST_CONFIDENCE,
                rows);
    var middle = SurveyMeasure.section(SurveyKind.SKILLS, Moment.MIDDLE);
    var tables = context.tables(start, middle, end, SkillChangeMeasure.SECTION);
    if (tables.stream().allMatch(FigureTable::isSuppressed)) return Optional.empty();
    return Optional.of(context.section(ID, title(context), sentence(context), chart, tables, null));
  }

  /** How many have grown, where changes are shown. */
  private static String title(ReportContext context) {
    var changes = changes(context);
    if (changes.isEmpty()) return context.title(ID);
    long grown = changes.stream().filter(row -> row.value() > 0).count();
    return context.format().text("outcomes.found.skills", grown, changes.size());
  }

  /** Those of one skill each. */
  private static List<FigureRow> changes(ReportContext context) {
    return ReportContext.published(context.tables(SkillChangeMeasure.SECTION)).stream()
        .filter(row -> !row.figure().measure().equals(SkillChangeMeasure.ALL))
        .toList();
  }

  private static ChartData.Change change(ReportContext context, FigureRow start) {
    if (!(start.figure().measure() instanceof SurveyMeasure measure))
      throw new IllegalStateException(start.figure().measure().key());
    var end = new SurveyMeasure(SurveyKind.SKILLS, Moment.END, measure.item());
    return new ChartData.Change(
        start.label(),
        start.figure().value(),
        context.figure(end).value(),
        context.figure(new SkillChangeMeasure(measure.item())).value());
  }

  /** What the rows are ordered by: the largest change first, those without one last. */
  private static double progress(ChartData.Change row) {
    if (row.change() != null) return row.change();
    return row.start() == null || row.end() == null
        ? Double.NEGATIVE_INFINITY
        : row.end() - row.start();
  }

  private static String sentence(ReportContext context) {
    var overall = context.figure(SkillChangeMeasure.ALL);
    if (overall.value() == null || changes(context).isEmpty()) return context.sentence(ID);
    var best = context.highest(changes(context));
    var first = best.getFirst();
    return context
        .format()
        .text(
            "outcomes.says.skills-changed",
            context.value(overall),
            Objects.requireNonNull(overall.n()),
            best.size() > 1
                ? context.named(best)
                : context.quoted(first) + ", " + context.valueAndInterval(first.figure()));
  }
}
