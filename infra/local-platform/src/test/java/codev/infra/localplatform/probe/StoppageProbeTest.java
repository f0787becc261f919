package codev.infra.localplatform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a service waits for")
class StoppageProbeTest {
  @Test
  @DisplayName("is what its health says of its event processors and listeners")
  void is_named_by_its_health() throws IOException {
    var health =
        """
        {"status": "DOWN", "components": {
          "views": {"status": "UP"},
          "eventProcessor": {"status": "DOWN", "details": {
            "outbox codev.groups": "the log was restored. To go on: ./codev relay resume"}},
          "relay": {"status": "DOWN", "details": {
            "codev.sessions-3": "the database was restored"}}}}
        """;
    assertThat(answered(503, health))
        .isEqualTo(
            "group-service: outbox codev.groups is stopped: the log was restored. To go on:"
                + " ./codev relay resume\n"
                + "group-service: codev.sessions-3 is stopped: the database was restored");
  }

  @Test
  @DisplayName("is said once where many wait for the same")
  void is_said_once() throws IOException {
    var health =
        """
        {"components": {"eventProcessor": {"details": {
          "a.1": "changed", "b.1": "changed", "c.1": "changed", "d.1": "changed", "e.1": "changed",
          "f.1": "unknown", "g.1": "unknown"}}}}
        """;
    assertThat(answered(503, health))
        .isEqualTo(
            "group-service: a.1, b.1, c.1 and 2 others are stopped: changed\n"
                + "group-service: f.1, g.1 are stopped: unknown");
  }

  @Test
  @DisplayName("is nothing where all processors run, or where it does not answer")
  void is_nothing() throws IOException {
    assertThat(answered(200, "{\"components\": {\"eventProcessor\": {\"status\": \"UP\"}}}"))
        .isEmpty();
    assertThat(answered(502, "<html>")).isEmpty();
  }

  private static String answered(int status, String health) throws IOException {
    var found =
        new HealthStub("/actuator/health/read-models", status, health)
            .found(port -> StoppageProbe.of("group-service", port));
    return String.join("\n", found);
  }
}
