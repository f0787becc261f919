package codev.infra.systemtest;

import codev.infra.testkit.TestClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * What now is on the platform of the tests: it begins on a Tuesday afternoon, whenever the tests
 * run, or at the moment given by {@code -Dcodev.now}.
 */
public final class PlatformTime {
  private static final OffsetDateTime BEGINNING =
      OffsetDateTime.parse(System.getProperty("codev.now", "2027-02-02T14:00+01:00"));

  private static final Clock CLOCK = TestClock.beginningAt(BEGINNING.toInstant());

  private PlatformTime() {}

  public static Instant now() {
    return CLOCK.instant();
  }

  /** In UTC, as the API has days. */
  public static LocalDate today() {
    return LocalDate.now(CLOCK);
  }
}
