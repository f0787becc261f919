package codev.infra.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.database.LogAccountProperties.ExcessRights;
import codev.infra.database.LogAccountProperties.Owner;
import codev.infra.testkit.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The accounts of a log")
class LogAccountTest {
  private static final String EVENT =
      """
      insert into events values (1, 'Session', 'a', 0, 'e', 'session.opened', '1', '', '', now(), 1, '')
      """;
  private static final String CHECKPOINT =
      "insert into checkpoints values (1, 'h', 'now', 's', 'k') on conflict do nothing";

  private final TestPostgres.Database database = TestPostgres.database();
  private final String owner = database.name() + "_owner";
  private final String writer = database.name() + "_writer";
  private PostgresPool pool;

  @BeforeEach
  void two_accounts() {
    for (var account : List.of(owner, writer))
      database.ask("create role %1$s login password '%1$s'".formatted(account));
    database.ask("alter database %s owner to %s".formatted(database.name(), owner));
    pool = new PostgresPool("log", database.url(), writer, writer);
    pool.setMinimumIdle(0);
    pool.migrateAs(owner, owner);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  @DisplayName("the owner makes the tables, the writer adds to the log and reads it")
  void the_writer_adds() throws SQLException {
    migrate();
    asWriter(EVENT);
    asWriter(CHECKPOINT);
    asWriter(CHECKPOINT);
    asWriter("update log_head set position = 1");
    assertThat(database.ask("select tableowner from pg_tables where tablename = 'events'"))
        .isEqualTo(owner);
    assertThat(
            database.ask(
                "select count(*) from events, checkpoints, log_head where log_head.position = 1"))
        .isEqualTo("1");
  }

  @ParameterizedTest
  @DisplayName("the writer alters nothing in it, and cannot disable what protects it")
  @ValueSource(
      strings = {
        "update events set payload = 'x'",
        "delete from events",
        "truncate events",
        "update checkpoints set hash = 'x'",
        "delete from checkpoints",
        "truncate checkpoints",
        "alter table events disable trigger all",
        "drop trigger append_only on events",
        "drop table events",
        "set session_replication_role = replica",
        "create table more (id bigint)",
        "delete from log_head",
        "insert into schema_history (installed_rank) values (99)"
      })
  void the_writer_alters_nothing(String statement) {
    migrate();
    assertThatThrownBy(() -> asWriter(statement))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  @ParameterizedTest
  @DisplayName("nor do the owner and the administrator, unless they disable the triggers first")
  @ValueSource(
      strings = {
        "update events set payload = 'x'",
        "update events set payload = 'x' where false",
        "delete from events",
        "truncate events",
        "update checkpoints set hash = 'x'",
        "delete from checkpoints",
        "truncate checkpoints"
      })
  void the_owner_alters_nothing(String statement) throws SQLException {
    migrate();
    asWriter(EVENT);
    for (var account : List.of(owner, TestPostgres.Database.USERNAME))
      assertThatThrownBy(() -> as(account, statement)).hasMessageContaining("it is only added to");
    for (var table : List.of("events", "checkpoints"))
      as(owner, "alter table %s disable trigger append_only".formatted(table));
    as(owner, statement);
  }

  @Test
  @DisplayName("every table has rights for the writer, so that a new one is not forgotten")
  void every_table_is_granted() {
    migrate();
    assertThat(
            database.ask(
                "select string_agg(tablename, ' ') from pg_tables where schemaname = 'public' and"
                    + " not"
                    + " has_table_privilege('%s', format('%%I.%%I', schemaname, tablename), 'SELECT')"
                        .formatted(writer)))
        .isEqualTo("null");
  }

  @Test
  @DisplayName("rights that were given beside them are taken back")
  void other_rights_are_taken_back() throws SQLException {
    migrate();
    as(owner, "grant all on events to " + writer);
    migrate();
    assertThatCode(() -> check(withOwner(null))).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("without the owner the writer starts on tables that are up to date")
  void the_writer_starts_alone() {
    migrate();
    try (var alone = new PostgresPool("log", database.url(), writer, writer)) {
      DatabaseSchema.SERVICE.migrate(alone);
      assertThatCode(() -> LogAccountCheck.check(alone, withoutOwner(ExcessRights.REFUSE)))
          .doesNotThrowAnyException();
    }
  }

  @Test
  @DisplayName("a writer that may alter the log is refused where the owner is another account")
  void excess_rights_are_refused() throws SQLException {
    migrate();
    check(withOwner(null));
    as(owner, "grant update (payload), delete on events to " + writer);
    assertThatThrownBy(() -> check(withOwner(null)))
        .hasMessageContainingAll(
            "account " + writer, "has DELETE on events, has UPDATE on events", "CODEV_LOG_USER");
    assertThatCode(() -> check(withOwner(ExcessRights.WARN))).doesNotThrowAnyException();
    database.ask("revoke all on events from %1$s; grant %2$s to %1$s".formatted(writer, owner));
    assertThatThrownBy(() -> check(withOwner(null)))
        .hasMessageContaining("owns checkpoints, owns events");
  }

  @Test
  @DisplayName("a log whose protection was disabled or dropped is refused")
  void a_disabled_trigger_is_refused() throws SQLException {
    migrate();
    as(owner, "alter table checkpoints disable trigger append_only");
    assertThatThrownBy(() -> check(withOwner(null)))
        .hasMessageContaining("finds no enabled trigger append_only on checkpoints.");
    as(owner, "alter table checkpoints enable trigger append_only");
    assertThatCode(() -> check(withOwner(null))).doesNotThrowAnyException();

    as(owner, "drop trigger append_only on events");
    assertThatThrownBy(() -> check(withOwner(null)))
        .hasMessageContaining("finds no enabled trigger append_only on events.");
  }

  @Test
  @DisplayName("an owner that writes is warned of, or refused if that is set")
  void an_owner_that_writes() {
    DatabaseSchema.SERVICE.migrate(database.dataSource());
    LogAccountCheck.check(database.dataSource(), withoutOwner(null));
    assertThatThrownBy(
            () -> LogAccountCheck.check(database.dataSource(), withoutOwner(ExcessRights.REFUSE)))
        .hasMessageContaining("owns checkpoints, owns events");
  }

  private void migrate() {
    DatabaseSchema.SERVICE.migrate(pool);
  }

  private void check(LogAccountProperties settings) {
    LogAccountCheck.check(pool, settings);
  }

  private LogAccountProperties withOwner(@Nullable ExcessRights excess) {
    return new LogAccountProperties(new Owner(owner, owner), excess);
  }

  private static LogAccountProperties withoutOwner(@Nullable ExcessRights excess) {
    return new LogAccountProperties(new Owner("", ""), excess);
  }

  private void asWriter(String statement) throws SQLException {
    try (var connection = pool.getConnection();
        var run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  private void as(String account, String statement) throws SQLException {
    try (var other = new PostgresPool(account, database.url(), account, account);
        var connection = other.unpooledDataSource().getConnection();
        var run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
