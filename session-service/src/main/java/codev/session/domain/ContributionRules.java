package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;

/** From PRESENTATION to CONSULTATION: what is said aloud, noted, marked and rated. */
final class ContributionRules {
  private final Standing standing;
  private final Map<ContributionId, Said> contributions = new HashMap<>();

  /** Whether it is marked; absent where it never was. */
  private final Map<Mark, Boolean> marks = new HashMap<>();

  private final Map<ContributionId, Rating> ratings = new HashMap<>();

  private record Said(ContributionKind kind, int pass) {}

  private record Mark(ContributionId contribution, Username by) {}

  private record Rating(int rating, Username by) {}

  ContributionRules(Standing standing) {
    this.standing = standing;
  }

  @CommandHandler
  void contribute(Contribute c) {
    if (standing.isARetry(c.contribution().id(), c.contribution(), c)) return;
    standing.mustBeOpen();
    c.contribution().kind().mustBePossible(standing.plannedStep(), standing.roleOf(c.by()));
    var replied = c.contribution().inReplyTo();
    if (replied != null && !contributions.containsKey(replied))
      throw new RuleViolationException(UNKNOWN_CONTRIBUTION, replied);
    standing.apply(
        new ContributionMade(c.session(), standing.step(), c.contribution(), c.by(), c.at()));
  }

  @CommandHandler
  void takeNote(TakeNote c) {
    if (standing.isARetry(c.note(), c.text(), c)) return;
    standing.require(TAKE_NOTE, c);
    standing.apply(new NoteTaken(c.session(), c.note(), c.text(), c.by(), c.at()));
  }

  @CommandHandler
  void mark(MarkContribution c) {
    var before = marks.get(new Mark(c.contribution(), c.by()));
    if (standing.isSoAlready(before != null && before == c.marked(), c)) return;
    standing.require(MARK_CONTRIBUTION, c);
    if (!canBeKept(c.contribution()))
      throw new RuleViolationException(ONLY_CONTRIBUTIONS_ARE_MARKED, c.contribution());
    if (before != null || c.marked())
      standing.apply(
          new ContributionMarked(c.session(), c.contribution(), c.marked(), c.by(), c.at()));
  }

  @CommandHandler
  void rate(RateReformulation c) {
    var rating = new Rating(c.rating(), c.by());
    if (standing.isSoAlready(rating.equals(ratings.get(c.contribution())), c)) return;
    standing.require(RATE_REFORMULATION, c);
    var rated = new Said(ContributionKind.REFORMULATION, standing.pass());
    if (!rated.equals(contributions.get(c.contribution())))
      throw new RuleViolationException(ONLY_REFORMULATIONS_ARE_RATED, c.contribution());
    standing.apply(
        new ReformulationRated(c.session(), c.contribution(), c.rating(), c.by(), c.at()));
  }

  /** What was brought to the client whose turn it is. */
  boolean canBeKept(ContributionId contribution) {
    var said = contributions.get(contribution);
    return said != null && said.kind().canBeKept() && said.pass() == standing.pass();
  }

  void evolve(SessionEvent event) {
    switch (event) {
      case ContributionMade e -> {
        contributions.put(
            e.contribution().id(), new Said(e.contribution().kind(), standing.pass()));
        standing.said(e.contribution().id(), e.contribution(), e.by());
      }
      case ContributionMarked e -> marks.put(new Mark(e.contribution(), e.by()), e.marked());
      case ReformulationRated e -> ratings.put(e.contribution(), new Rating(e.rating(), e.by()));
      case NoteTaken e -> standing.said(e.note(), e.text(), e.by());
      default -> {}
    }
  }
}
