package codev.session.domain;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.contract.ClientTurn;
import codev.session.domain.contract.Contract;
import codev.session.domain.contribution.EntryAnnotations;
import codev.session.domain.contribution.EntryAnnotations.WrittenEntry;
import codev.session.domain.contribution.EntryKind;
import codev.session.domain.contribution.SessionCounters;
import codev.session.domain.participants.Floor;
import codev.session.domain.participants.PendingParticipantChanges;
import codev.session.domain.preparation.Preparation;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How each event changes the state of a session. One instance takes one event. */
public final class SessionEvolution {
  private final SessionState before;
  private SessionScheduled plan;
  private SessionStatus status;
  private Instant startsAt;
  private boolean waitsForDate;
  private SessionTemplate template;
  private Floor floor;
  private Preparation preparation;
  private List<ClientTurn> turns;
  private List<SessionState.ContributionFacts> contributions;
  private EntryAnnotations entries;
  private PendingParticipantChanges pendingChanges;
  private List<Username> evaluated;
  private SessionCounters counters;

  private SessionEvolution(SessionState before) {
    this.before = before;
    this.plan = before.plan();
    this.status = before.status();
    this.startsAt = before.startsAt();
    this.waitsForDate = before.waitsForDate();
    this.template = before.template();
    this.floor = before.speaking();
    this.preparation = before.preparation();
    this.turns = before.turns();
    this.contributions = before.contributions();
    this.entries = before.entries();
    this.pendingChanges = before.pendingChanges();
    this.evaluated = before.evaluated();
    this.counters = before.counters();
  }

  /**
   * The state after an event.
   *
   * @param before null before the session is scheduled
   */
  public static SessionState after(@Nullable SessionState before, SessionEvent event) {
    if (event instanceof SessionScheduled plan) return SessionState.of(plan);
    var known = Objects.requireNonNull(before, "a history begins with its plan");
    return new SessionEvolution(known).after(event);
  }

  private SessionState after(SessionEvent event) {
    if (event instanceof SessionShortened e) template = e.template();
    if (event instanceof SessionTemplateChanged e) template = e.template();
    var roster = before.roster().after(event, template);
    var timeline = Timeline.after(before.timeline(), event);
    fold(event, roster);
    return new SessionState(
        plan,
        status,
        startsAt,
        waitsForDate,
        template,
        roster,
        timeline,
        floor,
        preparation,
        turns,
        contributions,
        entries,
        pendingChanges,
        evaluated,
        counters);
  }

