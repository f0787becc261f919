package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeItemMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.UnitHelpMeasure;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.anonymity.Observation;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.figures.Figure.Unit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the figures that one viewer may see under one filter, from the observations that {@link
 * Microaggregator} discloses.
 */
record FigureCalculator(Microaggregator aggregator, Viewer viewer, ObservationFilter filter) {
  /** Shown month by month, as are the learnings. */
  static final Set<MeasureId> MONTHLY =
      Set.of(
          EvaluationMeasure.USEFUL,
          EvaluationMeasure.SAFE,
          EvaluationMeasure.FACILITATION,
          EvaluationMeasure.RECOMMENDATION,
          SessionMeasure.HELD,
          SessionMeasure.PLANNED,
          SessionMeasure.ATTENDANCE,
          FidelityMeasure.STEPS_ON_TIME,
          FidelityMeasure.CLIENT_SILENT,
          ActionMeasure.DONE,
          HelpMeasure.ACROSS_UNITS);

  List<Figure> figures(List<Measure> measures) {
    var figures =
        measures.stream()
            .map(
                measure ->
                    measure.id() == ActionMeasure.DONE_SHARE ? shareDone() : figureOrZero(measure))
            .toList();
    return Stream.concat(figures.stream(), Stream.of(changeOfAll(figures))).toList();
  }

  /** Not memoized, since a zero depends on other measures, too. */
  private Figure figureOrZero(Measure measure) {
    var figure = figure(measure, filter);
    return figure.value() == null && aggregator.disclosesZero(measure.id(), viewer, filter)
        ? Figure.of(measure.id(), 0, 0).in(measure.unit()).ofAll()
        : figure;
  }

  /**
   * Computed from two published figures, so it discloses nothing beside them. There is none where
   * each action was withdrawn.
   */
  private Figure shareDone() {
    var done = figure(Measures.of(ActionMeasure.DONE), filter).value();
    var committed = figure(Measures.of(ActionMeasure.COMMITTED), filter);
    var committedValue = committed.value();
    var people = committed.n();
    return done == null
            || committedValue == null
            || people == null
            || done > committedValue
            || committedValue == 0
        ? Figure.suppressed(ActionMeasure.DONE_SHARE)
        : Figure.of(ActionMeasure.DONE_SHARE, done / committedValue, people).in(Unit.SHARE).ofAll();
  }

  /**
   * Computed from published figures, not from answers. Its interval is the mean of theirs, which
   * has the interval of the mean within it: the errors of changes of the same people add up at
   * most.
   */
  static Figure changeOfAll(List<Figure> figures) {
    var changes =
        figures.stream()
            .filter(figure -> figure.measure() instanceof SkillChangeMeasure)
            .filter(figure -> figure.value() != null)
            .toList();
    var mean = mean(changes, Figure::value);
    var low = mean(changes, Figure::low);
    var high = mean(changes, Figure::high);
    var people = changes.stream().mapToInt(change -> Objects.requireNonNull(change.n())).min();
    if (mean.isEmpty() || people.isEmpty()) return Figure.suppressed(SkillChangeMeasure.ALL);
    var overall =
        Figure.of(SkillChangeMeasure.ALL, mean.getAsDouble(), people.getAsInt())
            .in(Unit.CHANGE_OF_CONFIDENCE);
    return low.isEmpty() || high.isEmpty()
        ? overall
        : overall.between(low.getAsDouble(), high.getAsDouble());
  }

  /** Empty where one of them has none. */
  private static OptionalDouble mean(
      List<Figure> figures, Function<Figure, @Nullable Double> part) {
    return figures.stream().anyMatch(figure -> part.apply(figure) == null)
        ? OptionalDouble.empty()
        : figures.stream()
            .mapToDouble(figure -> Objects.requireNonNull(part.apply(figure)))
            .average();
  }

  List<MonthlySeries> series(List<Measure> measures) {
    return measures.stream()
        .filter(
            measure -> MONTHLY.contains(measure.id()) || measure.id() instanceof LearningMeasure)
        .map(this::series)
        .filter(MonthlySeries::hasValues)
        .toList();
  }

