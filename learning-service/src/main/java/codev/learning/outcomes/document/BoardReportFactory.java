package codev.learning.outcomes.document;

import codev.infra.eventstore.log.LogPosition;
import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.document.BoardReport.Definition;
import codev.learning.outcomes.document.BoardReport.Table;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.FigureLabels;
import codev.learning.outcomes.report.FigureTable;
import codev.learning.outcomes.report.OutcomesPageModel;
import codev.learning.outcomes.report.ReportSection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** So many digits of a hash are shown, as in the record of access. */
  private static final int DIGITS = 12;

  private static final List<String> LEARNING_SECTIONS =
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

  BoardReport of(OutcomesPageModel page, ObservationFilter filter, LocalDate on, LogPosition upTo) {
    var title = format.text("outcomes.title", figures.programme().name());
    var about = new ArrayList<>(List.of(format.text("outcomes.made-on", format.day(on)), cut));
    if (!page.state().isEmpty()) about.add(page.state());
    var part = part(filter);
    if (!part.isEmpty()) about.add(format.text("outcomes.part", part));
    if (!part.isEmpty() && !page.showsFacts()) about.add(format.text("outcomes.facts-not-by-part"));
    if (!part.isEmpty() && page.showsFacts() && !page.showsActions())
      about.add(format.text("outcomes.actions-not-by-part", figures.threshold()));
    var privacy =
        format.text(
            filter.isPart() ? "outcomes.privacy.part" : "outcomes.privacy", figures.threshold());
    if (tables.values().stream().allMatch(FigureTable::isSuppressed)) {
      about.add(log(upTo));
      return new BoardReport(
          title, about, privacy, page.nothing(), List.of(), List.of(), List.of(), List.of());
    }
    var drawn = drawn(page);
    var facts = page.facts();
    var questions = new QuestionFactory(figures, format);
    var charts = new ChartFactory(format, figures.threshold(), LINES);
    return new BoardReport(
        title,
        about,
        privacy,
        null,
        page.cards().stream().map(questions::of).toList(),
        drawn.stream()
            .flatMap(section -> charts.of(section, facts.contains(section)).stream())
            .toList(),
        learnt(),
        method(page, drawn, upTo));
  }

  /** Up to where it was read. */
  private String log(LogPosition upTo) {
    var hash = upTo.hash();
    return format.text(
        "outcomes.report.log",
        String.valueOf(upTo.position()),
        hash.substring(0, Math.min(DIGITS, hash.length())));
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
    return LEARNING_SECTIONS.stream()
        .flatMap(key -> Stream.ofNullable(tables.get(key)))
        .map(
            table ->
                new FigureNumbers(format, figures.threshold(), LINES)
                    .of(table.title(), List.of(table)))
        .toList();
  }

  /** The rules that hold for all figures, then the definitions of those shown. */
  private List<Definition> method(
      OutcomesPageModel page, List<ReportSection> drawn, LogPosition upTo) {
    var method = new ArrayList<Definition>();
    method.add(new Definition(format.text("outcomes.report.source"), log(upTo)));
    method.add(
        new Definition(
            format.text("outcomes.people"),
            format.text("outcomes.report.people", figures.threshold())));
    method.add(
        new Definition(
            format.text("outcomes.report.rules"),
            format.text("outcomes.how-bundles") + " " + format.text("outcomes.how-leavers")));
    var sections = shownSections(page, drawn);
    var definitions = new LinkedHashMap<String, String>();
    tables.values().stream()
        .filter(table -> sections.contains(table.key()) && !table.isSuppressed())
        .forEach(table -> definitions.putIfAbsent(table.definition(), term(table)));
    definitions.forEach((text, term) -> method.add(new Definition(term, text)));
    return method;
  }

  /** The moments of a questionnaire share their definition, which names none of them. */
  private String term(FigureTable table) {
    return switch (table.rows().getFirst().figure().measure()) {
      case SurveyMeasure survey -> format.text("outcomes.report.term." + survey.survey());
      case ProgrammeSurveyMeasure own ->
          figures.programme().instruments().stream()
              .filter(instrument -> instrument.key().equals(own.instrument()))
              .findFirst()
              .map(instrument -> instrument.title().in(format.isFrench()))
              .orElse(table.title());
      default -> table.title();
    };
  }

  /** The sections of the figures that the document shows. */
  private static Set<String> shownSections(OutcomesPageModel page, List<ReportSection> drawn) {
    return Stream.of(
            page.questions().stream()
                .flatMap(question -> question.indicators().stream())
                .map(indicator -> indicator.figure().measure().section()),
            drawn.stream().flatMap(section -> section.tables().stream()).map(FigureTable::key),
            LEARNING_SECTIONS.stream())
        .flatMap(keys -> keys)
        .collect(Collectors.toSet());
  }

  /** The part of the programme that the figures cover; empty when it is all of it. */
  private String part(ObservationFilter filter) {
    var aim = filter.aim() == null ? null : format.text("outcomes.aim." + filter.aim());
    return Stream.of(
            labelAndValue("outcomes.unit", filter.unit()),
            labelAndValue("outcomes.site", filter.site()),
            labelAndValue("outcomes.aim", aim),
            labelAndValue("outcomes.from", day(filter.from())),
            labelAndValue("outcomes.to", day(filter.to())))
        .flatMap(named -> named)
        .collect(Collectors.joining(" · "));
  }

  private @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : format.day(day);
  }

  private Stream<String> labelAndValue(String key, @Nullable String value) {
    return value == null ? Stream.empty() : Stream.of(format.text(key) + " " + value);
  }
}
