package codev.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.annotation.Primary;

/** A clock that a test moves instead of waiting. */
@Primary
final class MovableClock implements InstantSource {
  private volatile Duration moved = Duration.ZERO;

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(moved);
  }

  void pass(Duration time) {
    moved = moved.plus(time);
  }
}
