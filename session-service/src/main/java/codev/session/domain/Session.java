package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Username;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One meeting of a group: planned, opened, guided, closed. Who may do what, and when, is in {@link
 * SessionPermission} and {@code ContributionKind}; the rules of one step are in the class that has
 * its name.
 */
@Aggregate
public class Session {
  @AggregateIdentifier private SessionId id;
  private Instant startsAt;
  private boolean waitsForADate;
  private final SessionStatistics course = new SessionStatistics();
  private final Standing standing = new Standing();

  @SuppressWarnings("UnusedVariable") // Axon hands its commands to it
  @AggregateMember
  private final AttendanceRules attendance = new AttendanceRules(standing);

  @AggregateMember private final ParticipantRules seating = new ParticipantRules(standing);
  @AggregateMember private final QuorumRules quorum = new QuorumRules(standing, seating);

  @AggregateMember
  private final PreparationRules preparation = new PreparationRules(standing, quorum);

  @AggregateMember private final FloorRules floor = new FloorRules(standing);
  @AggregateMember private final ContributionRules speaking = new ContributionRules(standing);
  @AggregateMember private final ContractRules contracts = new ContractRules(standing);

  @AggregateMember private final SynthesisRules synthesis = new SynthesisRules(standing, speaking);

  @AggregateMember private final LearningRules learning = new LearningRules(standing);

  @AggregateMember
  private final ScribeRules takingDown =
      new ScribeRules(standing, preparation, speaking, contracts, synthesis, learning);

  @SuppressWarnings("UnusedVariable") // Axon hands its commands to it
  @AggregateMember
  private final StepRules steps = new StepRules(standing, preparation, contracts, synthesis);

  @SuppressWarnings("NullAway.Init")
  Session() {}

  // ---- planning ----

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void schedule(ScheduleSession c) {
    if (standing.isPlanned()) return;
    standing.apply(
        new SessionScheduled(
            c.session(),
            c.group(),
            c.programme(),
            c.groupName(),
            c.number(),
            c.by(),
            c.members(),
            c.template(),
            c.startsAt(),
            c.place(),
            c.videoLink(),
            c.at()));
  }

  /** Once it is open people have met: what was decided too late changes nothing. */
  @CommandHandler
  void move(MoveSession c) {
    if (standing.state() == SessionStatus.SCHEDULED
        && (waitsForADate || !c.startsAt().equals(startsAt)))
      standing.apply(new SessionMoved(id, c.startsAt(), c.by(), c.at()));
  }

  @CommandHandler
  void cancel(CancelSession c) {
    if (standing.state() == SessionStatus.SCHEDULED)
      standing.apply(new SessionCancelled(id, c.by(), c.at()));
  }

  // ---- opening, the chair, closing ----

  @CommandHandler
  void open(OpenSession c) {
    var wasOpened =
        standing.state() == SessionStatus.OPEN || standing.state() == SessionStatus.CLOSED;
    if (standing.isSoForTheFacilitator(wasOpened, c)) return;
    standing.require(OPEN, c);
    if (waitsForADate) throw new RuleViolationException(SESSION_WAITS_FOR_A_DATE);
    if (!c.withoutCharter().isEmpty())
      throw new RuleViolationException(
          CHARTER_NOT_ACCEPTED_BY_ALL, Username.list(c.withoutCharter()));
    standing.apply(
        new SessionOpened(
            id,
            standing.origin(),
            c.earlierActions(),
            c.clientsBefore(),
            HalfDay.during(c.at(), standing.template().minutes(), c.zone()),
            c.by(),
            c.at()));
  }

  @CommandHandler
  void handOver(HandOverChair c) {
    if (standing.roster().hasGoneFor(c.by(), c.to())) return;
    standing.require(SUBSTITUTE, c);
    if (standing.roster().hasMember(c.to()))
      throw new RuleViolationException(SUBSTITUTE_IS_A_MEMBER, c.to());
    if (c.to().equals(standing.roster().facilitator())) return;
    if (!c.known()) throw new RuleViolationException(SUBSTITUTE_IS_UNKNOWN, c.to());
    standing.apply(new ChairHandedOver(id, c.to(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void hide(HideEntry c) {
    standing.require(HIDE, c);
    if (c.reason() == null) throw new RuleViolationException(HIDING_NEEDS_A_REASON);
    if (!standing.wasSaid(c.entry())) throw new RuleViolationException(UNKNOWN_ENTRY, c.entry());
    if (!standing.isHidden(c.entry()))
      standing.apply(new EntryHidden(id, c.entry(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void close(CloseSession c) {
    if (standing.isSoForTheFacilitator(standing.state() == SessionStatus.CLOSED, c)) return;
    standing.require(CLOSE, c);
    if (!standing.timeline().isAtTheEnd() && c.reason() == null)
      throw new RuleViolationException(CLOSING_BEFORE_LEARNING_NEEDS_A_REASON);
    standing.apply(
        new SessionClosed(
            id,
            standing.origin(),
            course.at(c.at(), standing.timeline(), standing.roster()),
            c.reason(),
            c.by(),
            c.at()));
  }

  // ---- the only place where state changes: here, or in the rules that a fact belongs to ----

  @EventSourcingHandler
  void evolve(SessionEvent event) {
    id = event.session();
    standing.evolve(event);
    contracts.evolve(event);
    floor.evolve(event);
    seating.evolve(event);
    course.take(event, contracts.now(), standing.roster());
    switch (event) {
      case SessionScheduled e -> startsAt = e.startsAt();
      case SessionMoved e -> {
        startsAt = e.startsAt();
        waitsForADate = false;
      }
      case SessionCancelled _ -> standing.become(SessionStatus.CANCELLED);
      case SessionOpened _ -> {
        standing.become(SessionStatus.OPEN);
        quorum.evolve(event);
        preparation.evolve(event);
      }
      case SessionPostponed _ -> {
        standing.become(SessionStatus.SCHEDULED);
        waitsForADate = true;
        quorum.evolve(event);
        preparation.evolve(event);
      }
      case SessionHeldAnyway _ -> quorum.evolve(event);
      case SessionShortened _ -> {
        quorum.evolve(event);
        preparation.evolve(event);
      }
      case TopicProposed _,
          TopicVoted _,
          TopicChosen _,
          EarlierActionReviewed _,
          EarlierActionsSkipped _ ->
          preparation.evolve(event);
      case ContributionMade _, ContributionMarked _, ReformulationRated _, NoteTaken _ ->
          speaking.evolve(event);
      case IdeasKept _, SynthesisWritten _, ActionPlanned _, NoActionDecided _ ->
          synthesis.evolve(event);
      case LearningStated _, RegulationRemarked _, SessionEvaluated _ -> learning.evolve(event);
      case WordsTakenDown _, WordsDisowned _ -> takingDown.evolve(event);
      case EntryHidden e -> standing.hide(e.entry());
      case SessionClosed _ -> standing.become(SessionStatus.CLOSED);
      case MemberSeated _,
          MemberUnseated _,
          SeatChangedMeanwhile _,
          FacilitatorChangedMeanwhile _,
          FacilitatorAssigned _,
          ChairHandedOver _,
          AttendanceMarked _,
          AttendanceSigned _,
          StepOpened _,
          StepReopened _,
          SessionPaused _,
          BreakBegun _,
          SessionResumed _,
          StepExtended _,
          FloorGiven _,
          FloorTakenBack _,
          ContractRedefined _,
          ContractAccepted _,
          ContractReserved _ -> {}
    }
  }
}
