package codev.gateway.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Open connections")
class OpenConnectionsTest {

  @Test
  @DisplayName("from one network are limited, and free again once they are closed")
  void of_one_network() {
    var open = new OpenConnections(limits(100, 2));

    assertThat(open.tryOpen("10.0.0.1")).isTrue();
    assertThat(open.tryOpen("10.0.0.1")).isTrue();
    assertThat(open.tryOpen("10.0.0.1")).isFalse();
    assertThat(open.tryOpen("10.0.0.2")).isTrue();
    open.noteClosed("10.0.0.1");
    open.noteClosed("10.0.0.1");
    assertThat(open.tryOpen("10.0.0.1")).isTrue();
  }

  @Test
  @DisplayName("from one network are limited by the number of all only, if that is set")
  void behind_a_proxy() {
    var open = new OpenConnections(limits(3, 0));

    for (int i = 0; i < 3; i++) assertThat(open.tryOpen("10.0.0.1")).isTrue();
    assertThat(open.tryOpen("10.0.0.1")).isFalse();
  }

  private static ConnectionLimitProperties limits(int connections, int perAddress) {
    var unused = Duration.ofSeconds(1);
    return new ConnectionLimitProperties(
        unused, unused, unused, unused, unused, connections, perAddress);
  }
}
