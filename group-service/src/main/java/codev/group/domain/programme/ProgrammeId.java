package codev.group.domain.programme;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Identifies a programme. */
public record ProgrammeId(@JsonValue UUID value) {
  @JsonCreator
  public ProgrammeId {}

  public String stream() {
    return "programme/" + value;
  }

  /**
   * Of how long data is kept.
   *
   * @param programme null: in the organisation
   */
  public static String retentionStream(@Nullable ProgrammeId programme) {
    return "retention/" + (programme == null ? "organisation" : programme);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
