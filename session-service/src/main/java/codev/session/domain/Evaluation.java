package codev.session.domain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A participant's evaluation of the session. The answers stay sealed, their author's until they are
 * figures; which items were answered is known, so that the client's items are the client's.
 *
 * @param items keys answered, in order
 * @param answers sealed JSON object of item to number
 */
public record Evaluation(
    List<String> items, Words answers, @Nullable Words learnt, @Nullable Words change) {
  public static final Set<String> CLIENT_ITEMS = Set.of("H7", "H8");
  public static final Set<String> CONSULTANT_ITEMS = Set.of("H9");

  public Evaluation {
    items = List.copyOf(items);
  }

  void mustFit(Role role) {
    for (var item : items) {
      if (CLIENT_ITEMS.contains(item) && role != Role.CLIENT)
        throw new Refused(Reason.ITEM_IS_FOR_THE_CLIENT, item);
      if (CONSULTANT_ITEMS.contains(item) && role != Role.CONSULTANT)
        throw new Refused(Reason.ITEM_IS_FOR_CONSULTANTS, item);
    }
  }
}
