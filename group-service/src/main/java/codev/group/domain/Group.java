package codev.group.domain;

import static codev.group.domain.RuleViolation.CYCLE_NEEDS_AN_ID_FOR_EACH_SESSION;
import static codev.group.domain.RuleViolation.ONLY_MANAGER_OR_FACILITATOR_ARRANGES;
import static codev.group.domain.RuleViolation.ONLY_MANAGER_OR_FACILITATOR_PLANS;
import static codev.group.domain.RuleViolation.SAME_ID_OTHER_CONTENT;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.command.CharterCommand.*;
import codev.group.domain.command.GroupSessionCommand.*;
import codev.group.domain.command.MembershipCommand.*;
import codev.group.domain.command.TurnDecisionCommand.*;
import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.TurnDecisionEvent.TurnSkipped;
import codev.group.domain.event.TurnDecisionEvent.TurnsSwapped;
import codev.group.domain.person.Subordination;
import codev.group.domain.value.MethodWarning;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Aggregate: a group of 3 to 8 peers and their facilitator, with its charter, calendar and
 * rotation.
 */
@Aggregate
public class Group {
  @AggregateIdentifier String id;
  private GroupFormed formed;
  private GroupRoster roster;
  private List<Subordination> subordinations = List.of();
  private GroupCharter charter = GroupCharter.OF_THE_METHOD;
  private final RotationHistory turns = new RotationHistory();
  private PlannedSessions sessions = PlannedSessions.EMPTY;
  private final AttendanceRegister register = new AttendanceRegister();
  private final InvitationAnswers answers = new InvitationAnswers();

  @SuppressWarnings("NullAway.Init")
  Group() {}

  /** Answers what speaks against its facilitator, now or when it was first asked. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  List<MethodWarning> form(FormGroup c) {
    if (id != null && MembershipRules.isFormedAs(c, formed)) return formed.warnings();
    if (id != null) throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
    var event = MembershipRules.form(c);
    apply(event);
    return event.warnings();
  }

  @CommandHandler
  void reviewMembers(ReviewMembers c) {
    var found = MembershipRules.subordinations(c.candidates());
    if (!found.equals(subordinations)) apply(new MembersReviewed(c.group(), found, c.at()));
  }

  @CommandHandler
  void addMember(AddMember c) {
    if (roster.hasJoinedBy(c)) return;
    roster.checkJoining(c);
    MembershipRules.checkApproval(c.by(), c.approved(), List.of(c.member()));
    apply(
        new MemberJoined(
            c.group(),
            formed.programme(),
            c.member(),
            charter.version(),
            c.reason(),
            c.by(),
            c.at()));
  }

  /** Answers what has come to be against the method's advice, now or when it was first asked. */
  @CommandHandler
  List<MethodWarning> removeMember(RemoveMember c) {
    var before = roster.departure(c);
    if (before.isPresent()) return before.get().warnings();
    var warnings = roster.warningsWithout(c.member());
    apply(
        new MemberLeft(
            c.group(), formed.programme(), c.member(), c.reason(), warnings, c.by(), c.at()));
    return warnings;
  }

  /** Answers what speaks against it, now or when it was first asked. */
  @CommandHandler
  List<MethodWarning> replaceFacilitator(ReplaceFacilitator c) {
    var before = roster.replacement(c);
    if (before.isPresent()) return before.get().warnings();
    roster.checkReplacing(c);
    if (c.session() != null) sessions.open(c.session());
    MembershipRules.checkSponsorOrAuditor(c.facilitator(), c.sponsorsOrAudits());
    if (!roster.isFacilitator(c.facilitator())) {
      MembershipRules.checkEligible(c.facilitator(), c.workload());
      MembershipRules.checkApproval(c.by(), c.approved(), List.of(c.facilitator()));
    }
    var warnings = c.workload().warnings(c.session() == null);
    apply(
        new FacilitatorReplaced(
            c.group(),
            formed.programme(),
            c.facilitator(),
            c.session(),
            c.reason(),
            warnings,
            c.by(),
            c.at()));
    return warnings;
  }

