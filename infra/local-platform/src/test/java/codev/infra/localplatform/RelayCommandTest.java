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

@DisplayName("./codev relay")
class RelayCommandTest {
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
            var answer = answers.get(path);
            var body = (answer == null ? "from is missing" : answer).getBytes(UTF_8);
            exchange.sendResponseHeaders(answer == null ? 400 : 200, body.length);
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
  @DisplayName("shows what a service has published, and where it waits for a message")
  void status() throws IOException {
    answers.put(
        "/actuator/relay",
        """
        {"outbox": {"position": 541, "lastPublished": [541], "timeline": 2},
         "listeners": {"sessions": [
           {"topic": "codev.sessions", "partition": 0, "offset": 9, "handled": {}, "gap": null},
           {"topic": "codev.sessions", "partition": 1, "offset": 40, "handled": {}, "gap": null,
            "restoredFrom": 45},
           {"topic": "codev.sessions", "partition": 5, "offset": 3, "handled": {},
            "gap": {"source": "session-service", "last": 356, "prev": 400, "n": 542}}]}}
        """);

    run("status");

    assertThat(printed.toString(UTF_8))
        .contains("group-service", "up to position 541, on timeline 2")
        .contains(
            "listener sessions is stopped in partition 5: messages between 356 and 542 of"
                + " session-service are missing")
        .contains(
            "listener sessions is stopped in partition 1: the topic has 45 records, the restored database knows of 40")
        .doesNotContain("partition 0");
  }

  @Test
  @DisplayName("lets a service go on whose log was restored, and lists what is lost")
  void resume() throws IOException {
    answers.put(
        "/actuator/relay/outbox",
        """
        {"undone": [{"n": 541, "type": "group.session-planned.v2", "subject": "g1",
                     "at": "2026-11-24T09:00:00Z"}]}
        """);

    run("resume", "group-service");

    assertThat(received).containsEntry("/actuator/relay/outbox", "{\"afterRestore\":true}");
    assertThat(printed.toString(UTF_8))
        .contains("541", "group.session-planned.v2", "g1", "2026-11-24T09:00:00Z")
        .contains("The events of these messages are lost");
  }

  @Test
  @DisplayName("lets all go on whose databases were restored, listeners last")
  void resume_all() throws IOException {
    answers.put("/actuator/relay", "{\"outbox\": {}, \"listeners\": {\"sessions\": []}}");
    answers.put("/actuator/relay/outbox", "{\"undone\": []}");
    answers.put("/actuator/relay/sessions", "{\"resumedPartitions\": 2}");

    run("resume");

    assertThat(received)
        .containsEntry("/actuator/relay/outbox", "{\"afterRestore\":true}")
        .containsEntry("/actuator/relay/sessions", "{\"afterRestore\":true}");
    assertThat(printed.toString(UTF_8))
        .contains("the log of group-service has the event of each message it published")
        .contains("listener sessions of group-service continues in 2 partitions");
  }

  @Test
  @DisplayName("shows where a listener is stopped before a message that it refuses")
  void shows_a_refused_message() throws IOException {
    answers.put(
        "/actuator/relay",
        """
        {"listeners": {"sessions": [
          {"topic": "codev.sessions", "partition": 5, "offset": 17, "gap": null, "restoredFrom": null,
           "refused": {"offset": 17, "source": "session-service", "n": 41, "why": "it is not signed"}}]}}
        """);

    run("status");

    assertThat(printed.toString(UTF_8))
        .contains(
            "listener sessions is stopped in partition 5: message 41 of session-service is refused:"
                + " it is not signed");
  }

  @Test
  @DisplayName("has listeners take back what they did for lost events, and lists what is left")
  void undo() throws IOException {
    answers.put("/actuator/relay", "{\"listeners\": {\"groups\": []}}");
    answers.put(
        "/actuator/relay/groups",
        """
        {"lost": [
          {"n": 541, "type": "group.session-planned.v2", "subject": "g1",
           "at": "2026-11-24T09:00:00Z", "undone": true},
          {"n": 540, "type": "group.person-registered.v1", "subject": "p1",
           "at": "2026-11-24T08:00:00Z", "undone": false}]}
        """);

    run("undo");

    assertThat(received).containsEntry("/actuator/relay/groups", "{\"undoLost\":true}");
    assertThat(printed.toString(UTF_8))
        .containsSubsequence("541", "g1", "group-service: undone")
        .containsSubsequence("540", "p1", "group-service: not undone")
        .contains("1 undone, 1 not undone: enter again what is still valid");
  }

  @Test
  @DisplayName("lets a listener go on without the missing message")
  void resume_a_listener() throws IOException {
    answers.put("/actuator/relay/sessions", "{\"resumed\": true}");

    run("resume", "group-service", "sessions", "5");

    assertThat(received).containsEntry("/actuator/relay/sessions", "{\"partition\":5}");
    assertThat(printed.toString(UTF_8))
        .contains("continues without the missing or refused message");
  }

  @Test
  @DisplayName("publishes a log again from a position on")
  void republish() throws IOException {
    answers.put("/actuator/relay/outbox", "{\"publishedAgainFrom\": 357}");

    run("republish", "group-service", "357");

    assertThat(received).containsEntry("/actuator/relay/outbox", "{\"from\":357}");
    assertThat(printed.toString(UTF_8)).contains("from position 357");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "resume a b",
        "republish group-service",
        "republish group-service many",
        "status x",
        "undo x"
      })
  @DisplayName("says how it is called")
  void usage(String words) {
    assertThatThrownBy(() -> run(words.split(" ")))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("./codev relay republish SERVICE POSITION");
  }

  @Test
  @DisplayName("names the services there are, and repeats what a service objects to")
  void refusals() {
    assertThatThrownBy(() -> run("republish", "groups", "1"))
        .hasMessage("no service has the name groups; available: [group-service]");
    assertThatThrownBy(() -> run("republish", "group-service", "0"))
        .hasMessage("group-service answered 400: from is missing");
  }

  private void run(String... words) throws IOException {
    var here = ProcessIdentity.of(ProcessHandle.current());
    var process =
        new RunningProcess(
            "group-service", here, service.getAddress().getPort(), Phase.READY, "TERM");
    var state = new PlatformState(here, 20_000, true, List.of(process));
    try (var out = new PrintStream(printed, true, UTF_8)) {
      new RelayCommand(state, out).run(List.of(words));
    }
  }
}
