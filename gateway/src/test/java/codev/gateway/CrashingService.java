package codev.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service that answers every GET and closes the connection on any other request, as a killed
 * process does.
 */
final class CrashingService implements AutoCloseable {

  /** Their methods, in the order of arrival, without health checks. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  private final ServerSocket socket;

  CrashingService(int port) throws IOException {
    socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        var connection = socket.accept();
        Thread.startVirtualThread(() -> serve(connection));
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.endsWith("HTTP/1.1")) continue;
        var method = line.substring(0, line.indexOf(' '));
        if (!line.contains(" /actuator/")) requests.add(method);
        if (!method.equals("GET")) {
          connection.setSoLinger(true, 0); // closing resets the connection
          return;
        }
        connection
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
      }
    } catch (IOException e) {
      // the client has closed the connection
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
