package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a command of the facilitator: sent twice it is one. */
public record CommandId(@JsonValue UUID value) {
  @JsonCreator
  public CommandId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
