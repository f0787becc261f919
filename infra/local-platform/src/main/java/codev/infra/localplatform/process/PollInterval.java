package codev.infra.localplatform.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A pause between two polls of something that sends no notification. */
public final class PollInterval {

  private PollInterval() {}

  public static void ofMillis(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
