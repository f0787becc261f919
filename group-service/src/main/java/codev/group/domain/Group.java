package codev.group.domain;

import static codev.group.domain.RuleViolation.CHARTER_HAS_ANOTHER_VERSION;
import static codev.group.domain.RuleViolation.CYCLE_NEEDS_AN_ID_FOR_EACH_SESSION;
import static codev.group.domain.RuleViolation.NOT_YOUR_GROUP;
import static codev.group.domain.RuleViolation.ONLY_MANAGER_OR_FACILITATOR_ARRANGES;
import static codev.group.domain.RuleViolation.ONLY_MANAGER_OR_FACILITATOR_PLANS;
import static codev.group.domain.RuleViolation.ONLY_MEMBERS_ACCEPT_THE_CHARTER;
import static codev.group.domain.RuleViolation.SAME_ID_OTHER_CONTENT;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.Agenda.Stage;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * 3 to 8 peers and their facilitator: what they promised each other, when they meet, whose turn.
 */
@Aggregate(cache = "aggregates")
public class Group {
  private static final int FIRST_CHARTER = 1;

  @AggregateIdentifier String id;
  private GroupFormed formed;
  private Membership membership;
  private List<Subordination> subordinations = List.of();
  private final Map<Username, Integer> acceptances = new HashMap<>();
  private final RotationState turns = new RotationState();
  private Agenda agenda = Agenda.EMPTY;
  private final Map<SessionId, SessionCancelled> cancelled = new HashMap<>();
  private final Set<SessionId> held = new HashSet<>();
  private final AttendanceRegister register = new AttendanceRegister();

  @SuppressWarnings("NullAway.Init")
  Group() {}

  /** Answers what speaks against its facilitator, now or when it was first asked. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  List<Warning> form(FormGroup c) {
    if (isFormedAs(c)) return formed.warnings();
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
  List<Warning> removeMember(RemoveMember c) {
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
  List<Warning> replaceFacilitator(ReplaceFacilitator c) {
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
    if (!membership.includes(c.by()))
      throw new RuleViolationException(
          membership.isFacilitator(c.by()) ? ONLY_MEMBERS_ACCEPT_THE_CHARTER : NOT_YOUR_GROUP);
    if (c.version() != formed.charterVersion())
      throw new RuleViolationException(CHARTER_HAS_ANOTHER_VERSION, formed.charterVersion());
    if (Objects.equals(acceptances.get(c.by()), c.version())) return;
    apply(new CharterAccepted(c.group(), c.by(), c.version(), c.at()));
  }

  /** Answers the session as it was planned, now or when it was first asked. */
  @CommandHandler
  SessionPlanned planSession(PlanSession c) {
    mustPlan(c.by(), c.asManager());
    return plan(c, false);
  }

  /** Answers the sessions as they were planned, now or when they were first asked. */
  @CommandHandler
  List<SessionPlanned> planCycle(PlanCycle c) {
    mustPlan(c.by(), c.asManager());
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
    var before = agenda.find(c.session()).map(Agenda.Appointment::plan);
    if (before.isPresent()) {
      if (!isPlannedAs(c, before.get())) throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
      return before.get();
    }
    var warnings = new ArrayList<>(agenda.warnings(c.session(), c.startsAt(), c.frame()));
    if (postponed) warnings.add(Warning.POSTPONED_BY_A_HOLIDAY);
    var session =
        new SessionPlanned(
            c.group(),
            c.session(),
            formed.programme(),
            formed.name(),
            agenda.size() + 1,
            membership.facilitator(),
            membership.members(),
            formed.charterVersion(),
            c.startsAt(),
            c.template(),
            c.place(),
            c.videoLink(),
            warnings,
            c.by(),
            c.at());
    apply(session);
    return session;
  }

  /** Answers what the method advises against in the new date. */
  @CommandHandler
  List<Warning> moveSession(MoveSession c) {
    mustPlan(c.by(), c.asManager());
    Cadence.check(c.startsAt());
    if (!agenda.known(c.session()).startsAt().equals(c.startsAt())) {
      agenda.open(c.session());
      var advice = agenda.moved(c.session(), c.startsAt()).news(c.session(), c.frame());
      apply(
          new SessionMoved(
              c.group(), c.session(), c.startsAt(), c.reason(), advice, c.by(), c.at()));
    }
    return agenda.known(c.session()).warnings();
  }

  @CommandHandler
  void cancelSession(CancelSession c) {
    mustPlan(c.by(), c.asManager());
    var before = cancelled.get(c.session());
    if (before != null && before.reason().equals(c.reason())) return;
    agenda.open(c.session());
    var advice = agenda.in(Stage.CANCELLED, c.session()).news(c.session(), c.frame());
    apply(new SessionCancelled(c.group(), c.session(), c.reason(), advice, c.by(), c.at()));
  }

