package codev.infra.eventstore.processor;

import java.time.Duration;

/** The growing pauses of an event processor that fails, and when it has failed too often. */
final class FailureBackoff {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** After giving a lease up: long enough for another instance to take it. */
  private static final Duration TO_OTHERS = Duration.ofSeconds(2);

  private static final int MAX_FAILURES = 3;

  private final Duration shortest;
  private final Duration longest;
  private Duration next;
  private int failures;

  FailureBackoff(Duration longest) {
    this(SHORTEST, longest);
  }

  FailureBackoff(Duration shortest, Duration longest) {
    this.shortest = shortest;
    this.longest = longest;
    next = shortest;
  }

  /** Waits for the end of an outage, and for no longer than this; whether the outage has ended. */
  interface Outage {
    boolean endsWithin(Duration time) throws InterruptedException;
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

  /** For the growing time; where an outage ends meanwhile, the next attempt is made at once. */
  void pause(Outage outage) throws InterruptedException {
    if (outage.endsWithin(next)) {
      reset();
      return;
    }
    var twice = next.multipliedBy(2);
    next = twice.compareTo(longest) < 0 ? twice : longest;
  }

  void reset() {
    next = shortest;
    failures = 0;
  }
}
