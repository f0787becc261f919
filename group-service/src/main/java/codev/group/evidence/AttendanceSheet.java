package codev.group.evidence;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.Username;
import codev.group.group.MembershipChangeView;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attendance of one session, one line per person.
 *
 * @param members of the group now, and those who left it during the session and were marked or have
 *     signed; once it is over, those who were marked count
 */
record AttendanceSheet(CalendarSession session, SessionAttendance signed, List<Username> members) {

  /**
   * One person's.
   *
   * @param status absent until the session is over
   * @param hours absent where unknown: before the end, and for people who came late or left early
   *     without being marked at that moment
   */
  record Line(Username person, AttendanceRecord.@Nullable Status status, @Nullable Duration hours) {
    boolean attended() {
      return status != null && status.hasCome();
    }

    /** Whether the hours are known, and counted to the end of the session. */
    private boolean countsToTheEnd() {
      return hours != null
          && (status == AttendanceRecord.Status.PRESENT || status == AttendanceRecord.Status.LATE);
    }
  }

  /**
   * Who left the group during the session keeps what was recorded of them, and was there until
   * then.
   *
   * @param changes of the group's people, in order
   */
  static AttendanceSheet of(
      CalendarSession session,
      SessionAttendance signed,
      List<Username> members,
      List<MembershipChangeView> changes) {
    var departures = departures(signed, changes);
    var recorded =
        departures.stream().map(MembershipChangeView::person).filter(signed::isRecorded).toList();
    var listed = Stream.concat(members.stream(), recorded.stream()).distinct().toList();
    var sheet = new AttendanceSheet(session, signed, listed);
    var attendance = signed;
    for (var departure : departures)
      if (sheet.countsToTheEnd(departure.person()))
        attendance = attendance.withDeparture(departure.person(), departure.at());
    return new AttendanceSheet(session, attendance, listed);
  }

  private boolean countsToTheEnd(Username person) {
    return line(person).filter(Line::countsToTheEnd).isPresent();
  }

  /** Of those who left the group during the session and did not join it again meanwhile. */
  private static List<MembershipChangeView> departures(
      SessionAttendance signed, List<MembershipChangeView> changes) {
    var lastChanges = new LinkedHashMap<Username, MembershipChangeView>();
    for (var change : changes)
      if (change.kind() != MembershipChangeView.Kind.FACILITATES && signed.isDuring(change.at()))
        lastChanges.put(change.person(), change);
    return lastChanges.values().stream()
        .filter(change -> change.kind() == MembershipChangeView.Kind.LEFT)
        .toList();
  }

  List<Line> lines() {
    return session.attendance().isEmpty()
        ? members.stream().map(member -> new Line(member, null, null)).toList()
        : session.attendance().stream().map(this::line).toList();
  }

  /** Who has led it and who was to take part. */
  List<Username> people() {
    return Stream.concat(leading().stream(), lines().stream())
        .map(Line::person)
        .distinct()
        .toList();
  }

  Optional<Line> line(Username person) {
    return lines().stream().filter(line -> line.person().equals(person)).findFirst();
  }

  /**
   * The facilitator; once the session is over, also a substitute to whom it was handed over, if
   * they signed.
   */
  List<Line> leading() {
    return Stream.concat(Stream.of(session.facilitator()), substitutes())
        .distinct()
        .map(person -> new Line(person, null, signed.isSignedBy(person) ? lasted() : null))
        .toList();
  }

  private Stream<Username> substitutes() {
    if (session.attendance().isEmpty()) return Stream.empty();
    var members = session.attendance().stream().map(AttendanceRecord::member).toList();
    return signed.signatures().stream()
        .map(SessionAttendance.Signature::person)
        .filter(person -> !members.contains(person));
  }

  boolean isLedBy(Username person) {
    return leading().stream().anyMatch(line -> line.person().equals(person));
  }

  private Line line(AttendanceRecord attendee) {
    var member = attendee.member();
    var status =
        signed.lastMark(member).map(SessionAttendance.Mark::status).orElse(attendee.status());
    var lateMark = signed.markedAt(member, AttendanceRecord.Status.LATE);
    var hours =
        switch (status) {
          case PRESENT -> lasted();
          case ABSENT -> Duration.ZERO;
          case LATE -> between(lateMark.orElse(null), signed.closedAt());
          case LEFT_EARLY ->
              between(
                  lateMark.orElse(signed.openedAt()),
                  signed.markedAt(member, AttendanceRecord.Status.LEFT_EARLY).orElse(null));
        };
    return new Line(member, status, hours);
  }

  /** From its opening to its end; absent until it is over. */
  @Nullable Duration lasted() {
    return between(signed.openedAt(), signed.closedAt());
  }

  private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? null : Duration.between(from, to);
  }

  Instant begins() {
    return signed.openedAt() == null ? session.startsAt() : signed.openedAt();
  }

  Instant ends() {
    return signed.closedAt() == null ? session.endsAt() : signed.closedAt();
  }

  /**
   * The half-days to be signed for, and those that were signed. Both where the session has not
   * published them: a sheet printed in advance then has the one that applies.
   */
  List<HalfDay> halfDays() {
    var known =
        Stream.of(HalfDay.values())
            .filter(
                half ->
                    signed.halfDays().contains(half)
                        || signed.signatures().stream().anyMatch(s -> s.halfDay() == half))
            .toList();
    return known.isEmpty() ? List.of(HalfDay.values()) : known;
  }

  /** The number of half-days that a person signed for. */
  long halfDaysSignedBy(Username person) {
    return halfDays().stream().filter(half -> signed.signedAt(person, half).isPresent()).count();
  }
}
