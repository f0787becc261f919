package codev.session.command;

import codev.infra.confidentiality.TextEncryption;
import codev.session.domain.SessionCommand;
import codev.session.domain.SessionCommand.Aloud;
import codev.session.domain.SessionCommand.TakeDown;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody speaking in a session, now.
 *
 * @param takenDownBy who types what they say; null where they do so themselves
 */
public record CommandActor(
    SessionId session,
    Username username,
    @Nullable Username takenDownBy,
    Instant now,
    TextEncryption seals) {

  /**
   * @param what what it is, unique inside the session, e.g. {@code contribution/0197…}: the sealed
   *     words are bound to it
   */
  public EncryptedText says(String what, String text) {
    return new EncryptedText(seals.seal(username.value(), session + "/" + what, text));
  }

  /** Nothing where nothing was said. */
  public @Nullable EncryptedText maySay(String what, @Nullable String text) {
    return text == null || text.isBlank() ? null : says(what, text);
  }

  /** As they ask for it: themselves, or through whoever types for them. */
  public SessionCommand asks(Aloud aloud) {
    return takenDownBy == null ? aloud : new TakeDown(aloud, takenDownBy);
  }
}
