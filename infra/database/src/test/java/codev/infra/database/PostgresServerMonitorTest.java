package codev.infra.database;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The monitor of a PostgreSQL server")
class PostgresServerMonitorTest {
  @Test
  @DisplayName("goes on after an error")
  void goes_on_after_an_error() {
    var rounds = new AtomicInteger();
    try (var monitor =
        new PostgresServerMonitor(
            "test",
            "jdbc:postgresql://127.0.0.1:1/none",
            null,
            null,
            () -> {
              rounds.incrementAndGet();
              throw new NoClassDefFoundError("codev/Missing");
            },
            () -> {},
            () -> {})) {
      monitor.start();
      await().until(() -> rounds.get() > 1);
    }
  }
}
