package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("The page of the status")
class StatusPageTest extends GatewayFixture {
  @DynamicPropertySource
  static void readableHere(DynamicPropertyRegistry settings) {
    settings.add("test.meters", () -> "127.0.0.0/8,::1");
  }

  @Test
  @DisplayName("says of each service what is wrong and what to do")
  void says_what_is_wrong() {
    var meters = "codev_alarms_open_alarms{kind=\"view-altered\"} 1.0\n";
    BACKENDS.service = exchange -> TestBackends.answer(exchange, 200, "text/plain", meters);

    var answer = send(to("/actuator/status").header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(type(answer)).startsWith("text/html");
    assertThat(answer.body())
        .contains(
            "<dt>group-service: an alarm is open: view-altered</dt>",
            "operations.md, An alarm is open, says what to do.",
            "<dt>session-service: an alarm is open: view-altered</dt>",
            "learning-service at 127.0.0.1:" + BACKENDS.vacantPort + " does not answer")
        .doesNotContain("No problems found.", "{findings}", "{instances}");
  }

  @Test
  @DisplayName("says so where a service does not let the gateway read its meters")
  void says_what_it_does_not_know() {
    BACKENDS.service = exchange -> TestBackends.answer(exchange, 403, "text/plain", "no");

    assertThat(send(to("/actuator/status")).body())
        .contains("CODEV_METRICS_ALLOWEDNETWORKS")
        .doesNotContain("No problems found.");
  }

  @Test
  @DisplayName("has its own script and style, which know its parts")
  void has_a_script() {
    var page = send(to("/actuator/status")).body();

    assertThat(page).contains("/door/status.js", "/door/status.css", "id=\"findings\"");
    assertThat(send(to("/door/status.css")).statusCode()).isEqualTo(200);
    assertThat(send(to("/door/status.js")).body()).contains("\"findings\", \"instances\"");
  }
}
