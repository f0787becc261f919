package codev.session.domain.participants;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** A half-day that attendance is signed for. */
public enum HalfDay {
  MORNING,
  AFTERNOON;

  /** When the afternoon begins, wherever the session takes place. */
  public static final LocalTime AFTERNOON_BEGINS = LocalTime.of(13, 0);

  /** The half-day of a moment. */
  public static HalfDay of(Instant moment, ZoneId zone) {
    return moment.atZone(zone).toLocalTime().isBefore(AFTERNOON_BEGINS) ? MORNING : AFTERNOON;
  }
}
