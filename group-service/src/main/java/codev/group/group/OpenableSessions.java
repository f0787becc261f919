package codev.group.group;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import codev.group.group.MembershipChangeView.Kind;
import codev.infra.web.authority.ProgrammeAuthorities;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which sessions of a group a person can open. session-service decides it; here it is what pages
 * link to: of the sessions that are over, those at which the person already had the place in the
 * group that they still have, and those that they led as a substitute.
 *
 * @param begun when sessions that were held began, by their ids
 */
public record OpenableSessions(GroupView group, Map<String, Instant> begun) {
  public Set<SessionId> of(ProgrammeAuthorities authority) {
    return group.sessions().all().stream()
        .filter(session -> isOpenable(session, authority))
        .map(CalendarSession::id)
        .collect(Collectors.toSet());
  }

  private boolean isOpenable(CalendarSession session, ProgrammeAuthorities authority) {
    if (authority.reviews(group.programmeId().value())) return true;
    var person = new Username(authority.user().username());
    if (leads(person, session)) return authority.user().mayFacilitate();
    return group.members().contains(person)
        && beganAt(session).map(then -> wasMember(person, then)).orElse(true);
  }

  private boolean leads(Username person, CalendarSession session) {
    boolean isLedByThem = session.facilitator().equals(person);
    var began = beganAt(session);
    if (began.isEmpty()) return isLedByThem || session.leader().equals(person);
    if (!group.facilitator().equals(person))
      return isLedByThem && isOnlySubstitute(person, session);
    return isLedByThem
        || (substitutes(session).findAny().isEmpty() && wasFacilitator(person, began.get()));
  }

  /** When a session that is over began or was cancelled; a later place gives no right to it. */
  private Optional<Instant> beganAt(CalendarSession session) {
    return switch (session.state()) {
      case PLANNED -> Optional.empty();
      case CANCELLED -> Optional.of(session.changedAt());
      case HELD -> Optional.of(begun.getOrDefault(session.id().toString(), session.startsAt()));
    };
  }

  /** Whether they took over this session and have never led the group. */
  private boolean isOnlySubstitute(Username person, CalendarSession session) {
    return replacements().noneMatch(change -> change.person().equals(person))
        && substitutes(session).anyMatch(change -> change.person().equals(person));
  }

  /** Of a member. */
  private boolean wasMember(Username person, Instant then) {
    return group.changes().stream()
        .filter(change -> change.kind() != Kind.FACILITATES && change.person().equals(person))
        .filter(change -> change.at().isAfter(then))
        .findFirst()
        .map(change -> change.kind() == Kind.LEFT)
        .orElse(true);
  }

  /** Of the present facilitator, who is the first one where nobody was replaced. */
  private boolean wasFacilitator(Username person, Instant then) {
    var before = replacements().filter(change -> !change.at().isAfter(then)).toList();
    if (!before.isEmpty()) return before.getLast().person().equals(person);
    return replacements().findAny().isEmpty();
  }

  private Stream<MembershipChangeView> substitutes(CalendarSession session) {
    return group.changes().stream()
        .filter(
            change -> change.kind() == Kind.FACILITATES && session.id().equals(change.session()));
  }

  private Stream<MembershipChangeView> replacements() {
    return group.changes().stream()
        .filter(change -> change.kind() == Kind.FACILITATES && change.session() == null);
  }
}
