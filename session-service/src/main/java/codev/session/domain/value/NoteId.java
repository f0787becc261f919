package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a private note. */
public record NoteId(@JsonValue UUID value) {
  @JsonCreator
  public NoteId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
