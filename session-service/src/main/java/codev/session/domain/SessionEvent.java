package codev.session.domain;

import codev.session.domain.contract.Terms;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.Attendance;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.PreviousClient;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.domain.synthesis.Action;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * All events of a session. Stored for ever: add a record, never rename one. Earlier revisions are
 * upcast by {@code SessionEventUpcasterConfiguration}.
 */
public sealed interface SessionEvent {
  SessionId session();

  /** Who did it. */
  Username by();

  Instant at();

  /**
   * @param number the how-manieth session of its group, from 1
   * @param by the facilitator it is planned with
   */
  @Revision("2") // since a template may have wording, kinds and items
  record SessionScheduled(
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
      implements SessionEvent {
    public SessionScheduled {
      members = List.copyOf(members);
    }
  }

  record SessionMoved(SessionId session, Instant startsAt, Username by, Instant at)
      implements SessionEvent {}

  record SessionCancelled(SessionId session, Username by, Instant at) implements SessionEvent {}

  /** A member joined the group before the session was opened, and takes part. */
  record MemberSeated(SessionId session, Username member, Username by, Instant at)
      implements SessionEvent {}

  /** A member left the group before the session was opened. */
  record MemberUnseated(SessionId session, Username member, Username by, Instant at)
      implements SessionEvent {}

  /**
   * A member joined the group, or left it, while the session was open: it counts if the session is
   * held another day.
   */
  record SeatChangedMeanwhile(
      SessionId session, Username member, boolean seated, Username by, Instant at)
      implements SessionEvent {}

  /**
   * The group was given another facilitator while the session was open: it counts if the session is
   * held another day.
   */
  record FacilitatorChangedMeanwhile(
      SessionId session, Username facilitator, Username by, Instant at) implements SessionEvent {}

  /** The group gave the session another facilitator before it was opened. */
  record FacilitatorAssigned(SessionId session, Username facilitator, Username by, Instant at)
      implements SessionEvent {}

  /**
   * @param origin null in events from before it was published, as below
   * @param clientsBefore who was client in earlier sessions of the group: ties go by it
   * @param sittings the half-days that attendance is signed for
   */
  @Revision("2")
  record SessionOpened(
      SessionId session,
      @Nullable GroupAndProgramme origin,
      List<EarlierAction> earlierActions,
      List<PreviousClient> clientsBefore,
      List<AttendanceSlot> sittings,
      Username by,
      Instant at)
      implements SessionEvent {
    public SessionOpened {
      earlierActions = List.copyOf(earlierActions);
      clientsBefore = List.copyOf(clientsBefore);
      sittings = List.copyOf(sittings);
    }
  }

  /** Too few were there to consult; the facilitator decided to hold it all the same. */
  record SessionHeldAnyway(SessionId session, EncryptedText reason, Username by, Instant at)
      implements SessionEvent {}

  /** Too few were there to consult: planned again, with its topics and votes, for another day. */
  record SessionPostponed(
      SessionId session, GroupAndProgramme origin, EncryptedText reason, Username by, Instant at)
      implements SessionEvent {}

  /** Too few were there to consult: the steps not begun follow a shorter template. */
  record SessionShortened(
      SessionId session,
      GroupAndProgramme origin,
      SessionTemplate template,
      EncryptedText reason,
      Username by,
      Instant at)
      implements SessionEvent {}

  /** The facilitator handed the session over to a substitute. */
  record ChairHandedOver(
      SessionId session, Username to, EncryptedText reason, Username by, Instant at)
      implements SessionEvent {}

  @Revision("2")
  record AttendanceMarked(
      SessionId session,
      @Nullable GroupAndProgramme origin,
      Username member,
      Attendance status,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements SessionEvent {}

  @Revision("2")
  record AttendanceSigned(
      SessionId session,
      @Nullable GroupAndProgramme origin,
      HalfDay halfDay,
      Username by,
      Instant at)
      implements SessionEvent {}

  record TopicProposed(SessionId session, Topic topic, Username by, Instant at)
      implements SessionEvent {}

  record TopicVoted(SessionId session, TopicId topic, int points, Username by, Instant at)
      implements SessionEvent {}

  /**
   * @param pass which client's topic it is, from 1
   * @param basis how the choice relates to the votes and the rotation
   */
  @Revision("2")
  record TopicChosen(
      SessionId session,
      GroupAndProgramme origin,
      TopicId topic,
      Username client,
      int pass,
      Ranking.@Nullable Basis basis,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements SessionEvent {}

  record EarlierActionReviewed(
      SessionId session,
      GroupAndProgramme origin,
      ActionId action,
      Username owner,
      EarlierAction.Outcome outcome,
      @Nullable Integer effect,
      @Nullable EncryptedText learnt,
      Username by,
      Instant at)
      implements SessionEvent {}

  /**
   * The facilitator let the session leave its step although rules were not met, with a reason. What
   * has an event of its own is recorded by that: earlier actions skipped, no action decided, held
   * anyway.
   *
   * @param rules keys of these rules
   */
  record GatePassed(
      SessionId session,
      Step step,
      List<String> rules,
      EncryptedText reason,
      Username by,
      Instant at)
      implements SessionEvent {
    public GatePassed {
      rules = List.copyOf(rules);
    }
  }

  record EarlierActionsSkipped(SessionId session, EncryptedText reason, Username by, Instant at)
      implements SessionEvent {}

  /**
   * @param index the step's place in the template, from 0
   * @param move id from the command; null if it had none, as below
   */
  @Revision("2") // since a move may have an id
  record StepOpened(
      SessionId session, int index, Step step, @Nullable CommandId move, Username by, Instant at)
      implements SessionEvent {}

  @Revision("2")
  record StepReopened(
      SessionId session,
      int index,
      Step step,
      EncryptedText reason,
      @Nullable CommandId move,
      Username by,
      Instant at)
      implements SessionEvent {}

  @Revision("2")
  record SessionPaused(
      SessionId session,
      @Nullable EncryptedText reason,
      @Nullable CommandId move,
      Username by,
      Instant at)
      implements SessionEvent {}

  /** A pause that everybody goes to with an hour to come back. */
  @Revision("2")
  record BreakBegun(
      SessionId session,
      int minutes,
      @Nullable EncryptedText reason,
      @Nullable CommandId move,
      Username by,
      Instant at)
      implements SessionEvent {}

  @Revision("2")
  record SessionResumed(SessionId session, @Nullable CommandId move, Username by, Instant at)
      implements SessionEvent {}

  @Revision("2")
  record StepExtended(
      SessionId session,
      int minutes,
      EncryptedText reason,
      @Nullable CommandId move,
      Username by,
      Instant at)
      implements SessionEvent {}

  /** It is this person's turn to speak, until the step ends: everybody sees it. */
  record FloorGiven(
      SessionId session, Username to, @Nullable CommandId move, Username by, Instant at)
      implements SessionEvent {}

  record FloorTakenBack(SessionId session, @Nullable CommandId move, Username by, Instant at)
      implements SessionEvent {}

  record ContributionMade(
      SessionId session, Step step, Contribution contribution, Username by, Instant at)
      implements SessionEvent {}

  record NoteTaken(SessionId session, NoteId note, EncryptedText text, Username by, Instant at)
      implements SessionEvent {}

  /** The client keeps to themselves that a contribution matters to them, or no longer does. */
  record ContributionMarked(
      SessionId session, ContributionId contribution, boolean marked, Username by, Instant at)
      implements SessionEvent {}

  /**
   * @param rating how well the client finds themselves in it, from 1 to 5
   */
  record ReformulationRated(
      SessionId session, ContributionId contribution, int rating, Username by, Instant at)
      implements SessionEvent {}

  record ContractRedefined(SessionId session, int version, Terms terms, Username by, Instant at)
      implements SessionEvent {}

  record ContractAccepted(SessionId session, int version, Username by, Instant at)
      implements SessionEvent {}

  record ContractReserved(
      SessionId session, int version, EncryptedText reservation, Username by, Instant at)
      implements SessionEvent {}

  record IdeasKept(SessionId session, List<ContributionId> contributions, Username by, Instant at)
      implements SessionEvent {
    public IdeasKept {
      contributions = List.copyOf(contributions);
    }
  }

  record SynthesisWritten(SessionId session, EncryptedText text, Username by, Instant at)
      implements SessionEvent {}

  record ActionPlanned(
      SessionId session, GroupAndProgramme origin, Action action, Username by, Instant at)
      implements SessionEvent {}

  record NoActionDecided(SessionId session, EncryptedText reason, Username by, Instant at)
      implements SessionEvent {}

  record LearningStated(
      SessionId session, GroupAndProgramme origin, Learning learning, Username by, Instant at)
      implements SessionEvent {}

  record RegulationRemarked(
      SessionId session, RemarkId remark, EncryptedText text, Username by, Instant at)
      implements SessionEvent {}

  /**
   * @param role client or consultant, whose items differ
   */
  record SessionEvaluated(
      SessionId session,
      GroupAndProgramme origin,
      Evaluation evaluation,
      ParticipantRole role,
      Username by,
      Instant at)
      implements SessionEvent {}

  /**
   * @param entry id of a topic, contribution, learning or remark
   */
  record EntryHidden(SessionId session, String entry, EncryptedText reason, Username by, Instant at)
      implements SessionEvent {}

  /**
   * The event right before this one belongs to its author, and was typed by the facilitator.
   *
   * @param entry id of the topic, contribution, action, learning or remark; null where the entry
   *     has none: points, a contract, an answer to it, ideas kept, a synthesis
   */
  record WordsTakenDown(
      SessionId session, Username speaker, @Nullable String entry, Username by, Instant at)
      implements SessionEvent {}

  /** The alleged author disowned the entry: it is no longer shown to anybody. */
  record WordsDisowned(SessionId session, String entry, Username by, Instant at)
      implements SessionEvent {}

  /** The end, with what the session itself knows of its own course. */
  record SessionClosed(
      SessionId session,
      GroupAndProgramme origin,
      Course course,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements SessionEvent {}

  /**
   * Statistics of a session: figures and names, without any text of it.
   *
   * @param contributions how many, by possible contributor
   */
  record Course(
      List<Username> clients,
      Instant openedAt,
      List<Presence> attendance,
      List<StepTaken> steps,
      boolean contractAcceptedBeforeConsultation,
      boolean clientSilentInConsultation,
      Map<Username, Integer> contributions) {
    public Course {
      clients = List.copyOf(clients);
      attendance = List.copyOf(attendance);
      steps = List.copyOf(steps);
      contributions = Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
    }

    /**
     * @param status what the facilitator marked; a member never marked but who took part counts as
     *     present
     */
    public record Presence(Username username, Attendance status, boolean signed) {}

    public record StepTaken(Step key, int plannedMinutes, long actualMinutes) {}
  }
}
