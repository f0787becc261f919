package codev.session.domain;

import static codev.session.domain.SessionPermission.RAISE_HAND;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.RaiseHand;
import codev.session.domain.SessionEvent.HandLowered;
import codev.session.domain.SessionEvent.HandRaised;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;

/** Rules of raised hands: members ask for the floor; the facilitator sees in which order. */
final class HandRules {
  private HandRules() {}

  static List<SessionEvent> raise(SessionState state, ProcessedCommands processed, RaiseHand c) {
    state.roleOf(c.by());
    if (processed.hasMoved(c)) return List.of();
    RAISE_HAND.mustBePossible(state, c.by());
    if (c.raised()) mustBeOnesOwn(state, c);
    else mustBeOnesOwnOrGuided(state, c);
    if (state.hands().contains(c.member()) == c.raised()) return List.of();
    return List.of(
        c.raised()
            ? new HandRaised(c.session(), c.commandId(), c.by(), c.at())
            : new HandLowered(c.session(), c.member(), c.commandId(), c.by(), c.at()));
  }

  private static void mustBeOnesOwn(SessionState state, RaiseHand c) {
    if (isFacilitator(state, c.by()) || !c.member().equals(c.by()))
      throw new RuleViolationException(ONLY_MEMBERS_RAISE_A_HAND);
  }

  private static void mustBeOnesOwnOrGuided(SessionState state, RaiseHand c) {
    if (c.member().equals(c.by())) return;
    if (!isFacilitator(state, c.by()))
      throw new RuleViolationException(ONLY_THE_FACILITATOR_GUIDES);
    if (!state.roster().hasMember(c.member()))
      throw new RuleViolationException(UNKNOWN_MEMBER, c.member());
  }

  /** A contribution to the group is a member's turn: their hand goes down by it. */
  static List<SessionEvent> lowerIfRaised(SessionState state, Username speaker, Instant at) {
    return state.hands().contains(speaker)
        ? List.of(new HandLowered(state.id(), speaker, null, speaker, at))
        : List.of();
  }

  /** Who has the floor need not ask for it; the facilitator has hands to lower or none. */
  static boolean hasHandToMove(SessionState state, Username person) {
    return isFacilitator(state, person) ? !state.hands().isEmpty() : !person.equals(state.floor());
  }

  private static boolean isFacilitator(SessionState state, Username person) {
    return state.roster().roleOf(person) == ParticipantRole.FACILITATOR;
  }
}
