package codev.infra.testkit;

import java.time.Duration;
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

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(LIMIT);
  }
}
