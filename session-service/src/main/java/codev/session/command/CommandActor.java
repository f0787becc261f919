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
 * Who sends a command, in which session, and when.
 *
 * @param username the author, whose key encrypts the texts of the command
 * @param takenDownBy the facilitator who types for the author; null when the author types
 */
record CommandActor(
    SessionId session,
    Username username,
    @Nullable Username takenDownBy,
    Instant now,
    TextEncryption seals) {

  /**
   * @param what the text's name, unique inside the session, e.g. {@code contribution/0197…}: the
   *     ciphertext is bound to it
   */
  EncryptedText encrypt(String what, String text) {
    return new EncryptedText(seals.seal(username.value(), session + "/" + what, text));
  }

  /** Null when the text is missing or blank. */
  @Nullable EncryptedText encryptNullable(String what, @Nullable String text) {
    return text == null || text.isBlank() ? null : encrypt(what, text);
  }

  /** The command itself, or the command to write it down for the author. */
  SessionCommand command(Aloud aloud) {
    return takenDownBy == null ? aloud : new TakeDown(aloud, takenDownBy);
  }
}
