package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text, encrypted with its author's key before it reaches the domain: the method rules on who may
 * contribute and when, never on the text. The same text in the same place has the same ciphertext,
 * so a retry is recognised without decryption.
 */
public record EncryptedText(@JsonValue String sealed) {
  @JsonCreator
  public EncryptedText {}
}
