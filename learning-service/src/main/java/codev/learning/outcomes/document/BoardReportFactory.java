package codev.learning.outcomes.document;

import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.document.BoardReport.Definition;
import codev.learning.outcomes.document.BoardReport.Indicator;
import codev.learning.outcomes.document.BoardReport.Question;
import codev.learning.outcomes.document.BoardReport.Table;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Measure.Unit;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.FigureLabels;
import codev.learning.outcomes.report.FigureTable;
import codev.learning.outcomes.report.IndicatorProgress;
import codev.learning.outcomes.report.IndicatorSummary;
import codev.learning.outcomes.report.OutcomesPageModel;
import codev.learning.outcomes.report.ReportSection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Makes the document for a board from the model of the page, in the viewer's language. */
final class BoardReportFactory {
  /** How many lines of a table fit in; the others are in the CSV. */
  private static final int LINES = 6;

  /** The sections whose charts come first, where they have one. */
  private static final List<String> CHARTS_FIRST =
      List.of("growth", "skills", "actions", "session", "follow-up", "sessions", "kept", "climate");

  private static final int CHARTS = 4;
  private static final List<String> LEARNT =
      List.of(LearningMeasure.SECTION, SkillChangeMeasure.SECTION);

  private final ProgrammeFigures figures;
  private final Map<String, FigureTable> tables;
  private final String cut;
  private final FigureFormatter format;

  BoardReportFactory(
      ProgrammeFigures figures, FigureLabels labels, MessageSource messages, Locale language) {
    this.figures = figures;
    this.format = new FigureFormatter(messages, language);
    this.cut = labels.cut(figures.cut(), language);
    this.tables =
        labels.tables(figures, language).stream()
            .collect(
                Collectors.toMap(
                    FigureTable::key,
                    Function.identity(),
                    (first, _) -> first,
                    LinkedHashMap::new));
  }

