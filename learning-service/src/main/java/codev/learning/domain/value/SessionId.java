package codev.learning.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a session. */
public record SessionId(@JsonValue UUID value) {
  @JsonCreator
  public SessionId {}

  /** Its place in the log. Ids come from elsewhere: the prefix keeps kinds from colliding. */
  public String stream() {
    return "session/" + value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
