package codev.infra.localplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import codev.infra.localplatform.PlatformState.Phase;
import codev.infra.localplatform.PlatformState.RunningProcess;
import codev.infra.localplatform.process.ProcessIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("./codev status")
class StatusReportTest {

  @Test
  @DisplayName("waits for services that are frozen once, however many they are")
  void waits_once() throws IOException {
    try (var frozen = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var self = ProcessIdentity.of(ProcessHandle.current());
      List<RunningProcess> services =
          IntStream.range(0, 5)
              .mapToObj(
                  i ->
                      new RunningProcess(
                          "group-service-" + i, self, frozen.getLocalPort(), Phase.READY, "TERM"))
              .toList();
      var state = new PlatformState(self, 8080, true, services);

      var report = assertTimeout(Duration.ofSeconds(10), () -> StatusReport.of(state));

      assertThat(report.lines()).hasSize(6);
      assertThat(report.remarks()).isEmpty();
    }
  }
}
