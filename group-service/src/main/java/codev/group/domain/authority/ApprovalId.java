package codev.group.domain.authority;

import codev.group.domain.person.Username;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifies a request for a second person's approval. */
public record ApprovalId(@JsonValue UUID value) {
  @JsonCreator
  public ApprovalId {}

  /**
   * The request of a person for an action: the same one until it has ended.
   *
   * @param ended how many requests of this person for the same action have ended before
   */
  public static ApprovalId of(Username asker, ApprovalAction action, long ended) {
    var name = "approval/" + asker + "/" + action + "/" + ended;
    return new ApprovalId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  public String stream() {
    return "approval/" + value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
