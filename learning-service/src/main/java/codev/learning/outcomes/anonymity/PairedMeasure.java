package codev.learning.outcomes.anonymity;

import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;

/** An item that the same people may answer twice, so that the change in between is measured too. */
sealed interface PairedMeasure permits SurveyMeasure, ProgrammeSurveyMeasure {
  /** Whether it is the first of two measurements of the same people. */
  boolean isBaseline();

  /** Whether it is the second of two measurements of the same people. */
  boolean isEndline();

  /** The endline less the baseline. */
  MeasureId change();
}
