package codev.group.domain.authority;

import codev.group.domain.programme.ProgrammeId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifies a grant. */
public record GrantId(@JsonValue UUID value) {
  @JsonCreator
  public GrantId {}

  /** The grant that the declaration of a programme gives to its author: the same one always. */
  public static GrantId ofDeclaration(ProgrammeId programme) {
    var name = "programme-declared/" + programme;
    return new GrantId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @param scope of this grant
   */
  public boolean isOfDeclaration(GrantScope scope) {
    return scope.id() != null && equals(ofDeclaration(scope.id()));
  }

  public String stream() {
    return "grant/" + value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
