package codev.group.domain.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies a person by their sign-in name. */
public record Username(@JsonValue String value) {
  @JsonCreator
  public Username {}

  public String poolStream() {
    return "facilitator/" + value;
  }

  public String stream() {
    return "person/" + value;
  }

  /** Of how long the person's identity is kept. */
  public String identityStream() {
    return "identity/" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
