package codev.infra.eventstore.processor;

import java.time.Duration;

/** The growing pauses of an event processor that fails, and when it has failed too often. */
final class FailureBackoff {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** After giving a lease up: long enough for another instance to take it. */
  private static final Duration TO_OTHERS = Duration.ofSeconds(2);

  private static final int MAX_FAILURES = 3;

  private final Duration longest;
  private Duration next = SHORTEST;
  private int failures;

  FailureBackoff(Duration longest) {
    this.longest = longest;
  }

  /** Counts a failure; whether it is the third one in a row, or a later one. */
  boolean failsAgain() {
    failures++;
    return failures >= MAX_FAILURES;
  }

  void leaveTimeToOthers() {
    if (next.compareTo(TO_OTHERS) < 0) next = TO_OTHERS;
  }

  Duration next() {
    return next;
  }

  void pause() throws InterruptedException {
    Thread.sleep(next);
    var twice = next.multipliedBy(2);
    next = twice.compareTo(longest) < 0 ? twice : longest;
  }

  void reset() {
    next = SHORTEST;
    failures = 0;
  }
}
