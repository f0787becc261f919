package codev.learning.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies an action. */
public record ActionId(@JsonValue UUID value) {
  @JsonCreator
  public ActionId {}

  /** Its place in the log. Ids come from elsewhere: the prefix keeps kinds from colliding. */
  public String stream() {
    return "action/" + value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
