package codev.learning.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What somebody said or answered, sealed with their key before it comes here. The same words in the
 * same place are the same sealed text, so a retry is recognised without opening it.
 */
public record EncryptedText(@JsonValue String sealed) {
  @JsonCreator
  public EncryptedText {}
}
