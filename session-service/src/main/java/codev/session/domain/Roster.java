package codev.session.domain;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.Participant;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who has a part in a session, and which.
 *
 * @param facilitatorSeat the facilitator's place
 * @param seats the members, in the order of the group
 * @param clients the client of each pass, from the topics chosen
 * @param pass which client is being helped, from 1
 * @param slots the half-days that attendance is signed for; none before it is opened
 * @param open whether people are together: only then does an act show presence
 * @param former who facilitated before, and until when
 * @param groupFacilitator the group's, who may have handed the session over
 */
public record Roster(
    Participant facilitatorSeat,
    List<Participant> seats,
    List<TurnClient> clients,
    int pass,
    List<AttendanceSlot> slots,
    boolean open,
    List<FormerFacilitator> former,
    Username groupFacilitator) {
  /** The quorum: with fewer consultants there is no consultation. */
  public static final int FEWEST_CONSULTANTS = 2;

  public Roster {
    seats = List.copyOf(seats);
    clients = List.copyOf(clients);
    slots = List.copyOf(slots);
    former = List.copyOf(former);
  }

  /** Whose topic was chosen for a pass. */
  public record TurnClient(int pass, Username client) {}

  /** A facilitator who handed the session over. */
  public record FormerFacilitator(Username facilitator, Instant at) {}

  public static Roster of(SessionScheduled e) {
    return new Roster(
        Participant.of(e.by()),
        e.members().stream().map(Participant::of).toList(),
        List.of(),
        1,
        List.of(),
        false,
        List.of(),
        e.by());
  }

  /** The roster after an event. */
  public Roster after(SessionEvent event, SessionTemplate template) {
    var seen = open && !(event instanceof AttendanceSigned) ? acted(event.by(), event.at()) : this;
    return seen.next(event, template);
  }

  private Roster next(SessionEvent event, SessionTemplate template) {
    return switch (event) {
      case MemberSeated e -> seated(ImmutableLists.add(seats, Participant.of(e.member())));
      case MemberUnseated e ->
          seated(seats.stream().filter(s -> !s.member().equals(e.member())).toList());
      case FacilitatorAssigned e -> assignedTo(e.facilitator());
      case ChairHandedOver e ->
          withFacilitator(
              e.to(), ImmutableLists.add(former, new FormerFacilitator(facilitator(), e.at())));
      case SessionOpened e ->
          new Roster(
              facilitatorSeat, seats, clients, pass, e.sittings(), true, former, groupFacilitator);
      case SessionPostponed _ ->
          new Roster(
              Participant.of(facilitator()),
              seats.stream().map(s -> Participant.of(s.member())).toList(),
              List.of(),
              1,
              List.of(),
              false,
              former,
              groupFacilitator);
      case SessionShortened e -> helping(within(e.template()), pass);
      case SessionTemplateChanged e -> helping(within(e.template()), pass);
      case SessionClosed _ ->
          new Roster(facilitatorSeat, seats, clients, pass, slots, false, former, groupFacilitator);
      case SeatChangedMeanwhile e -> left(e.member(), !e.seated());
      case TopicChosen e -> helping(with(e.pass(), e.client()), pass);
      case AttendanceMarked e -> at(e.member(), s -> s.marked(e.status(), open ? e.at() : null));
      case AttendanceSigned e -> at(e.by(), s -> s.signed(e.halfDay(), e.at()));
      case StepOpened e -> helping(clients, template.passAt(e.index()));
      case StepReopened e -> helping(clients, template.passAt(e.index()));
      case DiscussionEvent _,
          ContractEvent _,
          ResultEvent _,
          ScheduleEvent _,
          SessionCancelled _,
          FacilitatorChangedMeanwhile _,
          SessionHeldAnyway _,
          TopicProposed _,
          TopicCorrected _,
          VoteEvent _,
          EarlierActionEvent _,
          GatePassed _,
          StepTimeEvent _,
          FloorEvent _ ->
          this;
    };
  }

  public Username facilitator() {
    return facilitatorSeat.member();
  }

  public boolean includes(Username person) {
    return person.equals(facilitator()) || hasMember(person);
  }

  /** Whether a person takes part as a member: not one who left the group during the session. */
  public boolean hasMember(Username person) {
    return hasSeat(person) && !hasLeft(person);
  }

  /** Whether a person is on the attendance sheet: also a member who has left the group. */
  boolean hasSeat(Username person) {
    return seats.stream().anyMatch(s -> s.member().equals(person));
  }

  /** Whether a member has left the group since the session was opened, and not joined it again. */
  public boolean hasLeft(Username person) {
    return seats.stream().anyMatch(s -> s.member().equals(person) && s.left());
  }

  /** Whether a member has left the group, or is marked absent or gone: nothing waits for them. */
  public boolean isAway(Username person) {
    return seats.stream().anyMatch(s -> s.member().equals(person) && !s.isThere());
  }

  /** The client of the current pass. */
  public @Nullable Username client() {
    return clientOf(pass);
  }

  public @Nullable Username clientOf(int pass) {
    return clients.stream()
        .filter(c -> c.pass() == pass)
        .map(TurnClient::client)
        .findFirst()
        .orElse(null);
  }

  public ParticipantRole roleOf(Username person) {
    if (person.equals(facilitator())) return ParticipantRole.FACILITATOR;
    if (client() == null) return ParticipantRole.MEMBER;
    return person.equals(client()) ? ParticipantRole.CLIENT : ParticipantRole.CONSULTANT;
  }

  /**
   * What somebody was, or is, over these turns: with two clients in succession each is the other's
   * consultant.
   */
  public Set<ParticipantRole> partsOf(Username person, int turns) {
    var parts = EnumSet.noneOf(ParticipantRole.class);
    if (hasSeat(person))
      clients.stream()
          .filter(c -> c.pass() <= turns)
          .forEach(
              c ->
                  parts.add(
                      c.client().equals(person)
                          ? ParticipantRole.CLIENT
                          : ParticipantRole.CONSULTANT));
    return parts;
  }

  /** The consultants in the room: those whose agreement the contract needs. */
  public List<Username> presentConsultants() {
    return presentConsultants(pass);
  }

  /** Likewise, for the contract with the client of a pass. */
  public List<Username> presentConsultants(int pass) {
    var client = clientOf(pass);
    if (client == null) return List.of();
    return seats.stream()
        .filter(Participant::isThere)
        .map(Participant::member)
        .filter(m -> !m.equals(client))
        .toList();
  }

  /** Whether a person has handed over the session last. */
  boolean hasHandedOverLast(Username before) {
    return !former.isEmpty() && former.getLast().facilitator().equals(before);
  }

  /** Whether one person facilitates because another handed the session over last. */
  boolean wasReplacedBy(Username before, Username successor) {
    return successor.equals(facilitator()) && hasHandedOverLast(before);
  }

  /** Whether they facilitated before and handed the session over. */
  boolean hasFacilitated(Username person) {
    return former.stream().anyMatch(one -> one.facilitator().equals(person));
  }

  /**
   * How many are there to consult; before a topic is chosen, or once its author has left the group,
   * whoever will be client.
   */
  public int consultantsThere() {
    var client = client();
    if (client != null && !hasLeft(client)) return presentConsultants().size();
    return Math.max(0, (int) seats.stream().filter(Participant::isThere).count() - 1);
  }

  public boolean lacksConsultants() {
    return consultantsThere() < FEWEST_CONSULTANTS;
  }

  /** Whether somebody has signed for every half-day of the session. */
  public boolean hasSigned(Participant seat) {
    return !seat.signatures().isEmpty() && seat.signatures().size() >= slots.size();
  }

  /** The half-days that have begun at a moment. */
  public List<AttendanceSlot> begunAt(Instant moment) {
    return slots.stream().filter(s -> !s.from().isAfter(moment)).toList();
  }

  public Participant seatOf(Username person) {
    return Stream.concat(Stream.of(facilitatorSeat), seats.stream())
        .filter(s -> s.member().equals(person))
        .findFirst()
        .orElseThrow();
  }

  boolean isMarked(Username member, AttendanceStatus status) {
    return seats.stream().anyMatch(s -> s.member().equals(member) && s.attendance() == status);
  }

  private Roster acted(Username person, Instant moment) {
    var begun = begunAt(moment);
    return begun.isEmpty() ? this : at(person, s -> s.actedIn(begun.getLast().halfDay()));
  }

  private Roster at(Username person, UnaryOperator<Participant> change) {
    if (person.equals(facilitator()))
      return new Roster(
          change.apply(facilitatorSeat),
          seats,
          clients,
          pass,
          slots,
          open,
          former,
          groupFacilitator);
    return seated(
        seats.stream().map(s -> s.member().equals(person) ? change.apply(s) : s).toList());
  }

  /** Of the members: a facilitator stays, whatever group they join or leave. */
  private Roster left(Username member, boolean left) {
    return seated(
        seats.stream().map(s -> s.member().equals(member) ? s.withLeft(left) : s).toList());
  }

  private Roster seated(List<Participant> seats) {
    return new Roster(facilitatorSeat, seats, clients, pass, slots, open, former, groupFacilitator);
  }

  private Roster assignedTo(Username facilitator) {
    var seat = facilitator.equals(facilitator()) ? facilitatorSeat : Participant.of(facilitator);
    return new Roster(seat, seats, clients, pass, slots, open, former, facilitator);
  }

  private Roster withFacilitator(Username facilitator, List<FormerFacilitator> former) {
    return new Roster(
        Participant.of(facilitator), seats, clients, pass, slots, open, former, groupFacilitator);
  }

  /** The clients whose turns a template has. */
  private List<TurnClient> within(SessionTemplate shorter) {
    return clients.stream().filter(c -> c.pass() <= shorter.passes()).toList();
  }

  private Roster helping(List<TurnClient> clients, int pass) {
    return new Roster(facilitatorSeat, seats, clients, pass, slots, open, former, groupFacilitator);
  }

  private List<TurnClient> with(int pass, Username client) {
    var others = clients.stream().filter(c -> c.pass() != pass).toList();
    return ImmutableLists.add(others, new TurnClient(pass, client)).stream()
        .sorted(Comparator.comparingInt(TurnClient::pass))
        .toList();
  }
}
