package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Without the setting of the demonstration clock")
class DemoClockDisabledTest extends WebTest {
  @ParameterizedTest
  @ValueSource(strings = {"a secret", "", "null"})
  @DisplayName("the time that a request claims changes nothing")
  void a_claimed_time_changes_nothing(String secret) {
    var time =
        json(send(
                alice("/api/time")
                    .header("Codev-Time", "2026-03-02T08:00:00Z")
                    .header("Codev-Time-Told-By", secret)))
            .asString();

    assertThat(Duration.between(Instant.parse(time), Instant.now()))
        .isLessThan(Duration.ofMinutes(1));
  }
}
