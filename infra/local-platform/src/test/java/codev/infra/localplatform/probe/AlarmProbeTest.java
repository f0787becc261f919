package codev.infra.localplatform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Which alarms of a service wait for an operator")
class AlarmProbeTest {
  @Test
  @DisplayName("are those that it lists, each with the command that acknowledges it")
  void are_those_that_it_lists() throws IOException {
    var alarms =
        """
        [{"id": 7, "kind": "view-altered", "subject": "board.21c", "detail": "document 12"},
         {"id": 8, "kind": "checkpoint-not-kept", "subject": "groups", "detail": "no connection"}]
        """;
    assertThat(answered(200, alarms))
        .containsExactly(
            "group-service: an alarm is open: view-altered: board.21c: document 12. Once it is"
                + " dealt with: ./codev alarms acknowledge group-service 7",
            "group-service: an alarm is open: checkpoint-not-kept: groups: no connection. Once it"
                + " is dealt with: ./codev alarms acknowledge group-service 8");
  }

  @Test
  @DisplayName("are none where none is open, its version has none, or it does not answer")
  void are_none() throws IOException {
    assertThat(answered(200, "[]")).isEmpty();
    assertThat(answered(404, "{\"status\": 404}")).isEmpty();
    assertThat(answered(502, "<html>")).isEmpty();
  }

  private static List<String> answered(int status, String alarms) throws IOException {
    return new HealthStub("/actuator/alarms", status, alarms)
        .found(port -> AlarmProbe.of("group-service", port));
  }
}
