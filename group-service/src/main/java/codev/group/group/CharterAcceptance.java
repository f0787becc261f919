package codev.group.group;

import codev.group.domain.person.Username;
import java.time.Instant;

/** A member's acceptance of a version of the charter. */
public record CharterAcceptance(Username member, int version, Instant at) {
  boolean isOf(Username person, int accepted) {
    return member.equals(person) && version == accepted;
  }
}
