package codev.infra.localplatform.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A service's readiness")
class ServiceReadinessProbeTest {
  private final HttpServer service = server();
  private final ServiceReadinessProbe readiness =
      new ServiceReadinessProbe(service.getAddress().getPort());

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @ParameterizedTest(name = "readiness {0}, liveness {1}")
  @CsvSource({"200, 200, true, true", "503, 200, false, true", "503, 503, false, false"})
  @DisplayName("tells one that becomes ready by itself from one that does not")
  void tells_what_becomes_ready(int ready, int live, boolean isReady, boolean becomesReady)
      throws IOException {
    answer("readiness", ready);
    answer("liveness", live);

    assertThat(readiness.isReady()).isEqualTo(isReady);
    assertThat(readiness.becomesReady()).isEqualTo(becomesReady);
  }

  private void answer(String probe, int status) {
    service.createContext(
        "/actuator/health/" + probe,
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private static HttpServer server() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
