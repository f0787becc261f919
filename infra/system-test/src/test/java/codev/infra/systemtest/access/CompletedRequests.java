package codev.infra.systemtest.access;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is done once its caller is admitted, since no content is malformed to it: sent with a
 * content that counts, and where it would end the caller's sessions, by another person of the same
 * role.
 */
final class CompletedRequests {
  private static final String ERASURE = "/api/people/{username}/erasure";
  private static final String END_OF_ANOTHER = "/api/people/{username}/sessions/end";

  /** What the answer names, by the path. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          ERASURE,
          "\"state\"",
          END_OF_ANOTHER,
          "\"ended\"",
          "/api/me/sessions/end",
          "\"ended\"",
          "/api/me/sessions/end-others",
          "\"ended\"");

  private final AccessScene scene;

  CompletedRequests(AccessScene scene) {
    this.scene = scene;
  }

  boolean includes(Endpoint endpoint) {
    return ANSWERS.containsKey(endpoint.path());
  }

  /** How it is answered otherwise than by doing it; null if it is done. */
  @Nullable String wrong(
      URI base, Endpoint endpoint, Actor actor, UnaryOperator<HttpRequest.Builder> credentials) {
    var path = endpoint.path();
    var caller =
        path.startsWith("/api/me/")
            ? AccessProbe.bearing(scene.tokenOfAnother(actor))
            : credentials;
    // the member's erasure may be asked for already, and is answered with that request then
    var subject = path.equals(ERASURE) ? Actor.MEMBER.username() : AccessScene.absent();
    var content = path.equals(ERASURE) ? "{\"reason\":\"so that the table has one\"}" : "{}";
    var answer =
        Requests.send(
            caller
                .apply(Requests.to(base.resolve(path.replace("{username}", subject))))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(content)));
    var expected = Objects.requireNonNull(ANSWERS.get(path));
    return answer.statusCode() / 100 == 2 && answer.body().contains(expected)
        ? null
        : "%s: %s is answered %d %s"
            .formatted(endpoint.operation(), actor, answer.statusCode(), answer.body());
  }
}
