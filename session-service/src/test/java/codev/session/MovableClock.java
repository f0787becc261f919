package codev.session;

import codev.infra.testkit.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Primary;

/** A clock that begins on a Tuesday, whenever the tests run, and that a test moves. */
@Primary
final class MovableClock implements InstantSource {
  private final Clock clock = TestClock.beginningAt(Instant.parse("2026-11-24T10:00:00Z"));
  private volatile Duration moved = Duration.ZERO;

  @Override
  public Instant instant() {
    return clock.instant().plus(moved);
  }

  void pass(Duration time) {
    moved = moved.plus(time);
  }

  /** The next time that it is so late at a place. */
  void passUntil(LocalTime time, ZoneId zone) {
    var now = instant().atZone(zone);
    var next = now.with(time);
    pass(Duration.between(now, next.isAfter(now) ? next : next.plusDays(1)));
  }
}
