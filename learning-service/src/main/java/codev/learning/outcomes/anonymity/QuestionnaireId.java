package codev.learning.outcomes.anonymity;

import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;

/**
 * Identifies what a person answers at one moment, as a whole.
 *
 * @param protection the strictest that any of its items has
 */
public record QuestionnaireId(String key, MeasureProtection protection) {
  /** After a session, with the items that the programme adds. */
  public static final QuestionnaireId EVALUATION =
      new QuestionnaireId(EvaluationMeasure.SECTION, MeasureProtection.SENSITIVE_FEEDBACK);

  /** Of a survey whose items are all protected alike. */
  public static QuestionnaireId ofSurvey(MeasureId item) {
    return new QuestionnaireId(item.section(), item.protection());
  }

  /** Of what is answered by itself. */
  static QuestionnaireId ofSingleMeasure(MeasureId measure) {
    return new QuestionnaireId(measure.key(), measure.protection());
  }
}
