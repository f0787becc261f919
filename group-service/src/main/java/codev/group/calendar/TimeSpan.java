package codev.group.calendar;

import java.time.Instant;

/** A time in which people are expected in a session. */
public record TimeSpan(Instant from, Instant to) {
  public boolean overlaps(TimeSpan other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }
}
