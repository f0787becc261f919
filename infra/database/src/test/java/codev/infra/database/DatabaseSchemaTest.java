package codev.infra.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The tables of a database")
class DatabaseSchemaTest {
  private static final String TABLES =
      """
      select string_agg(table_name, ' ' order by table_name) from information_schema.tables
      where table_schema = 'public'
      """;

  private final TestPostgres.Database database = TestPostgres.database();

  @TempDir private Path migrations;

  @Test
  @DisplayName("an empty database of a service gets all of them, its log an empty head")
  void an_empty_database_gets_all() {
    migrate();
    assertThat(database.ask(TABLES).split(" "))
        .contains("events", "log_head", "checkpoints", "relay_token", "email_outbox");
    assertThat(database.ask("select position from log_head")).isEqualTo("0");
  }

  @Test
  @DisplayName("a database from before migrations were recorded keeps its rows, and gets the rest")
  void an_older_database_keeps_its_rows() {
    database.ask(
        """
        create table log_head (
          one boolean primary key default true check (one),
          position bigint not null, hash bytea not null);
        insert into log_head (position, hash) values (7, 'abc');
        """);
    migrate();
    assertThat(database.ask("select position from log_head")).isEqualTo("7");
    assertThat(database.ask(TABLES)).contains("email_outbox");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("processes that start at once apply each migration once")
  void several_processes_start_at_once(DatabaseSchema schema) throws Exception {
    Callable<Void> start =
        () -> {
          schema.migrate(database.dataSource());
          return null;
        };
    try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var started : processes.invokeAll(Stream.generate(() -> start).limit(6).toList()))
        started.get();
    }
    var table = schema == DatabaseSchema.SERVICE ? "schema_history" : "key_vault_schema_history";
    assertThat(database.ask("select count(*) from " + table + " where version = '1'"))
        .isEqualTo("1");
  }

  @Test
  @DisplayName("both schemas fit into one database")
  void both_fit_into_one_database() {
    migrate();
    DatabaseSchema.KEY_VAULT.migrate(database.dataSource());
    assertThat(database.ask(TABLES)).contains("events").contains("person_keys");
  }

  @Test
  @DisplayName("an older program refuses a database that a newer one has migrated")
  void an_older_program_refuses() {
    migrate();
    database.ask(
        """
        insert into schema_history
          (installed_rank, version, description, type, script, checksum, installed_by,
           execution_time, success)
        values (99, '99', 'future', 'SQL', 'V99__future.sql', 1, 'newer', 1, true)
        """);
    assertThatThrownBy(this::migrate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("schema version 99")
        .hasMessageContaining("Start that version again");
  }

  @Test
  @DisplayName("an applied file that has been edited since is refused")
  void an_edited_file_is_refused() throws IOException {
    write("V1__one.sql", "create table one (id bigint)");
    migrateFolder();
    write("V1__one.sql", "create table one (id bigint, name text)");
    assertThatThrownBy(this::migrateFolder)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("checksum mismatch");
  }

  @Test
  @DisplayName("a migration that fails leaves nothing behind, and is applied once it is right")
  void a_failed_migration_leaves_nothing() throws IOException {
    write("V1__one.sql", "create table one (id bigint)");
    write("V2__two.sql", "create table two (id bigint); create table one (id bigint)");
    assertThatThrownBy(this::migrateFolder)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("V2__two.sql");
    assertThat(database.ask(TABLES)).contains("one").doesNotContain("two");
    write("V2__two.sql", "create table two (id bigint)");
    migrateFolder();
    assertThat(database.ask(TABLES)).contains("two");
  }

  private void migrate() {
    DatabaseSchema.SERVICE.migrate(database.dataSource());
  }

  private void migrateFolder() {
    DatabaseSchema.SERVICE.migrate(database.dataSource(), "filesystem:" + migrations);
  }

  private void write(String file, String sql) throws IOException {
    Files.writeString(migrations.resolve(file), sql);
  }
}