  BoardReport of(OutcomesPageModel page, ObservationFilter filter, LocalDate on) {
    var title = format.text("outcomes.title", figures.programme().name());
    var about = new ArrayList<>(List.of(format.text("outcomes.made-on", format.day(on)), cut));
    if (!page.state().isEmpty()) about.add(page.state());
    var part = part(filter);
    if (!part.isEmpty()) about.add(format.text("outcomes.part", part));
    if (!part.isEmpty() && !page.showsFacts()) about.add(format.text("outcomes.facts-not-by-part"));
    var privacy =
        format.text(
            filter.isPart() ? "outcomes.privacy.part" : "outcomes.privacy", figures.threshold());
    if (tables.values().stream().allMatch(FigureTable::isSuppressed))
      return new BoardReport(
          title,
          about,
          privacy,
          nothingYet(page, filter),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    var drawn = drawn(page);
    var charts = new ChartFactory(format, figures.threshold(), LINES);
    return new BoardReport(
        title,
        about,
        privacy,
        null,
        page.questions().stream().map(this::question).toList(),
        drawn.stream().flatMap(section -> charts.of(section).stream()).toList(),
        learnt(),
        method(page, drawn));
  }

  private String nothingYet(OutcomesPageModel page, ObservationFilter filter) {
    if (filter.isPart()) return format.text("outcomes.nothing-of-part");
    return format.text(
        page.isOver() ? "outcomes.nothing-over" : "outcomes.nothing-yet", figures.threshold());
  }

  private Question question(IndicatorSummary summary) {
    return new Question(
        summary.title(),
        summary.verdict() == null
            ? summary.sentence()
            : summary.verdict() + " " + summary.sentence(),
        summary.indicators().stream().map(one -> indicator(one, summary.isOver())).toList());
  }

  private Indicator indicator(IndicatorProgress progress, boolean isOver) {
    var figure = progress.figure();
    return new Indicator(
        progress.label(),
        progress.value() == null
            ? format.text(isOver ? "outcomes.value-not-shown" : "outcomes.value-not-yet")
            : progress.value(),
        target(progress, isOver),
        trend(figure),
        figure.n() == null ? "–" : format.number(figure.n()));
  }

  private String target(IndicatorProgress progress, boolean isOver) {
    if (progress.target() == null) return "–";
    if (progress.isReached() == null) return progress.target();
    return format.text(
        "outcomes.report.target-and",
        progress.target(),
        format.text(
            progress.isReached()
                ? "outcomes.reached"
                : isOver ? "outcomes.missed-over" : "outcomes.missed"));
  }

  /** From the first published month to the last, or what the figure itself compares. */
  private String trend(Figure figure) {
    if (figure.value() == null) return "–";
    if (figure.unit() == Unit.CHANGE_OF_CONFIDENCE || figure.unit() == Unit.CHANGE_ON_OWN_SCALE)
      return format.text("outcomes.report.trend.change");
    var points =
        figures.series().stream()
            .filter(series -> series.measure().equals(figure.measure()))
            .flatMap(series -> series.points().stream())
            .filter(point -> point.value() != null)
            .toList();
    if (points.size() < 2) return "–";
    var unit = Objects.requireNonNullElse(figure.unit(), Unit.NUMBER);
    var first = points.getFirst();
    var last = points.getLast();
    return format.text(
        "outcomes.report.trend.from-to",
        format.value(Objects.requireNonNull(first.value()), unit),
        format.month(first.month()),
        format.value(Objects.requireNonNull(last.value()), unit),
        format.month(last.month()));
  }

  /** The sections whose charts are shown. */
  private static List<ReportSection> drawn(OutcomesPageModel page) {
    return Stream.concat(
            CHARTS_FIRST.stream()
                .flatMap(id -> page.sections().stream().filter(section -> section.id().equals(id))),
            page.sections().stream().filter(section -> !CHARTS_FIRST.contains(section.id())))
        .filter(ChartFactory::isDrawn)
        .limit(CHARTS)
        .toList();
  }

  private List<Table> learnt() {
    return LEARNT.stream()
        .flatMap(key -> Stream.ofNullable(tables.get(key)))
        .map(
            table ->
                new FigureNumbers(format, figures.threshold(), LINES)
                    .of(table.title(), List.of(table)))
        .toList();
  }

  /** The rules that hold for all figures, then the definitions of those shown. */
  private List<Definition> method(OutcomesPageModel page, List<ReportSection> drawn) {
    var method = new ArrayList<Definition>();
    method.add(new Definition(format.text("outcomes.report.cut"), cut));
    method.add(
        new Definition(
            format.text("outcomes.people"),
            format.text("outcomes.report.people", figures.threshold())));
    method.add(
        new Definition(
            format.text("outcomes.report.rules"),
            format.text("outcomes.how-bundles") + " " + format.text("outcomes.how-leavers")));
    var shown = shown(page, drawn);
    var definitions = new LinkedHashMap<String, String>();
    tables.values().stream()
        .filter(table -> shown.contains(table.key()) && !table.isSuppressed())
        .forEach(table -> definitions.putIfAbsent(table.definition(), table.title()));
    definitions.forEach((text, term) -> method.add(new Definition(term, text)));
    return method;
  }

  /** The sections of the figures that the document shows. */
  private static Set<String> shown(OutcomesPageModel page, List<ReportSection> drawn) {
    return Stream.of(
            page.questions().stream()
                .flatMap(question -> question.indicators().stream())
                .map(indicator -> indicator.figure().measure().section()),
            drawn.stream().flatMap(section -> section.tables().stream()).map(FigureTable::key),
            LEARNT.stream())
        .flatMap(keys -> keys)
        .collect(Collectors.toSet());
  }

  /** The part of the programme that the figures cover; empty when it is all of it. */
  private String part(ObservationFilter filter) {
    var aim = filter.aim() == null ? null : format.text("outcomes.aim." + filter.aim());
    return Stream.of(
            named("outcomes.unit", filter.unit()),
            named("outcomes.site", filter.site()),
            named("outcomes.aim", aim),
            named("outcomes.from", day(filter.from())),
            named("outcomes.to", day(filter.to())))
        .flatMap(named -> named)
        .collect(Collectors.joining(" · "));
  }

  private @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : format.day(day);
  }

  private Stream<String> named(String key, @Nullable String value) {
    return value == null ? Stream.empty() : Stream.of(format.text(key) + " " + value);
  }
}
