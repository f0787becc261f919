package codev.infra.localplatform.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Probes whether a process listens on its port or answers a request. The port of a process that is
 * frozen still takes connections.
 */
public final class HealthProbe {

  private static final int TIMEOUT_MILLIS = 2000;

  private HealthProbe() {}

  static boolean answers(String address) throws IOException {
    var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try {
      return connection.getResponseCode() == 200;
    } finally {
      connection.disconnect();
    }
  }

  /** What is answered, whichever its status; empty where nothing is. */
  public static Optional<String> body(String address) {
    try {
      var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      try (var body =
          connection.getResponseCode() < 400
              ? connection.getInputStream()
              : connection.getErrorStream()) {
        return body == null
            ? Optional.empty()
            : Optional.of(new String(body.readAllBytes(), UTF_8));
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What is answered, if it is JSON. */
  public static Optional<JsonNode> json(String address) {
    try {
      return body(address).map(answer -> JsonMapper.shared().readTree(answer));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  public static boolean listens(int port) throws IOException {
    try (var socket = new Socket()) {
      connect(socket, port);
      return true;
    }
  }

  /** Whether anything comes back for a request in the protocol of the process. */
  public static boolean answers(int port, byte[] request) throws IOException {
    try (var socket = new Socket()) {
      connect(socket, port);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request);
      return socket.getInputStream().read() >= 0;
    }
  }

  private static void connect(Socket socket, int port) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
  }
}
