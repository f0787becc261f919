package codev.learning.outcomes.figures;

import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;

/** The measure behind each indicator. */
public final class IndicatorMeasures {
  private IndicatorMeasures() {}

  public static MeasureId of(Indicator indicator) {
    return switch (indicator) {
      case USEFUL -> EvaluationMeasure.USEFUL;
      case APPLICABLE -> new EvaluationMeasure("H9");
      case RECOMMENDED -> EvaluationMeasure.RECOMMENDATION;
      case SAFE -> EvaluationMeasure.SAFE;
      case PLACE_FOR_ALL -> new EvaluationMeasure("H4");
      case ROTATION -> SessionMeasure.ROTATION;
      case ATTENDANCE -> SessionMeasure.ATTENDANCE;
      case ALIKE -> FidelityMeasure.CONTRIBUTION_GINI;
      case SKILLS -> SkillChangeMeasure.ALL;
      case COOPERATING -> new SkillChangeMeasure("C12");
      case WITH_THE_TEAM -> afterThreeMonths("F3");
      case TURNING_TO_PEERS -> afterThreeMonths("F6");
      case ACROSS_UNITS -> HelpMeasure.ACROSS_UNITS;
      case ACTIONS_DONE_SHARE -> ActionMeasure.DONE_SHARE;
      case ACTIONS_DONE -> ActionMeasure.DONE;
      case EFFECT -> ActionMeasure.EFFECT;
      case CARRIED_OUT -> afterThreeMonths("F1");
      case VISIBLE -> afterThreeMonths("F8");
    };
  }

  private static MeasureId afterThreeMonths(String item) {
    return new SurveyMeasure(SurveyKind.FOLLOW_UP, Moment.THREE_MONTHS, item);
  }
}
