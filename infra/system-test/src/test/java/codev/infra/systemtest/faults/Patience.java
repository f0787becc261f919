package codev.infra.systemtest.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks again and again until there is an answer. */
final class Patience {
  /**
   * Everything is back by then: longer than the longest fault and the slowest start on a machine
   * that does other things too.
   */
  static final Duration RECOVERY = Duration.ofMinutes(15);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private Patience() {}

  /**
   * @param what is waited for, for the error
   */
  static <T> T until(Duration limit, String what, Supplier<Optional<T>> attempt) {
    var end = System.nanoTime() + limit.toNanos();
    RuntimeException failure = null;
    while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      try {
        var answer = attempt.get();
        if (answer.isPresent()) return answer.get();
      } catch (RuntimeException e) {
        failure = e;
      }
      pause(PAUSE);
    }
    throw failed(limit, what, failure);
  }

  /** What is so in the end: as soon as it is as expected, or when the time is over. */
  static <T> T atLast(Duration limit, Supplier<T> look, Predicate<T> isAsExpected) {
    var end = System.nanoTime() + limit.toNanos();
    var seen = look.get();
    while (!isAsExpected.test(seen)
        && System.nanoTime() < end
        && !Thread.currentThread().isInterrupted()) {
      pause(PAUSE);
      seen = look.get();
    }
    return seen;
  }

  private static AssertionError failed(
      Duration limit, String what, @Nullable RuntimeException failure) {
    return new AssertionError("within " + limit.toSeconds() + " s not so: " + what, failure);
  }

  static void pause(Duration length) {
    LockSupport.parkNanos(length.toNanos());
  }
}
