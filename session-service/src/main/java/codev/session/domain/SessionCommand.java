package codev.session.domain;

import codev.session.domain.contract.Terms;
import codev.session.domain.contribution.Attachment;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.PreviousClient;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.preparation.Topic;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.Oversight;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All commands of a session. Time and ids come with the request. */
public sealed interface SessionCommand {
  @TargetAggregateIdentifier
  SessionId session();

  Username by();

  Instant at();

  /** Commands of the facilitator for the step that they saw. */
  sealed interface StepCommand extends SessionCommand {
    Step from();

    /** Recognises a repetition; null: every command is a new one. */
    @Nullable CommandId commandId();
  }

  /** Commands that a member may dictate for the facilitator to type. */
  sealed interface DictatableCommand extends SessionCommand {
    /** The id of what comes into the session by it; null where nothing with an id does. */
    default @Nullable String entry() {
      return switch (this) {
        case ProposeTopic c -> c.topic().id().toString();
        case CorrectTopic c -> c.topic().id().toString();
        case Contribute c -> c.contribution().id().toString();
        case CorrectContribution c -> c.contribution().toString();
        case WithdrawContribution c -> c.contribution().toString();
        case RestoreContribution c -> c.contribution().toString();
        case WithdrawEntry c -> c.entry();
        case RestoreEntry c -> c.entry();
        case AttachFile c -> c.entry();
        case RemoveFile c -> c.entry();
        case PlanAction c -> c.action().id().toString();
        case CorrectAction c -> c.action().id().toString();
        case StateLearning c -> c.learning().id().toString();
        case CorrectLearning c -> c.learning().id().toString();
        case MakeRemark c -> c.remark().toString();
        case CorrectRemark c -> c.remark().toString();
        case VoteForTopic _, RedefineContract _, AnswerContract _, KeepIdeas _, WriteSynthesis _ ->
            null;
      };
    }
  }

  /**
   * Scribe mode: the facilitator types what a member dictates.
   *
   * @param dictated the member's command, its texts encrypted with the member's key
   * @param by who types it
   */
  record TakeDictation(DictatableCommand dictated, Username by) implements SessionCommand {
    @Override
    public SessionId session() {
      return dictated.session();
    }

    @Override
    public Instant at() {
      return dictated.at();
    }
  }

  /** The alleged author of an entry disowns it. */
  record DisownWords(SessionId session, String entry, Username by, Instant at)
      implements SessionCommand {}

  /**
   * What group-service planned.
   *
   * @param by the facilitator
   */
  record ScheduleSession(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      String groupName,
      int number,
      Username by,
      List<Username> members,
      SessionTemplate template,
      Instant startsAt,
      @Nullable String place,
      @Nullable String videoLink,
      Instant at)
      implements SessionCommand {}

  /** Group-service gave it another date. */
  record MoveSession(SessionId session, Instant startsAt, Username by, Instant at)
      implements SessionCommand {}

  /** Group-service has it held elsewhere. */
  record ChangeSessionPlace(
      SessionId session,
      @Nullable String place,
      @Nullable String videoLink,
      Username by,
      Instant at)
      implements SessionCommand {}

  /** Group-service has it held by another template. */
  record ChangeSessionTemplate(SessionId session, SessionTemplate template, Username by, Instant at)
      implements SessionCommand {}

  /** Group-service gave it up. */
  record CancelSession(SessionId session, Username by, Instant at) implements SessionCommand {}

  /** A member joined the group, or left it. */
  record SeatMember(SessionId session, Username member, boolean seated, Username by, Instant at)
      implements SessionCommand {}

  /** The group has another facilitator, for good or for this session. */
  record AssignFacilitator(SessionId session, Username facilitator, Username by, Instant at)
      implements SessionCommand {}

