package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.ProcessedCommands.CommandContent;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of contributions from PRESENTATION to CONSULTATION, with their marks and ratings. */
public final class ContributionRules {
  private ContributionRules() {}

  static List<SessionEvent> contribute(
      SessionState state, ProcessedCommands processed, Contribute c) {
    state.roleOf(c.by());
    if (processed.hasEntry(c.contribution().id(), c.contribution(), c.by())) return List.of();
    state.mustBeOpen();
    var kind = c.contribution().kind();
    if (kind == null) state.plannedStep().mustAllowNoKind(state.roleOf(c.by()));
    else state.plannedStep().mustAllow(kind, state.roleOf(c.by()));
    state.mustTakePart(c.by());
    if (kind == ContributionKind.MESSAGE && !c.contribution().confidential())
      throw new RuleViolationException(MESSAGE_IS_FOR_THE_FACILITATOR);
    var replied = c.contribution().inReplyTo();
    if (replied != null) mustBeThere(state, replied, c.by());
    var made = new ContributionMade(c.session(), state.step(), c.contribution(), c.by(), c.at());
    var events = new ArrayList<SessionEvent>();
    if (!c.contribution().confidential())
      events.addAll(HandRules.lowerIfRaised(state, c.by(), c.at()));
    events.add(made);
    return events;
  }

  private static SessionState.ContributionFacts find(
      SessionState state, ContributionId contribution, Username reader) {
    return state
        .contribution(contribution, reader)
        .orElseThrow(() -> new RuleViolationException(UNKNOWN_CONTRIBUTION, contribution));
  }

  private static void mustBeThere(
      SessionState state, ContributionId contribution, Username reader) {
    if (state.entries().isWithdrawn(find(state, contribution, reader).id()))
      throw new RuleViolationException(CONTRIBUTION_IS_WITHDRAWN);
  }

  static List<SessionEvent> correct(
      SessionState state, ProcessedCommands processed, CorrectContribution c) {
    state.roleOf(c.by());
    if (processed.hasCorrected(c.commandId(), c.contribution(), c.text(), c.by())) return List.of();
    mustBeChangeable(CORRECT, state, c.contribution(), c.by());
    return List.of(
        new ContributionCorrected(
            c.session(), c.contribution(), c.text(), c.commandId(), c.by(), c.at()));
  }

  /** The author while the step lasts, the facilitator as long as the session does. */
  static List<SessionEvent> classify(SessionState state, ClassifyContribution c) {
    state.roleOf(c.by());
    var contribution = find(state, c.contribution(), c.by());
    CLASSIFY.mustBePossible(state, c.by());
    if (!contribution.by().equals(c.by()) && !state.roster().facilitator().equals(c.by()))
      throw new RuleViolationException(ONLY_THE_AUTHOR_CHANGES);
    mustBeThere(state, c.contribution(), c.by());
    if (!isClassifiedBy(c.by(), contribution, state))
      throw new RuleViolationException(STEP_OF_CONTRIBUTION_IS_OVER);
    if (contribution.kind() == c.kind()) return List.of();
    if (contribution.confidential()
        || !ContributionKind.canBecome(contribution.kind(), contribution.step(), c.kind()))
      throw new RuleViolationException(KIND_DOES_NOT_FIT, c.kind());
    var planned = plannedStep(contribution, state);
    if (!planned.allows(c.kind()))
      throw new RuleViolationException(KIND_NOT_IN_TEMPLATE, c.kind(), planned);
    return List.of(
        new ContributionClassified(c.session(), c.contribution(), c.kind(), c.by(), c.at()));
  }

  private static boolean isClassifiedBy(
      Username person, SessionState.ContributionFacts facts, SessionState state) {
    return state.roster().facilitator().equals(person)
        || (facts.by().equals(person) && stepLasts(facts, state));
  }

