package codev.infra.personaldata;

import codev.infra.confidentiality.TextEncryption;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes an encrypted text in clear for its author, and null for anybody else. A text that was
 * recorded before texts of its kind were encrypted is written as it is.
 */
final class OwnEncryptedTextSerializer<T> extends ValueSerializer<T> {
  private final String author;
  private final Function<T, String> ciphertext;
  private final TextEncryption encryption;

  OwnEncryptedTextSerializer(
      String author, Function<T, String> ciphertext, TextEncryption encryption) {
    this.author = author;
    this.ciphertext = ciphertext;
    this.encryption = encryption;
  }

  @Override
  public void serialize(T text, JsonGenerator out, SerializationContext context) {
    var sealed = ciphertext.apply(text);
    if (!TextEncryption.isEncrypted(sealed)) out.writeString(sealed);
    else if (TextEncryption.authorOf(sealed).equals(author))
      encryption
          .decryptOrLog(sealed)
          .map(String::stripTrailing)
          .ifPresentOrElse(out::writeString, out::writeNull);
    else out.writeNull();
  }
}
