package codev.group.domain;

import static codev.group.domain.RuleViolation.CHARTER_HAS_ANOTHER_VERSION;
import static codev.group.domain.RuleViolation.CYCLE_NEEDS_AN_ID_FOR_EACH_SESSION;
import static codev.group.domain.RuleViolation.ONLY_MANAGER_OR_FACILITATOR_ARRANGES;
import static codev.group.domain.RuleViolation.ONLY_MANAGER_OR_FACILITATOR_PLANS;
import static codev.group.domain.RuleViolation.SAME_ID_OTHER_CONTENT;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.GroupCommand.AcceptCharter;
import codev.group.domain.GroupCommand.AddMember;
import codev.group.domain.GroupCommand.CancelSession;
import codev.group.domain.GroupCommand.FormGroup;
import codev.group.domain.GroupCommand.MoveSession;
import codev.group.domain.GroupCommand.NoteClient;
import codev.group.domain.GroupCommand.NotePresence;
import codev.group.domain.GroupCommand.NoteSessionHeld;
import codev.group.domain.GroupCommand.NoteSessionOpened;
import codev.group.domain.GroupCommand.NoteSessionPostponed;
import codev.group.domain.GroupCommand.NoteSignature;
import codev.group.domain.GroupCommand.PlanCycle;
import codev.group.domain.GroupCommand.PlanSession;
import codev.group.domain.GroupCommand.RemoveMember;
import codev.group.domain.GroupCommand.ReplaceFacilitator;
import codev.group.domain.GroupCommand.ReviewMembers;
import codev.group.domain.GroupCommand.SkipTurn;
import codev.group.domain.GroupCommand.SwapTurns;
import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.FacilitatorReplaced;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.PresenceNoted;
import codev.group.domain.GroupEvent.SessionCancelled;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionMoved;
import codev.group.domain.GroupEvent.SessionOpened;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.GroupEvent.SessionPostponed;
import codev.group.domain.GroupEvent.SignatureNoted;
import codev.group.domain.GroupEvent.TurnDecision;
import codev.group.domain.GroupEvent.TurnSkipped;
import codev.group.domain.GroupEvent.TurnsSwapped;
import codev.group.domain.MembershipRules.Subordination;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final int FIRST_CHARTER = 1;

  @AggregateIdentifier String id;
  private GroupFormed formed;
  private Membership membership;
  private List<Subordination> subordinations = List.of();
  private final Map<Username, Integer> acceptances = new HashMap<>();
  private final RotationState turns = new RotationState();
  private PlannedSessions agenda = PlannedSessions.EMPTY;
  private final AttendanceRegister register = new AttendanceRegister();

  @SuppressWarnings("NullAway.Init")
  Group() {}

  /** Answers what speaks against its facilitator, now or when it was first asked. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  List<MethodWarning> form(FormGroup c) {
    if (id != null && MembershipRules.isFormedAs(c, formed)) return formed.warnings();
    if (id != null) throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
    MembershipRules.check(c.facilitator(), c.candidates());
    var members = MembershipRules.people(c.candidates());
    var warnings = c.standing().warnings(true);
    apply(
        new GroupFormed(
            c.group(),
            c.programme(),
            c.name(),
            c.facilitator(),
            members,
            FIRST_CHARTER,
            warnings,
            c.by(),
            c.at()));
    return warnings;
  }

  @CommandHandler
  void reviewMembers(ReviewMembers c) {
    var now = MembershipRules.subordinations(c.candidates());
    if (!now.equals(subordinations)) apply(new MembersReviewed(c.group(), now, c.at()));
  }

  @CommandHandler
  void addMember(AddMember c) {
    if (membership.hasJoinedBy(c)) return;
    membership.checkJoining(c);
    apply(
        new MemberJoined(
            c.group(),
            formed.programme(),
            c.member(),
            formed.charterVersion(),
            c.reason(),
            c.by(),
            c.at()));
  }

  /** Answers what has come to be against the method's advice, now or when it was first asked. */
  @CommandHandler
  List<MethodWarning> removeMember(RemoveMember c) {
    var before = membership.departure(c);
    if (before.isPresent()) return before.get().warnings();
    var warnings = membership.warningsWithout(c.member());
    apply(
        new MemberLeft(
            c.group(), formed.programme(), c.member(), c.reason(), warnings, c.by(), c.at()));
    return warnings;
  }

  /** Answers what speaks against it, now or when it was first asked. */
  @CommandHandler
  List<MethodWarning> replaceFacilitator(ReplaceFacilitator c) {
    var before = membership.replacement(c);
    if (before.isPresent()) return before.get().warnings();
    membership.checkReplacing(c);
    if (c.session() != null) agenda.open(c.session());
    var warnings = c.standing().warnings(c.session() == null);
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
    membership.checkAccepting(c);
    if (c.version() != formed.charterVersion())
      throw new RuleViolationException(CHARTER_HAS_ANOTHER_VERSION, formed.charterVersion());
    if (Objects.equals(acceptances.get(c.by()), c.version())) return;
    apply(new CharterAccepted(c.group(), c.by(), c.version(), c.at()));
  }

  /** Answers the session as it was planned, now or when it was first asked. */
  @CommandHandler
  SessionPlanned planSession(PlanSession c) {
    membership.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    return plan(c, false);
  }

  /** Answers the sessions as they were planned, now or when they were first asked. */
  @CommandHandler
  List<SessionPlanned> planCycle(PlanCycle c) {
    membership.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    var slots = c.cycle().slots(c.frame());
    if (slots.size() != c.sessions().size())
      throw new RuleViolationException(CYCLE_NEEDS_AN_ID_FOR_EACH_SESSION, slots.size());
    var sessions = new ArrayList<SessionPlanned>();
    for (var slot : slots)
      sessions.add(plan(c.session(sessions.size(), slot.startsAt()), slot.postponed()));
    return sessions;
  }

  private SessionPlanned plan(PlanSession c, boolean postponed) {
    Cadence.check(c.startsAt());
    var before = agenda.planned(c);
    if (before.isPresent()) return before.get();
    var session = agenda.plan(c, postponed, formed, membership);
    apply(session);
    return session;
  }

  /** Answers what the method advises against in the new date. */
  @CommandHandler
  List<MethodWarning> moveSession(MoveSession c) {
    membership.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    Cadence.check(c.startsAt());
    agenda.move(c).ifPresent(AggregateLifecycle::apply);
    return agenda.known(c.session()).warnings();
  }

  @CommandHandler
  void cancelSession(CancelSession c) {
    membership.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_PLANS);
    agenda.cancel(c).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void swapTurns(SwapTurns c) {
    membership.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_ARRANGES);
    decide(
        new TurnsSwapped(
            c.group(), c.decision(), c.member(), c.with(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void skipTurn(SkipTurn c) {
    membership.checkLeading(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_ARRANGES);
    decide(new TurnSkipped(c.group(), c.decision(), c.member(), c.reason(), c.by(), c.at()));
  }

  private void decide(TurnDecision decision) {
    if (turns.isDecided(decision)) return;
    turns.check(decision, membership);
    apply(decision);
  }

  @CommandHandler
  void noteSessionOpened(NoteSessionOpened c) {
    if (!agenda.isBegun(c.session()))
      apply(new SessionOpened(c.group(), c.session(), c.halfDays(), c.by(), c.at()));
  }

  @CommandHandler
  void noteSessionPostponed(NoteSessionPostponed c) {
    if (agenda.isBegun(c.session()) && !agenda.known(c.session()).isHeld())
      apply(new SessionPostponed(c.group(), c.session(), c.by(), c.at()));
  }

  @CommandHandler
  void noteSignature(NoteSignature c) {
    agenda.known(c.session());
    if (register.isSigned(c)) return;
    apply(new SignatureNoted(c.group(), c.session(), c.person(), c.halfDay(), c.at()));
  }

  @CommandHandler
  void notePresence(NotePresence c) {
    agenda.known(c.session());
    if (register.isMarked(c)) return;
    apply(new PresenceNoted(c.group(), c.session(), c.member(), c.status(), c.at()));
  }

  @CommandHandler
  void noteClient(NoteClient c) {
    var session = agenda.known(c.session());
    if (session.isHeld() || turns.isLastNoted(c)) return;
    apply(new ClientNoted(c.group(), c.session(), c.client(), c.at()));
  }

  @CommandHandler
  void noteSessionHeld(NoteSessionHeld c) {
    var session = agenda.known(c.session());
    if (session.isHeld()) return;
    int most = session.plan().template().turns();
    apply(
        new SessionHeld(
            c.group(),
            c.session(),
            c.clients() == null ? turns.of(c.session(), c.client(), most) : c.clients(),
            c.openedAt(),
            c.closedAt(),
            c.attendance(),
            c.at()));
  }

  // ---- the only place where state changes ----

  @EventSourcingHandler
  void evolve(OfGroup event) {
    turns.take(event);
    register.take(event);
    membership = Membership.after(membership, event);
    agenda = agenda.after(event);
    switch (event) {
      case GroupFormed e -> {
        id = e.group().stream();
        formed = e;
      }
      case MembersReviewed e -> subordinations = e.subordinations();
      case CharterAccepted e -> acceptances.put(e.member(), e.version());
      case MemberJoined _, MemberLeft _, FacilitatorReplaced _, TurnDecision _ -> {}
      case SessionPlanned _, SessionMoved _, SessionCancelled _ -> {}
      case SessionOpened _, SessionPostponed _, SessionHeld _ -> {}
      case SignatureNoted _, PresenceNoted _, ClientNoted _ -> {}
    }
  }
}
