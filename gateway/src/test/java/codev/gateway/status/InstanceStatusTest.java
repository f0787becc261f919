package codev.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The status of an instance")
class InstanceStatusTest {
  private static final Path ALERTS = Path.of("../infra/prometheus/alerts.yml");
  private static final Path MANUAL = Path.of("../infra/docs/operations.md");

  @Test
  @DisplayName("says by its meters what is wrong, and of what")
  void says_what_is_wrong() {
    var meters =
        """
        # HELP codev_relay_dead_letters_messages Dead letters
        codev_relay_dead_letters_messages{listener="groups"} 2.0
        codev_relay_dead_letters_messages{listener="sessions"} 0.0
        codev_processor_lag_time_seconds{processor="board.23"} 10.0
        codev_processor_lag_time_seconds{processor="names.2"} NaN
        codev_processor_lag_time_seconds{processor="outbox codev.groups"} 1.2E2
        codev_database_writes_refused_databases{database="log",reason="storage-full"} 1.0
        codev_log_altered_logs 1.0
        http_server_requests_seconds_count{uri="/groups/{id}"} 7.0
        """;

    assertThat(ready(meters).findings())
        .extracting(Finding::problem)
        .containsExactly(
            "group-service: dead letters of the listener groups wait",
            "group-service: outbox codev.groups is more than 10 s behind the log",
            "group-service: the database log takes no writes",
            "group-service: the log does not continue the checkpoint that was signed last");
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

    assertThat(ready(meters.formatted("10.0")).findings()).isEmpty();
    assertThat(ready(meters.formatted("9.0")).findings())
        .extracting(Finding::problem)
        .containsExactly("less than 10 % of a disk of group-service at a:8080 is free");
  }

  @Test
  @DisplayName("is that it is not ready, that it does not answer, or that it cannot be known")
  void is_not_ready() {
    assertThat(new InstanceStatus("group-service", "a:8080", 503, Optional.of("")).findings())
        .extracting(Finding::problem)
        .containsExactly("group-service at a:8080 is not ready");
    assertThat(new InstanceStatus("group-service", "a:8080", 0, Optional.empty()).findings())
        .extracting(Finding::problem)
        .containsExactly("group-service at a:8080 does not answer");
    assertThat(new InstanceStatus("group-service", "a:8080", 200, Optional.empty()).findings())
        .extracting(Finding::problem)
        .containsExactly("the meters of group-service at a:8080 cannot be read");
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

  private static InstanceStatus ready(String meters) {
    return new InstanceStatus("group-service", "a:8080", 200, Optional.of(meters));
  }
}
