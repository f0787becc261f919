package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a person has lost or regained their place in a planned session, since they first lost
 * it.
 *
 * @param revision of the session the last time
 * @param at the last time
 */
record ParticipationChange(
    Username person, SessionId session, int count, int revision, Instant at) {

  /** Of the invitation that it changed. */
  int sequence() {
    return revision + count;
  }

  /** The changes after an event. */
  static List<ParticipationChange> after(
      List<ParticipationChange> before,
      GroupNotificationView old,
      GroupNotificationView now,
      Instant at) {
    var added =
        old.sessions().all().stream()
            .filter(session -> !session.begun())
            .flatMap(session -> changes(before, old, now, session, at))
            .toList();
    if (added.isEmpty()) return before;
    var others = before.stream().filter(one -> added.stream().noneMatch(one::isReplacedBy));
    return Stream.concat(others, added.stream()).toList();
  }

  private static Stream<ParticipationChange> changes(
      List<ParticipationChange> before,
      GroupNotificationView old,
      GroupNotificationView now,
      CalendarSession session,
      Instant at) {
    var current = now.sessions().find(session.id()).orElse(session);
    return Stream.concat(old.people(session), now.people(current))
        .distinct()
        .flatMap(
            person -> {
              boolean was = old.isFor(person, session);
              var earlier = find(before, person, session.id());
              if (was == now.isFor(person, current) || (!was && earlier.isEmpty()))
                return Stream.empty();
              int count = earlier.map(ParticipationChange::count).orElse(0) + 1;
              return Stream.of(
                  new ParticipationChange(person, session.id(), count, session.revision(), at));
            });
  }

  static Optional<ParticipationChange> find(
      List<ParticipationChange> changes, Username person, SessionId session) {
    return changes.stream()
        .filter(one -> one.person.equals(person) && one.session.equals(session))
        .findFirst();
  }

  private boolean isReplacedBy(ParticipationChange next) {
    return person.equals(next.person) && session.equals(next.session);
  }
}
