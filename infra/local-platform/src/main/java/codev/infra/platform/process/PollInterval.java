package codev.infra.platform.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A moment between two looks at something that cannot ring a bell. */
public final class PollInterval {

  private PollInterval() {}

  public static void ofMillis(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
