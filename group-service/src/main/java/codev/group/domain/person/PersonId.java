package codev.group.domain.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Identifies a person to clients that keep ids of their own; elsewhere people are identified by
 * {@link Username}.
 */
public record PersonId(@JsonValue UUID value) {
  @JsonCreator
  public PersonId {}

  /** Of a person whom no client has given an id: the same user name means the same person. */
  public static PersonId derivedFrom(Username person) {
    return new PersonId(UUID.nameUUIDFromBytes(person.stream().getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
