package codev.infra.localplatform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.PlatformState.Phase;
import codev.infra.localplatform.PlatformState.RunningProcess;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.ProcessIdentity;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("./codev alarms")
class AlarmsCommandTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, String> received = new ConcurrentHashMap<>();
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var path = exchange.getRequestURI().getPath();
            received.put(path, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var body = answers.getOrDefault(path, "[]").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  @DisplayName("lists what is open, and says by its status that there is something")
  void lists_what_is_open() throws IOException {
    answers.put(
        "/actuator/alarms",
        """
        [{"id": 7, "kind": "view-altered", "subject": "board.21c", "detail": "document 12",
          "raisedAt": "2026-11-30T10:00:00Z", "lastAt": "2026-11-30T10:05:00Z", "times": 2}]
        """);

    assertThat(run()).isEqualTo(1);

    assertThat(printed.toString(UTF_8))
        .contains("group-service", "7  view-altered: board.21c: document 12, since 2026-11-30T10");
  }

  @Test
  @DisplayName("says so if nothing is open")
  void nothing_is_open() throws IOException {
    assertThat(run()).isZero();
    assertThat(printed.toString(UTF_8)).contains("no alarm is open");
  }

  @Test
  @DisplayName("acknowledges one, in the name of who calls it")
  void acknowledges_one() throws IOException {
    answers.put("/actuator/alarms/7", "{\"acknowledged\": true}");
    answers.put("/actuator/alarms/8", "{\"acknowledged\": false}");

    assertThat(run("acknowledge", "group-service", "7")).isZero();
    assertThat(run("acknowledge", "group-service", "8")).isEqualTo(1);

    assertThat(received.get("/actuator/alarms/7")).contains("\"by\":");
    assertThat(printed.toString(UTF_8))
        .contains("alarm 7 of group-service is acknowledged")
        .contains("group-service has no such open alarm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fly", "acknowledge group-service", "acknowledge group-service all"})
  @DisplayName("says how it is called")
  void usage(String words) {
    assertThatThrownBy(() -> run(words.split(" ")))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("./codev alarms acknowledge SERVICE ID");
  }

  private int run(String... words) throws IOException {
    var here = ProcessIdentity.of(ProcessHandle.current());
    var process =
        new RunningProcess(
            "group-service", here, service.getAddress().getPort(), Phase.READY, "TERM");
    var state = new PlatformState(here, 20_000, true, List.of(process));
    try (var out = new PrintStream(printed, true, UTF_8)) {
      return new AlarmsCommand(state, out).run(List.of(words));
    }
  }
}
