package codev.infra.localplatform.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits between two polls of something that sends no notification. */
public final class PollDelay {

  private PollDelay() {}

  public static void sleep(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
