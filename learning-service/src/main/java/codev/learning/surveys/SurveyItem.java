package codev.learning.surveys;

import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.ProgrammeInstrument;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is shown to a respondent.
 *
 * @param lowest answer
 * @param highest answer
 */
public record SurveyItem(
    String key, String fr, String en, int lowest, int highest, boolean mayNotApply) {

  static SurveyItem of(InstrumentItem item) {
    var scale = item.scale();
    return new SurveyItem(
        item.key(), item.fr(), item.en(), scale.lowest(), scale.highest(), scale.holds(null));
  }

  static SurveyItem of(ProgrammeInstrument.Question item) {
    return new SurveyItem(
        item.key(), item.fr(), item.en(), item.from(), item.to(), item.mayNotApply());
  }

  /**
   * @param answer nothing: not applicable
   */
  public boolean holds(@Nullable Integer answer) {
    return answer == null ? mayNotApply : lowest <= answer && answer <= highest;
  }
}
