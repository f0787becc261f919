package codev.infra.localplatform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is behind the log of a service")
class LagProbeTest {
  @Test
  @DisplayName("are read models and messages, by its meters, once it lasts longer than usual")
  void is_named_by_its_meters() throws IOException {
    var meters =
        """
        # TYPE codev_processor_lag_time_seconds gauge
        codev_processor_lag_time_seconds{processor="board.23"} 61.4
        codev_processor_lag_time_seconds{processor="names.2"} 9.9
        codev_processor_lag_time_seconds{processor="past.1"} NaN
        codev_processor_lag_time_seconds{application="s",processor="outbox codev.sessions"} 1.2E2
        codev_processor_lag_events{processor="pool.1"} 300.0
        """;

    assertThat(answered(meters))
        .extracting(Finding::problem)
        .containsExactly(
            "session-service: board.23 is 61 s behind the log",
            "session-service: messages for codev.sessions have been waiting to be sent for 120 s");
    assertThat(answered(meters)).last().extracting(Finding::remedy).asString().contains("Kafka");
  }

  @Test
  @DisplayName("is nothing where it does not answer")
  void is_nothing() throws IOException {
    assertThat(answered("<html>")).isEmpty();
  }

  private static List<Finding> answered(String meters) throws IOException {
    return new HealthStub("/actuator/prometheus", 200, meters)
        .found(port -> LagProbe.of("session-service", port));
  }
}