  /** The step in which it was made, as the template lays it out. */
  private static SessionTemplate.PlannedStep plannedStep(
      SessionState.ContributionFacts facts, SessionState state) {
    var template = state.template();
    return IntStream.range(0, template.steps().size())
        .filter(i -> template.step(i) == facts.step() && template.passAt(i) == facts.pass())
        .mapToObj(template.steps()::get)
        .findFirst()
        .orElseGet(state::plannedStep);
  }

  private static boolean hasOtherKind(
      SessionState.ContributionFacts facts, SessionTemplate.PlannedStep planned) {
    return Arrays.stream(ContributionKind.values())
        .filter(k -> k != facts.kind() && planned.allows(k))
        .anyMatch(k -> ContributionKind.canBecome(facts.kind(), facts.step(), k));
  }

  static boolean hasWordsToClassify(SessionState state, Username person) {
    return state.contributions().stream()
        .filter(facts -> !facts.confidential() && state.isShown(facts.id()))
        .filter(facts -> isClassifiedBy(person, facts, state))
        .anyMatch(facts -> hasOtherKind(facts, plannedStep(facts, state)));
  }

  static List<SessionEvent> withdraw(
      SessionState state, ProcessedCommands processed, WithdrawContribution c) {
    state.roleOf(c.by());
    var command = new CommandContent(WITHDRAW, c.contribution());
    if (processed.stepAfter(c.commandId(), command, c.by()).isPresent()) return List.of();
    var isMine = state.contribution(c.contribution()).filter(s -> s.by().equals(c.by()));
    if (isMine.isPresent() && state.entries().isWithdrawn(c.contribution())) return List.of();
    mustBeChangeable(WITHDRAW, state, c.contribution(), c.by());
    return List.of(
        new ContributionWithdrawn(c.session(), c.contribution(), c.commandId(), c.by(), c.at()));
  }

  static List<SessionEvent> restore(
      SessionState state, ProcessedCommands processed, RestoreContribution c) {
    state.roleOf(c.by());
    var command = new CommandContent(RESTORE, c.contribution());
    if (processed.stepAfter(c.commandId(), command, c.by()).isPresent()) return List.of();
    var contribution = find(state, c.contribution(), c.by());
    if (!contribution.by().equals(c.by()))
      throw new RuleViolationException(ONLY_THE_AUTHOR_CHANGES);
    if (!state.entries().isWithdrawn(contribution.id())) return List.of();
    RESTORE.mustBePossible(state, c.by());
    state.mustBeOpen();
    state.mustBeChangeable(contribution.id(), stepLasts(contribution, state));
    return List.of(
        new ContributionRestored(c.session(), c.contribution(), c.commandId(), c.by(), c.at()));
  }

  private static Stream<SessionState.ContributionFacts> restorable(
      SessionState state, Username author) {
    return state.contributions().stream()
        .filter(facts -> facts.by().equals(author) && stepLasts(facts, state))
        .filter(facts -> state.entries().isWithdrawn(facts.id()) && !state.isHidden(facts.id()));
  }

  static boolean hasWordsToRestore(SessionState state, Username author) {
    return restorable(state, author).findAny().isPresent();
  }

  static boolean hasDictatedWordsToRestore(SessionState state, Username author) {
    return restorable(state, author).anyMatch(facts -> state.entries().isTakenDown(facts.id()));
  }

  private static void mustBeChangeable(
      SessionPermission permission, SessionState state, ContributionId contribution, Username by) {
    var found = find(state, contribution, by);
    if (!found.by().equals(by)) throw new RuleViolationException(ONLY_THE_AUTHOR_CHANGES);
    permission.mustBePossible(state, by);
    state.mustBeOpen();
    mustBeThere(state, contribution, by);
    state.mustBeChangeable(contribution, stepLasts(found, state));
  }

  private static boolean stepLasts(SessionState.ContributionFacts facts, SessionState state) {
    return state.status() == SessionStatus.OPEN
        && facts.step() == state.step()
        && facts.pass() == state.pass();
  }

