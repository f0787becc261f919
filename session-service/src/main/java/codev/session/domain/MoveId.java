package codev.session.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which of the facilitator's moves: sent twice it is one. */
public record MoveId(@JsonValue UUID value) {
  @JsonCreator
  public MoveId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
