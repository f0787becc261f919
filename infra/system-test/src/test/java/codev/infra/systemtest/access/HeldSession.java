package codev.infra.systemtest.access;

import static codev.infra.systemtest.access.AccessScene.must;

import codev.infra.systemtest.PlatformTime;
import codev.infra.testkit.TestApiClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A session that is held as far as an action of its client, or to its end. */
final class HeldSession {
  private static final List<String> STEPS_BEFORE =
      List.of("PREPARATION", "PRESENTATION", "CLARIFICATION", "PROBLEM_DEFINITION", "CONSULTATION");

  private final String path;
  private final UUID topic;
  private final TestApiClient facilitator;
  private final TestApiClient client;

  HeldSession(UUID session, UUID topic, TestApiClient facilitator, TestApiClient client) {
    path = "/api/sessions/" + session;
    this.topic = topic;
    this.facilitator = facilitator;
    this.client = client;
  }

  /** Returns when learning-service knows of the action. */
  void plan(UUID action) {
    hold();
    var today = PlatformTime.today().toString();
    must(client.post(path + "/actions", Map.of("id", action, "what", "Ask", "dueOn", today)));
    client.await("/api/actions?owner=me", mine -> !mine.isEmpty());
  }

  void close() {
    hold();
    var reason = "so that it is over";
    must(facilitator.post(path + "/steps/next", Map.of("from", "SYNTHESIS", "reason", reason)));
    must(facilitator.post(path + "/close", Map.of("reason", reason)));
  }

  /** A topic with a file. */
  static void propose(TestApiClient client, String session, UUID topic) {
    must(
        client.post(
            session + "/topics",
            Map.of("id", topic, "kind", "PROBLEM", "title", "Table", "urgency", 4)));
    var pdf = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    must(client.put(session + "/entries/" + topic + "/attachment", pdf));
  }

  private void hold() {
    facilitator.await(path, _ -> true);
    propose(client, path, topic);
    must(facilitator.post(path + "/open"));
    must(
        facilitator.post(
            path + "/topic-choice", Map.of("topicId", topic, "reason", "the only one")));
    for (var step : STEPS_BEFORE)
      must(
          facilitator.post(
              path + "/steps/next",
              Map.of("from", step, "reason", "so that the table has an action")));
  }
}
