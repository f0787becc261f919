package codev.group.actor;

import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import codev.infra.confidentiality.AuthorEncryption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a command, and when.
 *
 * @param subject what the command is about, e.g. the id of a group: encrypted texts are bound to it
 * @param encryption the sender's
 */
public record CommandActor(
    String subject, Username username, Instant now, AuthorEncryption encryption) {

  /**
   * @param name what it is, unique inside the subject, e.g. {@code departure/alice}: likewise
   */
  public EncryptedText encrypt(String name, String text) {
    return new EncryptedText(encryption.encrypt(subject + "/" + name, text.strip()));
  }

  /** Null, and a blank text, stay null. */
  public @Nullable EncryptedText encryptNullable(String name, @Nullable String text) {
    var nonBlank = BlankAsNull.of(text);
    return nonBlank == null ? null : encrypt(name, nonBlank);
  }

  /**
   * For the texts of a command that is not refused, before it is stored.
   *
   * @return what is to be run once it is stored
   */
  public Runnable storeKey() {
    return encryption.storeKey();
  }
}
