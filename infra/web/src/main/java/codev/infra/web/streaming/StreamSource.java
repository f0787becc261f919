package codev.infra.web.streaming;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Source of the events of one viewer's stream. Polled when the stream opens and whenever its topic
 * is woken, by one thread at a time.
 */
@FunctionalInterface
public interface StreamSource {
  /**
   * @param lastId id of the last event that this viewer has; {@code null} when they come without
   * @return what came after it, in order; empty when there is nothing new
   */
  List<StreamEvent> after(@Nullable String lastId);

  /**
   * How long until there is something new by itself, because time has passed; then {@link #after}
   * is asked again. Empty when only a wake brings news.
   */
  default Optional<Duration> maximumWait() {
    return Optional.empty();
  }
}
