package codev.session.domain;

import static codev.session.domain.SessionPermission.DECIDE_ON_QUORUM;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.DecideOnQuorum;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.value.RuleViolationException;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/**
 * A client needs consultants: with too few, the facilitator decides what becomes of the session.
 */
final class QuorumRules {
  private final Standing standing;
  private final ParticipantRules seating;
  private @Nullable QuorumDecision decided;

  QuorumRules(Standing standing, ParticipantRules seating) {
    this.standing = standing;
    this.seating = seating;
  }

  @CommandHandler
  void decide(DecideOnQuorum c) {
    if (standing.isSoForTheFacilitator(c.decision() == decided, c)) return;
    standing.require(DECIDE_ON_QUORUM, c);
    if (!standing.roster().lacksConsultants()) throw new RuleViolationException(ENOUGH_CONSULTANTS);
    standing.apply(
        switch (c.decision()) {
          case HELD -> new SessionHeldAnyway(c.session(), c.reason(), c.by(), c.at());
          case POSTPONED ->
              new SessionPostponed(c.session(), standing.origin(), c.reason(), c.by(), c.at());
          case SHORTENED ->
              new SessionShortened(
                  c.session(),
                  standing.origin(),
                  standing.template().shortened(),
                  c.reason(),
                  c.by(),
                  c.at());
        });
    if (c.decision() == QuorumDecision.POSTPONED) seating.catchUp(c.by(), c.at());
  }

  /** The gate: enough are there to consult, or the facilitator has decided. */
  void leave() {
    if (standing.roster().lacksConsultants() && decided == null)
      throw new RuleViolationException(
          NOT_ENOUGH_CONSULTANTS, standing.roster().consultantsThere());
  }

  void evolve(SessionEvent event) {
    decided = QuorumDecision.after(decided, event);
  }
}
