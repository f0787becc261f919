package codev.group.group;

import codev.group.calendar.CalendarSession;
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import codev.group.group.MembershipChangeView.Kind;
import codev.infra.web.authority.ProgrammeAuthorities;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which sessions of a group a person can open. session-service decides it; here it is what pages
 * link to: of the sessions that are over, those at which the person already had their place.
 *
 * @param begun when sessions that were held began, by their ids
 */
public record OpenableSessions(GroupView group, Map<String, Instant> begun) {
  public Set<SessionId> of(ProgrammeAuthorities viewer) {
    return group.sessions().all().stream()
        .filter(session -> isOpenable(session, viewer))
        .map(CalendarSession::id)
        .collect(Collectors.toSet());
  }

  private boolean isOpenable(CalendarSession session, ProgrammeAuthorities viewer) {
    var person = new Username(viewer.user().username());
    if (viewer.reviews(group.programmeId().value()) || session.facilitator().equals(person))
      return true;
    return switch (session.state()) {
      case PLANNED -> group.people().anyMatch(person::equals);
      case CANCELLED -> hadPlace(person, session.changedAt());
      case HELD ->
          hadPlace(person, begun.getOrDefault(session.id().toString(), session.startsAt()));
    };
  }

  private boolean hadPlace(Username person, Instant then) {
    return wasMember(person, then) || wasFacilitator(person, then);
  }

  private boolean wasMember(Username person, Instant then) {
    return group.changes().stream()
        .filter(change -> change.kind() != Kind.FACILITATES && change.person().equals(person))
        .filter(change -> change.at().isAfter(then))
        .findFirst()
        .map(change -> change.kind() == Kind.LEFT)
        .orElseGet(() -> group.members().contains(person));
  }

  /** Who facilitated it first is not kept: they facilitate it still, or are not found here. */
  private boolean wasFacilitator(Username person, Instant then) {
    var before = replacements().filter(change -> !change.at().isAfter(then)).toList();
    if (!before.isEmpty()) return before.getLast().person().equals(person);
    return replacements().findAny().isEmpty() && group.facilitator().equals(person);
  }

  private Stream<MembershipChangeView> replacements() {
    return group.changes().stream()
        .filter(change -> change.kind() == Kind.FACILITATES && change.session() == null);
  }
}
