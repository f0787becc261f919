package codev.group.domain.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a decision about turns as client. */
public record RotationDecisionId(@JsonValue UUID value) {
  @JsonCreator
  public RotationDecisionId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
