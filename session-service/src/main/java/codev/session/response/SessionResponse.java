package codev.session.response;

import codev.session.domain.contract.Terms;
import codev.session.domain.contribution.ContributionKind;
import codev.session.domain.learning.EvaluationItem;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.Attendance;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one person may see of a session, as the public API tells it: words opened for those who were
 * there, absent for an auditor and a programme manager. Where words are null on an entry that has
 * some, their author has had them erased.
 *
 * @param version how many of the session's events are shown
 * @param waitsForDate whether it was put off and has no new date yet
 * @param client of the current pass, like the contract, the ideas kept and the synthesis
 * @param pass which client is being helped, from 1
 * @param passes what each client agreed and retains, in order
 * @param items of the programme's own, asked beside H1 to H10
 * @param formerFacilitators who handed the chair over
 * @param halfDays that attendance is signed for; none before it is opened
 * @param names how everybody is called whom it names: by their username where no name is known,
 *     with it where two share a name
 * @param floor whose turn it is to speak, if the facilitator gave it to somebody
 * @param consultantsThere how many are there to consult, whoever is client
 * @param quorumDecision what the facilitator decided when too few were there
 * @param topics in the order in which votes and rotation rank them
 * @param suggestedTopic what that order suggests, and why
 * @param evaluations how many have evaluated the session
 * @param allowed paths below the session that this person may post to now
 * @param contributionKinds kinds that this person may contribute now
 * @param speakers for the facilitator alone: what each of those who are there may say now, for the
 *     facilitator to take down
 * @param blockedBy for the facilitator alone: everything that keeps the current step's gate shut
 */
