package codev.infra.eventstore;

import static codev.infra.eventstore.EventLogs.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.log.AppendFailedException;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.StaleCommitException;
import codev.infra.eventstore.log.UnknownOutcomeException;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.BreakableDataSource;
import codev.infra.testkit.faults.BreakableDataSource.BreakPoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@DisplayName("An outage of the database during an append")
@Execution(CONCURRENT)
class DatabaseOutageTest {
  private final AtomicReference<BreakPoint> breaking = new AtomicReference<>(BreakPoint.NEVER);
  private volatile boolean gone;
  private final TestPostgres.Database database = EventLogs.database();
  private Runnable afterBreak = () -> {};
  private DataSource dataSource;
  private EventLog log;

  @BeforeEach
  void a_log_whose_connections_may_break() {
    dataSource =
        BreakableDataSource.of(database.dataSource(), this::nextBreak, () -> afterBreak.run());
    log = EventLogs.on(dataSource);
    log.append(commit("a", 0));
  }

  @Test
  @DisplayName("the lost answer of a committed append is found, and nothing is written twice")
  void a_lost_answer_is_found_again() {
    breaking.set(BreakPoint.AFTER);
    assertThat(log.append(commit("a", 1))).isEqualTo(2);
    assertThat(log.history("Session", "a", 0)).hasSize(2);
  }

  @Test
  @DisplayName("an append that did not arrive is repeated")
  void a_lost_request_is_sent_again() {
    breaking.set(BreakPoint.BEFORE);
    assertThat(log.append(commit("a", 1))).isEqualTo(2);
    assertThat(log.history("Session", "a", 0)).hasSize(2);
  }

  @Test
  @DisplayName(
      "a database that does not return leaves the outcome unknown, and the log goes on afterwards")
  void an_absent_database_leaves_it_open() {
    var shortTimeout = new EventLog(dataSource, Duration.ofSeconds(2), new SimpleMeterRegistry());
    gone = true;
    assertThatThrownBy(() -> shortTimeout.append(commit("a", 1)))
        .isInstanceOf(UnknownOutcomeException.class);
    gone = false;
    assertThat(shortTimeout.append(commit("b", 0))).isGreaterThan(1);
  }

  @Test
  @DisplayName(
      "a silent database does not stop everything: the question is repeated, and counts once")
  void a_silent_database_is_asked_again() throws Exception {
    var shortTimeout = new EventLog(dataSource, Duration.ofSeconds(6), new SimpleMeterRegistry());
    shortTimeout.append(commit("b", 0));
    try (var rival = database.connect();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      rival.setAutoCommit(false);
      rival.createStatement().execute("select from log_head for update");
      var position = threads.submit(() -> shortTimeout.append(commit("b", 1)));
      await()
          .until(
              () ->
                  database
                      .ask(
                          "select count(*) > 1 from pg_stat_activity where wait_event_type ="
                              + " 'Lock' and datname = current_database()")
                      .equals("t"));
      rival.rollback();
      assertThat(position.get()).isEqualTo(3);
    }
    assertThat(shortTimeout.history("Session", "b", 0)).hasSize(2);
  }

  @Test
  @DisplayName("a full disk is reported at once, and appends go on once there is room")
  void a_full_disk_is_reported_at_once() {
    var patient = new EventLog(dataSource, Duration.ofDays(1), new SimpleMeterRegistry());
    database.ask(
        """
        create function disk_full() returns trigger language plpgsql as
          $$ begin raise 'could not extend file' using errcode = '53100'; end $$;
        create trigger disk_full before insert on events execute function disk_full();
        """);
    assertThat(refusal(patient)).hasStackTraceContaining("could not extend file");
    database.ask("drop trigger disk_full on events");
    assertThat(patient.append(commit("b", 0))).isEqualTo(2);
  }

  @Test
  @DisplayName("a read-only database is reported at once")
  void a_read_only_database_is_reported_at_once() {
    var patient = new EventLog(dataSource, Duration.ofDays(1), new SimpleMeterRegistry());
    database.ask(
        "alter database %s set default_transaction_read_only = on".formatted(database.name()));
    assertThat(refusal(patient)).hasStackTraceContaining("read-only transaction");
  }

  private static Throwable refusal(EventLog log) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> log.append(commit("b", 0)))
                .isInstanceOf(AppendFailedException.class)
                .actual());
  }

  @Test
  @DisplayName("finding a lost answer forgets nothing that another writer appended afterwards")
  void what_another_wrote_after_a_lost_answer_is_seen() {
    breaking.set(BreakPoint.AFTER);
    afterBreak = () -> EventLogs.on(database).append(commit("a", 2));
    assertThat(log.append(commit("a", 1))).isEqualTo(2);
    assertThatThrownBy(() -> log.append(commit("a", 2))).isInstanceOf(StaleCommitException.class);
  }

  private BreakPoint nextBreak() {
    return gone ? BreakPoint.BEFORE : breaking.getAndSet(BreakPoint.NEVER);
  }
}
