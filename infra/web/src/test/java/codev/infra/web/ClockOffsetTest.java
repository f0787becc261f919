package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@DisplayName("A service whose clock has an offset")
@TestPropertySource(properties = {"codev.time.offset=100d", "server.address=127.0.0.1"})
class ClockOffsetTest extends WebTest {

  @Test
  @DisplayName("answers with the later time, while tokens are verified by the machine's clock")
  void lives_later() {
    var time = Instant.parse(json(send(alice("/api/time"))).asString());

    assertThat(Duration.between(Instant.now(), time))
        .isBetween(Duration.ofDays(100).minusMinutes(1), Duration.ofDays(100));
  }

  @Test
  @DisplayName("does not start where other machines can reach it")
  void is_for_one_machine_only() {
    assertThatThrownBy(() -> new WebConfiguration().clock(Duration.ofDays(1), "0.0.0.0"))
        .hasMessageContaining("codev.time.offset")
        .hasMessageContaining("server.address");
    assertThat(new WebConfiguration().clock(Duration.ZERO, "")).isNotNull();
  }
}
