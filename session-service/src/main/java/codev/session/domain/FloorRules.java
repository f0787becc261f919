package codev.session.domain;

import static codev.session.domain.SessionPermission.GIVE_FLOOR;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.ProcessedCommands.Asked;
import codev.session.domain.SessionCommand.GiveFloor;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** Whose turn it is to speak: the facilitator gives the floor, passes it on, takes it back. */
public final class FloorRules {
  private final Standing standing;
  private @Nullable Username speaker;

  FloorRules(Standing standing) {
    this.standing = standing;
  }

  @CommandHandler
  void give(GiveFloor c) {
    standing.roleOf(c.by());
    var asked = new Asked(GIVE_FLOOR, Optional.ofNullable(c.to()), 0, null);
    if (standing.moves().made(c.move(), asked, c.by()).isPresent()) return;
    standing.require(GIVE_FLOOR, c);
    if (c.from() != null) standing.mustBeAt(c.from());
    if (Objects.equals(c.to(), speaker)) return;
    standing.apply(
        c.to() == null
            ? new FloorTakenBack(c.session(), c.move(), c.by(), c.at())
            : new FloorGiven(c.session(), there(c.to()), c.move(), c.by(), c.at()));
  }

  private Username there(Username member) {
    var roster = standing.roster();
    if (!roster.hasMember(member)) throw new RuleViolationException(UNKNOWN_MEMBER, member);
    if (!roster.seatOf(member).isThere())
      throw new RuleViolationException(FLOOR_GOES_TO_WHO_IS_THERE, member);
    return member;
  }

  void evolve(SessionEvent event) {
    speaker = speakerAfter(speaker, event);
  }

  /** Who has the floor after an event: nobody once the step has ended, or they have gone. */
  public static @Nullable Username speakerAfter(@Nullable Username before, SessionEvent event) {
    return switch (event) {
      case FloorGiven e -> e.to();
      case FloorTakenBack _, StepOpened _, StepReopened _, SessionPostponed _, SessionClosed _ ->
          null;
      case AttendanceMarked e when e.member().equals(before) && !e.status().isThere() -> null;
      default -> before;
    };
  }
}
