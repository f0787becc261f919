package codev.infra.localplatform;

import static codev.infra.localplatform.PlatformState.Phase.NOT_READY;
import static codev.infra.localplatform.PlatformState.Phase.READY;
import static codev.infra.localplatform.PlatformState.Phase.RESTARTING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import codev.infra.localplatform.PlatformState.RunningProcess;
import codev.infra.localplatform.probe.Finding;
import codev.infra.localplatform.process.ProcessIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("./codev status")
class StatusReportTest {
  private static final ProcessIdentity SELF = ProcessIdentity.of(ProcessHandle.current());
  private static final ProcessIdentity ENDED = new ProcessIdentity(SELF.pid(), Instant.EPOCH, null);

  @TempDir Path folder;

  @Test
  @DisplayName("waits for services that are frozen once, however many they are")
  void waits_once() throws IOException {
    try (var frozen = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      List<RunningProcess> services =
          IntStream.range(0, 5)
              .mapToObj(
                  i ->
                      new RunningProcess(
                          "group-service-" + i, SELF, frozen.getLocalPort(), READY, "TERM"))
              .toList();
      var state = new PlatformState(SELF, 8080, true, services);

      var report = assertTimeout(Duration.ofSeconds(10), () -> StatusReport.of(state, folder));

      assertThat(report.lines()).hasSize(6);
      assertThat(problems(report)).isEmpty();
    }
  }

  @Test
  @DisplayName("says of each process that does not work what is wrong")
  void says_which_process_does_not_work() {
    var processes =
        List.of(
            new RunningProcess("postgres", SELF, 1, READY, "TERM"),
            new RunningProcess("kafka", SELF, 1, RESTARTING, "TERM"),
            new RunningProcess("gateway", SELF, 1, NOT_READY, "TERM"),
            new RunningProcess("views", ENDED, 1, READY, "TERM"));

    var report = StatusReport.of(new PlatformState(SELF, 8080, true, processes), folder);

    assertThat(problems(report))
        .containsExactly(
            "kafka is starting", "gateway is running but not working", "views has ended");
  }

  @Test
  @DisplayName("has in its JSON how much room each store has on its disk")
  void has_the_free_space_of_stores() throws IOException {
    Files.createDirectories(folder.resolve("postgres"));
    var processes =
        List.of(
            new RunningProcess("postgres", SELF, 1, READY, "TERM"),
            new RunningProcess("kafka", SELF, 1, READY, "TERM"),
            new RunningProcess("gateway", SELF, 1, READY, "TERM"));
    var bytes = new ByteArrayOutputStream();

    StatusReport.of(new PlatformState(SELF, 8080, true, processes), folder)
        .printJson(new PrintStream(bytes, true, UTF_8));

    var lines = JsonMapper.shared().readTree(bytes.toString(UTF_8));
    assertThat(lines.valueStream().map(line -> line.path("name").asString()))
        .containsExactly("codev", "postgres", "kafka", "gateway");
    assertThat(lines.get(1).path("diskFreeBytes").asLong()).isPositive();
    assertThat(lines.get(2).has("diskFreeBytes")).as("it has no folder").isFalse();
    assertThat(lines.get(3).has("diskFreeBytes")).as("it is no store").isFalse();
  }

  @Test
  @DisplayName("prints what is wrong, and below it what to do")
  void prints_what_to_do() {
    var wrong = new StatusReport(List.of(), List.of(new Finding("kafka is away", "Bring it back")));

    assertThat(printed(wrong)).endsWith("\nkafka is away\n  Bring it back\n");
    assertThat(printed(new StatusReport(List.of(), List.of()))).endsWith("\nNo problems found.\n");
  }

  /** But that of the disk of this machine. */
  private static List<String> problems(StatusReport report) {
    return report.findings().stream()
        .map(Finding::problem)
        .filter(problem -> !problem.contains("of the disk of"))
        .toList();
  }

  private static String printed(StatusReport report) {
    var bytes = new ByteArrayOutputStream();
    report.printTable(new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8);
  }
}
