package codev.infra.localplatform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The dead letters of a service")
class DeadLetterProbeTest {
  @Test
  @DisplayName("are counted, and one is named with its reason and how it is delivered again")
  void are_counted() throws IOException {
    var letters =
        """
        [{"id": "groups.group-service.7", "type": "group.person-registered.v1", "subject": "p",
          "n": 7, "why": "unknown zone", "since": "2027-01-08T11:00:00Z"},
         {"id": "groups.group-service.9", "n": 9, "why": "waits behind 7"}]
        """;

    assertThat(answered(200, letters))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.problem())
                  .isEqualTo(
                      "session-service: dead letters waiting: 2, one of them"
                          + " groups.group-service.7: unknown zone");
              assertThat(finding.remedy())
                  .containsPattern("http://127.0.0.1:\\d+/actuator/parked/groups.group-service.7,");
            });
  }

  @Test
  @DisplayName("are none where none waits, or where it does not answer")
  void are_none() throws IOException {
    assertThat(answered(200, "[]")).isEmpty();
    assertThat(answered(403, "{\"status\": 403}")).isEmpty();
    assertThat(answered(502, "<html>")).isEmpty();
  }

  private static List<Finding> answered(int status, String letters) throws IOException {
    return new HealthStub("/actuator/parked", status, letters)
        .found(port -> DeadLetterProbe.of("session-service", port));
  }
}
