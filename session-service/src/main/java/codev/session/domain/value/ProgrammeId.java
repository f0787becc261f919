package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a programme, as in group-service. */
public record ProgrammeId(@JsonValue UUID value) {
  @JsonCreator
  public ProgrammeId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
