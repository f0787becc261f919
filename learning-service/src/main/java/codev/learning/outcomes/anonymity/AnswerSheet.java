package codev.learning.outcomes.anonymity;

import codev.learning.outcomes.anonymity.MeasureId.PairedMeasure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A questionnaire as one person has answered it, without the items that do not apply; it enters an
 * anonymity set as a whole.
 *
 * @param answers at least one, in the order of the questionnaire, all of the same person
 */
record AnswerSheet(QuestionnaireId questionnaire, Map<MeasureId, Observation> answers) {
  AnswerSheet {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /** Any of its answers: people, workplaces, group and day are the same in each. */
  Observation first() {
    return answers.values().iterator().next();
  }

  MeasureProtection protection() {
    return questionnaire.protection();
  }

  /** Whether it is the first of two measurements of the same people. */
  boolean isBaseline() {
    return answers.keySet().stream().anyMatch(AnswerSheet::isBaseline);
  }

  static boolean isBaseline(MeasureId measure) {
    return measure instanceof PairedMeasure paired && paired.isBaseline();
  }
}
