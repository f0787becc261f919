package codev.infra.simulator.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to the platform's API.
 *
 * @param username a username
 * @param at the time at which it is to be handled
 * @param path with what follows a question mark
 * @param body what is written as JSON; nothing when it is only read
 */
public record ApiRequest(String username, Instant at, String path, @Nullable Object body) {
  public static ApiRequest read(String username, Instant at, String path) {
    return new ApiRequest(username, at, path, null);
  }

  @Override
  public String toString() {
    return (body == null ? "GET " : "POST ") + path + " as " + username;
  }
}
