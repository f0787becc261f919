package codev.learning.domain.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies a person by their sign-in name. */
public record Username(@JsonValue String value) {
  @JsonCreator
  public Username {}

  public String journal() {
    return "journal/" + value;
  }

  public String person() {
    return "person/" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
