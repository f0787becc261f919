package codev.infra.web.audit;

import static org.awaitility.Awaitility.await;

import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.faults.ErroneousDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("The periodic verification of a log")
class PeriodicLogVerifierTest {
  @Test
  @DisplayName("goes on after an error")
  void goes_on_after_an_error() {
    var erroneous = new ErroneousDataSource(new DriverManagerDataSource());
    var log =
        new EventLog(erroneous.dataSource(), Duration.ofSeconds(5), new SimpleMeterRegistry());
    var alarms = new Alarms(new DriverManagerDataSource());
    try (var _ = new PeriodicLogVerifier(log, alarms, "log", Duration.ofMillis(10))) {
      await().until(() -> erroneous.attempts() > 1);
    }
  }
}
