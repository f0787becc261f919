package codev.infra.systemtest.access;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends one request for a cell, with a content that no handler takes. */
final class AccessProbe {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final AccessScene scene;
  private final UUID session;
  private final UUID entry;

  /**
   * @param session that the requests are about
   * @param entry of it, with a file
   */
  AccessProbe(AccessScene scene, UUID session, UUID entry) {
    this.scene = scene;
    this.session = session;
    this.entry = entry;
  }

  /** The status; of a stream, without waiting for its end. */
  int status(URI base, Endpoint endpoint, UnaryOperator<HttpRequest.Builder> credentials) {
    var request = credentials.apply(Requests.to(base.resolve(address(endpoint))));
    if (!endpoint.isApi()) request.header("Accept", "text/html,*/*");
    if (!endpoint.reads())
      request
          .header(
              "Content-Type",
              endpoint.isApi() ? "application/json" : "application/x-www-form-urlencoded")
          .method(endpoint.method(), BodyPublishers.ofString(endpoint.isApi() ? "{" : ""));
    try {
      var answer = Requests.HTTP.send(request.build(), BodyHandlers.ofInputStream());
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

  /** What a program adds to its requests; nothing for a caller that is not signed in. */
  static UnaryOperator<HttpRequest.Builder> bearing(@Nullable String token) {
    return request -> token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private String address(Endpoint endpoint) {
    var path =
        VARIABLE
            .matcher(endpoint.path())
            .replaceAll(found -> variable(endpoint.path(), found.group(1)));
    if (path.endsWith("?at")) return path + "=1";
    return path.endsWith("/showings") && endpoint.isApi()
        ? path + "?programme=" + scene.programme()
        : path;
  }

  private String variable(String path, String name) {
    return switch (name) {
      case "session", "sessionId" -> session.toString();
      case "entry" -> entry.toString();
      default -> scene.variable(path, name);
    };
  }
}
