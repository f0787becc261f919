package codev.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The status of an instance")
class InstanceStatusTest {
  private static final Path ALERTS = Path.of("../infra/prometheus/alerts.yml");
  private static final Path MANUAL = Path.of("../infra/docs/operations.md");
  private static final InstanceAnswer WELL = new InstanceAnswer(200, "{\"status\": \"UP\"}");
  private static final InstanceAnswer REFUSED = new InstanceAnswer(403, "{\"status\": 403}");

  @Test
  @DisplayName("says by its meters what is wrong, and of what")
  void says_by_its_meters_what_is_wrong() {
    var meters =
        """
        # HELP codev_relay_dead_letters_messages Dead letters
        codev_relay_dead_letters_messages{listener="groups"} 2.0
        codev_relay_dead_letters_messages{listener="sessions"} 0.0
        codev_processor_lag_time_seconds{processor="board.23"} 10.0
        codev_processor_lag_time_seconds{processor="names.2"} NaN
        codev_processor_lag_time_seconds{processor="outbox codev.groups"} 1.2E2
        codev_log_altered_logs 1.0
        http_server_requests_seconds_count{uri="/groups/{id}"} 7.0
        """;

    assertThat(measured(meters).findings())
        .extracting(Finding::problem)
        .containsExactly(
            "group-service: dead letters of the listener groups are waiting",
            "group-service: outbox codev.groups is more than 10 s behind the log",
            "group-service: the log does not match the last signed checkpoint");
  }

  @Test
  @DisplayName("says by its health what is wrong and why, even where its meters are not readable")
  void says_by_its_health_what_is_wrong() {
    var readModels =
        """
        {"status": "DOWN", "components": {
          "views": {"status": "OUT_OF_SERVICE", "details": {"pool.2": "being rebuilt: 40 %"}},
          "projections": {"status": "UP"},
          "eventProcessor": {"status": "DOWN", "details": {
            "a.1": "the log was restored", "b.1": "the log was restored"}}}}
        """;
    var writes =
        """
        {"components": {"databaseWrites": {"status": "DOWN", "details": {
          "database": "log", "reason": "storage-full"}}}}
        """;
    var status =
        status(WELL, new InstanceAnswer(503, readModels), new InstanceAnswer(503, writes), REFUSED);

    assertThat(status.findings())
        .extracting(Finding::problem)
        .containsExactly(
            "group-service: pool.2 cannot be read: being rebuilt: 40 %",
            "group-service: a.1, b.1 is stopped: the log was restored",
            "group-service: the database log takes no writes: storage-full",
            "the meters of group-service at a:8080 cannot be read");
  }

  @Test
  @DisplayName("is wrong once less than a tenth of a disk is free")
  void a_disk_is_almost_full() {
    var meters =
        """
        disk_free_bytes{path="/a"} 5.0E10
        disk_free_bytes{path="/b"} %s
        disk_total_bytes{path="/a"} 1.0E11
        disk_total_bytes{path="/b"} 100.0
        """;

    assertThat(measured(meters.formatted("10.0")).findings()).isEmpty();
    assertThat(measured(meters.formatted("9.0")).findings())
        .extracting(Finding::problem)
        .containsExactly("less than 10% of a disk of group-service at a:8080 is free");
  }

  @Test
  @DisplayName("is that it is not ready, or that it does not answer")
  void is_not_ready() {
    var unready = status(new InstanceAnswer(503, "{}"), WELL, WELL, new InstanceAnswer(200, ""));
    var silent =
        status(InstanceAnswer.NONE, InstanceAnswer.NONE, InstanceAnswer.NONE, InstanceAnswer.NONE);

    assertThat(unready.state()).isEqualTo("not ready");
    assertThat(unready.findings())
        .extracting(Finding::problem)
        .containsExactly("group-service at a:8080 is not ready");
    assertThat(silent.state()).isEqualTo("no answer");
    assertThat(silent.findings())
        .extracting(Finding::problem)
        .containsExactly("group-service at a:8080 does not answer");
  }

  @Test
  @DisplayName("has the meters of the alerts, and leads to sections that the manual has")
  void has_the_meters_of_the_alerts() throws IOException {
    var alerts = Files.readString(ALERTS);
    var manual = Files.readString(MANUAL);

    assertThat(MeterRule.ALL).allMatch(rule -> alerts.contains("(" + rule.meter()));
    assertThat(MeterRule.ALL)
        .extracting(rule -> rule.remedy().replaceFirst("(?s).*operations\\.md, (.*), says.*", "$1"))
        .allMatch(section -> manual.contains("# " + section + "\n"));
  }

  private static InstanceStatus measured(String meters) {
    return status(WELL, WELL, WELL, new InstanceAnswer(200, meters));
  }

  private static InstanceStatus status(
      InstanceAnswer readiness,
      InstanceAnswer readModels,
      InstanceAnswer writes,
      InstanceAnswer meters) {
    return new InstanceStatus("group-service", "a:8080", readiness, readModels, writes, meters);
  }
}
