package codev.infra.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell one viewer. Asked when the stream opens and whenever its topic is woken, by
 * one thread at a time.
 */
@FunctionalInterface
public interface News {
  /**
   * @param lastId id of the last event that this viewer has; {@code null} when they come without
   * @return what came after it, in order; empty when there is nothing new
   */
  List<StreamEvent> after(@Nullable String lastId);
}
