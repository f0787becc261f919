package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.SAME_ID_OTHER_CONTENT;

import codev.session.domain.SessionCommand.RaiseHand;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commands processed so far: a command sent again after a lost answer is recognised, even if
 * the session has gone on meanwhile, and changes nothing. Belongs to the aggregate alone; changed
 * in place instead of copied, since it holds the content of every entry.
 */
final class ProcessedCommands {
  private final Map<CommandId, ProcessedCommand> processed = new HashMap<>();
  private final Map<String, ProcessedEntry> entries = new HashMap<>();
  private final Map<String, Object> contents = new HashMap<>();
  private final Map<CommandId, ProcessedCorrection> corrections = new HashMap<>();
  private final Map<CommandId, ProcessedHand> hands = new HashMap<>();
  private final Map<ContractAnswerKey, ContractAnswer> answers = new HashMap<>();
  private final Map<ActionId, EarlierActionReviewed> reviews = new HashMap<>();
  private final Map<ActionId, Optional<EarlierAction>> earlier = new HashMap<>();
  private final Map<MarkKey, Boolean> marks = new HashMap<>();
  private final Map<ContributionId, Rating> ratings = new HashMap<>();
  private final Map<Integer, EncryptedText> synthesesByPass = new HashMap<>();
  private final Map<Username, Evaluation> evaluations = new HashMap<>();

  /**
   * @param step where the session stood after it
   */
  private record ProcessedCommand(CommandContent command, Username by, Step step) {}

  /** What came with an id of its own. */
  private record ProcessedEntry(Object content, Username by) {}

  private record ProcessedCorrection(String entry, Object content, Username by) {}

  private record ProcessedHand(Username member, boolean raised, Username by) {}

  private record ContractAnswerKey(int pass, int version, Username consultant) {}

  private record MarkKey(ContributionId contribution, Username by) {}

  record Rating(int rating, Username by) {}

  /** A consultant's answer to a version of the contract; without a reservation it is accepted. */
  record ContractAnswer(@Nullable EncryptedText reservation) {
    static final ContractAnswer YES = new ContractAnswer(null);
  }

  /**
   * What a command with an id does: the same id with other content is refused.
   *
   * @param target the step that it was made in, whom or what it concerns
   * @param minutes 0 where it takes none
   */
  record CommandContent(
      SessionPermission permission, Object target, int minutes, @Nullable EncryptedText reason) {
    CommandContent(SessionPermission permission, Object target) {
      this(permission, target, 0, null);
    }
  }

  /** Where the session stood after this very command; empty when it is a new one. */
  Optional<Step> stepAfter(@Nullable CommandId commandId, CommandContent command, Username by) {
    var before = commandId == null ? null : processed.get(commandId);
    if (before == null) return Optional.empty();
    if (!before.command().equals(command) || !before.by().equals(by))
      throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
    return Optional.of(before.step());
  }

  /**
   * Whether this very entry has come before; refuses the same id with other content, or from
   * another person.
   */
  boolean hasEntry(Object id, Object content, Username by) {
    var before = entries.get(id.toString());
    if (before != null && !before.equals(new ProcessedEntry(content, by)))
      throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
    return before != null;
  }

  boolean hasEntry(String id) {
    return entries.containsKey(id);
  }

  /**
   * Whether this very correction has come before; without an id, whether the content is the same
   * already. One with an id is new even if it changes nothing: sent again later, it must be known.
   */
  boolean hasCorrected(@Nullable CommandId commandId, Object id, Object content, Username by) {
    var entry = id.toString();
    if (commandId == null) return content.equals(contents.get(entry));
    var before = corrections.get(commandId);
    if (before != null && !before.equals(new ProcessedCorrection(entry, content, by)))
      throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
    return before != null;
  }

  /** Whether this very hand was raised, or lowered, by this very command before. */
  boolean hasMoved(RaiseHand c) {
    var before = c.commandId() == null ? null : hands.get(c.commandId());
    if (before != null && !before.equals(new ProcessedHand(c.member(), c.raised(), c.by())))
      throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
    return before != null;
  }

  boolean hasAnswered(int pass, int version, Username consultant, ContractAnswer answer) {
    return answer.equals(answers.get(new ContractAnswerKey(pass, version, consultant)));
  }

  @Nullable EarlierActionReviewed review(ActionId action) {
    return reviews.get(action);
  }

  /**
   * Whether an earlier action reads so here, or is none that was to be reviewed in this session.
   *
   * @param action empty: it is withdrawn
   */
  boolean isReviewedAs(ActionId id, Optional<EarlierAction> action) {
    return !earlier.containsKey(id) || action.equals(earlier.get(id));
  }

  /** Null where it never was marked. */
  @Nullable Boolean mark(ContributionId contribution, Username by) {
    return marks.get(new MarkKey(contribution, by));
  }

  boolean hasRated(ContributionId reformulation, Rating rating) {
    return rating.equals(ratings.get(reformulation));
  }

  boolean hasWritten(int pass, EncryptedText synthesis) {
    return synthesis.equals(synthesesByPass.get(pass));
  }

  boolean hasGiven(Evaluation evaluation, Username by) {
    return evaluation.equals(evaluations.get(by));
  }

