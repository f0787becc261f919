package codev.group.domain.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Which person, to whoever keeps a key of their own; everywhere else people go by {@link Username}.
 */
public record PersonId(@JsonValue UUID value) {
  @JsonCreator
  public PersonId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
