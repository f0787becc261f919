package codev.infra.eventstore.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pauses of an event processor that fails")
class FailureBackoffTest {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final FailureBackoff backoff = new FailureBackoff(SHORTEST, Duration.ofMillis(300));

  @Test
  @DisplayName("grow up to the longest")
  void grow() throws Exception {
    backoff.pause(_ -> false);
    assertThat(backoff.next()).isEqualTo(SHORTEST.multipliedBy(2));
    backoff.pause(_ -> false);
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  @DisplayName("begin anew with the end of an outage, and so does the count of failures")
  void begin_anew_after_an_outage() throws Exception {
    backoff.failsAgain();
    backoff.failsAgain();
    backoff.pause(_ -> false);
    backoff.pause(time -> time.equals(SHORTEST.multipliedBy(2)));
    assertThat(backoff.next()).isEqualTo(SHORTEST);
    assertThat(backoff.failsAgain()).isFalse();
  }
}
