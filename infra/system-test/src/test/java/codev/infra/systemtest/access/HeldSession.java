package codev.infra.systemtest.access;

import static codev.infra.systemtest.access.AccessScene.must;

import codev.infra.systemtest.PlatformTime;
import codev.infra.testkit.TestApiClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A session that is held as far as an action of its client. */
final class HeldSession {
  private static final List<String> STEPS_BEFORE =
      List.of("PREPARATION", "PRESENTATION", "CLARIFICATION", "PROBLEM_DEFINITION", "CONSULTATION");

  private final String path;
  private final TestApiClient facilitator;
  private final TestApiClient client;

  HeldSession(UUID session, TestApiClient facilitator, TestApiClient client) {
    path = "/api/sessions/" + session;
    this.facilitator = facilitator;
    this.client = client;
  }

  /** Returns when learning-service knows of the action. */
  void plan(UUID action) {
    facilitator.await(path, _ -> true);
    var topic = UUID.randomUUID();
    must(
        client.post(
            path + "/topics",
            Map.of("id", topic, "kind", "PROBLEM", "title", "Table", "urgency", 4)));
    must(facilitator.post(path + "/open"));
    must(
        facilitator.post(
            path + "/topic-choice", Map.of("topicId", topic, "reason", "the only one")));
    for (var step : STEPS_BEFORE)
      must(
          facilitator.post(
              path + "/steps/next",
              Map.of("from", step, "reason", "so that the table has an action")));
    var today = PlatformTime.today().toString();
    must(client.post(path + "/actions", Map.of("id", action, "what", "Ask", "dueOn", today)));
    client.await("/api/actions?owner=me", mine -> !mine.isEmpty());
  }
}
