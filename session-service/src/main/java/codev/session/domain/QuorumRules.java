package codev.session.domain;

import static codev.session.domain.SessionPermission.DECIDE_ON_QUORUM;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.DecideOnQuorum;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import java.util.List;

/**
 * Rules of the quorum: a client needs consultants; with too few, the facilitator decides how the
 * session goes on.
 */
final class QuorumRules {
  private QuorumRules() {}

  static List<SessionEvent> decide(SessionState state, DecideOnQuorum c) {
    if (state.roleOf(c.by()) == ParticipantRole.FACILITATOR
        && c.decision() == state.preparation().quorum()) return List.of();
    DECIDE_ON_QUORUM.mustBePossible(state, c.by());
    if (!state.roster().lacksConsultants()) throw new RuleViolationException(ENOUGH_CONSULTANTS);
    return switch (c.decision()) {
      case HELD -> List.of(new SessionHeldAnyway(c.session(), c.reason(), c.by(), c.at()));
      case POSTPONED ->
          ParticipantRules.caughtUp(
              state, new SessionPostponed(c.session(), state.origin(), c.reason(), c.by(), c.at()));
      case SHORTENED ->
          List.of(
              new SessionShortened(
                  c.session(),
                  state.origin(),
                  state.template().shortened(),
                  c.reason(),
                  c.by(),
                  c.at()));
    };
  }
}
