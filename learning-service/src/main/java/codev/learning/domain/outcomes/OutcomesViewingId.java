package codev.learning.domain.outcomes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies an access to figures: the same access repeated within the hour has the same id. */
public record OutcomesViewingId(@JsonValue UUID value) {
  @JsonCreator
  public OutcomesViewingId {}

  /** Its place in the log. Ids come from elsewhere: the prefix keeps kinds from colliding. */
  public String stream() {
    return "showing/" + value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
