package codev.session.domain.participants;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** A half-day that attendance is signed for. */
public enum HalfDay {
  MORNING,
  AFTERNOON;

  /** When the afternoon begins, wherever the session takes place. */
  public static final LocalTime AFTERNOON_BEGINS = LocalTime.of(13, 0);

  /** A few minutes after one o'clock are not a half-day to be signed for. */
  private static final int MINUTES_THAT_COUNT = 30;

  /** The half-day of a moment. */
  public static HalfDay of(Instant moment, ZoneId zone) {
    return moment.atZone(zone).toLocalTime().isBefore(AFTERNOON_BEGINS) ? MORNING : AFTERNOON;
  }

  /** The half-days of a session that begins now and lasts so many minutes. */
  public static List<AttendanceSlot> during(Instant begin, int minutes, ZoneId zone) {
    var first = new AttendanceSlot(of(begin, zone), begin);
    var end = begin.plusSeconds(60L * minutes);
    var afternoon = begin.atZone(zone).with(AFTERNOON_BEGINS).toInstant();
    return first.halfDay() == MORNING
            && !end.isBefore(afternoon.plusSeconds(60L * MINUTES_THAT_COUNT))
        ? List.of(first, new AttendanceSlot(AFTERNOON, afternoon))
        : List.of(first);
  }
}
