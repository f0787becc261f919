package codev.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A connection that is kept open")
class ConnectionReuseTest extends GatewayFixture {
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  @Test
  @DisplayName("answers a request that arrived during the response before it")
  void is_read_on_after_a_request_that_came_early() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) READ_TIMEOUT.toMillis());
      var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));

      var session = session();

      // The second is here before the first is answered, and is answered on the spot.
      write(socket, requests("/groups", "") + requests("/oauth2/authorization/codev", session));
      assertThat(status(answers)).isEqualTo("HTTP/1.1 302 Found");
      assertThat(status(answers)).isEqualTo("HTTP/1.1 302 Found");

      write(socket, requests("/groups", session));
      assertThat(status(answers)).isEqualTo("HTTP/1.1 302 Found");
    }
  }

  /** Of somebody about to sign in: they need not wait for a new one. */
  private String session() {
    var cookie = send(to("/groups").header("Accept", "text/html")).headers();
    return "Cookie: " + cookie.firstValue("Set-Cookie").orElseThrow().split(";", 2)[0] + "\r\n";
  }

  private static String requests(String path, String header) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
        + header
        + "\r\n";
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** Of an answer without a body, read to its end. */
  private static String status(BufferedReader answers) throws IOException {
    var status = answers.readLine();
    while (!answers.readLine().isEmpty()) {}
    return status;
  }
}
