package codev.infra.localplatform.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.localplatform.probe.Finding;
import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page of the status")
class StatusPageServerTest {
  private static final List<ProcessRow> KAFKA =
      List.of(new ProcessRow("kafka", "NOT_READY", 8086, 512));

  private volatile String page = "";
  private StatusPageServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StatusPageServer(0, () -> page);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("says what is wrong and what to do, as it is now")
  void says_what_is_wrong() throws Exception {
    page = StatusPage.of(List.of(new Finding("kafka does no work", "Look at its disk")), KAFKA);
    assertThat(get("/").body())
        .contains("<dt>kafka does no work</dt><dd>Look at its disk</dd>")
        .contains("<th scope=\"row\">kafka</th><td>NOT_READY</td>")
        .doesNotContain("No problems found.");

    page = StatusPage.of(List.of(), KAFKA);
    assertThat(get("/").body()).contains("No problems found.").doesNotContain("<dl>");
  }

  @Test
  @DisplayName("shows everything as text, whatever it contains")
  void shows_text() {
    var shown = StatusPage.of(List.of(new Finding("<script>a</script>", "<b>")), List.of());

    assertThat(shown).contains("&lt;script&gt;a", "<dd>&lt;b&gt;</dd>");
  }

  @Test
  @DisplayName("has a script of its own that knows its parts, and may load no other")
  void has_a_script() throws Exception {
    page = StatusPage.of(List.of(), KAFKA);

    assertThat(get("/").body()).contains("src=\"/status.js\"", "\"findings\"", "\"processes\"");
    assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';");
    assertThat(get("/status.js").body()).contains("\"findings\", \"processes\"");
    assertThat(get("/other").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("is not for a page of another name whose address leads here")
  void is_for_this_machine_only() throws IOException {
    page = StatusPage.of(List.of(), KAFKA);

    assertThat(answered("localhost")).startsWith("HTTP/1.1 200");
    assertThat(answered("elsewhere.example")).startsWith("HTTP/1.1 421").doesNotContain("kafka");
  }

  private HttpResponse<String> get(String path) throws Exception {
    var address = URI.create("http://127.0.0.1:" + server.port() + path);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }

  private String answered(String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
      var request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
