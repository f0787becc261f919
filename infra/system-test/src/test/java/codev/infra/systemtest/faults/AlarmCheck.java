package codev.infra.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.systemtest.Platform.Running;
import codev.infra.systemtest.faults.sequence.ExpectedAlarms;
import codev.infra.systemtest.faults.sequence.Fault;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the operator does with the alarms of a sequence of faults: each has to be one that the
 * faults raise by themselves, and is acknowledged, since it stays and keeps health down otherwise.
 */
final class AlarmCheck {
  private final List<Running> services;
  private final List<Fault> performed;

  /**
   * @param processes of the platform
   * @param performed all faults
   */
  AlarmCheck(List<Running> processes, List<Fault> performed) {
    this.services =
        processes.stream().filter(process -> process.name().contains("-service")).toList();
    this.performed = performed;
  }

  /**
   * Those that are open now, as any instance has them: one may have raised an alarm that it has not
   * stored yet.
   *
   * @throws IllegalStateException if an instance does not list them
   */
  void acknowledgeExpected() {
    for (var service : services) for (var alarm : open(service)) acknowledge(service, alarm);
  }

  private static JsonNode open(Running service) {
    var answer = Http.get(alarms(service, ""));
    if (answer.statusCode() != 200)
      throw new IllegalStateException(
          "%s answers %d".formatted(service.name(), answer.statusCode()));
    return JsonMapper.shared().readTree(answer.body());
  }

  private void acknowledge(Running service, JsonNode alarm) {
    var kind = alarm.path("kind").asString();
    var detail = alarm.path("detail").asString();
    var text =
        "%s: %s: %s: %s".formatted(service.name(), kind, alarm.path("subject").asString(), detail);
    assertThat(ExpectedAlarms.isExpected(kind, detail, performed))
        .as("is expected of these faults: alarm of %s", text)
        .isTrue();
    var answer =
        Http.post(alarms(service, "/" + alarm.path("id").asString()), "{\"by\": \"operator\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    // Instances know for some seconds what another one has acknowledged meanwhile.
    if (JsonMapper.shared().readTree(answer.body()).path("acknowledged").asBoolean())
      System.out.println("alarm acknowledged, of " + text);
  }

  private static URI alarms(Running service, String path) {
    return URI.create("http://127.0.0.1:%d/actuator/alarms%s".formatted(service.port(), path));
  }
}
