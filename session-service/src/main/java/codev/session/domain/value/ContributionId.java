package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a contribution. */
public record ContributionId(@JsonValue UUID value) {
  @JsonCreator
  public ContributionId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
