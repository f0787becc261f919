package codev.infra.systemtest.access;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends one request for a cell, with a content that no handler takes. */
final class AccessProbe {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final AccessScene scene;

  AccessProbe(AccessScene scene) {
    this.scene = scene;
  }

  /** The status; of a stream, without waiting for its end. */
  int status(URI base, Endpoint endpoint, @Nullable String token) {
    var request =
        HttpRequest.newBuilder(base.resolve(address(endpoint))).timeout(Duration.ofSeconds(60));
    if (token != null) request.header("Authorization", "Bearer " + token);
    if (!endpoint.isApi()) request.header("Accept", "text/html,*/*");
    if (!endpoint.reads())
      request
          .header(
              "Content-Type",
              endpoint.isApi() ? "application/json" : "application/x-www-form-urlencoded")
          .method(endpoint.method(), BodyPublishers.ofString(endpoint.isApi() ? "{" : ""));
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (!endpoint.isStream()) body.transferTo(OutputStream.nullOutputStream());
      }
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String address(Endpoint endpoint) {
    var path =
        VARIABLE
            .matcher(endpoint.path())
            .replaceAll(found -> scene.variable(endpoint.path(), found.group(1)));
    if (path.endsWith("?at")) return path + "=1";
    return path.endsWith("/showings") && endpoint.isApi()
        ? path + "?programme=" + scene.programme()
        : path;
  }
}
