package codev.group.notifications;

import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
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

  /** These changes with later ones, which take the place of those of the same person. */
  static List<ParticipationChange> with(
      List<ParticipationChange> before, List<ParticipationChange> added) {
    if (added.isEmpty()) return before;
    var others = before.stream().filter(one -> added.stream().noneMatch(one::isReplacedBy));
    return Stream.concat(others, added.stream()).toList();
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
