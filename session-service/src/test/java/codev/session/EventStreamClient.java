package codev.session;

import codev.infra.testkit.TestTimeouts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A client of a stream of Server-Sent Events. */
final class EventStreamClient implements AutoCloseable {
  private final BufferedReader lines;

  record Event(String id, String kind, String data) {}

  private EventStreamClient(BufferedReader lines) {
    this.lines = lines;
  }

  static EventStreamClient to(URI stream, String token, @Nullable String lastId) {
    var request =
        HttpRequest.newBuilder(stream)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (lastId != null) request.header("Last-Event-ID", lastId);
    try {
      var body =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
              .body();
      return new EventStreamClient(
          new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Event next() {
    return inTime(this::read);
  }

  /** Whether the service ends the stream, whatever it sends before. */
  boolean ends() {
    return inTime(this::readToTheEnd);
  }

  /** The lines until the service ends the stream. */
  List<String> rest() {
    return inTime(() -> lines.lines().toList());
  }

  /** On a thread of its own: one that goes on waiting keeps no other from reading. */
  private static <T> T inTime(Callable<T> read) {
    var reading = new FutureTask<>(read);
    Thread.ofVirtual().start(reading);
    try {
      return reading.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the stream neither sent an event nor ended", e);
    }
  }

  private boolean readToTheEnd() throws IOException {
    while (lines.readLine() != null) {}
    return true;
  }

  private Event read() throws IOException {
    String id = "";
    String kind = "";
    var data = new StringBuilder();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty() && !data.isEmpty()) return new Event(id, kind, data.toString());
      if (line.startsWith("id:")) id = line.substring(3).strip();
      if (line.startsWith("event:")) kind = line.substring(6).strip();
      if (line.startsWith("data:")) data.append(line.substring(5));
    }
    throw new IllegalStateException("the stream has ended");
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
