package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a regulation remark. */
public record RemarkId(@JsonValue UUID value) {
  @JsonCreator
  public RemarkId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
