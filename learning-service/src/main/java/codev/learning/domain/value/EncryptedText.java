package codev.learning.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text or an answer, encrypted with its author's key before it reaches the domain. The same text
 * in the same place has the same ciphertext, so a retry is recognised without decryption.
 */
public record EncryptedText(@JsonValue String sealed) {
  @JsonCreator
  public EncryptedText {}
}
