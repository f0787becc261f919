package codev.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@DisplayName("Limits of connections")
@TestPropertySource(
    properties = {
      "codev.listener.header=1s",
      "codev.listener.body=1s",
      "codev.listener.request=2s",
      "codev.listener.idle=1s"
    })
class ConnectionLimitsTest extends GatewayFixture {

  /** Long enough for any machine, and far from for ever. */
  private static final int READ_TIMEOUT = (int) TestTimeouts.LIMIT.toMillis();

  @Test
  @DisplayName("a header that arrives byte by byte is cut off")
  void a_slow_header_is_cut_off() throws Exception {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(100);
      write(socket, "GET /api/groups HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

      assertThat(isClosedWhileWriting("x", socket)).isTrue();
    }
  }

  @Test
  @DisplayName("a body that does not arrive is cut off")
  void a_missing_body_is_cut_off() throws Exception {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(READ_TIMEOUT);
      write(socket, head("POST") + "Content-Length: 10\r\n\r\n");

      assertThat(socket.getInputStream().readAllBytes())
          .asString(UTF_8)
          .startsWith("HTTP/1.1 408")
          .contains("\"rule\":\"request.too-slow\"");
    }
  }

  @ParameterizedTest
  @DisplayName("a body that arrives byte by byte ends with the connection, whatever was answered")
  @ValueSource(strings = {"POST /logout", "POST /api/people", "GET /groups"})
  void a_slow_body_is_cut_off_after_the_answer(String request) throws Exception {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(100);
      write(socket, request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");

      assertThat(answerWhileWriting("x", socket)).startsWith("HTTP/1.1 ");
    }
  }

  @Test
  @DisplayName("a body that a service waits for is cut off and answered 408")
  void a_slow_body_is_answered() throws Exception {
    BACKENDS.service =
        exchange -> {
          var _ = exchange.getRequestBody().readAllBytes();
          TestBackends.answer(exchange, 200, "text/plain", "fine");
        };
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(100);
      write(socket, head("POST") + "Content-Length: 100000\r\n\r\n");

      assertThat(answerWhileWriting("x", socket))
          .startsWith("HTTP/1.1 408")
          .contains("\"rule\":\"request.too-slow\"");
    }
  }

  @Test
  @DisplayName("a connection that is idle from the start or after a request is closed")
  void silence_is_cut_off() throws Exception {
    try (var silent = new Socket("localhost", port);
        var used = new Socket("localhost", port)) {
      silent.setSoTimeout(READ_TIMEOUT);
      used.setSoTimeout(READ_TIMEOUT);
      write(used, head("GET") + "\r\n");

      assertThat(used.getInputStream().readAllBytes())
          .asString(US_ASCII)
          .startsWith("HTTP/1.1 200");
      assertThat(silent.getInputStream().readAllBytes()).isEmpty();
    }
  }

  @ParameterizedTest
  @DisplayName("a request that does not name exactly one host is malformed")
  @ValueSource(
      strings = {
        "",
        "Host: localhost\r\nHost: localhost\r\n",
        "Host: localhost\r\nhost: elsewhere\r\n",
        "Host: \r\n",
        "Host: local host\r\n",
        "Host: localhost/x\r\n",
        "Host: user@localhost\r\n"
      })
  void a_request_is_of_one_host(String hosts) throws Exception {
    assertThat(answer("GET /api/groups HTTP/1.1\r\n" + hosts + authorization() + "\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(BACKENDS.requests).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("a URI arrives at the service as it was sent, or is malformed")
  @ValueSource(
      strings = {
        "/api/people?query=%27%20or%201%3D1--",
        "/api/people?query=a%3Db%20c&size=2",
        "/api/people?query='%C3%A9'",
        "/api/groups/a%20b?x=%3D",
        "/api/people?query=%2525&y"
      })
  void an_address_arrives_as_it_was_sent(String address) throws Exception {
    assertThat(answer(asked(address))).startsWith("HTTP/1.1 200");
    assertThat(BACKENDS.requests.remove().path()).isEqualTo(address);
  }

  @ParameterizedTest
  @DisplayName("a second raw = in a parameter of the query is malformed, for API and pages")
  @ValueSource(
      strings = {
        "/api/people?query=%27%20or%201=1--",
        "/api/people?size=2&query=a=b%20c",
        "/api/groups/a%20b?x=%3D=",
        "/groups?x==",
      })
  void a_second_raw_equals_sign_is_malformed(String address) throws Exception {
    assertThat(answer(asked(address))).startsWith("HTTP/1.1 400");
    assertThat(BACKENDS.requests).isEmpty();
  }

  @Test
  @DisplayName("a raw quotation mark in a URI is malformed")
  void a_raw_quote_is_malformed() throws Exception {
    assertThat(
            answer(
                "GET /api/people?query=\" HTTP/1.1\r\nHost: localhost\r\n"
                    + authorization()
                    + "\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  private static String asked(String address) {
    return "GET " + address + " HTTP/1.1\r\nHost: localhost\r\n" + authorization() + "\r\n";
  }

  private static String head(String method) {
    return method + " /api/groups HTTP/1.1\r\nHost: localhost\r\n" + authorization();
  }

  private static String authorization() {
    return "Authorization: Bearer " + BACKENDS.identity.token("alice", "participant") + "\r\n";
  }

  private String answer(String request) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(READ_TIMEOUT);
      write(socket, request);
      return new String(socket.getInputStream().readNBytes(12), US_ASCII);
    }
  }

  private static boolean isClosedWhileWriting(String drop, Socket socket) throws IOException {
    try {
      for (int i = 0; i < READ_TIMEOUT / socket.getSoTimeout(); i++) {
        if (isEnded(socket)) return true;
        write(socket, drop);
      }
      return false;
    } catch (SocketException closed) {
      return true;
    }
  }

  /** What was answered before the connection ended; fails if it does not end. */
  private static String answerWhileWriting(String drop, Socket socket) throws IOException {
    var answer = new StringBuilder();
    var buffer = new byte[READ_TIMEOUT];
    var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READ_TIMEOUT);
    try {
      while (System.nanoTime() < end) {
        try {
          int read = socket.getInputStream().read(buffer);
          if (read < 0) return answer.toString();
          answer.append(new String(buffer, 0, read, UTF_8));
        } catch (SocketTimeoutException stillOpen) {
          write(socket, drop);
        }
      }
    } catch (SocketException closed) {
      return answer.toString();
    }
    throw new AssertionError("The connection is still open after " + answer);
  }

  private static boolean isEnded(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }
}
