package codev.group.domain;

import static codev.group.domain.Reason.CHARTER_HAS_ANOTHER_VERSION;
import static codev.group.domain.Reason.NOT_YOUR_GROUP;
import static codev.group.domain.Reason.ONLY_MANAGER_OR_FACILITATOR_PLANS;
import static codev.group.domain.Reason.ONLY_MEMBERS_ACCEPT_THE_CHARTER;
import static codev.group.domain.Reason.SAME_ID_OTHER_CONTENT;
import static codev.group.domain.Reason.UNKNOWN_SESSION;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.GroupCommand.AcceptCharter;
import codev.group.domain.GroupCommand.FormGroup;
import codev.group.domain.GroupCommand.NoteClient;
import codev.group.domain.GroupCommand.NoteSessionHeld;
import codev.group.domain.GroupCommand.PlanSession;
import codev.group.domain.GroupCommand.ReviewMembers;
import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.MembershipRules.Subordination;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * 3 to 8 peers and their facilitator: what they promised each other, when they meet, whose turn.
 */
@Aggregate(cache = "aggregates")
public class Group {
  private static final int FIRST_CHARTER = 1;

  @AggregateIdentifier String id;
  private GroupFormed formed;
  private List<Subordination> subordinations = List.of();
  private final Map<Username, Integer> acceptances = new HashMap<>();
  private final Map<SessionId, SessionPlanned> planned = new HashMap<>();
  private final Map<SessionId, List<Username>> clients = new HashMap<>();
  private final Set<SessionId> held = new HashSet<>();

  @SuppressWarnings("NullAway.Init")
  Group() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void form(FormGroup c) {
    if (isFormedAs(c)) return;
    if (id != null) throw new Refused(SAME_ID_OTHER_CONTENT);
    MembershipRules.check(c.facilitator(), c.candidates());
    var members = MembershipRules.people(c.candidates());
    apply(
        new GroupFormed(
            c.group(),
            c.programme(),
            c.name(),
            c.facilitator(),
            members,
            FIRST_CHARTER,
            c.by(),
            c.at()));
  }

  @CommandHandler
  void reviewMembers(ReviewMembers c) {
    var now = MembershipRules.subordinations(c.candidates());
    if (!now.equals(subordinations)) apply(new MembersReviewed(c.group(), now, c.at()));
  }

  @CommandHandler
  void acceptCharter(AcceptCharter c) {
    if (!formed.members().contains(c.by()))
      throw new Refused(isFacilitator(c.by()) ? ONLY_MEMBERS_ACCEPT_THE_CHARTER : NOT_YOUR_GROUP);
    if (c.version() != formed.charterVersion())
      throw new Refused(CHARTER_HAS_ANOTHER_VERSION, formed.charterVersion());
    if (Objects.equals(acceptances.get(c.by()), c.version())) return;
    apply(new CharterAccepted(c.group(), c.by(), c.version(), c.at()));
  }

  /** Answers the session as it was planned, now or when it was first asked. */
  @CommandHandler
  SessionPlanned planSession(PlanSession c) {
    if (!c.asManager() && !isFacilitator(c.by()))
      throw new Refused(
          formed.members().contains(c.by()) ? ONLY_MANAGER_OR_FACILITATOR_PLANS : NOT_YOUR_GROUP);
    Cadence.check(c.startsAt());
    var template = c.template() == null ? c.frame().template() : c.template();
    var before = planned.get(c.session());
    if (before != null) {
      if (!isPlannedAs(c, template, before)) throw new Refused(SAME_ID_OTHER_CONTENT);
      return before;
    }
    var session =
        new SessionPlanned(
            c.group(),
            c.session(),
            formed.programme(),
            formed.name(),
            planned.size() + 1,
            formed.facilitator(),
            formed.members(),
            formed.charterVersion(),
            c.startsAt(),
            Template.of(template),
            c.place(),
            c.videoLink(),
            cadence().warnings(Cadence.day(c.startsAt()), c.frame()),
            c.by(),
            c.at());
    apply(session);
    return session;
  }

  @CommandHandler
  void noteClient(NoteClient c) {
    if (!planned.containsKey(c.session())) throw new Refused(UNKNOWN_SESSION);
    if (held.contains(c.session()) || isLastNoted(c)) return;
    apply(new ClientNoted(c.group(), c.session(), c.client(), c.at()));
  }

  @CommandHandler
  void noteSessionHeld(NoteSessionHeld c) {
    if (!planned.containsKey(c.session())) throw new Refused(UNKNOWN_SESSION);
    if (held.contains(c.session())) return;
    apply(
        new SessionHeld(
            c.group(),
            c.session(),
            turns(c.session(), c.client()),
            c.openedAt(),
            c.closedAt(),
            c.attendance(),
            c.at()));
  }

  /**
   * A choice of topic may be changed, and a session may have two turns: of those noted the last
   * ones count, as many as its template has turns.
   */
  private List<Username> turns(SessionId session, @Nullable Username client) {
    var turns = new ArrayList<>(clients.getOrDefault(session, List.of()));
    if (client != null && !turns.contains(client)) turns.add(client);
    int most = Objects.requireNonNull(planned.get(session)).template().turns();
    return List.copyOf(turns.subList(Math.max(0, turns.size() - most), turns.size()));
  }

  private boolean isFormedAs(FormGroup c) {
    return id != null
        && formed.programme().equals(c.programme())
        && formed.name().equals(c.name())
        && formed.facilitator().equals(c.facilitator())
        && formed.members().equals(MembershipRules.people(c.candidates()));
  }

  private static boolean isPlannedAs(PlanSession c, Template.Key template, SessionPlanned before) {
    return before.startsAt().equals(c.startsAt())
        && before.template().key() == template
        && Objects.equals(before.place(), c.place())
        && Objects.equals(before.videoLink(), c.videoLink());
  }

  private boolean isLastNoted(NoteClient c) {
    var noted = clients.getOrDefault(c.session(), List.of());
    return !noted.isEmpty() && noted.getLast().equals(c.client());
  }

  private boolean isFacilitator(Username person) {
    return person.equals(formed.facilitator());
  }

  private Cadence cadence() {
    return new Cadence(
        planned.values().stream()
            .map(session -> Cadence.day(session.startsAt()))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  // ---- the only place where state changes ----

  @EventSourcingHandler
  void evolve(OfGroup event) {
    switch (event) {
      case GroupFormed e -> {
        id = e.group().stream();
        formed = e;
      }
      case MembersReviewed e -> subordinations = e.subordinations();
      case CharterAccepted e -> acceptances.put(e.member(), e.version());
      case SessionPlanned e -> planned.put(e.session(), e);
      case ClientNoted e -> {
        var noted = clients.computeIfAbsent(e.session(), _ -> new ArrayList<>());
        noted.remove(e.client());
        noted.add(e.client());
      }
      case SessionHeld e -> held.add(e.session());
    }
  }
}
