package codev.group.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a session. */
public record SessionId(@JsonValue UUID value) {
  @JsonCreator
  public SessionId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
