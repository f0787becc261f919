package codev.group.actor;

import codev.group.domain.EncryptedText;
import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.infra.confidentiality.TextEncryption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who sends a command about a group, and when. */
public record CommandActor(GroupId group, Username username, Instant now, TextEncryption seals) {

  /**
   * @param what what it is, unique inside the group, e.g. {@code departure/alice}: the sealed words
   *     are bound to it
   */
  public EncryptedText encrypt(String what, String text) {
    return new EncryptedText(seals.seal(username.value(), group + "/" + what, text.strip()));
  }

  /** Null stays null. */
  public @Nullable EncryptedText encryptNullable(String what, @Nullable String text) {
    return text == null || text.isBlank() ? null : encrypt(what, text);
  }
}
