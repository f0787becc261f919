package codev.group.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What somebody wrote about people, sealed with their key before it comes here: no rule asks what
 * it says. The same words in the same place are the same sealed text, so a retry is recognised
 * without opening it.
 */
public record EncryptedText(@JsonValue String sealed) {
  @JsonCreator
  public EncryptedText {}
}