  /** What each event changes besides the roster and the timeline, which fold themselves. */
  private void fold(SessionEvent event, Roster roster) {
    switch (event) {
      case SessionScheduled _ -> {}
      case SessionMoved e -> {
        startsAt = e.startsAt();
        waitsForDate = false;
      }
      case SessionPlaceChanged e -> plan = plan.heldAt(e.place(), e.videoLink());
      case SessionTemplateChanged e -> preparation = preparation.within(e.template().passes());
      case SessionCancelled _ -> status = SessionStatus.CANCELLED;
      case SessionOpened e -> {
        status = SessionStatus.OPEN;
        preparation = preparation.opened(e.clientsBefore(), e.earlierActions());
        pendingChanges = PendingParticipantChanges.NONE;
        counters = counters.openedAt(e.at());
      }
      case SessionPostponed _ -> {
        status = SessionStatus.SCHEDULED;
        waitsForDate = true;
        endStep();
        preparation = preparation.postponed();
        turns = turns.stream().map(ClientTurn::withGatesShut).toList();
        counters = counters.openedAt(null);
      }
      case SessionHeldAnyway _ -> preparation = preparation.decided(QuorumDecision.HELD);
      case SessionShortened e -> preparation = preparation.shortened(e.template().passes());
      case SessionClosed _ -> {
        status = SessionStatus.CLOSED;
        endStep();
      }
      case MemberSeated _,
          MemberUnseated _,
          FacilitatorAssigned _,
          AttendanceSigned _,
          StepTimeEvent _ -> {} // the roster's and the timeline's
      case ChairHandedOver e -> floor = floor.lowered(e.to());
      case SeatChangedMeanwhile e -> {
        pendingChanges = pendingChanges.with(e.member(), e.seated());
        if (!e.seated()) floor = floor.without(e.member());
      }
      case FacilitatorChangedMeanwhile e -> pendingChanges = pendingChanges.with(e.facilitator());
      case AttendanceMarked e -> {
        if (!e.status().isThere()) floor = floor.without(e.member());
      }
      case TopicProposed e -> {
        preparation = preparation.proposed(e.topic().id(), e.by());
        noteWritten(e.topic().id(), EntryKind.TOPIC, e, roster);
      }
      case TopicCorrected e -> entries = entries.correcting(e.topic().id().toString());
      case TopicVoted e -> preparation = preparation.voted(e.topic(), e.by(), e.points());
      case VotesShown _ -> preparation = preparation.withVotesShown(true);
      case VotesHidden _ -> preparation = preparation.withVotesShown(false);
      case TopicChosen e -> {
        preparation = preparation.chosen(e.pass(), e.topic(), e.client());
        turn(before.turn().withGatesShut());
      }
      case EarlierActionReviewed e -> preparation = preparation.reviewed(e.action(), e.owner());
      case EarlierActionsSkipped _ -> preparation = preparation.withReviewSkipped();
      case EarlierActionChanged e -> preparation = preparation.changed(e.action());
      case EarlierActionWithdrawn e -> preparation = preparation.withdrawn(e.action());
      case GatePassed e -> turn(before.turn().withGatesPassed(e.rules()));
      case StepOpened e -> {
        endStep();
        var turn = before.turn(roster.pass());
        if (e.step() == Step.CONSULTATION)
          turn(
              turn.withConsultationBegun(
                  turn.isAgreedBy(roster.presentConsultants(roster.pass()))));
      }
      case StepReopened _ -> endStep();
      case FloorTakenBack _ -> floor = floor.takenBack();
      case FloorGiven e -> floor = floor.givenTo(e.to());
      case HandRaised e -> floor = floor.raised(e.by());
      case HandLowered e -> floor = floor.lowered(e.member());
      case ContributionMade e -> {
        var contribution = e.contribution();
        contributions =
            ImmutableLists.add(
                contributions,
                new SessionState.ContributionFacts(
                    contribution.id(),
                    contribution.kind(),
                    contribution.confidential(),
                    e.step(),
                    roster.pass(),
                    e.by()));
        if (!contribution.confidential())
          counters =
              counters.contributed(
                  e.by(),
                  e.step() == Step.CONSULTATION
                      && e.by().equals(roster.client())
                      && !contribution.signal());
      }
      case ContributionClassified e ->
          contributions =
              contributions.stream()
                  .map(c -> c.id().equals(e.contribution()) ? c.as(e.kind()) : c)
                  .toList();
      case ContributionWithdrawn e -> {
        entries = entries.withdrawing(e.contribution().toString());
        if (before.contribution(e.contribution()).filter(c -> !c.confidential()).isPresent())
          counters = counters.withdrawn(e.by());
      }
      case ContributionRestored e -> {
        entries = entries.restoring(e.contribution().toString());
        if (before.contribution(e.contribution()).filter(c -> !c.confidential()).isPresent())
          counters = counters.contributed(e.by(), false);
      }
      case EntryWithdrawn e -> {
        entries = entries.withdrawing(e.entry());
        if (e.kind() == EntryKind.TOPIC) preparation = preparation.withoutPointsFor(e.entry());
      }
      case EntryRestored e -> entries = entries.restoring(e.entry());
      case FileAttached e -> entries = entries.attaching(e.entry(), e.attachment());
      case FileRemoved e -> entries = entries.removingFileOf(e.entry());
      case ContractRedefined e ->
          turn(
              before
                  .turn()
                  .withContract(Contract.replacing(before.contract(), e.version(), e.terms()))
                  .withGatesShut());
      case ContractAccepted e -> noteAnswer(before.contract(), c -> c.acceptedBy(e.by()));
      case ContractReserved e ->
          noteAnswer(before.contract(), c -> c.reservedBy(e.by(), e.reservation()));
      case IdeasKept e -> turn(before.turn().keeping(e.contributions()));
      case ActionPlanned e -> {
        noteWritten(e.action().id(), EntryKind.ACTION, e, roster);
        turn(before.turn().withAction(e.action().id(), e.action().dueOn() != null));
      }
      case ActionCorrected e -> {
        entries = entries.correcting(e.action().id().toString());
        turn(before.turn().withAction(e.action().id(), e.action().dueOn() != null));
      }
      case NoActionDecided _ -> turn(before.turn().withNoAction());
      case NoteTaken e -> noteWritten(e.note(), EntryKind.NOTE, e, roster);
      case NoteCorrected e -> entries = entries.correcting(e.note().toString());
      case LearningStated e -> noteWritten(e.learning().id(), EntryKind.LEARNING, e, roster);
      case LearningCorrected e -> entries = entries.correcting(e.learning().id().toString());
      case RegulationRemarked e -> noteWritten(e.remark(), EntryKind.REMARK, e, roster);
      case RemarkCorrected e -> entries = entries.correcting(e.remark().toString());
      // no rule depends on them
      case ContributionCorrected _, ContributionMarked _, ReformulationRated _ -> {}
      case SynthesisWritten _ -> {}
      case SessionEvaluated e -> evaluated = ImmutableLists.add(evaluated, e.by());
      case EntryHidden e -> entries = entries.hiding(e.entry(), e.reason(), e.by(), e.at());
      case WordsDisowned e -> entries = entries.hiding(e.entry(), null, e.by(), e.at());
      case WordsTakenDown e -> {
        if (e.entry() != null) entries = entries.takenDown(e.entry(), e.speaker(), e.by());
        else if (before.step() == Step.PROBLEM_DEFINITION)
          noteAnswer(before.contract(), c -> c.recordedFor(e.speaker()));
      }
    }
  }

  private void noteWritten(Object entry, EntryKind kind, SessionEvent event, Roster roster) {
    entries =
        entries.writing(
            new WrittenEntry(entry.toString(), kind, before.step(), roster.pass(), event.by()));
  }

  /** Who has the floor, or had it, and who asks for it, holds for one step. */
  private void endStep() {
    floor = Floor.NONE;
  }

  private void noteAnswer(@Nullable Contract contract, UnaryOperator<Contract> answer) {
    if (contract != null) turn(before.turn().withContract(answer.apply(contract)));
  }

  private void turn(ClientTurn turn) {
    turns = ImmutableLists.put(turns, t -> t.pass() == turn.pass(), turn);
  }
}
