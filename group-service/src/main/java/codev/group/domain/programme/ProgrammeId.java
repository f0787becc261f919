package codev.group.domain.programme;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a programme. */
public record ProgrammeId(@JsonValue UUID value) {
  @JsonCreator
  public ProgrammeId {}

  public String stream() {
    return "programme/" + value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
