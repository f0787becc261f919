package codev.group.evidence;

import codev.group.calendar.Meeting;
import codev.group.domain.Attendee;
import codev.group.domain.HalfDay;
import codev.group.domain.Username;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attendance of one session, line by line.
 *
 * @param members of the group now; once the session is over, those who were marked count
 */
record Sheet(Meeting meeting, SignedSession signed, List<Username> members, ZoneId zone) {
  /** As where attendance is signed. */
  private static final LocalTime AFTERNOON_BEGINS = LocalTime.of(13, 0);

  /** A session signs for the afternoon if it goes on half an hour into it. */
  private static final Duration THAT_COUNTS = Duration.ofMinutes(30);

  /**
   * One person's.
   *
   * @param status absent until the session is over
   * @param hours absent where nobody knows: before the end, and of whoever came late or left early
   */
  record Line(Username person, Attendee.@Nullable Status status, @Nullable Duration hours) {}

  List<Line> lines() {
    return meeting.attendance().isEmpty()
        ? members.stream().map(member -> new Line(member, null, null)).toList()
        : meeting.attendance().stream().map(this::line).toList();
  }

  private Line line(Attendee attendee) {
    var hours =
        switch (attendee.status()) {
          case PRESENT -> lasted();
          case ABSENT -> Duration.ZERO;
          case LATE -> null;
        };
    return new Line(attendee.member(), attendee.status(), hours);
  }

  /** From its opening to its end; absent until it is over. */
  @Nullable Duration lasted() {
    var from = signed.openedAt();
    var to = signed.closedAt();
    return from == null || to == null ? null : Duration.between(from, to);
  }

  Instant begins() {
    return signed.openedAt() == null ? meeting.startsAt() : signed.openedAt();
  }

  Instant ends() {
    return signed.closedAt() == null ? meeting.endsAt() : signed.closedAt();
  }

  /** Those there is something to sign for, and those that somebody signed. */
  List<HalfDay> halfDays() {
    return Stream.of(HalfDay.values())
        .filter(
            half ->
                takesPlaceIn(half)
                    || signed.signatures().stream().anyMatch(s -> s.halfDay() == half))
        .toList();
  }

  private boolean takesPlaceIn(HalfDay half) {
    var begin = begins().atZone(zone);
    var afternoon = begin.with(AFTERNOON_BEGINS);
    boolean inTheMorning = begin.isBefore(afternoon);
    return switch (half) {
      case MORNING -> inTheMorning;
      case AFTERNOON -> !inTheMorning || !ends().atZone(zone).isBefore(afternoon.plus(THAT_COUNTS));
    };
  }
}
