package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.faults.SlowClient;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request to a service whose bytes come regularly, and do not end,")
class SlowRequestTest extends WebTest {
  @Test
  @DisplayName("is ended in its headers")
  void headers() throws IOException {
    assertThat(slow("GET /page HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")).isEmpty();
  }

  @Test
  @DisplayName("is ended in its body, and answered 408")
  void body() throws IOException {
    assertThat(slow(beginning("/api/samples", "application/json") + "{\"name\":\""))
        .startsWith("HTTP/1.1 408")
        .contains("\"rule\":\"request.too-slow\"");
  }

  @Test
  @DisplayName("is ended in the fields of a form")
  void form() throws IOException {
    assertThat(slow(beginning("/api/forms", "application/x-www-form-urlencoded") + "name="))
        .doesNotContain(" 200");
  }

  private static String beginning(String path, String type) {
    return """
    POST %s HTTP/1.1\r
    Host: localhost\r
    Authorization: Bearer %s\r
    Content-Type: %s\r
    Content-Length: 999\r
    \r
    """
        .formatted(path, PROVIDER.token("alice", "participant"), type);
  }

  private String slow(String beginning) throws IOException {
    try (var client = SlowClient.of(port, beginning)) {
      return client.untilClosed();
    }
  }
}
