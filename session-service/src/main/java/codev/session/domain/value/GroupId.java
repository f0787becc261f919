package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a group, as in group-service. */
public record GroupId(@JsonValue UUID value) {
  @JsonCreator
  public GroupId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
