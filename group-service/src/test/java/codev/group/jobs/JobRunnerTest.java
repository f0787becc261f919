package codev.group.jobs;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The runner of jobs")
class JobRunnerTest {
  @Test
  @DisplayName("goes on after an error")
  void goes_on_after_an_error() {
    var attempts = new AtomicInteger();
    var runner =
        new JobRunner("jobs of a test") {
          @Override
          protected boolean workOnNext() {
            attempts.incrementAndGet();
            throw new NoClassDefFoundError("codev/Missing");
          }
        };
    runner.start();
    try {
      await()
          .until(
              () -> {
                runner.wake();
                return attempts.get() > 1;
              });
    } finally {
      runner.stop();
    }
  }
}