  @CommandHandler
  void swapTurns(SwapTurns c) {
    mustLead(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_ARRANGES);
    decide(
        new TurnsSwapped(
            c.group(), c.decision(), c.member(), c.with(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void skipTurn(SkipTurn c) {
    mustLead(c.by(), c.asManager(), ONLY_MANAGER_OR_FACILITATOR_ARRANGES);
    decide(new TurnSkipped(c.group(), c.decision(), c.member(), c.reason(), c.by(), c.at()));
  }

  private void decide(TurnDecision decision) {
    if (turns.isDecided(decision)) return;
    turns.check(decision, membership);
    apply(decision);
  }

  @CommandHandler
  void noteSessionOpened(NoteSessionOpened c) {
    if (isNews(c.session(), c.at()))
      apply(new SessionOpened(c.group(), c.session(), c.halfDays(), c.by(), c.at()));
  }

  @CommandHandler
  void noteSessionPostponed(NoteSessionPostponed c) {
    if (isNews(c.session(), c.at()))
      apply(new SessionPostponed(c.group(), c.session(), c.by(), c.at()));
  }

  /** Told again after a loss, what came before the last opening or postponement is history. */
  private boolean isNews(SessionId session, Instant at) {
    return agenda.known(session).isNews(at) && !held.contains(session);
  }

  /** Whoever signs on a day that was given up signs again on the new one. */
  @CommandHandler
  void noteSignature(NoteSignature c) {
    if (isHistory(c.session(), c.at()) || register.isSigned(c)) return;
    apply(new SignatureNoted(c.group(), c.session(), c.person(), c.halfDay(), c.at()));
  }

  @CommandHandler
  void notePresence(NotePresence c) {
    if (isHistory(c.session(), c.at()) || register.knowsBetter(c)) return;
    apply(new PresenceNoted(c.group(), c.session(), c.member(), c.status(), c.at()));
  }

  /** It happened before the session was opened anew, or put off to another day. */
  private boolean isHistory(SessionId session, Instant at) {
    return at.isBefore(agenda.known(session).toldAt());
  }

  @CommandHandler
  void noteClient(NoteClient c) {
    if (isHistory(c.session(), c.at()) || held.contains(c.session()) || turns.isLastNoted(c))
      return;
    apply(new ClientNoted(c.group(), c.session(), c.client(), c.at()));
  }

  @CommandHandler
  void noteSessionHeld(NoteSessionHeld c) {
    int most = agenda.known(c.session()).plan().template().turns();
    if (held.contains(c.session())) return;
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

  private boolean isFormedAs(FormGroup c) {
    return id != null
        && formed.programme().equals(c.programme())
        && formed.name().equals(c.name())
        && formed.facilitator().equals(c.facilitator())
        && formed.members().equals(MembershipRules.people(c.candidates()));
  }

  /** Whichever version the template has come to since: a session keeps its own. */
  private static boolean isPlannedAs(PlanSession c, SessionPlanned before) {
    return before.startsAt().equals(c.startsAt())
        && before.template().key().equals(c.template().key())
        && Objects.equals(before.place(), c.place())
        && Objects.equals(before.videoLink(), c.videoLink());
  }

  private void mustPlan(Username by, boolean asManager) {
    mustLead(by, asManager, ONLY_MANAGER_OR_FACILITATOR_PLANS);
  }

  private void mustLead(Username by, boolean asManager, RuleViolation otherwise) {
    if (asManager || membership.isFacilitator(by)) return;
    throw new RuleViolationException(membership.includes(by) ? otherwise : NOT_YOUR_GROUP);
  }

  // ---- the only place where state changes ----

  @EventSourcingHandler
  void evolve(OfGroup event) {
    turns.take(event);
    register.take(event);
    membership = Membership.after(membership, event);
    switch (event) {
      case GroupFormed e -> {
        id = e.group().stream();
        formed = e;
      }
      case MemberJoined _, MemberLeft _, FacilitatorReplaced _ -> {}
      case MembersReviewed e -> subordinations = e.subordinations();
      case CharterAccepted e -> acceptances.put(e.member(), e.version());
      case SessionPlanned e -> agenda = agenda.with(e);
      case SessionMoved e -> agenda = agenda.moved(e.session(), e.startsAt()).with(e.advice());
      case SessionCancelled e -> {
        agenda = agenda.in(Stage.CANCELLED, e.session()).with(e.advice());
        cancelled.put(e.session(), e);
      }
      case TurnDecision _ -> {}
      case SessionOpened e -> agenda = agenda.opened(e.session(), e.at());
      case SessionPostponed e -> agenda = agenda.postponed(e.session(), e.at());
      case SignatureNoted _, PresenceNoted _ -> {}
      case ClientNoted e -> agenda = agenda.in(Stage.BEGUN, e.session());
      case SessionHeld e -> {
        agenda = agenda.in(Stage.BEGUN, e.session());
        held.add(e.session());
      }
    }
  }
}
