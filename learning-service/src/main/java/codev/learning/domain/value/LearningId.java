package codev.learning.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a learning. */
public record LearningId(@JsonValue UUID value) {
  @JsonCreator
  public LearningId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