  /**
   * @param withoutCharter members who have not accepted the group's charter, as far as this service
   *     knows
   * @param earlierActions what earlier clients of the group committed to and have not finished
   * @param clientsBefore who was client in earlier sessions of the group
   * @param zone where the session takes place: mornings and afternoons go by it
   * @param reason to open it although members have not accepted the charter
   */
  record OpenSession(
      SessionId session,
      Set<Username> withoutCharter,
      List<EarlierAction> earlierActions,
      List<PreviousClient> clientsBefore,
      ZoneId zone,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements SessionCommand {}

  /**
   * @param known whether this service knows such a person
   * @param oversight what they have been granted over the programme
   */
  record HandOverChair(
      SessionId session,
      Username to,
      boolean known,
      Oversight oversight,
      EncryptedText reason,
      Username by,
      Instant at)
      implements SessionCommand {}

  record DecideOnQuorum(
      SessionId session, QuorumDecision decision, EncryptedText reason, Username by, Instant at)
      implements SessionCommand {}

  record MarkAttendance(
      SessionId session,
      Username member,
      AttendanceStatus status,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements SessionCommand {}

  /**
   * @param halfDay null for the one that is on, or else was last
   */
  record SignAttendance(SessionId session, @Nullable HalfDay halfDay, Username by, Instant at)
      implements SessionCommand {}

  record ProposeTopic(SessionId session, Topic topic, Username by, Instant at)
      implements DictatableCommand {}

  /**
   * The author puts another topic in the place of their own.
   *
   * @param commandId recognises a repetition; null: it is one when the topic is the same
   */
  record CorrectTopic(
      SessionId session, Topic topic, @Nullable CommandId commandId, Username by, Instant at)
      implements DictatableCommand {}

  record VoteForTopic(SessionId session, TopicId topic, int points, Username by, Instant at)
      implements DictatableCommand {}

  /**
   * The facilitator shows the points to all, which locks them, or hides them again: they can be
   * changed until they are shown anew.
   */
  record ShowPoints(
      SessionId session, boolean shown, @Nullable CommandId commandId, Username by, Instant at)
      implements SessionCommand {}

  record ChooseTopic(
      SessionId session,
      TopicId topic,
      int pass,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements SessionCommand {}

  record ReviewEarlierAction(
      SessionId session,
      ActionId action,
      EarlierAction.Outcome outcome,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Username by,
      Instant at)
      implements SessionCommand {}

  /** Its owner corrected or restored it in another session of the group. */
  record ChangeEarlierAction(SessionId session, EarlierAction action, Username by, Instant at)
      implements SessionCommand {}

  /** Its owner withdrew it in another session of the group. */
  record WithdrawEarlierAction(SessionId session, ActionId action, Username by, Instant at)
      implements SessionCommand {}

  /**
   * @param from the step the facilitator saw: guards against two clicks
   * @param reason why the facilitator goes on although the gate is closed
   */
  record GoToNextStep(
      SessionId session,
      Step from,
      @Nullable EncryptedText reason,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements StepCommand {}

  record GoBack(
      SessionId session,
      Step from,
      @Nullable EncryptedText reason,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements StepCommand {}

  record PauseSession(
      SessionId session,
      Step from,
      @Nullable EncryptedText reason,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements StepCommand {}

  record BeginBreak(
      SessionId session,
      Step from,
      int minutes,
      @Nullable EncryptedText reason,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements StepCommand {}

  record ResumeSession(
      SessionId session, Step from, @Nullable CommandId commandId, Username by, Instant at)
      implements StepCommand {}

  record ExtendStep(
      SessionId session,
      Step from,
      int minutes,
      @Nullable EncryptedText reason,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements StepCommand {}

  /**
   * @param from null: at whatever step
   * @param to null: to nobody
   */
  record GiveFloor(
      SessionId session,
      @Nullable Step from,
      @Nullable Username to,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements SessionCommand {}

  /** A member asks for the floor, or no longer does; the facilitator lowers any hand. */
  record RaiseHand(
      SessionId session,
      Username member,
      boolean raised,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements SessionCommand {}

  record Contribute(SessionId session, Contribution contribution, Username by, Instant at)
      implements DictatableCommand {}

  /**
   * The author puts other words in the place of their own.
   *
   * @param commandId recognises a repetition; null: it is one when the text is the same
   */
  record CorrectContribution(
      SessionId session,
      ContributionId contribution,
      EncryptedText text,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements DictatableCommand {}

  record WithdrawContribution(
      SessionId session,
      ContributionId contribution,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements DictatableCommand {}

  /** The author takes their withdrawal back. */
  record RestoreContribution(
      SessionId session,
      ContributionId contribution,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements DictatableCommand {}

  /**
   * @param entry id of what is the author's, and no contribution
   */
  record WithdrawEntry(
      SessionId session, String entry, @Nullable CommandId commandId, Username by, Instant at)
      implements DictatableCommand {}

  /** The author takes their withdrawal back. */
  record RestoreEntry(
      SessionId session, String entry, @Nullable CommandId commandId, Username by, Instant at)
      implements DictatableCommand {}

  /**
   * @param entry id of the author's topic or contribution
   */
  record AttachFile(SessionId session, String entry, Attachment attachment, Username by, Instant at)
      implements DictatableCommand {}

  /**
   * Changes nothing: it is refused where the file would be, so that no content is stored that
   * nothing refers to.
   *
   * @param takenDownBy the facilitator who attaches it for the author
   */
  record CheckAttachment(AttachFile attached, @Nullable Username takenDownBy)
      implements SessionCommand {
    @Override
    public SessionId session() {
      return attached.session();
    }

    @Override
    public Username by() {
      return attached.by();
    }

    @Override
    public Instant at() {
      return attached.at();
    }
  }

  record RemoveFile(SessionId session, String entry, Username by, Instant at)
      implements DictatableCommand {}

  /** A kind of the same step, where it had another or none. */
  record ClassifyContribution(
      SessionId session,
      ContributionId contribution,
      ContributionKind kind,
      Username by,
      Instant at)
      implements SessionCommand {}

  record TakeNote(SessionId session, NoteId note, EncryptedText text, Username by, Instant at)
      implements SessionCommand {}

  /** The author puts other words in the place of those of their note. */
  record CorrectNote(
      SessionId session,
      NoteId note,
      EncryptedText text,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements SessionCommand {}

  record MarkContribution(
      SessionId session, ContributionId contribution, boolean marked, Username by, Instant at)
      implements SessionCommand {}

  record RateReformulation(
      SessionId session, ContributionId contribution, int rating, Username by, Instant at)
      implements SessionCommand {}

  record RedefineContract(SessionId session, Terms terms, Username by, Instant at)
      implements DictatableCommand {}

  record AnswerContract(
      SessionId session,
      int version,
      boolean accepted,
      @Nullable EncryptedText reservation,
      Username by,
      Instant at)
      implements DictatableCommand {}

  /**
   * @param contributions in order of priority
   */
  record KeepIdeas(SessionId session, List<ContributionId> contributions, Username by, Instant at)
      implements DictatableCommand {}

  record WriteSynthesis(SessionId session, EncryptedText text, Username by, Instant at)
      implements DictatableCommand {}

  record PlanAction(SessionId session, ActionPlan action, Username by, Instant at)
      implements DictatableCommand {}

  /** The author puts another action in the place of their own. */
  record CorrectAction(
      SessionId session, ActionPlan action, @Nullable CommandId commandId, Username by, Instant at)
      implements DictatableCommand {}

  record StateLearning(SessionId session, Learning learning, Username by, Instant at)
      implements DictatableCommand {}

  /** The author puts another learning in the place of their own. */
  record CorrectLearning(
      SessionId session, Learning learning, @Nullable CommandId commandId, Username by, Instant at)
      implements DictatableCommand {}

  record MakeRemark(SessionId session, RemarkId remark, EncryptedText text, Username by, Instant at)
      implements DictatableCommand {}

  /** The author puts other words in the place of those of their remark. */
  record CorrectRemark(
      SessionId session,
      RemarkId remark,
      EncryptedText text,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements DictatableCommand {}

  /**
   * @param items keys answered
   */
  record EvaluateSession(
      SessionId session, Evaluation evaluation, List<String> items, Username by, Instant at)
      implements SessionCommand {}

  record HideEntry(
      SessionId session, String entry, @Nullable EncryptedText reason, Username by, Instant at)
      implements SessionCommand {}

  record CloseSession(SessionId session, @Nullable EncryptedText reason, Username by, Instant at)
      implements SessionCommand {}
}
