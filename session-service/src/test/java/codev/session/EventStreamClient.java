package codev.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A client of a stream of Server-Sent Events. */
final class EventStreamClient implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;
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

  /** The next event, within ten seconds. */
  Event next() {
    try {
      return CompletableFuture.supplyAsync(this::read).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("nothing was heard", e);
    }
  }

  /** Whether the service ends the stream within this time, whatever it sends before. */
  boolean endsWithin(Duration time) {
    try {
      CompletableFuture.runAsync(this::readToTheEnd).get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("the stream broke", e);
    }
  }

  private void readToTheEnd() {
    try {
      while (lines.readLine() != null) {}
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Event read() {
    String id = "";
    String kind = "";
    var data = new StringBuilder();
    try {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && !data.isEmpty()) return new Event(id, kind, data.toString());
        if (line.startsWith("id:")) id = line.substring(3).strip();
        if (line.startsWith("event:")) kind = line.substring(6).strip();
        if (line.startsWith("data:")) data.append(line.substring(5));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
