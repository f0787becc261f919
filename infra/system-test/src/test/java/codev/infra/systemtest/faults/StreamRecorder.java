package codev.infra.systemtest.faults;

import codev.infra.testkit.history.LoggedEvent;
import codev.infra.testkit.history.RecordedStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the stream of a session as a browser does: when it ends or falls silent, it connects
 * again with the id of the last event.
 */
final class StreamRecorder implements Runnable {
  /** A living stream sends a comment every 15 s. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Sent to their authors only. */
  private static final Set<String> PRIVATE =
      Set.of("session.note-taken", "session.contribution-marked", "session.session-evaluated");

  private final URI address;
  private final String token;
  private final UUID session;
  private final List<Long> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private @Nullable HttpURLConnection connection;
  private String lastId = "0";
  private volatile boolean ended;

  StreamRecorder(URI gateway, String token, UUID session) {
    this.address = gateway.resolve("/api/sessions/" + session + "/stream");
    this.token = token;
    this.session = session;
  }

  @Override
  public void run() {
    while (!ended) {
      try {
        read();
      } catch (IOException | UncheckedIOException e) {
        // connects again
      }
      if (!ended) Patience.pause(RETRY);
    }
  }

  int connections() {
    return connections.get();
  }

  /** Ends once it has received the last event that the log has of its session. */
  RecordedStream finish(List<LoggedEvent> log) {
    var last =
        log.stream().filter(this::isSubscribed).mapToLong(LoggedEvent::position).max().orElse(0);
    try {
      Patience.until(
          Patience.RECOVERY,
          "the stream has arrived at position " + last,
          () -> received.stream().filter(position -> position >= last).findFirst());
    } catch (AssertionError e) {
      // what is missing is found by the checker
    }
    end();
    return new RecordedStream("stream of " + session, this::isSubscribed, 0, List.copyOf(received));
  }

  /** What it has received: everything up to the last position. */
  RecordedStream soFar() {
    var positions = List.copyOf(received);
    long last = positions.stream().mapToLong(position -> position).max().orElse(0);
    return new RecordedStream(
        "stream of " + session,
        event -> isSubscribed(event) && event.position() <= last,
        0,
        positions);
  }

  void end() {
    ended = true;
    disconnect();
  }

  private boolean isSubscribed(LoggedEvent event) {
    return event.aggregate().id().equals(session.toString())
        && event.type().startsWith("session.")
        && !PRIVATE.contains(event.type());
  }

  private void read() throws IOException {
    var opened = open();
    connections.incrementAndGet();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(opened.getInputStream(), StandardCharsets.UTF_8))) {
      String id = null;
      String line;
      while (!ended && (line = lines.readLine()) != null) {
        if (line.startsWith("id:")) id = line.substring(3).strip();
        else if (line.startsWith("data:") && id != null) take(id, line.substring(5));
        else if (line.isEmpty()) id = null;
      }
    } finally {
      opened.disconnect();
    }
  }

  private HttpURLConnection open() throws IOException {
    var opened = (HttpURLConnection) address.toURL().openConnection();
    opened.setConnectTimeout((int) Duration.ofSeconds(3).toMillis());
    opened.setReadTimeout((int) SILENCE.toMillis());
    opened.setRequestProperty("Accept", "text/event-stream");
    opened.setRequestProperty("Authorization", "Bearer " + token);
    opened.setRequestProperty("Last-Event-ID", lastId);
    synchronized (this) {
      connection = opened;
    }
    return opened;
  }

  private void take(String id, String data) {
    received.add(JsonMapper.shared().readTree(data).path("position").asLong());
    lastId = id;
  }

  private synchronized void disconnect() {
    if (connection != null) connection.disconnect();
  }
}
