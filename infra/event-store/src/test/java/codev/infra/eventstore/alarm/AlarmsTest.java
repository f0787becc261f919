package codev.infra.eventstore.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import codev.infra.eventstore.EventLogs;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import codev.infra.testkit.faults.ErroneousDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@DisplayName("An alarm")
class AlarmsTest {
  private final TestPostgres.Database database = EventLogs.database();
  private final Alarms alarms = new Alarms(database.dataSource());

  @Test
  @DisplayName("stays on all instances, over restarts, until an operator acknowledges it")
  void stays_until_it_is_acknowledged() {
    assertThat(new AlarmsHealthIndicator(alarms).health().getStatus()).isEqualTo(Status.UP);

    alarms.raise(AlarmKind.VIEW_ALTERED, "board.21", "document s1");

    var meters = new SimpleMeterRegistry();
    var elsewhere = new Alarms(database.dataSource());
    elsewhere.bindTo(meters);
    var alarm = elsewhere.open().getFirst();
    assertThat(alarm.kind()).isEqualTo("view-altered");
    assertThat(alarm.detail()).isEqualTo("document s1");
    assertThat(open(meters, "view-altered")).isEqualTo(1);
    assertThat(open(meters, "log-altered")).isZero();
    var health = new AlarmsHealthIndicator(elsewhere).health();
    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails().toString()).contains("view-altered: board.21: document s1");

    assertThat(elsewhere.acknowledge(alarm.id(), "operator")).isTrue();

    assertThat(elsewhere.acknowledge(alarm.id(), "operator")).isFalse();
    assertThat(open(meters, "view-altered")).isZero();
    assertThat(new AlarmsHealthIndicator(elsewhere).health().getStatus()).isEqualTo(Status.UP);
    assertThat(database.ask("select acknowledged_by from alarm")).isEqualTo("operator");
  }

  @Test
  @DisplayName("that cannot be stored because of an error is stored later")
  void an_error_loses_none() {
    var erroneous = new ErroneousDataSource(database.dataSource());
    var here = new Alarms(erroneous.dataSource());

    here.raise(AlarmKind.VIEW_ALTERED, "board.21", "document s1");
    assertThat(alarms.open()).isEmpty();
    erroneous.correct();
    here.raise(AlarmKind.VIEW_ALTERED, "board.22", "document s2");

    assertThat(here.open()).extracting(Alarm::subject).containsExactly("board.21", "board.22");
  }

  @Test
  @DisplayName("about the same is one alarm, which counts, and another one once acknowledged")
  void is_raised_again() {
    alarms.raise(AlarmKind.VIEW_ALTERED, "board.21", "document s1");
    alarms.raise(AlarmKind.VIEW_ALTERED, "board.21", "document s2");
    alarms.raise(AlarmKind.VIEW_ALTERED, "subjects.1", "document p1");

    assertThat(alarms.open()).extracting(Alarm::times).containsExactly(2L, 1L);
    assertThat(alarms.open()).extracting(Alarm::detail).startsWith("document s2");

    alarms.acknowledge(alarms.open().getFirst().id(), "operator");
    alarms.raise(AlarmKind.VIEW_ALTERED, "board.21", "document s3");

    assertThat(alarms.open()).extracting(Alarm::times).containsExactly(1L, 1L);
  }

  @Test
  @DisplayName("that cannot be stored is stored later")
  void is_stored_later() {
    database.ask("alter table alarm rename to away");
    alarms.raise(AlarmKind.CHECKPOINT_NOT_KEPT, "session-service", "the disk is full");
    assertThat(alarms.open()).isEmpty();

    database.ask("alter table away rename to alarm");
    alarms.raise(AlarmKind.VIEW_ALTERED, "board.21", "document s1");

    assertThat(alarms.open())
        .extracting(Alarm::kind)
        .containsExactly("checkpoint-not-kept", "view-altered");
  }

  @Test
  @DisplayName("is known to health and meters, which do not wait for the database")
  void health_does_not_wait() throws Exception {
    alarms.raise(AlarmKind.VIEW_ALTERED, "board.21", "document s1");
    var elsewhere = new Alarms(database.dataSource());
    var meters = new SimpleMeterRegistry();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table alarm");

      assertTimeoutPreemptively(
          TestTimeouts.LIMIT,
          () -> {
            elsewhere.bindTo(meters);
            assertThat(new AlarmsHealthIndicator(elsewhere).health().getStatus())
                .isEqualTo(Status.UP);
            assertThat(open(meters, "view-altered")).isZero();
          });
      connection.rollback();
    }

    Awaitility.await().until(() -> open(meters, "view-altered") == 1);
    assertThat(new AlarmsHealthIndicator(elsewhere).health().getStatus()).isEqualTo(Status.DOWN);
  }

  private static double open(SimpleMeterRegistry meters, String kind) {
    return meters.get("codev.alarms.open").tag("kind", kind).gauge().value();
  }
}
