package codev.infra.testkit;

import codev.infra.testkit.reports.TestVerdict;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Writes down what all threads do, the virtual ones too, shortly before the tests of a module have
 * taken so long that the build ends their JVM. JUnit does so for a test method that hangs; this is
 * for what hangs elsewhere: a service that starts, a wait that no interruption ends.
 */
public final class ThreadDumpBeforeLimit implements LauncherSessionListener {
  /** After how many seconds the build ends this JVM. */
  private static final String LIMIT = "codev.fork-limit";

  /** How long before that. */
  private static final Duration AHEAD = Duration.ofSeconds(20);

  private static final AtomicBoolean IS_SET = new AtomicBoolean();

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    var limit = Long.getLong(LIMIT);
    if (limit == null || !IS_SET.compareAndSet(false, true)) return;
    var running = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    writeAfter(
        Duration.ofSeconds(limit).minus(AHEAD).minus(running),
        Path.of("target", TestVerdict.THREAD_DUMP));
  }

  /** Returns the thread that waits until then, which keeps no JVM alive. */
  static Thread writeAfter(Duration delay, Path file) {
    return Thread.ofPlatform()
        .daemon()
        .name("thread-dump-before-limit")
        .start(
            () -> {
              try {
                Thread.sleep(delay);
                write(file);
              } catch (InterruptedException _) {
                // It is not wanted any more.
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static void write(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.createDirectories(file.toAbsolutePath().getParent());
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(file.toAbsolutePath().toString(), ThreadDumpFormat.TEXT_PLAIN);
  }
}
