package codev.learning.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a programme. */
public record ProgrammeId(@JsonValue UUID value) {
  @JsonCreator
  public ProgrammeId {}

  /** Its place in the log. Ids come from elsewhere: the prefix keeps kinds from colliding. */
  public String stream() {
    return "programme/" + value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
