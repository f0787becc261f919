package codev.group.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A decision about turns. */
public record DecisionId(@JsonValue UUID value) {
  @JsonCreator
  public DecisionId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