  /** The person's own that they may correct or withdraw now. */
  private static Stream<SessionState.ContributionFacts> changeable(
      SessionState state, Username author) {
    return state.contributions().stream()
        .filter(facts -> facts.by().equals(author) && stepLasts(facts, state))
        .filter(facts -> state.isShown(facts.id()));
  }

  static boolean hasWordsToChange(SessionState state, Username author) {
    return changeable(state, author).findAny().isPresent();
  }

  static boolean hasDictatedWordsToChange(SessionState state, Username author) {
    return changeable(state, author).anyMatch(facts -> state.entries().isTakenDown(facts.id()));
  }

  static List<SessionEvent> mark(
      SessionState state, ProcessedCommands processed, MarkContribution c) {
    state.roleOf(c.by());
    var before = processed.mark(c.contribution(), c.by());
    if (before != null && before == c.marked()) return List.of();
    MARK_CONTRIBUTION.mustBePossible(state, c.by());
    if (!canBeMarked(state, c.contribution()))
      throw new RuleViolationException(ONLY_CONTRIBUTIONS_ARE_MARKED, c.contribution());
    return before == null && !c.marked()
        ? List.of()
        : List.of(
            new ContributionMarked(c.session(), c.contribution(), c.marked(), c.by(), c.at()));
  }

  static List<SessionEvent> rate(
      SessionState state, ProcessedCommands processed, RateReformulation c) {
    state.roleOf(c.by());
    if (processed.hasRated(c.contribution(), new ProcessedCommands.Rating(c.rating(), c.by())))
      return List.of();
    RATE_REFORMULATION.mustBePossible(state, c.by());
    if (state
        .contribution(c.contribution())
        .filter(facts -> canBeRated(facts.kind(), facts.step(), facts.pass(), state.pass()))
        .filter(facts -> !facts.confidential() && !state.entries().isWithdrawn(facts.id()))
        .isEmpty())
      throw new RuleViolationException(ONLY_REFORMULATIONS_ARE_RATED, c.contribution());
    return List.of(
        new ReformulationRated(c.session(), c.contribution(), c.rating(), c.by(), c.at()));
  }

  private static boolean canBeMarked(SessionState state, ContributionId contribution) {
    return state
        .contribution(contribution)
        .filter(facts -> canBeMarked(facts.kind(), facts.step(), facts.pass(), state.pass()))
        .filter(facts -> !facts.confidential() && !state.entries().isWithdrawn(facts.id()))
        .isPresent();
  }

  static boolean canBeKept(SessionState state, ContributionId contribution) {
    return state
        .contribution(contribution)
        .filter(facts -> !facts.confidential() && state.isShown(contribution))
        .filter(facts -> canBeMarked(facts.kind(), facts.step(), facts.pass(), state.pass()))
        .isPresent();
  }

  /**
   * Whether the client may mark it, and keep it while it is shown: what was brought to the client
   * whose turn it is.
   *
   * @param kind null: none yet
   * @param step in which it was made
   * @param madeIn the turn in which it was made
   * @param pass the current turn
   */
  public static boolean canBeMarked(
      @Nullable ContributionKind kind, Step step, int madeIn, int pass) {
    return madeIn == pass && ContributionKind.canBeKept(kind, step);
  }

  /** Whether the client may rate it, likewise. */
  public static boolean canBeRated(
      @Nullable ContributionKind kind, Step step, int madeIn, int pass) {
    return madeIn == pass
        && (kind == null
            ? step == Step.PROBLEM_DEFINITION
            : kind == ContributionKind.REFORMULATION);
  }

  /** Whether it is a question to the client whose turn it is. */
  public static boolean awaitsAnswer(
      @Nullable ContributionKind kind, Step step, int madeIn, int pass) {
    return madeIn == pass && ContributionKind.isQuestion(kind, step);
  }
}