  /**
   * @param current the state after the event
   */
  void apply(SessionEvent event, SessionState current) {
    var step = current.step();
    var template = current.template();
    switch (event) {
      case StepOpened e -> {
        var from = template.step(e.index() - 1);
        note(e.move(), new CommandContent(GO_TO_THE_NEXT_STEP, from, 0, null), e, step);
      }
      case StepReopened e -> {
        var from = template.step(e.index() + 1);
        note(e.move(), new CommandContent(GO_BACK, from, 0, e.reason()), e, step);
      }
      case SessionPaused e ->
          note(e.move(), new CommandContent(PAUSE, step, 0, e.reason()), e, step);
      case BreakBegun e ->
          note(e.move(), new CommandContent(PAUSE, step, e.minutes(), e.reason()), e, step);
      case SessionResumed e -> note(e.move(), new CommandContent(RESUME, step, 0, null), e, step);
      case StepExtended e ->
          note(e.move(), new CommandContent(EXTEND, step, e.minutes(), e.reason()), e, step);
      case FloorGiven e ->
          note(e.move(), new CommandContent(GIVE_FLOOR, Optional.of(e.to()), 0, null), e, step);
      case FloorTakenBack e ->
          note(e.move(), new CommandContent(GIVE_FLOOR, Optional.empty(), 0, null), e, step);
      case VotesShown e -> note(e.commandId(), new CommandContent(SHOW_POINTS, true), e, step);
      case VotesHidden e -> note(e.commandId(), new CommandContent(SHOW_POINTS, false), e, step);
      case ContributionWithdrawn e ->
          note(e.commandId(), new CommandContent(WITHDRAW, e.contribution()), e, step);
      case ContributionRestored e ->
          note(e.commandId(), new CommandContent(RESTORE, e.contribution()), e, step);
      case HandRaised e -> noteHand(e.move(), e.by(), true, e);
      case HandLowered e -> noteHand(e.move(), e.member(), false, e);
      case TopicProposed e -> noteEntry(e.topic().id(), e.topic(), e);
      case TopicCorrected e -> noteCorrection(e.commandId(), e.topic().id(), e.topic(), e);
      case ContributionMade e -> {
        noteEntry(e.contribution().id(), e.contribution(), e);
        contents.put(e.contribution().id().toString(), e.contribution().text());
      }
      case ContributionCorrected e -> noteCorrection(e.correction(), e.contribution(), e.text(), e);
      case EntryWithdrawn e ->
          note(e.commandId(), new CommandContent(WITHDRAW, e.entry()), e, step);
      case EntryRestored e -> note(e.commandId(), new CommandContent(RESTORE, e.entry()), e, step);
      case NoteTaken e -> noteEntry(e.note(), e.text(), e);
      case NoteCorrected e -> noteCorrection(e.commandId(), e.note(), e.text(), e);
      case ActionPlanned e -> noteEntry(e.action().id(), e.action(), e);
      case ActionCorrected e -> noteCorrection(e.commandId(), e.action().id(), e.action(), e);
      case LearningStated e -> noteEntry(e.learning().id(), e.learning(), e);
      case LearningCorrected e -> noteCorrection(e.commandId(), e.learning().id(), e.learning(), e);
      case RegulationRemarked e -> noteEntry(e.remark(), e.text(), e);
      case RemarkCorrected e -> noteCorrection(e.commandId(), e.remark(), e.text(), e);
      case SessionOpened e ->
          e.earlierActions().forEach(action -> earlier.put(action.id(), Optional.of(action)));
      case SessionPostponed _, SessionCancelled _ -> earlier.clear();
      case EarlierActionChanged e -> earlier.put(e.action().id(), Optional.of(e.action()));
      case EarlierActionWithdrawn e -> earlier.put(e.action(), Optional.empty());
      case EarlierActionReviewed e -> reviews.put(e.action(), e);
      case ContributionMarked e -> marks.put(new MarkKey(e.contribution(), e.by()), e.marked());
      case ReformulationRated e -> ratings.put(e.contribution(), new Rating(e.rating(), e.by()));
      case ContractAccepted e ->
          answers.put(
              new ContractAnswerKey(current.pass(), e.version(), e.by()), ContractAnswer.YES);
      case ContractReserved e ->
          answers.put(
              new ContractAnswerKey(current.pass(), e.version(), e.by()),
              new ContractAnswer(e.reservation()));
      case SynthesisWritten e -> synthesesByPass.put(current.pass(), e.text());
      case SessionEvaluated e -> evaluations.put(e.by(), e.evaluation());
      case ScheduleEvent _,
          SessionTemplateChanged _,
          SessionHeldAnyway _,
          SessionShortened _,
          SessionClosed _,
          ParticipantEvent _,
          TopicVoted _,
          TopicChosen _,
          EarlierActionsSkipped _,
          GatePassed _,
          ContractRedefined _,
          IdeasKept _,
          NoActionDecided _,
          ContributionClassified _,
          FileEvent _,
          EntryHidden _,
          WordsTakenDown _,
          WordsDisowned _ -> {} // recognised by the state itself
    }
  }

  private void note(
      @Nullable CommandId commandId, CommandContent command, SessionEvent event, Step step) {
    if (commandId != null)
      processed.put(commandId, new ProcessedCommand(command, event.by(), step));
  }

  private void noteHand(
      @Nullable CommandId commandId, Username member, boolean raised, SessionEvent event) {
    if (commandId != null) hands.put(commandId, new ProcessedHand(member, raised, event.by()));
  }

  private void noteCorrection(
      @Nullable CommandId commandId, Object id, Object content, SessionEvent event) {
    contents.put(id.toString(), content);
    if (commandId != null)
      corrections.put(commandId, new ProcessedCorrection(id.toString(), content, event.by()));
  }

  private void noteEntry(Object id, Object content, SessionEvent event) {
    entries.put(id.toString(), new ProcessedEntry(content, event.by()));
    contents.put(id.toString(), content);
  }
}
