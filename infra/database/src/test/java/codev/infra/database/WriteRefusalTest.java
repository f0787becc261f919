package codev.infra.database;

import static codev.infra.database.DatabaseFailure.READ_ONLY;
import static codev.infra.database.DatabaseFailure.STORAGE_FAILED;
import static codev.infra.database.DatabaseFailure.STORAGE_FULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.health.contributor.Status;

@DisplayName("A PostgreSQL server that answers and refuses writes")
@Isolated("makes the server of all read-only")
class WriteRefusalTest {
  private static final String WRITE = "insert into written values (1)";

  /** Stands for a full disk, where the server writes a file of its own. */
  private static final String NO_ROOM = "alter database %s set temp_file_limit = 0";

  private static final String ROOM = "alter database %s reset temp_file_limit";

  private final TestPostgres.Database database = TestPostgres.database();
  private final PostgresPool pool =
      new PostgresPool(
          "log", database.url(), TestPostgres.Database.USERNAME, TestPostgres.Database.PASSWORD);
  private final DatabaseWritesHealthIndicator health = new DatabaseWritesHealthIndicator(pool);

  @BeforeEach
  void a_table() {
    database.ask("create table written (number int)");
    pool.setMaximumPoolSize(1);
  }

  @AfterEach
  void close() {
    TestPostgres.acceptWrites();
    pool.close();
  }

  @Test
  @DisplayName("is reported as read-only without a write, and is still read")
  void a_read_only_server_is_found() throws SQLException {
    run(WRITE);
    assertThat(pool.writeRefusal()).isEmpty();

    TestPostgres.refuseWrites();

    await().untilAsserted(() -> assertThat(pool.writeRefusal()).contains(READ_ONLY));
    run("select * from written");
    assertThat(pool.isServerAnswering()).isTrue();
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.health().getDetails())
        .containsEntry("database", "log")
        .containsEntry("reason", "read-only");

    TestPostgres.acceptWrites();

    await().until(() -> pool.writeRefusal().isEmpty());
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    run(WRITE);
  }

  @Test
  @DisplayName("is known from the first statement that its full disk refuses, until there is room")
  void a_full_disk_is_known_at_once() throws SQLException {
    refuse("53100");
    database.ask(NO_ROOM.formatted(database.name()));

    assertThatThrownBy(() -> run(WRITE)).isInstanceOf(SQLException.class);
    assertThat(pool.writeRefusal()).contains(STORAGE_FULL);

    database.ask("drop trigger refuse on written");
    database.ask(ROOM.formatted(database.name()));

    await().until(() -> pool.writeRefusal().isEmpty());
    run(WRITE);
  }

  @Test
  @DisplayName("counts as refusing for as long as it can write no file")
  void room_is_proved_by_a_file() {
    database.ask(NO_ROOM.formatted(database.name()));
    var rounds = new AtomicInteger();
    var again = new AtomicInteger();
    try (var monitor = monitor(rounds::incrementAndGet, again::incrementAndGet)) {
      monitor.start();
      monitor.noteFailure(new SQLException("full", "53100"));
      var begun = rounds.get();

      await().until(() -> rounds.get() >= begun + 3);
      assertThat(monitor.writeRefusal()).contains(STORAGE_FULL);
      assertThat(again).hasValue(0);
      database.ask(ROOM.formatted(database.name()));

      await().until(() -> monitor.writeRefusal().isEmpty());
      assertThat(again).hasValue(1);
    }
  }

  @Test
  @DisplayName("is not reported for a statement that fails for another reason")
  void other_failures_mean_nothing() throws SQLException {
    run(WRITE);

    assertThatThrownBy(() -> run("insert into missing values (1)"))
        .isInstanceOf(SQLException.class);

    assertThat(pool.writeRefusal()).isEmpty();
  }

  @Test
  @DisplayName("leaves no read-only connection in the pool once the server takes writes again")
  void read_only_connections_are_replaced() throws SQLException {
    run("set session characteristics as transaction read only");

    assertThatThrownBy(() -> run(WRITE)).hasMessageContaining("read-only transaction");

    await()
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(
            () -> {
              run(WRITE);
              return true;
            });
    await().until(() -> pool.writeRefusal().isEmpty());
  }

  @Test
  @DisplayName("is counted, for each reason")
  void it_is_counted() {
    var meters = new SimpleMeterRegistry();
    new WriteRefusalMeters(pool).bindTo(meters);
    refuse("58030");
    database.ask(NO_ROOM.formatted(database.name()));
    assertThat(refusing(meters, STORAGE_FAILED)).isZero();

    assertThatThrownBy(() -> run(WRITE)).isInstanceOf(SQLException.class);

    // the file that cannot be written then says more
    await().until(() -> refusing(meters, STORAGE_FAILED) + refusing(meters, STORAGE_FULL) == 1);
    assertThat(refusing(meters, READ_ONLY)).isZero();
  }

  private static double refusing(SimpleMeterRegistry meters, DatabaseFailure reason) {
    return meters
        .get("codev.database.writes.refused")
        .tags("database", "log", "reason", reason.label())
        .gauge()
        .value();
  }

  /** Whatever is written to the table fails with this SQLSTATE. */
  private void refuse(String state) {
    database.ask(
        """
        create function refuse() returns trigger language plpgsql as
          $$ begin raise 'refused' using errcode = '%s'; end $$;
        create trigger refuse before insert on written execute function refuse();
        """
            .formatted(state));
  }

  private PostgresServerMonitor monitor(Runnable eachTime, Runnable onWritesAgain) {
    return new PostgresServerMonitor(
        "test",
        database.url(),
        TestPostgres.Database.USERNAME,
        TestPostgres.Database.PASSWORD,
        eachTime,
        () -> {},
        onWritesAgain);
  }

  private void run(String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
