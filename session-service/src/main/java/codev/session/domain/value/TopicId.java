package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a topic that a member offers to work on. */
public record TopicId(@JsonValue UUID value) {
  @JsonCreator
  public TopicId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
