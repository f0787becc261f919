package codev.infra.eventstore.axon;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of a handled command. Written as JSON it is {@code {"position": …}}.
 *
 * @param position number of the last event of its commit; when the command changed nothing (a
 *     retry), of its aggregate's last event
 * @param result what the aggregate's handler returned; null too if the command was ignored because
 *     its aggregate had processed a later message
 */
public record CommandResult(long position, @JsonIgnore @Nullable Object result) {

  /** The handler's answer, where it gives one. */
  public <T> T answer(Class<T> kind) {
    return kind.cast(Objects.requireNonNull(result));
  }

  /** The handler's answer, where it is a list of these; empty if the command was ignored. */
  public <T> List<T> answers(Class<T> kind) {
    return result == null
        ? List.of()
        : ((List<?>) answer(List.class)).stream().map(kind::cast).toList();
  }
}