  private MonthlySeries series(Measure measure) {
    return memoized(
        measure,
        filter,
        MonthlySeries.class,
        () ->
            new MonthlySeries(
                measure.id(),
                isConfided(measure)
                    ? MonthlySeries.months(disclosed(measure, filter)).stream()
                        .map(month -> MonthlySeries.Point.of(month, figure(measure, within(month))))
                        .toList()
                    : factsByMonth(measure)));
  }

  /** Exact as the total is, for the months that may be shown beside it. */
  private List<MonthlySeries.Point> factsByMonth(Measure measure) {
    var byMonth = aggregator.discloseByMonth(measure.observed(), viewer, filter);
    return MonthlySeries.months(disclosed(measure, filter)).stream()
        .map(
            month ->
                MonthlySeries.Point.of(
                    month, measure.figure(byMonth.getOrDefault(month, List.of()))))
        .toList();
  }

  private static boolean isConfided(Measure measure) {
    return measure.observed().protection().isConfided();
  }

  /** Between all units that appear in published help, each with each. */
  List<CrossUnitHelpFigure> flows() {
    if (filter.unit() != null) return List.of();
    var units =
        aggregator.disclose(HelpMeasure.ACROSS_UNITS, viewer, filter).stream()
            .flatMap(one -> one.workplaces().stream())
            .map(Workplace::unit)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    return units.stream().flatMap(from -> units.stream().map(to -> flow(from, to))).toList();
  }

  private CrossUnitHelpFigure flow(String from, String to) {
    var help = Measure.sum(new UnitHelpMeasure(from, to), Unit.NUMBER);
    return CrossUnitHelpFigure.of(from, to, figure(help, filter));
  }

  private Figure figure(Measure measure, ObservationFilter filter) {
    return memoized(measure, filter, Figure.class, () -> compute(measure, filter));
  }

  private Figure compute(Measure measure, ObservationFilter filter) {
    var figure = measure.figure(disclosed(measure, filter));
    return isConfided(measure) ? figure : figure.ofAll();
  }

  /** Of all answers that the figures are made of. */
  IncludedAnswers cut(List<Measure> measures) {
    return measures.stream()
        .filter(measure -> isAnswered(measure.observed()))
        .map(
            measure ->
                memoized(
                    measure,
                    filter,
                    IncludedAnswers.MeasureAnswers.class,
                    () -> IncludedAnswers.MeasureAnswers.of(disclosed(measure, filter))))
        .collect(IncludedAnswers.ofParts());
  }

  /** Whether its observations are answers: of a questionnaire, or about an action's effect. */
  private static boolean isAnswered(MeasureId observed) {
    return switch (observed) {
      case EvaluationMeasure _, ProgrammeItemMeasure _ -> true;
      case SurveyMeasure _, SkillChangeMeasure _ -> true;
      case ProgrammeSurveyMeasure _, ProgrammeSurveyChangeMeasure _ -> true;
      case ActionMeasure action -> action == ActionMeasure.EFFECT;
      case LearningMeasure _, HelpMeasure _, UnitHelpMeasure _ -> false;
      case SessionMeasure _, FidelityMeasure _ -> false;
    };
  }

  /** Within one unit there is no help across units: a share of zero would mean nothing. */
  private List<Observation> disclosed(Measure measure, ObservationFilter filter) {
    return measure.observed().equals(HelpMeasure.ACROSS_UNITS) && filter.unit() != null
        ? List.of()
        : aggregator.disclose(measure.observed(), viewer, filter);
  }

  /** All that a result depends on, besides the anonymity sets. */
  private record MemoKey(
      Measure measure, Class<?> result, int threshold, Viewer viewer, ObservationFilter part) {}

  private <T> T memoized(
      Measure measure, ObservationFilter filter, Class<T> result, Supplier<T> computation) {
    var question = new MemoKey(measure, result, aggregator.threshold(), viewer, filter);
    return aggregator.memoize(measure.observed(), question, result, computation);
  }

  private ObservationFilter within(YearMonth month) {
    return filter.withPeriod(
        later(filter.from(), month.atDay(1)), earlier(filter.to(), month.atEndOfMonth()));
  }

  private static LocalDate later(@Nullable LocalDate askedOn, LocalDate first) {
    return askedOn == null || askedOn.isBefore(first) ? first : askedOn;
  }

  private static LocalDate earlier(@Nullable LocalDate asked, LocalDate last) {
    return asked == null || asked.isAfter(last) ? last : asked;
  }
}
