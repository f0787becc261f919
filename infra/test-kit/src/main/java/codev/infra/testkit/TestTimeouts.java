package codev.infra.testkit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long a test waits for what should happen, at most: long enough for a machine whose cores are
 * busy with other work. A test that passes does not wait this long, so it costs nothing.
 *
 * <p>Registered with JUnit, it makes {@link #LIMIT} the limit of every wait by Awaitility that has
 * none of its own.
 */
public final class TestTimeouts implements LauncherSessionListener {
  public static final Duration LIMIT = Duration.ofSeconds(60);

  /** For a service that was killed to start again and answer, beside other tests. */
  public static final Duration RESTART_LIMIT = LIMIT.multipliedBy(3);

  /**
   * Ends the process by force once it has run for {@link #LIMIT}: what reads its output waits until
   * then, since an interruption does not end that.
   */
  public static Process limited(Process process) {
    return limited(process, LIMIT);
  }

  /** Likewise, for a process that has more to do. */
  public static Process limited(Process process, Duration limit) {
    CompletableFuture.delayedExecutor(limit.toSeconds(), TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    return process;
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(LIMIT);
  }
}
