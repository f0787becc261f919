package codev.session.board;

import codev.session.domain.ActionId;
import codev.session.domain.Attendance;
import codev.session.domain.ContributionId;
import codev.session.domain.ContributionKind;
import codev.session.domain.EarlierAction;
import codev.session.domain.GroupId;
import codev.session.domain.Item;
import codev.session.domain.Learning;
import codev.session.domain.LearningId;
import codev.session.domain.NoteId;
import codev.session.domain.ProgrammeId;
import codev.session.domain.RemarkId;
import codev.session.domain.Role;
import codev.session.domain.SessionId;
import codev.session.domain.State;
import codev.session.domain.Step;
import codev.session.domain.Terms;
import codev.session.domain.Topic;
import codev.session.domain.TopicId;
import codev.session.domain.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person may see of a session, as the public API tells it: words opened for those who were
 * there, absent for an auditor and a programme manager. Where words are null on an entry that has
 * some, their author has had them erased.
 *
 * @param version how many of the session's events are shown
 * @param client of the current pass, like the contract, the ideas kept and the synthesis
 * @param pass which client is being helped, from 1
 * @param passes what each client agreed and retains, in order
 * @param items of the programme's own, asked beside H1 to H10
 * @param allowed paths below the session that this person may post to now
 * @param contributionKinds kinds that this person may contribute now
 */
public record SessionAsSeen(
    SessionId id,
    GroupId groupId,
    ProgrammeId programmeId,
    String groupName,
    int number,
    Instant startsAt,
    @Nullable String place,
    @Nullable String videoLink,
    State state,
    Step step,
    int version,
    long position,
    Username facilitator,
    @Nullable Username client,
    String template,
    int templateVersion,
    int pass,
    List<PassSeen> passes,
    List<Item> items,
    List<StepSeen> steps,
    List<ParticipantSeen> participants,
    List<EarlierActionSeen> earlierActions,
    List<TopicSeen> topics,
    @Nullable ContractSeen contract,
    List<ContributionSeen> contributions,
    List<ContributionId> keptIdeas,
    @Nullable SynthesisSeen synthesis,
    List<ActionSeen> actions,
    List<LearningSeen> learnings,
    List<RemarkSeen> regulations,
    List<NoteSeen> notes,
    boolean evaluated,
    List<String> allowed,
    List<ContributionKind> contributionKinds) {

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
      @Nullable Instant backAt) {
    /** In the programme's words; null where they are those of everywhere. */
    public @Nullable String name(String language) {
      return language.equals("fr") ? fr : en;
    }

    public @Nullable String aim(String language) {
      return language.equals("fr") ? aimFr : aimEn;
    }
  }

  /**
   * Somebody in the session.
   *
   * @param present marked present or late, or signed
   * @param attendance what the facilitator marked
   */
  public record ParticipantSeen(
      Username username,
      Role role,
      boolean present,
      @Nullable Attendance attendance,
      boolean signed) {}

  public record EarlierActionSeen(
      ActionId id,
      Username owner,
      @Nullable String what,
      @Nullable LocalDate dueOn,
      EarlierAction.@Nullable Outcome outcome,
      @Nullable Integer effect,
      @Nullable String learnt) {}

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
      int points,
      @Nullable Integer myPoints,
      boolean chosen) {}

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
      Username by) {}

  public record LearningSeen(
      LearningId id,
      Learning.About about,
      @Nullable String text,
      @Nullable String transferableTo,
      List<String> competencies,
      Username by) {}

  public record RemarkSeen(RemarkId id, @Nullable String text, Username by) {}

  public record NoteSeen(NoteId id, @Nullable String text, Instant at) {}
}
