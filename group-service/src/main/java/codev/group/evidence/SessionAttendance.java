package codev.group.evidence;

import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a session's signatures, attendance marks and duration.
 *
 * @param openedAt absent until the session is opened
 * @param closedAt absent until it is over
 * @param halfDays that were to be signed for; empty where unknown
 * @param marks in the order in which they were made
 */
record SessionAttendance(
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    List<HalfDay> halfDays,
    List<Signature> signatures,
    List<Mark> marks) {
  static final SessionAttendance EMPTY =
      new SessionAttendance(null, null, List.of(), List.of(), List.of());

  /** One document for each session; 2: since marks are kept. */
  static final Projection<GroupEvent, SessionAttendance> PROJECTION =
      Projection.of("signed-sessions", GroupEvent.class, SessionAttendance.class)
          .version(2)
          .byEach(SessionAttendance::sessionIds)
          .foldFrom(EMPTY, SessionAttendance::after);

  /** One of them. */
  record Signature(Username person, HalfDay halfDay, Instant at) {}

  /** A facilitator's mark of a person's presence. */
  record Mark(Username person, AttendanceRecord.Status status, Instant at) {}

  private static Stream<String> sessionIds(GroupEvent event) {
    return switch (event) {
      case SignatureNoted e -> Stream.of(e.session().toString());
      case SessionOpened e -> Stream.of(e.session().toString());
      case PresenceNoted e -> Stream.of(e.session().toString());
      case SessionPostponed e -> Stream.of(e.session().toString());
      case SessionHeld e -> Stream.of(e.session().toString());
      case MembershipEvent _, CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ ->
          Stream.empty();
    };
  }

  SessionAttendance after(GroupEvent event) {
    return switch (event) {
      case SessionOpened e ->
          new SessionAttendance(e.at(), closedAt, e.halfDays(), signatures, marks);
      case SignatureNoted e ->
          new SessionAttendance(
              openedAt,
              closedAt,
              halfDays,
              plus(signatures, new Signature(e.person(), e.halfDay(), e.at())),
              marks);
      case PresenceNoted e ->
          new SessionAttendance(
              openedAt,
              closedAt,
              halfDays,
              signatures,
              plus(marks, new Mark(e.member(), e.status(), e.at())));
      case SessionPostponed _ -> EMPTY; // what was signed was another day
      case SessionHeld e ->
          new SessionAttendance(e.openedAt(), e.closedAt(), halfDays, signatures, marks);
      case MembershipEvent _, CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> this;
    };
  }

  private static <T> List<T> plus(List<T> list, T item) {
    return Stream.concat(list.stream(), Stream.of(item)).toList();
  }

  /** Whether a moment is one of the session, as far as it is known. */
  boolean isDuring(Instant moment) {
    return openedAt != null
        && !moment.isBefore(openedAt)
        && (closedAt == null || moment.isBefore(closedAt));
  }

  /** Whether a person was marked or has signed. */
  boolean isRecorded(Username person) {
    return isSignedBy(person) || lastMark(person).isPresent();
  }

  /** As if a person had been marked as gone at a moment. */
  SessionAttendance withDeparture(Username person, Instant at) {
    var mark = new Mark(person, AttendanceRecord.Status.LEFT_EARLY, at);
    return new SessionAttendance(openedAt, closedAt, halfDays, signatures, plus(marks, mark));
  }

  boolean isSignedBy(Username person) {
    return signatures.stream().anyMatch(s -> s.person().equals(person));
  }

  /** The last mark of a person. */
  Optional<Mark> lastMark(Username person) {
    return marks.stream().filter(m -> m.person().equals(person)).reduce((_, last) -> last);
  }

  /** When a person was last marked so during the session. */
  Optional<Instant> markedAt(Username person, AttendanceRecord.Status status) {
    return marks.stream()
        .filter(m -> m.person().equals(person) && m.status() == status)
        .map(Mark::at)
        .filter(at -> closedAt == null || !at.isAfter(closedAt))
        .reduce((_, last) -> last);
  }

  /** When a person signed; empty if they did not. */
  Optional<Instant> signedAt(Username person, HalfDay halfDay) {
    return signatures.stream()
        .filter(s -> s.person().equals(person) && s.halfDay() == halfDay)
        .map(Signature::at)
        .findFirst();
  }
}
