package codev.infra.simulator.edge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody asks of the platform.
 *
 * @param who a username
 * @param at when it is said to happen
 * @param path with what follows a question mark
 * @param body what is written as JSON; nothing when it is only read
 */
public record Call(String who, Instant at, String path, @Nullable Object body) {
  public static Call read(String who, Instant at, String path) {
    return new Call(who, at, path, null);
  }

  @Override
  public String toString() {
    return (body == null ? "GET " : "POST ") + path + " as " + who;
  }
}