  @CommandHandler
  void acceptCharter(AcceptCharter c) {
    charter.accept(c, roster).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void withdrawAcceptance(WithdrawCharterAcceptance c) {
    charter.withdraw(c, roster).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void declineCharter(DeclineCharter c) {
    charter.decline(c, roster).forEach(AggregateLifecycle::apply);
  }

  @CommandHandler
  void remindOfCharter(RemindOfCharter c) {
    charter.remind(c, roster).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void rewordCharter(RewordCharter c) {
    charter.reword(c, roster).ifPresent(AggregateLifecycle::apply);
  }

  /** Answers the session as it was planned, now or when it was first asked. */
  @CommandHandler
  SessionPlanned planSession(PlanSession c) {
    roster.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    return plan(c, false);
  }

  /** Answers the sessions as they were planned, now or when they were first asked. */
  @CommandHandler
  List<SessionPlanned> planSeries(PlanSessionSeries c) {
    roster.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    var slots = new SessionSeriesRules(c.series(), c.settings()).slots();
    if (slots.size() != c.sessions().size())
      throw new RuleViolationException(CYCLE_NEEDS_AN_ID_FOR_EACH_SESSION, slots.size());
    var planned = new ArrayList<SessionPlanned>();
    for (var slot : slots)
      planned.add(plan(c.session(planned.size(), slot.startsAt()), slot.isPostponed()));
    return planned;
  }

  private SessionPlanned plan(PlanSession c, boolean postponed) {
    SessionDateRules.check(c.startsAt());
    var before = sessions.planned(c);
    if (before.isPresent()) return before.get();
    var session = sessions.plan(c, postponed, formed, charter.version(), roster);
    apply(session);
    return session;
  }

  /** Answers what the method advises against in the new date. */
  @CommandHandler
  List<MethodWarning> moveSession(MoveSession c) {
    roster.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    SessionDateRules.check(c.startsAt());
    sessions.move(c).ifPresent(AggregateLifecycle::apply);
    return sessions.require(c.session()).warnings();
  }

  @CommandHandler
  void changeSessionPlace(ChangeSessionPlace c) {
    roster.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    sessions.changePlace(c).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void changeSessionTemplate(ChangeSessionTemplate c) {
    roster.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    sessions.changeTemplate(c).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void acceptSessionDate(AcceptSessionDate c) {
    roster.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    sessions.acceptDate(c).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void cancelSession(CancelSession c) {
    roster.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    sessions.cancel(c).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void answerInvitation(AnswerSessionInvitation c) {
    roster.checkMember(c.by());
    sessions.checkAnswering(c.session(), c.startsAt());
    answers.answered(c).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void withdrawAnswer(WithdrawSessionAnswer c) {
    roster.checkMember(c.by());
    sessions.checkAnswering(c.session(), c.startsAt());
    answers.withdrawn(c).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void swapTurns(SwapTurns c) {
    roster.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_ARRANGES);
    decide(
        new TurnsSwapped(
            c.group(), c.decision(), c.member(), c.with(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void skipTurn(SkipTurn c) {
    roster.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_ARRANGES);
    decide(new TurnSkipped(c.group(), c.decision(), c.member(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void countTurn(CountTurn c) {
    roster.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_ARRANGES);
    sessions.require(c.session());
    decide(turns.counted(c, formed.programme()));
  }

  private void decide(TurnDecisionEvent decision) {
    if (turns.isDecided(decision)) return;
    turns.check(decision, roster, sessions);
    apply(decision);
  }

  @CommandHandler
  void noteSessionOpened(NoteSessionOpened c) {
    if (!sessions.isBegun(c.session()))
      apply(new SessionOpened(c.group(), c.session(), c.halfDays(), c.by(), c.at()));
  }

  @CommandHandler
  void noteSessionPostponed(NoteSessionPostponed c) {
    if (sessions.isBegun(c.session()) && !sessions.require(c.session()).isHeld())
      apply(new SessionPostponed(c.group(), c.session(), c.by(), c.at()));
  }

  @CommandHandler
  void noteSessionHandedOver(NoteSessionHandedOver c) {
    if (!sessions.require(c.session()).isHeld() && !roster.isHandedOver(c.session(), c.to()))
      apply(new SessionHandedOver(c.group(), c.session(), c.to(), c.by(), c.at()));
  }

  @CommandHandler
  void noteSignature(NoteSignature c) {
    sessions.require(c.session());
    if (register.isSigned(c)) return;
    apply(new SignatureNoted(c.group(), c.session(), c.person(), c.halfDay(), c.at()));
  }

  @CommandHandler
  void notePresence(NotePresence c) {
    sessions.require(c.session());
    if (register.isMarked(c)) return;
    apply(new PresenceNoted(c.group(), c.session(), c.member(), c.status(), c.at()));
  }

  @CommandHandler
  void noteClient(NoteClient c) {
    var session = sessions.require(c.session());
    if (session.isHeld() || turns.isLastNoted(c)) return;
    apply(new ClientNoted(c.group(), c.session(), c.client(), c.at()));
  }

  @CommandHandler
  void noteSessionHeld(NoteSessionHeld c) {
    var session = sessions.require(c.session());
    if (session.isHeld()) return;
    apply(turns.held(c, session.template().turns()));
  }

  // ---- the only place where state changes ----

  @EventSourcingHandler
  void evolve(GroupEvent event) {
    turns.apply(event);
    register.apply(event);
    answers.apply(event);
    roster = GroupRoster.after(roster, event);
    sessions = sessions.after(event);
    charter = charter.after(event);
    switch (event) {
      case GroupFormed e -> {
        id = e.group().stream();
        formed = e;
      }
      case MembersReviewed e -> subordinations = e.subordinations();
      case MemberJoined _, MemberLeft _, FacilitatorReplaced _ -> {}
      case CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> {}
    }
  }
}
