package codev.session.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A participant's evaluation of the session. The answers stay sealed, their author's until they are
 * figures; which items were answered is known, so that the client's items are the client's.
 *
 * @param items keys answered, in order; "not applicable" is no answer
 * @param answers sealed JSON object of item to number
 */
public record Evaluation(
    List<String> items, Words answers, @Nullable Words learnt, @Nullable Words change) {
  private static final Map<String, Item.Audience> COMMON =
      Map.of(
          "H7", Item.Audience.CLIENT,
          "H8", Item.Audience.CLIENT,
          "H9", Item.Audience.CONSULTANTS);

  public Evaluation {
    items = List.copyOf(items);
  }

  /**
   * @param parts that their author had in the session
   * @param own items of the programme
   */
  void mustFit(Set<Role> parts, List<Item> own) {
    for (var item : items) audience(item, own).mustInclude(parts, item);
  }

  private static Item.Audience audience(String item, List<Item> own) {
    return own.stream()
        .filter(i -> i.key().equals(item))
        .map(Item::audience)
        .findFirst()
        .orElse(COMMON.getOrDefault(item, Item.Audience.EVERYBODY));
  }
}
