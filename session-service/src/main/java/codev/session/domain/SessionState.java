package codev.session.domain;

import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.contract.ClientTurn;
import codev.session.domain.contract.Contract;
import codev.session.domain.contribution.EntryAnnotations;
import codev.session.domain.contribution.SessionCounters;
import codev.session.domain.participants.Floor;
import codev.session.domain.participants.PendingParticipantChanges;
import codev.session.domain.preparation.Preparation;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a session as its rules need it, folded from its events: the aggregate decides on it,
 * the read model keeps it too, so that a page and the API show what the aggregate will decide.
 *
 * @param status where the session is in its life
 * @param waitsForDate whether it was postponed and has no new date yet
 * @param template as it stands now: it may have been shortened
 * @param turns what each client's turn has brought so far, those only that have brought something
 * @param contributions in the order in which they were made
 * @param evaluated who has evaluated the session
 */
public record SessionState(
    SessionScheduled plan,
    SessionStatus status,
    Instant startsAt,
    boolean waitsForDate,
    SessionTemplate template,
    Roster roster,
    Timeline timeline,
    @JsonUnwrapped Floor speaking,
    Preparation preparation,
    List<ClientTurn> turns,
    List<ContributionFacts> contributions,
    EntryAnnotations entries,
    PendingParticipantChanges pendingChanges,
    List<Username> evaluated,
    SessionCounters counters) {

  public SessionState {
    turns = List.copyOf(turns);
    contributions = List.copyOf(contributions);
    evaluated = List.copyOf(evaluated);
  }

  /**
   * A contribution's kind and author, and the step and turn in which it was made.
   *
   * @param kind null: none yet
   * @param confidential whether it is for the facilitator alone
   */
  public record ContributionFacts(
      ContributionId id,
      @Nullable ContributionKind kind,
      boolean confidential,
      Step step,
      int pass,
      Username by) {
    ContributionFacts as(ContributionKind other) {
      return new ContributionFacts(id, other, confidential, step, pass, by);
    }
  }

  static SessionState of(SessionScheduled plan) {
    return new SessionState(
        plan,
        SessionStatus.SCHEDULED,
        plan.startsAt(),
        false,
        plan.template(),
        Roster.of(plan),
        Timeline.after(null, plan),
        Floor.NONE,
        Preparation.NONE,
        List.of(),
        List.of(),
        EntryAnnotations.NONE,
        PendingParticipantChanges.NONE,
        List.of(),
        SessionCounters.NONE);
  }

  // ---- what the rules ask ----

  public SessionId id() {
    return plan.session();
  }

  public GroupAndProgramme origin() {
    return new GroupAndProgramme(plan.group(), plan.programme());
  }

  public Step step() {
    return timeline.now().key();
  }

  /** The current step as the template lays it out. */
  public SessionTemplate.PlannedStep plannedStep() {
    return template.steps().get(timeline.current());
  }

  public int pass() {
    return roster.pass();
  }

  /** Who has the floor. */
  public @Nullable Username floor() {
    return speaking.floor();
  }

  /** Who asks for the floor, in the order in which they did. */
  public List<Username> hands() {
    return speaking.hands();
  }

  /** Who has, or has had, the floor in the running step. */
  public List<Username> hadFloor() {
    return speaking.hadFloor();
  }

  /** What the current client's turn has brought so far. */
  public ClientTurn turn() {
    return turn(pass());
  }

  public ClientTurn turn(int pass) {
    return turns.stream()
        .filter(t -> t.pass() == pass)
        .findFirst()
        .orElseGet(() -> ClientTurn.of(pass));
  }

  public @Nullable Contract contract() {
    return turn().contract();
  }

  /** Consultants present in a turn who have not accepted its contract's current version. */
  public List<Username> notAgreed(int pass) {
    return turn(pass).notAgreed(roster.presentConsultants(pass));
  }

  public Optional<ContributionFacts> contribution(ContributionId id) {
    return contributions.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** A contribution, if this person may read it. */
  public Optional<ContributionFacts> contribution(ContributionId id, Username reader) {
    return contribution(id)
        .filter(
            c -> !c.confidential() || c.by().equals(reader) || roster.facilitator().equals(reader));
  }

  public boolean isHidden(Object entry) {
    return entries.isHidden(entry);
  }

  /** Neither hidden nor withdrawn. */
  public boolean isShown(Object entry) {
    return !entries.isHidden(entry) && !entries.isWithdrawn(entry);
  }

  /**
   * Whether a person takes part. A member who has left the group while the session was open keeps
   * their seat on the attendance sheet, and takes part in nothing any more.
   */
  public boolean includes(Username person) {
    return roster.includes(person);
  }

  /** Nobody outside the session learns that it exists. */
  public ParticipantRole roleOf(Username person) {
    if (!includes(person)) throw new RuleViolationException(NOT_A_PARTICIPANT);
    return roster.roleOf(person);
  }

  /**
   * Whether a person does their part: who is marked absent, or as gone while the session lasts,
   * does not.
   */
  public boolean takesPart(Username person) {
    if (status == SessionStatus.SCHEDULED || roster.facilitator().equals(person)) return true;
    var seat = roster.seatOf(person);
    return status == SessionStatus.CLOSED ? seat.hasCome() : seat.isThere();
  }

  void mustTakePart(Username person) {
    if (!takesPart(person)) throw new RuleViolationException(ABSENT_TAKES_NO_PART, person);
  }

  public void mustBeOpen() {
    switch (status) {
      case OPEN -> {}
      case SCHEDULED -> throw new RuleViolationException(SESSION_NOT_OPEN);
      case CANCELLED -> throw new RuleViolationException(SESSION_CANCELLED);
      case CLOSED -> throw new RuleViolationException(SESSION_CLOSED);
    }
  }

  /** An entry that is hidden, or whose step is over, stays as it is. */
  void mustBeChangeable(Object entry, boolean stepLasts) {
    if (isHidden(entry)) throw new RuleViolationException(CONTRIBUTION_IS_HIDDEN);
    if (!stepLasts) throw new RuleViolationException(STEP_OF_CONTRIBUTION_IS_OVER);
  }

  public void mustBeAt(Step from) {
    if (step() != from) throw new RuleViolationException(STEP_HAS_MOVED_ON, plannedStep());
  }
}
