package codev.learning.outcomes.figures;

import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.ProgrammeInstrument.Question;
import codev.learning.domain.survey.SurveyKind;
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
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.Measure.AnswerRange;
import codev.learning.outcomes.figures.Measure.Calculation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All measures of a programme, in the order in which they are shown. */
public final class Measures {
  private Measures() {}

  /**
   * Learnings are counted by competency only: with a total beside them, a suppressed count could be
   * computed.
   */
  public static List<Measure> of(BuiltInInstruments instruments, ProgrammeFiguresView programme) {
    return Stream.of(
            instruments.session().stream().map(item -> of(new EvaluationMeasure(item.key()), item)),
            Stream.of(
                new Measure(
                    EvaluationMeasure.RECOMMENDATION,
                    EvaluationMeasure.RECOMMENDS,
                    Calculation.RECOMMENDATION,
                    Unit.POINTS,
                    null)),
            programme.items().stream()
                .map(
                    item ->
                        Measure.mean(
                            new ProgrammeItemMeasure(item.key()),
                            Unit.OWN_SCALE,
                            new AnswerRange(item.from(), item.to()))),
            Arrays.stream(ActionMeasure.values()).map(Measures::of),
            programme.competencies().stream()
                .map(line -> Measure.sum(new LearningMeasure(line.key()), Unit.NUMBER)),
            Arrays.stream(SessionMeasure.values()).map(Measures::of),
            Stream.of(Measure.mean(HelpMeasure.ACROSS_UNITS, Unit.SHARE)),
            Arrays.stream(FidelityMeasure.values()).map(Measures::of),
            Arrays.stream(SurveyKind.values()).flatMap(survey -> of(instruments, survey)),
            instruments.of(SurveyKind.SKILLS).stream().map(Measures::change),
            programme.instruments().stream().flatMap(Measures::of))
        .flatMap(measures -> measures)
        .toList();
  }

  static Measure of(ActionMeasure action) {
    return switch (action) {
      case COMMITTED, DATED, REVIEWED, TRIED, DONE, PARTLY, ABANDONED ->
          Measure.sum(action, Unit.NUMBER);
      case DONE_SHARE -> Measure.mean(action, Unit.SHARE);
      case DAYS_TO_DONE -> new Measure(action, action, Calculation.MEDIAN, Unit.DAYS, null);
      case EFFECT -> Measure.mean(action, Unit.EFFECT, AnswerRange.AGREEMENT);
    };
  }

  private static Measure of(SessionMeasure session) {
    return switch (session) {
      case HELD, PLANNED -> Measure.sum(session, Unit.NUMBER);
      case HOURS_PLANNED, HOURS_HELD -> Measure.sum(session, Unit.HOURS);
      case PEOPLE ->
          new Measure(session, SessionMeasure.HELD, Calculation.PEOPLE, Unit.PEOPLE, null);
      case ATTENDANCE -> Measure.mean(session, Unit.SHARE);
      case CLIENTS ->
          new Measure(
              session, SessionMeasure.ROTATION, Calculation.PEOPLE_WITH_ANY, Unit.PEOPLE, null);
      case ROTATION -> new Measure(session, session, Calculation.SHARE_OF_PEOPLE, Unit.SHARE, null);
    };
  }

  private static Measure of(FidelityMeasure fidelity) {
    return switch (fidelity) {
      case STEPS_ON_TIME, CONTRACT_ACCEPTED, CLIENT_SILENT -> Measure.mean(fidelity, Unit.SHARE);
      case CONTRIBUTION_GINI -> Measure.mean(fidelity, Unit.GINI);
    };
  }

  private static Stream<Measure> of(BuiltInInstruments instruments, SurveyKind survey) {
    return survey.moments().stream()
        .flatMap(
            moment ->
                instruments.of(survey).stream()
                    .map(item -> of(new SurveyMeasure(survey, moment, item.key()), item)));
  }

  private static Stream<Measure> of(ProgrammeInstrument instrument) {
    var answers =
        instrument.moments().stream()
            .flatMap(
                moment ->
                    instrument.items().stream()
                        .map(
                            item ->
                                Measure.mean(
                                    new ProgrammeSurveyMeasure(
                                        instrument.key(), moment, item.key()),
                                    Unit.OWN_SCALE,
                                    new AnswerRange(item.from(), item.to()))));
    return instrument.hasBaselineAndEndline()
        ? Stream.concat(answers, instrument.items().stream().map(item -> change(instrument, item)))
        : answers;
  }

  private static Measure change(ProgrammeInstrument instrument, Question item) {
    var id = new ProgrammeSurveyChangeMeasure(instrument.key(), item.key());
    return new Measure(id, id, Calculation.CHANGE, Unit.CHANGE_ON_OWN_SCALE, null);
  }

  /** Of the people measured at the start and at the end: the change in between. */
  private static Measure change(InstrumentItem item) {
    var id = new SkillChangeMeasure(item.key());
    return new Measure(id, id, Calculation.CHANGE, Unit.CHANGE_OF_CONFIDENCE, null);
  }

  private static Measure of(MeasureId id, InstrumentItem item) {
    return switch (item.scale()) {
      case AGREEMENT -> Measure.mean(id, Unit.AGREEMENT, AnswerRange.AGREEMENT);
      case ZERO_TO_TEN -> Measure.mean(id, Unit.CONFIDENCE, AnswerRange.ZERO_TO_TEN);
    };
  }
}
