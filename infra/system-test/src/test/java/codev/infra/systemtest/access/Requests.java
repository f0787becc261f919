package codev.infra.systemtest.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests whose answers are read, and follows no redirect. */
final class Requests {
  static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Requests() {}

  static HttpRequest.Builder to(URI address) {
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(60))
        // JDK 25 can lose a quick answer on a connection that it uses again (JDK-8357639)
        .header("Connection", "close");
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
