package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies an action of the client's plan. */
public record ActionId(@JsonValue UUID value) {
  @JsonCreator
  public ActionId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
