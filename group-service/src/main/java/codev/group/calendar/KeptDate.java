package codev.group.calendar;

import codev.group.domain.person.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The decision that a session keeps a date that the method advises against.
 *
 * @param reason why, if a reason was given; encrypted, or decrypted for a viewer
 */
public record KeptDate(Username by, Instant at, @Nullable String reason) {
  KeptDate because(@Nullable String readable) {
    return new KeptDate(by, at, readable);
  }
}
