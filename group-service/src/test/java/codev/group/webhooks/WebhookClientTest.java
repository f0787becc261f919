package codev.group.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a webhook is sent")
class WebhookClientTest {
  private static final Duration SHORT = Duration.ofMillis(500);

  private ServerSocket receiver;

  @BeforeEach
  void a_receiver() throws IOException {
    receiver = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    receiver.close();
  }

  @Test
  @DisplayName("is one request with its headers and its content")
  void is_one_request() {
    var request = answering("HTTP/1.1 204 No Content\r\n\r\n");

    var answer = post("/hooks?from=codev");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.isAccepted()).isTrue();
    assertThat(request.join())
        .startsWith("POST /hooks?from=codev HTTP/1.1\r\nHost: 127.0.0.1:" + receiver.getLocalPort())
        .contains("\r\nContent-Type: application/json\r\n", "\r\nContent-Length: 2\r\n")
        .endsWith("\r\nwebhook-id: 1\r\n\r\n{}");
  }

  @Test
  @DisplayName("is not sent to where the receiver redirects it")
  void is_not_redirected() {
    var _ = answering("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\n\r\n");

    var answer = post("/");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.isAccepted()).isFalse();
  }

  @Test
  @DisplayName("has failed if nothing is answered in time")
  void fails_in_time() {
    var answer = post("/", SHORT); // the connection is made, and nobody reads

    assertThat(answer.status()).isNull();
    assertThat(answer.millis()).isBetween(400L, 20_000L);
  }

  @Test
  @DisplayName("has failed if the answer is no status, or one that does not end")
  void fails_without_a_status() {
    var _ = answering("x".repeat(100_000));
    assertThat(post("/").status()).isNull();

    var _ = answering("SSH-2.0-OpenSSH\r\n");
    assertThat(post("/").status()).isNull();
  }

  @Test
  @DisplayName("has failed if nobody is there")
  void fails_where_nobody_is() throws IOException {
    receiver.close();

    assertThat(post("/").status()).isNull();
  }

  @Test
  @DisplayName("is not sent to what is not public, by whatever name it was registered")
  void is_checked_at_each_attempt() throws IOException {
    var settings = settings(false, SHORT);
    receiver.setSoTimeout(Math.toIntExact(SHORT.toMillis()));

    var answer =
        new WebhookClient(new WebhookAddresses(settings), settings)
            .post(URI.create("https://localhost:" + receiver.getLocalPort()), Map.of(), "{}");

    assertThat(answer.status()).isNull();
    assertThatThrownBy(receiver::accept).isInstanceOf(SocketTimeoutException.class);
  }

  private WebhookClient.Answer post(String path) {
    return post(path, TestTimeouts.LIMIT);
  }

  private WebhookClient.Answer post(String path, Duration answerWithin) {
    var settings = settings(true, answerWithin);
    var address = URI.create("http://127.0.0.1:" + receiver.getLocalPort() + path);
    return new WebhookClient(new WebhookAddresses(settings), settings)
        .post(address, Map.of("webhook-id", "1"), "{}");
  }

  private static WebhookProperties settings(boolean local, Duration answerWithin) {
    return new WebhookProperties(
        local, answerWithin, List.of(Duration.ZERO), TestTimeouts.LIMIT.multipliedBy(2));
  }

  /** The next request, once it is answered. */
  private CompletableFuture<String> answering(String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (var connection = receiver.accept()) {
            var request = request(connection);
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            return request;
          } catch (IOException e) {
            return e.toString();
          }
        });
  }

  private static String request(Socket connection) throws IOException {
    var read = new StringBuilder();
    while (!read.toString().endsWith("{}")) {
      int next = connection.getInputStream().read();
      if (next < 0) break;
      read.append((char) next);
    }
    return read.toString();
  }
}
