package codev.group.rotation;

import codev.group.domain.person.Username;
import org.jspecify.annotations.Nullable;

/**
 * A member who has not been client so far.
 *
 * @param reason that was given for it, for viewers who may read it
 */
public record MemberWithoutTurn(Username member, Cause why, @Nullable String reason) {

  /** What it comes from. */
  public enum Cause {
    /** There is a session planned for it. */
    TURN_TO_COME,
    /** They let it pass, and it is owed to them. */
    SKIPPED,
    /** Others were client twice in the meantime. */
    PASSED_BY,
    /** They came when the group was under way. */
    JOINED_LATER,
    /** Too few sessions are planned. */
    NO_SESSION_PLANNED,
    /** They left before it was their turn. */
    LEFT
  }
}
