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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** As a process of its own: the JDK's server reads its limits once, and the memory is its own. */
@DisplayName("The local platform's process for e-mails")
class MailCatcherProcessTest {
  private Process catcher;
  private int smtp;
  private int port;

  @BeforeEach
  void start() throws IOException {
    smtp = freePort();
    port = freePort();
    catcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MailCatcher.HEAP_MEGABYTES + "m",
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
  @DisplayName(
      "closes the connection to a reader whose request does not end; others read meanwhile")
  void slow_reader() throws Exception {
    try (var client = SlowClient.of(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")) {
      assertThat(isAnswered()).isTrue();
      client.untilClosed();
      assertThat(isAnswered()).isTrue();
    }
  }

  @Test
  @DisplayName("shows the latest e-mails, however many and long those were that it has caught")
  void many_emails() throws Exception {
    var text = "Soixante personnes sont invitées. ".repeat(9_000);
    int count = 60;
    assertThat(count * text.length()).as("characters").isGreaterThan(18_000_000);
    for (int i = 1; i <= count; i++)
      MailSender.send(smtp, "alice@example.org", "Séance " + i, text);

    for (int i = 0; i < 3; i++)
      assertThat(page().body()).contains("Séance 60<").endsWith("</html>\n");
  }

  private boolean isAnswered() throws Exception {
    return page().statusCode() == 200;
  }

  private HttpResponse<String> page() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var page =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
              .timeout(Duration.ofSeconds(10))
              .build();
      return client.send(page, BodyHandlers.ofString());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
