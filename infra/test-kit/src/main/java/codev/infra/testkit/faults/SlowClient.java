package codev.infra.testkit.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A client that sends byte after byte, never fast enough to be idle, and never ends a request. */
public final class SlowClient implements AutoCloseable {
  private final Socket connection;
  private final StringBuilder answer = new StringBuilder();

  private SlowClient(Socket connection) {
    this.connection = connection;
  }

  /**
   * @param beginning of a request, sent at once
   */
  public static SlowClient of(int port, String beginning) throws IOException {
    var client = new SlowClient(new Socket(InetAddress.getLoopbackAddress(), port));
    client.connection.setSoTimeout(1);
    client.send(beginning);
    return client;
  }

  /**
   * Sends a byte five times a second until the server closes the connection, for a minute at most.
   *
   * @return what the server has answered, if anything
   */
  public String untilClosed() {
    await().pollInterval(Duration.ofMillis(200)).until(this::sendAndCheckClosed);
    return answer.toString();
  }

  private boolean sendAndCheckClosed() {
    try {
      send("a");
      for (int read; (read = connection.getInputStream().read()) >= 0; ) answer.append((char) read);
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  private void send(String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(US_ASCII));
    connection.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
