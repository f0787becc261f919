package codev.session.domain;

import codev.session.domain.contract.Terms;
import codev.session.domain.contribution.Attachment;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.contribution.EntryKind;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.PreviousClient;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.template.ContributionKind;
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
 * All events of a session, by subject, some subjects in families. Stored for ever: add a record,
 * never rename one. Earlier revisions are upcast by {@code SessionEventUpcasterConfiguration}; that
 * of {@link SessionScheduled} is read by the constructors of its template, for which what is absent
 * has a default.
 *
 * <p>A switch names a subject or a family as a whole where none of its events can matter, or all
 * mean the same, and every event of the others: a new one is then decided everywhere it could
 * matter, and always in {@code SessionEvolution}. Some declare more than their subject: {@link
 * PersonEvent}, {@link ReasonedEvent}, {@link PublishedEvent}.
 */
public sealed interface SessionEvent {
  SessionId session();

  /** Who did it. */
  Username by();

  Instant at();

  /**
   * Whether it asks for the floor, or no longer does: stored so that all instances agree, and no
   * part of what a replay or an audit shows.
   */
  static boolean isRaisedHand(SessionEvent event) {
    return event instanceof HandRaised || event instanceof HandLowered;
  }

  /** Planning, opening, closing. */
  sealed interface LifecycleEvent extends SessionEvent {}

  /** When and where it takes place. */
  sealed interface ScheduleEvent extends LifecycleEvent {}

  /** What was decided when too few were there to consult. */
  sealed interface QuorumEvent extends LifecycleEvent {}

  /** Who takes part, as what, and is there. */
  sealed interface ParticipantEvent extends SessionEvent {}

  /** Step 0: topics and earlier actions. */
  sealed interface PreparationEvent extends SessionEvent {}

  /** Points for topics. */
  sealed interface VoteEvent extends PreparationEvent {}

  /** Review of the actions of earlier sessions. */
  sealed interface EarlierActionEvent extends PreparationEvent {}

  /** Going from step to step, their time, the floor. */
  sealed interface StepEvent extends SessionEvent {}

  /** The time of the step that is running. */
  sealed interface StepTimeEvent extends StepEvent {}

  /** Who has the floor, and who asks for it. */
  sealed interface FloorEvent extends StepEvent {}

  /** Contributions, notes, and what becomes of entries. */
  sealed interface DiscussionEvent extends SessionEvent {}

  /** What becomes of a contribution. */
  sealed interface ContributionEvent extends DiscussionEvent {
    ContributionId contribution();
  }

  /** Private notes. */
  sealed interface NoteEvent extends DiscussionEvent {}

  /** What becomes of an entry of any kind. */
  sealed interface EntryEvent extends DiscussionEvent {
    /** Its id; null where the entry has none. */
    @Nullable String entry();
  }

  /** The file of an entry. */
  sealed interface FileEvent extends EntryEvent {}

  /** Step 3: the contract. */
  sealed interface ContractEvent extends SessionEvent {}

  /** Steps 5 and 6: what remains of a session. */
  sealed interface ResultEvent extends SessionEvent {}

  /** Step 5: what a client keeps. */
  sealed interface ClientResultEvent extends ResultEvent {}

  /** Step 6: learnings and remarks. */
  sealed interface TakeawayEvent extends ResultEvent {}

  /** It concerns one person besides its author: it belongs to that person's data too. */
  sealed interface PersonEvent extends SessionEvent {
    Username person();
  }

  /** It concerns a member. */
  sealed interface MemberEvent extends PersonEvent {
    Username member();

    @Override
    default Username person() {
      return member();
    }
  }

  /** The session, or its group meanwhile, is given to a facilitator. */
  sealed interface FacilitatorEvent extends ParticipantEvent, PersonEvent {
    Username facilitator();

    @Override
    default Username person() {
      return facilitator();
    }
  }

  /** A reason may be given for it. */
  sealed interface ReasonedEvent extends SessionEvent {
    @Nullable EncryptedText reason();
  }

