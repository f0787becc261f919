package codev.infra.eventstore.log;

import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The watchdog of the log's connection")
class ConnectionWatchdogTest {
  @Test
  @DisplayName("goes on after an error while it aborts one")
  void goes_on_after_an_error() throws SQLException {
    var aborts = new AtomicInteger();
    var connection =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, _) -> {
                  if (!method.getName().equals("abort")) return null;
                  aborts.incrementAndGet();
                  throw new NoClassDefFoundError("codev/Missing");
                });
    var watchdog = new ConnectionWatchdog(Duration.ofMillis(20));
    watchdog.begin(connection);

    await().until(() -> aborts.get() > 1);
    watchdog.end();
  }
}
