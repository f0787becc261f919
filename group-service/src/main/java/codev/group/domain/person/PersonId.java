package codev.group.domain.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Identifies a person to clients that keep ids of their own; elsewhere people are identified by
 * {@link Username}.
 */
public record PersonId(@JsonValue UUID value) {
  @JsonCreator
  public PersonId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