  /** Neighbours may learn of it: it has the group and the programme that they know it by. */
  sealed interface PublishedEvent extends SessionEvent {
    /** Null in events from before they were published. */
    @Nullable GroupAndProgramme origin();
  }

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
      implements ScheduleEvent {
    public SessionScheduled {
      members = List.copyOf(members);
    }

    SessionScheduled heldAt(@Nullable String otherPlace, @Nullable String otherVideoLink) {
      return new SessionScheduled(
          session,
          group,
          programme,
          groupName,
          number,
          by,
          members,
          template,
          startsAt,
          otherPlace,
          otherVideoLink,
          at);
    }
  }

  record SessionMoved(SessionId session, Instant startsAt, Username by, Instant at)
      implements ScheduleEvent {}

  /** It is held elsewhere, on the same date. */
  record SessionPlaceChanged(
      SessionId session,
      @Nullable String place,
      @Nullable String videoLink,
      Username by,
      Instant at)
      implements ScheduleEvent {}

  /** It is held by another template, on the same date. */
  record SessionTemplateChanged(
      SessionId session, SessionTemplate template, Username by, Instant at)
      implements LifecycleEvent {}

  record SessionCancelled(SessionId session, Username by, Instant at) implements LifecycleEvent {}

  /** A member joined the group before the session was opened, and takes part. */
  record MemberSeated(SessionId session, Username member, Username by, Instant at)
      implements ParticipantEvent, MemberEvent {}

  /** A member left the group before the session was opened. */
  record MemberUnseated(SessionId session, Username member, Username by, Instant at)
      implements ParticipantEvent, MemberEvent {}

  /**
   * A member joined the group, or left it, while the session was open. Who left takes part in
   * nothing any more; who joined takes part if the session is held another day.
   */
  record SeatChangedMeanwhile(
      SessionId session, Username member, boolean seated, Username by, Instant at)
      implements ParticipantEvent, MemberEvent {}

  /**
   * The group was given another facilitator while the session was open: it counts if the session is
   * held another day.
   */
  record FacilitatorChangedMeanwhile(
      SessionId session, Username facilitator, Username by, Instant at)
      implements FacilitatorEvent {}

  /** The group gave the session another facilitator before it was opened. */
  record FacilitatorAssigned(SessionId session, Username facilitator, Username by, Instant at)
      implements FacilitatorEvent {}

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
      implements LifecycleEvent, PublishedEvent {
    public SessionOpened {
      earlierActions = List.copyOf(earlierActions);
      clientsBefore = List.copyOf(clientsBefore);
      sittings = List.copyOf(sittings);
    }
  }

  /** Too few were there to consult; the facilitator decided to hold it all the same. */
  record SessionHeldAnyway(SessionId session, EncryptedText reason, Username by, Instant at)
      implements QuorumEvent, ReasonedEvent {}

  /** Too few were there to consult: planned again, with its topics and votes, for another day. */
  record SessionPostponed(
      SessionId session, GroupAndProgramme origin, EncryptedText reason, Username by, Instant at)
      implements QuorumEvent, ReasonedEvent, PublishedEvent {}

  /** Too few were there to consult: the steps not begun follow a shorter template. */
  record SessionShortened(
      SessionId session,
      GroupAndProgramme origin,
      SessionTemplate template,
      EncryptedText reason,
      Username by,
      Instant at)
      implements QuorumEvent, ReasonedEvent, PublishedEvent {}

  /** The facilitator handed the session over to a substitute. */
  @Revision("2") // since it is published
  record ChairHandedOver(
      SessionId session,
      @Nullable GroupAndProgramme origin,
      Username to,
      EncryptedText reason,
      Username by,
      Instant at)
      implements FacilitatorEvent, ReasonedEvent, PublishedEvent {
    @Override
    public Username facilitator() {
      return to;
    }
  }

