package codev.infra.localplatform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.faults.SlowClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** As a process of its own: the JDK's server reads its limits once. */
@DisplayName("A reader of the local platform's e-mails whose request does not end")
class SlowMailPageReaderTest {
  private Process catcher;
  private int port;

  @BeforeEach
  void start() throws IOException {
    int smtp = freePort();
    port = freePort();
    catcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MailCatcher.class.getName(),
                String.valueOf(smtp),
                String.valueOf(port))
            .inheritIO()
            .start();
    await().ignoreExceptions().until(this::isAnswered);
  }

  @AfterEach
  void stop() {
    catcher.destroyForcibly();
  }

  @Test
  @DisplayName("loses the connection, and does not keep the page from others until then")
  void headers() throws Exception {
    try (var client = SlowClient.of(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")) {
      assertThat(isAnswered()).isTrue();
      client.untilClosed();
      assertThat(isAnswered()).isTrue();
    }
  }

  private boolean isAnswered() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var page =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
              .timeout(Duration.ofSeconds(5))
              .build();
      return client.send(page, BodyHandlers.discarding()).statusCode() == 200;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