public record SessionResponse(
    SessionId id,
    GroupId groupId,
    ProgrammeId programmeId,
    String groupName,
    int number,
    Instant startsAt,
    boolean waitsForDate,
    @Nullable String place,
    @Nullable String videoLink,
    SessionStatus state,
    Step step,
    int version,
    long position,
    Username facilitator,
    List<FormerFacilitator> formerFacilitators,
    @Nullable Username client,
    String template,
    int templateVersion,
    int pass,
    List<PassSeen> passes,
    List<EvaluationItem> items,
    List<StepSeen> steps,
    List<HalfDay> halfDays,
    List<ParticipantSeen> participants,
    Map<Username, String> names,
    @Nullable Username floor,
    int consultantsThere,
    @Nullable QuorumDecision quorumDecision,
    List<EarlierActionSeen> earlierActions,
    List<TopicSeen> topics,
    Ranking.@Nullable Suggestion suggestedTopic,
    @Nullable ContractSeen contract,
    List<ContributionSeen> contributions,
    List<ContributionId> keptIdeas,
    @Nullable SynthesisSeen synthesis,
    List<ActionSeen> actions,
    List<LearningSeen> learnings,
    List<RemarkSeen> regulations,
    List<NoteSeen> notes,
    boolean evaluated,
    int evaluations,
    List<String> allowed,
    List<ContributionKind> contributionKinds,
    List<SpeakerSeen> speakers,
    List<BlockedBy> blockedBy) {

  public String nameOf(Username person) {
    return names.getOrDefault(person, person.value());
  }

  /** Whether somebody takes part in it, as a member or as its facilitator. */
  public boolean includes(String username) {
    return participants.stream().anyMatch(p -> p.username().value().equals(username));
  }

  /**
   * Something that keeps the session in its current step.
   *
   * @param rule the key that the refusal of {@code steps/next} would carry
   * @param title its sentence, in the caller's language
   * @param people who has still to do something
   * @param opensWithReason whether {@code steps/next} with a reason goes on all the same
   * @param arguments what the sentence names, for a page to say it in its own language
   */
  public record BlockedBy(
      String rule,
      String title,
      List<Username> people,
      boolean opensWithReason,
      @JsonIgnore List<Object> arguments) {}

  /**
   * One client's turn.
   *
   * @param actions their ids
   */
  public record PassSeen(
      int pass,
      @Nullable Username client,
      @Nullable ContractSeen contract,
      List<ContributionId> keptIdeas,
      @Nullable SynthesisSeen synthesis,
      List<ActionId> actions) {}

  /**
   * One step of the template, with its time: minutes are whole, rounded.
   *
   * @param fr what the programme calls it, if not as everywhere
   * @param aimFr what it is for, in the programme's words
   * @param kinds what may be said aloud in it; null: all that the method allows
   * @param pass whose turn it is part of, from 1
   * @param backAt when everybody comes back from the break that is on
   * @param endsAt when its time is over if it runs on; absent while it stands still
   * @param overtimeMinutes how far it is beyond the time meant for it
   */
  public record StepSeen(
      Step key,
      @Nullable String fr,
      @Nullable String en,
      @Nullable String aimFr,
      @Nullable String aimEn,
      @Nullable List<ContributionKind> kinds,
      int pass,
      long plannedMinutes,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      long extendedMinutes,
      long pausedMinutes,
      long actualMinutes,
      boolean running,
      @Nullable Instant backAt,
      @Nullable Instant endsAt,
      long overtimeMinutes) {
    /** In the programme's words; null where they are those of everywhere. */
    public @Nullable String name(String language) {
      return language.equals("fr") ? fr : en;
    }

    public @Nullable String aim(String language) {
      return language.equals("fr") ? aimFr : aimEn;
    }
  }

  /**
   * Somebody in whose name something can be taken down.
   *
   * @param allowed paths below the session that take their name as {@code for}
   */
  public record SpeakerSeen(
      Username username, List<String> allowed, List<ContributionKind> contributionKinds) {}

  public record FormerFacilitator(Username username, Instant until) {}

  /**
   * Somebody in the session.
   *
   * @param present marked present or late, or signed and not marked otherwise
   * @param attendance what the facilitator marked
   * @param since when that was marked: of somebody late, when they came
   * @param signed for every half-day of the session
   */
  public record ParticipantSeen(
      Username username,
      ParticipantRole role,
      boolean present,
      @Nullable Attendance attendance,
      @Nullable Instant since,
      boolean signed,
      List<SignatureSeen> signatures) {
    public boolean hasSigned(HalfDay halfDay) {
      return signatures.stream().anyMatch(s -> s.halfDay() == halfDay);
    }
  }

  /**
   * @param corroborated whether they did something in the session then, or were marked there
   */
  public record SignatureSeen(HalfDay halfDay, Instant at, boolean corroborated) {}

  public record EarlierActionSeen(
      ActionId id,
      Username owner,
      @Nullable String what,
      @Nullable LocalDate dueOn,
      EarlierAction.@Nullable Outcome outcome,
      @Nullable Integer effect,
      @Nullable String learnt) {}

  /** What the facilitator should know before choosing a topic: it forbids nothing. */
  public enum Hint {
    /** Its author would rather not be client. */
    NOT_WILLING,
    /** Its author can do little about it: 1 or 2 of 5. */
    LITTLE_POWER_TO_ACT
  }

  /**
   * A topic.
   *
   * @param rank from 1; absent when it cannot be chosen
   * @param authorLastClientOn when its author was client last; absent when never
   * @param hints for the facilitator alone
   * @param choiceBasis what votes and rotation said of the choice
   */
  public record TopicSeen(
      TopicId id,
      Topic.Kind kind,
      @Nullable String title,
      @Nullable String headline,
      @Nullable String context,
      @Nullable String alreadyTried,
      @Nullable String stakes,
      @Nullable Integer urgency,
      @Nullable Integer importance,
      @Nullable Integer intensity,
      @Nullable Integer powerToAct,
      boolean willing,
      Username by,
      @Nullable Username takenDownBy,
      int points,
      @Nullable Integer myPoints,
      boolean chosen,
      @Nullable Integer rank,
      @Nullable Instant authorLastClientOn,
      List<Hint> hints,
      Ranking.@Nullable Basis choiceBasis,
      @Nullable String choiceReason) {}

  public record ContractSeen(
      int version,
      @Nullable String problem,
      @Nullable String objective,
      List<Terms.Help> help,
      @Nullable String limits,
      List<Username> acceptances,
      List<ReservationSeen> reservations,
      List<Username> waitingFor) {}

  public record ReservationSeen(Username by, @Nullable String text) {}

  /**
   * Something said aloud.
   *
   * @param takenDownBy the facilitator who typed it for whoever said it, as below
   * @param marked by the viewer, for themselves
   * @param rating from 1 to 5, how the client found themselves in a reformulation
   */
  public record ContributionSeen(
      ContributionId id,
      int pass,
      Step step,
      ContributionKind kind,
      @Nullable String text,
      @Nullable ContributionId inReplyTo,
      Username by,
      @Nullable Username takenDownBy,
      Instant at,
      boolean hidden,
      boolean marked,
      @Nullable Integer rating) {}

  public record SynthesisSeen(@Nullable String text, Username by, Instant at) {}

  public record ActionSeen(
      ActionId id,
      @Nullable String what,
      @Nullable String objective,
      @Nullable String firstStep,
      @Nullable LocalDate dueOn,
      @Nullable String resources,
      @Nullable String support,
      @Nullable String indicator,
      @Nullable String vigilance,
      @Nullable Integer confidence,
      Username by,
      @Nullable Username takenDownBy) {}

  public record LearningSeen(
      LearningId id,
      Learning.About about,
      @Nullable String text,
      @Nullable String transferableTo,
      List<String> competencies,
      Username by,
      @Nullable Username takenDownBy) {}

  public record RemarkSeen(
      RemarkId id, @Nullable String text, Username by, @Nullable Username takenDownBy) {}

  public record NoteSeen(NoteId id, @Nullable String text, Instant at) {}
}
