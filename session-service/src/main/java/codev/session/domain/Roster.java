package codev.session.domain;

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
 * @param seats the members, in the order of the group
 * @param clients the client of each pass, from the topics chosen
 * @param pass which client is being helped, from 1
 * @param facilitatorSigned whether the facilitator signed the attendance
 */
public record Roster(
    Username facilitator,
    boolean facilitatorSigned,
    List<Seat> seats,
    List<ClientOf> clients,
    int pass) {
  public Roster {
    seats = List.copyOf(seats);
    clients = List.copyOf(clients);
  }

  /**
   * A member's place.
   *
   * @param attendance what the facilitator marked; null when nothing yet
   */
  public record Seat(Username member, @Nullable Attendance attendance, boolean signed) {}

  /** Whose topic was chosen for a pass. */
  public record ClientOf(int pass, Username client) {}

  public static Roster of(SessionEvent.SessionScheduled e) {
    return new Roster(
        e.by(),
        false,
        e.members().stream().map(m -> new Seat(m, null, false)).toList(),
        List.of(),
        1);
  }

  /** The roster after an event. */
  public Roster after(SessionEvent event, Template template) {
    return switch (event) {
      case SessionEvent.ChairHandedOver e -> new Roster(e.to(), false, seats, clients, pass);
      case SessionEvent.TopicChosen e ->
          new Roster(facilitator, facilitatorSigned, seats, with(e.pass(), e.client()), pass);
      case SessionEvent.AttendanceMarked e ->
          seat(e.member(), s -> new Seat(s.member(), e.status(), s.signed()));
      case SessionEvent.AttendanceSigned e when e.by().equals(facilitator) ->
          new Roster(facilitator, true, seats, clients, pass);
      case SessionEvent.AttendanceSigned e ->
          seat(e.by(), s -> new Seat(s.member(), s.attendance(), true));
      case SessionEvent.StepOpened e ->
          new Roster(facilitator, facilitatorSigned, seats, clients, template.passAt(e.index()));
      case SessionEvent.StepReopened e ->
          new Roster(facilitator, facilitatorSigned, seats, clients, template.passAt(e.index()));
      default -> this;
    };
  }

  public boolean includes(Username person) {
    return person.equals(facilitator) || hasMember(person);
  }

  public boolean hasMember(Username person) {
    return seats.stream().anyMatch(s -> s.member().equals(person));
  }

  /** The client of the current pass. */
  public @Nullable Username client() {
    return clientOf(pass);
  }

  public @Nullable Username clientOf(int pass) {
    return clients.stream()
        .filter(c -> c.pass() == pass)
        .map(ClientOf::client)
        .findFirst()
        .orElse(null);
  }

  public Role roleOf(Username person) {
    if (person.equals(facilitator)) return Role.FACILITATOR;
    if (client() == null) return Role.MEMBER;
    return person.equals(client()) ? Role.CLIENT : Role.CONSULTANT;
  }

  /**
   * What somebody was, or is, over these turns: with two clients in succession each is the other's
   * consultant.
   */
  public Set<Role> partsOf(Username person, int turns) {
    var parts = EnumSet.noneOf(Role.class);
    if (hasMember(person))
      clients.stream()
          .filter(c -> c.pass() <= turns)
          .forEach(c -> parts.add(c.client().equals(person) ? Role.CLIENT : Role.CONSULTANT));
    return parts;
  }

  /** The consultants not marked absent: those whose agreement the contract needs. */
  public List<Username> presentConsultants() {
    return presentConsultants(pass);
  }

  /** Likewise, for the contract with the client of a pass. */
  public List<Username> presentConsultants(int pass) {
    var client = clientOf(pass);
    if (client == null) return List.of();
    return seats.stream()
        .filter(s -> s.attendance() != Attendance.ABSENT)
        .map(Seat::member)
        .filter(m -> !m.equals(client))
        .toList();
  }

  boolean isMarked(Username member, Attendance status) {
    return seats.stream().anyMatch(s -> s.member().equals(member) && s.attendance() == status);
  }

  boolean hasSigned(Username person) {
    if (person.equals(facilitator)) return facilitatorSigned;
    return seats.stream().anyMatch(s -> s.member().equals(person) && s.signed());
  }

  private Roster seat(Username member, UnaryOperator<Seat> change) {
    var changed = seats.stream().map(s -> s.member().equals(member) ? change.apply(s) : s).toList();
    return new Roster(facilitator, facilitatorSigned, changed, clients, pass);
  }

  private List<ClientOf> with(int pass, Username client) {
    return Stream.concat(
            clients.stream().filter(c -> c.pass() != pass), Stream.of(new ClientOf(pass, client)))
        .sorted(Comparator.comparingInt(ClientOf::pass))
        .toList();
  }
}
