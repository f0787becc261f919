package codev.infra.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client that records its calls")
class CallRecorderTest {
  private final AtomicInteger status = new AtomicInteger(404);
  private HttpServer server;

  @BeforeEach
  void a_server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stops() {
    server.stop(0);
  }

  @Test
  @DisplayName("reports as lost what was acknowledged and is not there in the end")
  void reports_what_is_lost() {
    var recorder = post(Duration.ofMillis(600));

    assertThat(recorder.surprises())
        .containsExactly(
            "/api/sessions/1 of alice is not there after PT0.6S: what was acknowledged is lost");
  }

  @Test
  @DisplayName("does not report so what is only unavailable")
  void does_not_report_what_is_unavailable() {
    status.set(503);

    assertThat(post(Duration.ofMillis(600)).surprises()).isEmpty();
  }

  private CallRecorder post(Duration patience) {
    var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var recorder = new CallRecorder(address, patience);
    recorder.post("alice", "token", "/api/sessions/1", "call", Map.of(), true);
    return recorder;
  }
}
