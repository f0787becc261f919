package codev.session.domain.participants;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A half-day of a session, and when it begins. */
public record AttendanceSlot(HalfDay halfDay, Instant from) {
  /** A few minutes after one o'clock are not a half-day to be signed for. */
  private static final int MINUTES_THAT_COUNT = 30;

  /** Those of a session that begins now and lasts so many minutes. */
  public static List<AttendanceSlot> during(Instant begin, int minutes, ZoneId zone) {
    var first = new AttendanceSlot(HalfDay.of(begin, zone), begin);
    var end = begin.plusSeconds(60L * minutes);
    var afternoon = begin.atZone(zone).with(HalfDay.AFTERNOON_BEGINS).toInstant();
    return first.halfDay() == HalfDay.MORNING
            && !end.isBefore(afternoon.plusSeconds(60L * MINUTES_THAT_COUNT))
        ? List.of(first, new AttendanceSlot(HalfDay.AFTERNOON, afternoon))
        : List.of(first);
  }
}
