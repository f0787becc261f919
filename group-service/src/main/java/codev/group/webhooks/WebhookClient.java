package codev.group.webhooks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts a message and reads the status of the answer, nothing else: no redirect is followed and no
 * content is read. It connects to the very address that was checked, which the JDK's HTTP client,
 * resolving the name itself, cannot be told.
 */
@Component
class WebhookClient {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookClient.class);
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");
  private static final int LONGEST_LINE = 500; // bytes

  private final WebhookAddresses addresses;
  private final Duration limit;
  private final SSLSocketFactory encryption;

  @Autowired
  WebhookClient(WebhookAddresses addresses, WebhookProperties settings) {
    this(addresses, settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * @param encryption says whose certificates are trusted
   */
  WebhookClient(
      WebhookAddresses addresses, WebhookProperties settings, SSLSocketFactory encryption) {
    this.addresses = addresses;
    this.limit = settings.answerWithin();
    this.encryption = encryption;
  }

  /**
   * What came back.
   *
   * @param status null: nothing, in time
   */
  record Answer(@Nullable Integer status, long millis) {
    private static final int GONE = 410;

    /** Whether the receiver has accepted the message. */
    boolean isAccepted() {
      return status != null && status >= 200 && status < 300;
    }

    /** Whether the receiver wants no messages any more. */
    boolean isGone() {
      return status != null && status == GONE;
    }
  }

  Answer post(URI address, Map<String, String> headers, String body) {
    long begin = System.nanoTime();
    Integer status = null;
    try {
      status = exchange(address, headers, body);
    } catch (IOException e) {
      LOG.debug("{} does not answer", address.getHost(), e);
    }
    return new Answer(status, Duration.ofNanos(System.nanoTime() - begin).toMillis());
  }

  private int exchange(URI address, Map<String, String> headers, String body) throws IOException {
    var target = addresses.resolved(address);
    try (var socket = new Socket()) {
      var end =
          CompletableFuture.runAsync(
              () -> close(socket),
              CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
      try {
        socket.connect(target, Math.toIntExact(limit.toMillis()));
        return WebhookAddresses.isEncrypted(address)
            ? exchangeOverTls(socket, address, headers, body)
            : exchange(socket, address, headers, body);
      } finally {
        end.cancel(false);
      }
    }
  }

  /** Ends whatever waits for the receiver. */
  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("Not closed", e);
    }
  }

  /** The receiver proves that it has the name. */
  private int exchangeOverTls(Socket socket, URI address, Map<String, String> headers, String body)
      throws IOException {
    int port = WebhookAddresses.port(address);
    try (var secure = (SSLSocket) encryption.createSocket(socket, address.getHost(), port, true)) {
      var parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      return exchange(secure, address, headers, body);
    }
  }

  private static int exchange(Socket socket, URI address, Map<String, String> headers, String body)
      throws IOException {
    var content = body.getBytes(UTF_8);
    var out = socket.getOutputStream();
    out.write(head(address, headers, content.length).getBytes(US_ASCII));
    out.write(content);
    out.flush();
    return status(socket.getInputStream());
  }

  private static String head(URI address, Map<String, String> headers, int length) {
    var path = address.getRawPath() == null ? "" : address.getRawPath();
    var head = new StringBuilder("POST ").append(path.isEmpty() ? "/" : path);
    if (address.getRawQuery() != null) head.append('?').append(address.getRawQuery());
    head.append(" HTTP/1.1\r\nHost: ").append(address.getRawAuthority());
    head.append("\r\nContent-Type: application/json\r\nUser-Agent: codev\r\nConnection: close");
    head.append("\r\nContent-Length: ").append(length).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private static int status(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() == LONGEST_LINE) throw new ProtocolException("No status");
      if (next != '\r') line.append((char) next);
    }
    var matcher = STATUS.matcher(line);
    if (!matcher.matches()) throw new ProtocolException("No status");
    return Integer.parseInt(matcher.group(1));
  }
}
