package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What somebody said, sealed with their key before it comes here: the method rules on who may speak
 * and when, never on what is said. The same words in the same place are the same sealed text, so a
 * retry is recognised without opening it.
 */
public record EncryptedText(@JsonValue String sealed) {
  @JsonCreator
  public EncryptedText {}
}
