package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.RuleViolationException;
import java.util.List;

/**
 * Rules of contributions from PRESENTATION to CONSULTATION, with their notes, marks and ratings.
 */
public final class ContributionRules {
  private ContributionRules() {}

  static List<SessionEvent> contribute(SessionState state, ProcessedCommands done, Contribute c) {
    state.roleOf(c.by());
    if (done.hasEntry(c.contribution().id(), c.contribution(), c.by())) return List.of();
    state.mustBeOpen();
    c.contribution().kind().mustBePossible(state.plannedStep(), state.roleOf(c.by()));
    var replied = c.contribution().inReplyTo();
    if (replied != null && state.contribution(replied).isEmpty())
      throw new RuleViolationException(UNKNOWN_CONTRIBUTION, replied);
    return List.of(
        new ContributionMade(c.session(), state.step(), c.contribution(), c.by(), c.at()));
  }

  static List<SessionEvent> takeNote(SessionState state, ProcessedCommands done, TakeNote c) {
    state.roleOf(c.by());
    if (done.hasEntry(c.note(), c.text(), c.by())) return List.of();
    TAKE_NOTE.mustBePossible(state, c.by());
    return List.of(new NoteTaken(c.session(), c.note(), c.text(), c.by(), c.at()));
  }

  static List<SessionEvent> mark(SessionState state, ProcessedCommands done, MarkContribution c) {
    state.roleOf(c.by());
    var before = done.mark(c.contribution(), c.by());
    if (before != null && before == c.marked()) return List.of();
    MARK_CONTRIBUTION.mustBePossible(state, c.by());
    if (!canBeKept(state, c.contribution()))
      throw new RuleViolationException(ONLY_CONTRIBUTIONS_ARE_MARKED, c.contribution());
    return before == null && !c.marked()
        ? List.of()
        : List.of(
            new ContributionMarked(c.session(), c.contribution(), c.marked(), c.by(), c.at()));
  }

  static List<SessionEvent> rate(SessionState state, ProcessedCommands done, RateReformulation c) {
    state.roleOf(c.by());
    if (done.hasRated(c.contribution(), new ProcessedCommands.Rating(c.rating(), c.by())))
      return List.of();
    RATE_REFORMULATION.mustBePossible(state, c.by());
    if (state
        .contribution(c.contribution())
        .filter(said -> canBeRated(said.kind(), said.pass(), state.pass()))
        .isEmpty())
      throw new RuleViolationException(ONLY_REFORMULATIONS_ARE_RATED, c.contribution());
    return List.of(
        new ReformulationRated(c.session(), c.contribution(), c.rating(), c.by(), c.at()));
  }

  static boolean canBeKept(SessionState state, ContributionId contribution) {
    return state
        .contribution(contribution)
        .filter(said -> canBeKept(said.kind(), said.pass(), state.pass()))
        .isPresent();
  }

  /**
   * Whether the client may mark it, and keep it: what was brought to the client whose turn it is.
   *
   * @param madeIn the turn in which it was made
   * @param pass the current turn
   */
  public static boolean canBeKept(ContributionKind kind, int madeIn, int pass) {
    return madeIn == pass && kind.canBeKept();
  }

  /** Whether the client may rate it, likewise. */
  public static boolean canBeRated(ContributionKind kind, int madeIn, int pass) {
    return madeIn == pass && kind == ContributionKind.REFORMULATION;
  }

  /** Whether it is a question to the client whose turn it is. */
  public static boolean awaitsAnswer(ContributionKind kind, int madeIn, int pass) {
    return madeIn == pass && kind.isQuestion();
  }
}
