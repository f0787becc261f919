package codev.learning.surveys;

import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.SurveyKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One survey as it is shown to a respondent.
 *
 * @param survey a built-in one by its name, or one of the programme's own by its key
 * @param own what the programme has loaded; absent for a built-in one
 * @param given what they have ticked so far, by item; {@code null} in words: not applicable
 * @param missing items that a first attempt left without an answer
 */
public record Questionnaire(
    String survey,
    SurveyKind.Moment moment,
    UUID programmeId,
    @Nullable String programme,
    @Nullable Loaded own,
    List<SurveyItem> items,
    Map<String, String> given,
    List<String> missing) {

  /** The version of an instrument. */
  public record Loaded(int version, ProgrammeInstrument instrument) {}

  /** As it comes back, when it cannot be taken yet. */
  public Questionnaire with(Map<String, String> ticked, List<String> unanswered) {
    return new Questionnaire(
        survey, moment, programmeId, programme, own, items, ticked, unanswered);
  }

  public boolean isGiven(SurveyItem item, Object value) {
    return value.toString().equals(given.get(item.key()));
  }
}
