package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What threads do when tests have taken too long")
class ThreadDumpBeforeLimitTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("is written down, of virtual threads too, in place of what was there")
  void is_written_down() throws Exception {
    var file = folder.resolve("target/dump.txt");
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(file, "of an earlier run");
    var end = new CountDownLatch(1);
    var stuck = Thread.ofVirtual().name("stuck-here").start(() -> await(end));
    try {
      ThreadDumpBeforeLimit.writeAfter(Duration.ZERO, file).join();
    } finally {
      end.countDown();
      stuck.join();
    }

    assertThat(file).content().contains("stuck-here", "main").doesNotContain("earlier");
  }

  @Test
  @DisplayName("is not written before the limit, by a thread that keeps no JVM from ending")
  void is_not_written_before() throws Exception {
    var file = folder.resolve("dump.txt");

    var waiting = ThreadDumpBeforeLimit.writeAfter(Duration.ofHours(1), file);

    assertThat(waiting.isDaemon()).isTrue();
    waiting.interrupt();
    waiting.join();
    assertThat(file).doesNotExist();
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
