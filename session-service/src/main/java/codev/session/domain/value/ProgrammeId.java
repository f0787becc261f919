package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which programme, as group-service names it. */
public record ProgrammeId(@JsonValue UUID value) {
  @JsonCreator
  public ProgrammeId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
