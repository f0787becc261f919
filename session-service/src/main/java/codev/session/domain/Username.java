package codev.session.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person, by the name they sign in with. */
public record Username(@JsonValue String value) {
  @JsonCreator
  public Username {}

  @Override
  public String toString() {
    return value;
  }
}
