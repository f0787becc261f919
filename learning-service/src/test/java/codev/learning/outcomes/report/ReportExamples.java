package codev.learning.outcomes.report;

import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.survey.ProgrammePeriod;
import codev.learning.domain.value.Competency;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.CrossUnitHelpFigure;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.Measure;
import codev.learning.outcomes.figures.Measures;
import codev.learning.outcomes.figures.MonthlySeries;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.figures.ProgrammeFiguresView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Outcomes as they are after a year, for the tests of what is made of them. */
public final class ReportExamples {
  private static final int PEOPLE = 24;
  private static final YearMonth FIRST_MONTH = YearMonth.of(2027, 3);
  private static final IncludedAnswers ANSWERS =
      new IncludedAnswers(Instant.parse("2027-11-26T00:00:00Z"), PEOPLE);

  private ReportExamples() {}

  public static FigureLabels labels() {
    return FigureLabelsTest.labels();
  }

  public static MessageSource sentences() {
    return FigureLabelsTest.sentences();
  }

  public static OutcomesPageModelFactory pages() {
    return new OutcomesPageModelFactory(
        labels(), new ReportSectionFactory(labels(), sentences()), sentences());
  }

  /** That of the whole programme. */
  public static OutcomesPageModel page(ProgrammeFigures figures, LocalDate today) {
    return pages().ofProgramme(figures, ObservationFilter.ALL, today, Locale.FRENCH);
  }

  public static ProgrammeFigures figures(ProgrammeFiguresView programme, List<Figure> figures) {
    return new ProgrammeFigures(programme, 5, IncludedAnswers.NONE, figures, List.of(), List.of());
  }

  public static ProgrammeFiguresView programme(String name) {
    return new ProgrammeFiguresView(
        "id",
        name,
        List.of(),
        List.of(
            new Competency(
                "listening", "Écouter sans interrompre", "Listening without interrupting"),
            new Competency("asking", "Poser des questions ouvertes", "Asking open questions"),
            new Competency(
                "deciding", "Décider à la fin des réunions", "Deciding at the end of meetings")),
        List.of(),
        List.of(),
        List.of(),
        Map.of("H1", 4.0, "recommendation", 30.0, "actions.done", 40.0, "skills.change.all", 1.0),
        null);
  }

  public static ProgrammeFigures ofAYear() {
    var programme = programme("Managers de Łódź");
    return new ProgrammeFigures(
        programme,
        5,
        ANSWERS,
        measured(programme),
        List.of(
            series(EvaluationMeasure.USEFUL, 3.4, 3.6, null, 4.1, 4.2, 4.25),
            series(EvaluationMeasure.SAFE, 3.9, 4.0, 4.2, 4.1, 4.4, 4.5),
            series(SessionMeasure.ATTENDANCE, 0.8, 0.9, 0.85, 0.95, 0.9, 1.0),
            series(FidelityMeasure.STEPS_ON_TIME, 0.5, 0.6, 0.7, null, 0.8, 0.75),
            series(new LearningMeasure("listening"), 4.0, 2.0, 3.0, 5.0, 3.0, 1.0)),
        List.of());
  }

  /**
   * All that the standard questionnaires give, with ten competencies, three aims, a target for each
   * indicator and help between units.
   *
   * @param isByMonth whether enough people have answered in each of twelve months
   */
  public static ProgrammeFigures ofAFullYear(boolean isByMonth) {
    return full(isByMonth ? 12 : 0, LocalDate.parse("2027-02-26"));
  }

  /** The same of two years, in each month of which enough people have answered. */
  public static ProgrammeFigures ofTwoFullYears() {
    return full(24, LocalDate.parse("2028-02-25"));
  }

  private static ProgrammeFigures full(int months, LocalDate endsOn) {
    var programme =
        new ProgrammeFiguresView(
            "id",
            "Managers de proximité",
            List.of(Aim.values()),
            IntStream.rangeClosed(1, 10)
                .mapToObj(
                    line ->
                        new Competency(
                            "line-" + line,
                            "Donner un retour utile, " + line,
                            "Giving useful feedback, " + line))
                .toList(),
            List.of(),
            List.of(),
            List.of(),
            Arrays.stream(Indicator.values())
                .filter(indicator -> indicator != Indicator.ACTIONS_DONE)
                .collect(Collectors.toMap(Indicator::figure, Indicator::highest)),
            new ProgrammePeriod(LocalDate.parse("2026-03-02"), endsOn));
    var values = new Double[months];
    Arrays.setAll(values, month -> 3.5 + month % 12 / 10.0);
    return new ProgrammeFigures(
        programme,
        5,
        ANSWERS,
        measured(programme),
        months > 0
            ? List.of(
                series(EvaluationMeasure.USEFUL, values),
                series(EvaluationMeasure.SAFE, values),
                series(EvaluationMeasure.FACILITATION, values))
            : List.of(),
        List.of(new CrossUnitHelpFigure("Finance", "Ventes", 21.0, 9, null)));
  }

  /** Every third measure of a survey is suppressed. */
  private static List<Figure> measured(ProgrammeFiguresView programme) {
    var figures = new ArrayList<Figure>();
    int i = 0;
    for (var measure : Measures.of(FigureLabelsTest.INSTRUMENTS, programme)) {
      if (measure.id() == ActionMeasure.DONE_SHARE) {
        figures.add(Figure.of(measure.id(), 0.74, PEOPLE).in(Unit.SHARE));
        continue;
      }
      boolean isSuppressed = i % 3 == 2 && measure.unit() == Unit.CONFIDENCE;
      figures.add(isSuppressed ? Figure.suppressed(measure.id()) : figure(measure, i));
      i++;
    }
    figures.add(changed(SkillChangeMeasure.ALL, 1.25));
    return figures;
  }

  private static Figure figure(Measure measure, int i) {
    var value =
        switch (measure.unit()) {
          case AGREEMENT, EFFECT -> 3.2 + (i % 7) * 0.25;
          case CONFIDENCE -> 4.0 + (i % 9) * 0.5;
          case SHARE -> 0.6 + (i % 5) * 0.08;
          case GINI -> 0.22;
          case POINTS -> 37.0;
          case CHANGE_OF_CONFIDENCE -> 0.5 + (i % 5) * 0.3;
          default -> 10.0 + i % 23;
        };
    if (measure.unit() == Unit.CHANGE_OF_CONFIDENCE) return changed(measure.id(), value);
    var figure = Figure.of(measure.id(), value, PEOPLE - i % 6).in(measure.unit());
    var answers = measure.answers();
    if (answers == null) return figure;
    var shares = new ArrayList<Figure.Share>();
    for (int answer = answers.from(); answer <= answers.to(); answer++)
      shares.add(new Figure.Share(answer, answer * (i % 4 + 1) / 2));
    return figure.with(shares);
  }

  private static Figure changed(MeasureId measure, double value) {
    return new Figure(
        measure, value, 18, null, Unit.CHANGE_OF_CONFIDENCE, value - 0.5, value + 0.5, null, null);
  }

  private static MonthlySeries series(MeasureId measure, @Nullable Double... values) {
    var points = new ArrayList<MonthlySeries.Point>();
    for (int i = 0; i < values.length; i++) {
      var month = FIRST_MONTH.plusMonths(i).toString();
      points.add(
          values[i] == null
              ? new MonthlySeries.Point(month, null, null, true)
              : new MonthlySeries.Point(month, Objects.requireNonNull(values[i]), 12, null));
    }
    return new MonthlySeries(measure, points);
  }
}
