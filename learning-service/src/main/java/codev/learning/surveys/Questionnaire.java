package codev.learning.surveys;

import codev.learning.domain.Item;
import codev.learning.domain.Survey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One survey as it is put to somebody.
 *
 * @param given what they have ticked so far, by item; {@code null} in words: not applicable
 * @param missing items that a first attempt left without an answer
 */
public record Questionnaire(
    Survey survey,
    Survey.Moment moment,
    UUID programmeId,
    @Nullable String programme,
    List<Item> items,
    Map<String, String> given,
    List<String> missing) {

  /** As it comes back, when it cannot be taken yet. */
  public Questionnaire with(Map<String, String> ticked, List<String> unanswered) {
    return new Questionnaire(survey, moment, programmeId, programme, items, ticked, unanswered);
  }

  public boolean isGiven(Item item, Object value) {
    return value.toString().equals(given.get(item.key()));
  }
}
