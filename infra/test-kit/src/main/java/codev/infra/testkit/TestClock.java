package codev.infra.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Clocks of tests, which do not depend on when the tests run. */
public final class TestClock {
  private TestClock() {}

  /** A clock that shows a moment now and runs on. */
  public static Clock beginningAt(Instant moment) {
    var machine = Clock.systemUTC();
    return Clock.offset(machine, Duration.between(machine.instant(), moment));
  }
}
