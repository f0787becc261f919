package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The limits of tests")
class TestTimeoutsTest {
  @Test
  @DisplayName("end a process that does not end by itself, and with it the reading of its output")
  void a_process_has_a_limit() throws Exception {
    var hanging = new ProcessBuilder("sleep", "600").start();

    var process = TestTimeouts.limited(hanging, Duration.ofSeconds(1));

    assertThat(process.getInputStream().readAllBytes()).isEmpty();
    assertThat(process.waitFor()).isNotZero();
  }
}
