package codev.session.domain.learning;

import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.ParticipantRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A participant's evaluation of the session. The answers stay encrypted with their author's key
 * until figures are computed, and so does which items were answered, with their programme's alone.
 *
 * @param items encrypted JSON list of the keys answered, in order; "not applicable" is no answer
 * @param answers sealed JSON object of item to number
 */
public record Evaluation(
    EncryptedText items,
    EncryptedText answers,
    @Nullable EncryptedText learnt,
    @Nullable EncryptedText change) {
  private static final Map<String, EvaluationItem.Audience> COMMON =
      Map.of(
          "H7", EvaluationItem.Audience.CLIENT,
          "H8", EvaluationItem.Audience.CLIENT,
          "H9", EvaluationItem.Audience.CONSULTANTS);

  /**
   * Only the client answers the client's items.
   *
   * @param items keys answered
   * @param parts that their author had in the session
   * @param ownItems items of the programme
   */
  public static void mustFit(
      List<String> items, Set<ParticipantRole> parts, List<EvaluationItem> ownItems) {
    for (var item : items) audience(item, ownItems).mustInclude(parts, item);
  }

  private static EvaluationItem.Audience audience(String item, List<EvaluationItem> ownItems) {
    return ownItems.stream()
        .filter(i -> i.key().equals(item))
        .map(EvaluationItem::audience)
        .findFirst()
        .orElse(COMMON.getOrDefault(item, EvaluationItem.Audience.EVERYBODY));
  }
}
