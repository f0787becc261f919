package codev.session.voices;

import codev.infra.confidentiality.Seals;
import codev.session.domain.SessionCommand;
import codev.session.domain.SessionCommand.Aloud;
import codev.session.domain.SessionCommand.TakeDown;
import codev.session.domain.SessionId;
import codev.session.domain.Username;
import codev.session.domain.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody speaking in a session, now.
 *
 * @param takenDownBy who types what they say; null where they do so themselves
 */
public record Voice(
    SessionId session,
    Username username,
    @Nullable Username takenDownBy,
    Instant now,
    Seals seals) {

  /**
   * @param what what it is, unique inside the session, e.g. {@code contribution/0197…}: the sealed
   *     words are bound to it
   */
  public Words says(String what, String text) {
    return new Words(seals.seal(username.value(), session + "/" + what, text));
  }

  /** Nothing where nothing was said. */
  public @Nullable Words maySay(String what, @Nullable String text) {
    return text == null || text.isBlank() ? null : says(what, text);
  }

  /** As they ask for it: themselves, or through whoever types for them. */
  public SessionCommand asks(Aloud aloud) {
    return takenDownBy == null ? aloud : new TakeDown(aloud, takenDownBy);
  }
}
