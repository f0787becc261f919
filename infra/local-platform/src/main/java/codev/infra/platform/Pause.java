package codev.infra.platform;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A moment between two looks at something that cannot ring a bell. */
final class Pause {

  private Pause() {}

  static void ofMillis(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
