package codev.group.domain.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text about people, encrypted with its author's key before it reaches the domain: no rule reads
 * it. The same text in the same place has the same ciphertext, so a retry is recognised without
 * decryption. Only reasons of moving or cancelling a session in events of the past are in clear.
 */
public record EncryptedText(@JsonValue String sealed) {
  @JsonCreator
  public EncryptedText {}
}
