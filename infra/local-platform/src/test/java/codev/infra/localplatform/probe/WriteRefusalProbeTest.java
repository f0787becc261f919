package codev.infra.localplatform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Which databases of a service refuse writes")
class WriteRefusalProbeTest {
  @Test
  @DisplayName("is what its health says, with the reason of each")
  void is_named_by_its_health() throws IOException {
    var health =
        """
        {"status": "DOWN", "components": {
          "databaseWrites": {"status": "DOWN", "details": {
            "database": "log", "reason": "storage-full"}},
          "keyVaultWrites": {"status": "UP"}}}
        """;
    assertThat(answered(503, health))
        .containsExactly("group-service: the database log takes no writes: storage-full");
  }

  @Test
  @DisplayName(
      "is none where all take them, where its version does not know, or it does not answer")
  void is_none() throws IOException {
    assertThat(answered(200, "{\"components\": {\"databaseWrites\": {\"status\": \"UP\"}}}"))
        .isEmpty();
    assertThat(answered(404, "{\"status\": 404}")).isEmpty();
    assertThat(answered(502, "<html>")).isEmpty();
  }

  private static List<String> answered(int status, String health) throws IOException {
    return new HealthStub("/actuator/health/writes", status, health)
        .found(port -> WriteRefusalProbe.of("group-service", port));
  }
}
