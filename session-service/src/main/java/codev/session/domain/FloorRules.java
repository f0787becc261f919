package codev.session.domain;

import static codev.session.domain.SessionPermission.GIVE_FLOOR;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.ProcessedCommands.CommandContent;
import codev.session.domain.SessionCommand.GiveFloor;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Rules of the floor: the facilitator gives it, passes it on, takes it back. */
final class FloorRules {
  private FloorRules() {}

  static List<SessionEvent> give(SessionState state, ProcessedCommands processed, GiveFloor c) {
    state.roleOf(c.by());
    var command = new CommandContent(GIVE_FLOOR, Optional.ofNullable(c.to()), 0, null);
    if (processed.stepAfter(c.commandId(), command, c.by()).isPresent()) return List.of();
    GIVE_FLOOR.mustBePossible(state, c.by());
    if (c.from() != null) state.mustBeAt(c.from());
    if (Objects.equals(c.to(), state.floor())) return List.of();
    return List.of(
        c.to() == null
            ? new FloorTakenBack(c.session(), c.commandId(), c.by(), c.at())
            : new FloorGiven(
                c.session(), requirePresent(state, c.to()), c.commandId(), c.by(), c.at()));
  }

  private static Username requirePresent(SessionState state, Username member) {
    var roster = state.roster();
    if (!roster.hasMember(member)) throw new RuleViolationException(UNKNOWN_MEMBER, member);
    if (!roster.seatOf(member).isThere())
      throw new RuleViolationException(FLOOR_GOES_TO_WHO_IS_THERE, member);
    return member;
  }
}