  @Revision("2")
  record AttendanceMarked(
      SessionId session,
      @Nullable GroupAndProgramme origin,
      Username member,
      AttendanceStatus status,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements ParticipantEvent, MemberEvent, ReasonedEvent, PublishedEvent {}

  @Revision("2")
  record AttendanceSigned(
      SessionId session,
      @Nullable GroupAndProgramme origin,
      HalfDay halfDay,
      Username by,
      Instant at)
      implements ParticipantEvent, PublishedEvent {}

  record TopicProposed(SessionId session, Topic topic, Username by, Instant at)
      implements PreparationEvent {}

  /**
   * The author put another topic in the place of their own, while the preparation lasted: it keeps
   * its points.
   *
   * @param commandId null where the command had none
   */
  record TopicCorrected(
      SessionId session, Topic topic, @Nullable CommandId commandId, Username by, Instant at)
      implements PreparationEvent {}

  record TopicVoted(SessionId session, TopicId topic, int points, Username by, Instant at)
      implements VoteEvent {}

  /** Until then nobody knows what others gave; a choice of topic shows it too. */
  @Revision("2") // since the command may have an id
  record VotesShown(SessionId session, @Nullable CommandId commandId, Username by, Instant at)
      implements VoteEvent {}

  /** Points can be given and changed again, until they are shown anew or a topic is chosen. */
  @Revision("2")
  record VotesHidden(SessionId session, @Nullable CommandId commandId, Username by, Instant at)
      implements VoteEvent {}

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
      implements PreparationEvent, PersonEvent, ReasonedEvent, PublishedEvent {
    @Override
    public Username person() {
      return client;
    }
  }

  /**
   * @param effect 1–5, encrypted
   */
  @Revision("2") // since the effect is encrypted
  record EarlierActionReviewed(
      SessionId session,
      GroupAndProgramme origin,
      ActionId action,
      Username owner,
      EarlierAction.Outcome outcome,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Username by,
      Instant at)
      implements EarlierActionEvent, PersonEvent, PublishedEvent {
    @Override
    public Username person() {
      return owner;
    }
  }

  /**
   * The facilitator let the session leave its step although rules were not met, with a reason. What
   * has an event of its own is recorded by that: earlier actions skipped, no action decided, held
   * anyway.
   *
   * <p>Where the rule is that all members have accepted the charter, the session is opened with it.
   *
   * @param rules keys of these rules
   * @param people who had not accepted the charter, or the contract
   */
  @Revision("2") // since it names people
  record GatePassed(
      SessionId session,
      Step step,
      List<String> rules,
      List<Username> people,
      EncryptedText reason,
      Username by,
      Instant at)
      implements StepEvent, ReasonedEvent {
    public GatePassed {
      rules = List.copyOf(rules);
      people = List.copyOf(people);
    }
  }

  record EarlierActionsSkipped(SessionId session, EncryptedText reason, Username by, Instant at)
      implements EarlierActionEvent, ReasonedEvent {}

  /** Its owner corrected it, or restored it, in the session in which they committed to it. */
  record EarlierActionChanged(SessionId session, EarlierAction action, Username by, Instant at)
      implements EarlierActionEvent {}

  /** Its owner withdrew it there: it is reviewed no longer. */
  record EarlierActionWithdrawn(SessionId session, ActionId action, Username by, Instant at)
      implements EarlierActionEvent {}

  /**
   * @param index the step's place in the template, from 0
   * @param move id from the command; null if it had none, as below
   */
  @Revision("2") // since a move may have an id
  record StepOpened(
      SessionId session, int index, Step step, @Nullable CommandId move, Username by, Instant at)
      implements StepEvent {}

  @Revision("2")
  record StepReopened(
      SessionId session,
      int index,
      Step step,
      EncryptedText reason,
      @Nullable CommandId move,
      Username by,
      Instant at)
      implements StepEvent, ReasonedEvent {}

  @Revision("2")
  record SessionPaused(
      SessionId session,
      @Nullable EncryptedText reason,
      @Nullable CommandId move,
      Username by,
      Instant at)
      implements StepTimeEvent, ReasonedEvent {}

  /** A pause that everybody goes to with an hour to come back. */
  @Revision("2")
  record BreakBegun(
      SessionId session,
      int minutes,
      @Nullable EncryptedText reason,
      @Nullable CommandId move,
      Username by,
      Instant at)
      implements StepTimeEvent, ReasonedEvent {}

  @Revision("2")
  record SessionResumed(SessionId session, @Nullable CommandId move, Username by, Instant at)
      implements StepTimeEvent {}

  @Revision("2")
  record StepExtended(
      SessionId session,
      int minutes,
      EncryptedText reason,
      @Nullable CommandId move,
      Username by,
      Instant at)
      implements StepTimeEvent, ReasonedEvent {}

  /** It is this person's turn to speak, until the step ends: everybody sees it. */
  record FloorGiven(
      SessionId session, Username to, @Nullable CommandId move, Username by, Instant at)
      implements FloorEvent, PersonEvent {
    @Override
    public Username person() {
      return to;
    }
  }

  record FloorTakenBack(SessionId session, @Nullable CommandId move, Username by, Instant at)
      implements FloorEvent {}

  /** A member asks for the floor: everybody sees it, until they have it or the step ends. */
  record HandRaised(SessionId session, @Nullable CommandId move, Username by, Instant at)
      implements FloorEvent {}

  /**
   * @param member whose hand it was
   * @param move id from the command; null if it had none, or if the member contributed
   */
  record HandLowered(
      SessionId session, Username member, @Nullable CommandId move, Username by, Instant at)
      implements FloorEvent, MemberEvent {}

  /** What was contributed; its kind may be absent, and given later. */
  record ContributionMade(
      SessionId session, Step step, Contribution contribution, Username by, Instant at)
      implements DiscussionEvent {}

  /**
   * The author put other words in the place of their own, while its step lasted.
   *
   * @param correction id of the command; null where it had none
   */
  record ContributionCorrected(
      SessionId session,
      ContributionId contribution,
      EncryptedText text,
      @Nullable CommandId correction,
      Username by,
      Instant at)
      implements ContributionEvent {}

  /**
   * It was given a kind of its step, or another one, by its author or the facilitator; no word
   * changed.
   */
  record ContributionClassified(
      SessionId session,
      ContributionId contribution,
      ContributionKind kind,
      Username by,
      Instant at)
      implements ContributionEvent {}

  /**
   * The author withdrew it, while its step lasted: it is no longer shown to anybody, unless it is
   * restored.
   *
   * @param commandId null where the command had none, likewise below
   */
  @Revision("2") // since the command may have an id
  record ContributionWithdrawn(
      SessionId session,
      ContributionId contribution,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements ContributionEvent {}

  /** The author took their withdrawal back, while its step lasted: it is shown as before. */
  @Revision("2")
  record ContributionRestored(
      SessionId session,
      ContributionId contribution,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements ContributionEvent {}

  /**
   * The author withdrew what is no contribution, while its step lasted: it is no longer shown to
   * anybody, unless it is restored. Points that a topic was given are returned for good.
   *
   * @param entry its id
   * @param commandId null where the command had none, likewise below
   */
  record EntryWithdrawn(
      SessionId session,
      GroupAndProgramme origin,
      EntryKind kind,
      String entry,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements EntryEvent, PublishedEvent {}

  /** The author took their withdrawal back, while its step lasted: it is shown as before. */
  record EntryRestored(
      SessionId session,
      GroupAndProgramme origin,
      EntryKind kind,
      String entry,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements EntryEvent, PublishedEvent {}

  /**
   * The author attached a file to their topic or contribution.
   *
   * @param entry id of either
   */
  record FileAttached(
      SessionId session, String entry, Attachment attachment, Username by, Instant at)
      implements FileEvent {}

  /** The author removed the file of their topic or contribution: nobody can open it any more. */
  record FileRemoved(SessionId session, String entry, Username by, Instant at)
      implements FileEvent {}

  record NoteTaken(SessionId session, NoteId note, EncryptedText text, Username by, Instant at)
      implements NoteEvent {}

  /**
   * The author put other words in the place of those of their note, while its step lasted.
   *
   * @param commandId null where the command had none
   */
  record NoteCorrected(
      SessionId session,
      NoteId note,
      EncryptedText text,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements NoteEvent {}

  /** The client keeps to themselves that a contribution matters to them, or no longer does. */
  record ContributionMarked(
      SessionId session, ContributionId contribution, boolean marked, Username by, Instant at)
      implements DiscussionEvent {}

  /**
   * @param rating how well the client finds themselves in it, from 1 to 5
   */
  record ReformulationRated(
      SessionId session, ContributionId contribution, int rating, Username by, Instant at)
      implements DiscussionEvent {}

  record ContractRedefined(SessionId session, int version, Terms terms, Username by, Instant at)
      implements ContractEvent {}

  record ContractAccepted(SessionId session, int version, Username by, Instant at)
      implements ContractEvent {}

  record ContractReserved(
      SessionId session, int version, EncryptedText reservation, Username by, Instant at)
      implements ContractEvent {}

  record IdeasKept(SessionId session, List<ContributionId> contributions, Username by, Instant at)
      implements ClientResultEvent {
    public IdeasKept {
      contributions = List.copyOf(contributions);
    }
  }

  record SynthesisWritten(SessionId session, EncryptedText text, Username by, Instant at)
      implements ClientResultEvent {}

  @Revision("2") // since the confidence is encrypted
  record ActionPlanned(
      SessionId session, GroupAndProgramme origin, ActionPlan action, Username by, Instant at)
      implements ClientResultEvent, PublishedEvent {}

  /**
   * The author put another action in the place of their own, while its step lasted.
   *
   * @param commandId null where the command had none
   */
  @Revision("2") // since the confidence is encrypted
  record ActionCorrected(
      SessionId session,
      GroupAndProgramme origin,
      ActionPlan action,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements ClientResultEvent, PublishedEvent {}

  record NoActionDecided(SessionId session, EncryptedText reason, Username by, Instant at)
      implements ClientResultEvent, ReasonedEvent {}

  record LearningStated(
      SessionId session, GroupAndProgramme origin, Learning learning, Username by, Instant at)
      implements TakeawayEvent, PublishedEvent {}

  /**
   * The author put another learning in the place of their own, while its step lasted.
   *
   * @param commandId null where the command had none
   */
  record LearningCorrected(
      SessionId session,
      GroupAndProgramme origin,
      Learning learning,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements TakeawayEvent, PublishedEvent {}

  record RegulationRemarked(
      SessionId session, RemarkId remark, EncryptedText text, Username by, Instant at)
      implements TakeawayEvent {}

  /**
   * The author put other words in the place of those of their remark, while its step lasted.
   *
   * @param commandId null where the command had none
   */
  record RemarkCorrected(
      SessionId session,
      RemarkId remark,
      EncryptedText text,
      @Nullable CommandId commandId,
      Username by,
      Instant at)
      implements TakeawayEvent {}

  /**
   * @param role client or consultant, whose items differ
   */
  @Revision("2") // since its items are encrypted
  record SessionEvaluated(
      SessionId session,
      GroupAndProgramme origin,
      Evaluation evaluation,
      ParticipantRole role,
      Username by,
      Instant at)
      implements ResultEvent, PublishedEvent {}

  /**
   * @param entry id of a topic, contribution, learning or remark
   */
  record EntryHidden(SessionId session, String entry, EncryptedText reason, Username by, Instant at)
      implements EntryEvent, ReasonedEvent {}

  /**
   * The event right before this one belongs to its author, and was typed by the facilitator.
   *
   * @param entry id of the topic, contribution, action, learning or remark; null where the entry
   *     has none: points, a contract, an answer to it, ideas kept, a synthesis
   */
  record WordsTakenDown(
      SessionId session, Username speaker, @Nullable String entry, Username by, Instant at)
      implements EntryEvent, PersonEvent {
    @Override
    public Username person() {
      return speaker;
    }
  }

  /** The alleged author disowned the entry: it is no longer shown to anybody. */
  record WordsDisowned(SessionId session, String entry, Username by, Instant at)
      implements EntryEvent {}

  /** The end, with what the session itself knows of its own course. */
  record SessionClosed(
      SessionId session,
      GroupAndProgramme origin,
      Statistics course,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements LifecycleEvent, ReasonedEvent, PublishedEvent {}

  /**
   * Statistics of a session: figures and names, without any text of it.
   *
   * @param contributions how many, by possible contributor
   */
  record Statistics(
      List<Username> clients,
      Instant openedAt,
      List<Presence> attendance,
      List<StepDuration> steps,
      boolean contractAcceptedBeforeConsultation,
      boolean clientSilentInConsultation,
      Map<Username, Integer> contributions) {
    public Statistics {
      clients = List.copyOf(clients);
      attendance = List.copyOf(attendance);
      steps = List.copyOf(steps);
      contributions = Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
    }

    /**
     * @param status what the facilitator marked; a member never marked but who took part counts as
     *     present
     */
    public record Presence(Username username, AttendanceStatus status, boolean signed) {}

    public record StepDuration(Step key, int plannedMinutes, long actualMinutes) {}
  }
}
