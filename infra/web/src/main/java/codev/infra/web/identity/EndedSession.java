package codev.infra.web.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Read model: when all sessions of a person were last ended; one document for each user name.
 *
 * @param issuedBefore access tokens that were issued before are refused; a whole second
 */
public record EndedSession(String username, Instant issuedBefore) {
  /** The later of two ends. */
  public static EndedSession latest(@Nullable EndedSession before, String username, Instant end) {
    return before == null || before.issuedBefore.isBefore(end)
        ? new EndedSession(username, end)
        : before;
  }
}
