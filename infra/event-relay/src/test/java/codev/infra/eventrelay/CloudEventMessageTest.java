package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A message's record")
class CloudEventMessageTest {
  @Test
  @DisplayName("is of the event's time, and not of a later one than now: a broker would refuse it")
  void is_not_from_the_future() {
    var now = Instant.now();
    var before = now.minus(Duration.ofDays(1));
    assertThat(timestamp(before)).isEqualTo(before.toEpochMilli());
    assertThat(timestamp(now.plus(Duration.ofDays(1))))
        .isBetween(now.toEpochMilli(), Instant.now().toEpochMilli());
  }

  private static long timestamp(Instant at) {
    var message = new CloudEventMessage("type", "service", "subject", 1, 0, null, at, "{}");
    return message.to("topic", 0).timestamp();
  }
}
