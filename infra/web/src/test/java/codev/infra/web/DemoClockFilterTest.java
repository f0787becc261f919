package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@DisplayName("The demonstration clock")
@TestPropertySource(properties = {"codev.time.told-by=a secret", "server.address=127.0.0.1"})
class DemoClockFilterTest extends WebTest {
  private static final String LAST_MARCH = "2026-03-02T08:00:00Z";

  @Test
  @DisplayName("is set for the request that knows the secret")
  void is_the_time_of_a_request_that_knows_the_secret() {
    assertThat(time(at(LAST_MARCH, "a secret"))).isEqualTo(LAST_MARCH);
  }

  @Test
  @DisplayName("is not set for the next request")
  void is_not_the_time_of_the_next_request() {
    send(at(LAST_MARCH, "a secret"));
    assertItIsNow(time(alice("/api/time")));
  }

  @Test
  @DisplayName("is not set by a request that does not know the secret")
  void is_nothing_without_the_secret() {
    assertItIsNow(time(at(LAST_MARCH, "a guess")));
    assertItIsNow(time(alice("/api/time").header("Codev-Time", LAST_MARCH)));
  }

  @Test
  @DisplayName("is refused when it is no time")
  void must_be_a_time() {
    assertThat(send(at("last March", "a secret")).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.0.0.0", "192.0.2.1"})
  @DisplayName("a service that other machines can reach does not start with it")
  void is_for_one_machine_only(String address) {
    assertThatThrownBy(() -> new DemoClockFilter("a secret", address))
        .hasMessageContaining("server.address");
  }

  private HttpRequest.Builder at(String moment, String secret) {
    return alice("/api/time").header("Codev-Time", moment).header("Codev-Time-Told-By", secret);
  }

  private String time(HttpRequest.Builder request) {
    return json(send(request)).asString();
  }

  private static void assertItIsNow(String time) {
    assertThat(Duration.between(Instant.parse(time), Instant.now()))
        .isLessThan(Duration.ofMinutes(1));
  }
}
