package codev.infra.localplatform.backup;

import static codev.infra.localplatform.backup.LogFixture.GROUPS;
import static codev.infra.localplatform.backup.LogFixture.SESSIONS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.PostgresDatabases;
import codev.infra.localplatform.stores.ServiceLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The log of one service, restored from a backup")
@Timeout(300)
class LogRestoreTest {

  private static final String TABLE_OF_A_LATER_VERSION =
      "select count(*) from pg_tables where tablename = 'relay_timeline'";

  /** By whose they are: the state of their keys in the vault when the log comes back. */
  private static final String JOBS =
      """
      insert into people_import (id, author, language, from_page, total, key)
      select gen_random_uuid(), author, 'fr', true, 1, key::uuid from (values
        ('kept', '00000000-0000-0000-0000-000000000001'),
        ('marked', '00000000-0000-0000-0000-000000000002'),
        ('gone', '00000000-0000-0000-0000-000000000003'),
        ('earlier', null)) as job (author, key);
      insert into people_import_part (job, first_line, people)
      select id, 2, author from people_import;
      insert into evidence_archive (id, programme, author, language, certificates, total, position, key)
      select gen_random_uuid(), gen_random_uuid(), author, 'fr', true, 1, 1, key::uuid from (values
        ('kept', '00000000-0000-0000-0000-000000000011'),
        ('marked', '00000000-0000-0000-0000-000000000012'),
        ('gone', '00000000-0000-0000-0000-000000000013'),
        ('not-begun', '00000000-0000-0000-0000-000000000014'),
        ('not-begun-marked', '00000000-0000-0000-0000-000000000015'),
        ('earlier', null)) as job (author, key);
      insert into evidence_archive_file (archive, number, name, content)
      select id, 0, author, ''::bytea from evidence_archive where author not like 'not-begun%';
      """;

  private static final String KEYS =
      """
      create table person_keys as select 'job 00000000-0000-0000-0000-0000000000' || number as username,
        case when is_kept then ''::bytea end as keyset
      from (values ('01', true), ('02', false), ('11', true), ('12', false), ('15', false))
        as key (number, is_kept)
      """;

  @TempDir(factory = MemoryFolder.class)
  static Path shared;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  /** Two events in each log, of which there is a backup; then one more, and an upgrade. */
  @BeforeAll
  static void a_platform_that_has_gone_on() throws Exception {
    var data = new DataDirectory(shared.resolve("platform"));
    try (var log = LogFixture.start(data, null)) {
      log.createTables();
      Files.writeString(data.secrets().masterKey(), "first\n");
      log.append(2, GROUPS, SESSIONS);
      for (var service : new String[] {"group-service", "session-service"})
        Files.writeString(data.secrets().lastSigned(service), "of a later moment");
      new BackupCommand(data, backup(), LogFixture.silent()).run(log.databases);
      log.append(1, GROUPS, SESSIONS);
      log.migrate(GROUPS, LogFixture.LATER);
      try (var keys = log.databases.connect("codev_keys");
          var statement = keys.createStatement()) {
        statement.execute("create table person_keys as select 'alice' as username");
      }
    }
    for (var store : new String[] {"kafka", "views"})
      Files.createFile(Files.createDirectories(data.store(store)).resolve("content"));
  }

  @Test
  @DisplayName("is as it was; the other databases, brokers and secrets stay, read models go")
  void comes_back_alone() throws Exception {
    var data = platform();

    restore(data, backup(), true, null);

    try (var log = LogFixture.start(data, null)) {
      assertThat(log.count(GROUPS)).isEqualTo(2);
      assertThat(log.count(SESSIONS)).isEqualTo(3);
      try (var keys = log.databases.connect("codev_keys")) {
        assertThat(PostgresDatabases.ask(keys, "select username from person_keys"))
            .isEqualTo("alice");
      }
    }
    assertThat(data.store("kafka").resolve("content")).exists();
    assertThat(Files.readString(data.secrets().masterKey())).isEqualTo("first\n");
    assertThat(data.secrets().lastSigned("group-service")).doesNotExist();
    assertThat(data.secrets().lastSigned("session-service")).exists();
    assertThat(backup().resolve("secrets/group-service-audit-key.pem.signed")).doesNotExist();
    assertThat(data.store("views")).doesNotExist();
    assertThat(data.root().resolve("restoring")).doesNotExist();
    try (var aside = Files.newDirectoryStream(data.root(), "replaced-*")) {
      var replaced = aside.iterator().next().resolve("data");
      assertThat(replaced.resolve("views")).doesNotExist();
      assertThat(replaced.resolve("postgres/PG_VERSION")).exists();
      assertThat(replaced.resolve("kafka")).doesNotExist();
    }
    assertThat(printed())
        .contains("codev_groups up to position 2")
        .contains("Where CODEV_MONGODB_URI names another store, drop its database codev_groups")
        .containsSubsequence("./codev up\n", "./codev status", "./codev relay resume");
  }

  @Test
  @DisplayName("has the tables of its version, and the outbox's token of then, so that it notices")
  void is_of_its_version() throws Exception {
    var data = platform();

    restore(data, backup(), true, null);

    try (var log = LogFixture.start(data, null)) {
      try (var groups = log.databases.connect(GROUPS)) {
        assertThat(PostgresDatabases.ask(groups, TABLE_OF_A_LATER_VERSION)).isEqualTo("0");
        assertThat(PostgresDatabases.ask(groups, "select position || last_said from relay_token"))
            .isEqualTo("2[1,2]");
      }
      log.migrate(GROUPS, LogFixture.LATER);
      try (var groups = log.databases.connect(GROUPS)) {
        assertThat(PostgresDatabases.ask(groups, TABLE_OF_A_LATER_VERSION)).isEqualTo("1");
        assertThat(PostgresDatabases.ask(groups, "select count(*) from schema_history"))
            .isEqualTo("21");
      }
    }
  }

  @Test
  @DisplayName("is added to by the writer, belongs to the owner, and is altered by neither")
  void keeps_its_accounts() throws Exception {
    var data = platform();

    restore(data, backup(), true, null);

    try (var log = LogFixture.start(data, null)) {
      try (var writer = log.connectAs("codev_groups_writer", GROUPS);
          var statement = writer.createStatement()) {
        assertThat(LogFixture.append(writer)).isEqualTo(3);
        assertThatThrownBy(() -> statement.execute("delete from events"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
      try (var owner = log.connectAs(GROUPS, GROUPS);
          var statement = owner.createStatement()) {
        assertThat(
                PostgresDatabases.ask(
                    owner,
                    "select string_agg(distinct tableowner, ' ') from pg_tables"
                        + " where schemaname = 'public'"))
            .isEqualTo(GROUPS);
        assertThatThrownBy(() -> statement.execute("delete from events"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("it is only added to");
      }
    }
  }

  @Test
  @DisplayName("is as it was at any moment that the archive reaches")
  void comes_back_to_a_moment() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var archive = folder.resolve("archive");
    var backup = folder.resolve("backup");
    Instant moment;
    try (var log = LogFixture.start(data, archive)) {
      log.createTables();
      log.append(1, GROUPS, SESSIONS);
      new BackupCommand(data, backup, LogFixture.silent()).run(log.databases);
      log.append(1, GROUPS, SESSIONS);
      moment = log.now();
      log.append(1, GROUPS, SESSIONS);
      log.awaitArchive(archive);
    }

    restore(data, backup, true, new PointInTimeRecovery(archive, moment));

    try (var log = LogFixture.start(data, null)) {
      assertThat(log.count(GROUPS)).isEqualTo(2);
      assertThat(log.count(SESSIONS)).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("brings back no import and no archive whose key was destroyed since the backup")
  void no_job_whose_key_was_destroyed() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var backup = folder.resolve("backup");
    try (var log = LogFixture.start(data, null)) {
      log.createTables();
      log.append(1, GROUPS, SESSIONS);
      log.migrate(GROUPS, LogFixture.LATER);
      execute(log, GROUPS, JOBS);
      new BackupCommand(data, backup, LogFixture.silent()).run(log.databases);
      execute(log, PostgresDatabases.KEY_VAULT, KEYS);
    }

    restore(data, backup, true, null);

    try (var log = LogFixture.start(data, null);
        var groups = log.databases.connect(GROUPS)) {
      assertThat(
              PostgresDatabases.ask(
                  groups, "select string_agg(author, ' ' order by author) from people_import"))
          .isEqualTo("earlier kept");
      assertThat(
              PostgresDatabases.ask(
                  groups, "select string_agg(people, ' ' order by people) from people_import_part"))
          .isEqualTo("earlier kept");
      assertThat(
              PostgresDatabases.ask(
                  groups, "select string_agg(author, ' ' order by author) from evidence_archive"))
          .isEqualTo("earlier kept not-begun");
      assertThat(
              PostgresDatabases.ask(
                  groups, "select string_agg(name, ' ' order by name) from evidence_archive_file"))
          .isEqualTo("earlier kept");
      assertThat(PostgresDatabases.ask(groups, "select count(*) from deleted_job_key"))
          .as("keys that the service sees to, by the trigger")
          .isEqualTo("5");
    }
    assertThat(printed()).contains("whose keys are destroyed: 5");
  }

  @Test
  @DisplayName("with jobs needs a key vault with keys, or says what to do, and nothing has changed")
  void needs_the_keys_of_jobs() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var backup = folder.resolve("backup");
    try (var log = LogFixture.start(data, null)) {
      log.createTables();
      log.append(1, GROUPS, SESSIONS);
      log.migrate(GROUPS, LogFixture.LATER);
      execute(log, GROUPS, JOBS);
      new BackupCommand(data, backup, LogFixture.silent()).run(log.databases);
    }

    assertThatThrownBy(() -> restore(data, backup, true, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("codev_keys")
        .hasMessageContaining("has no table person_keys")
        .hasMessageContaining("without --only")
        .hasMessageNotContaining("\n");
    assertThat(data.store("postgres").resolve("PG_VERSION")).exists();
    assertThat(data.root().resolve("restoring")).doesNotExist();
  }

  private static void execute(LogFixture log, String database, String sql) throws SQLException {
    try (var connection = log.databases.connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  @DisplayName("does not replace one that is there, unless this may be set aside")
  void does_not_replace_one_that_is_there() throws Exception {
    var data = platform();

    assertThatThrownBy(() -> restore(data, backup(), false, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("--force");
  }

  @Test
  @DisplayName("needs the platform's own databases")
  void needs_databases() {
    assertThatThrownBy(
            () -> restore(new DataDirectory(folder.resolve("none")), backup(), true, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("without --only all is restored");
  }

  @Test
  @DisplayName("of another platform is refused, since the key vault has not its keys")
  void of_another_platform_is_refused() throws Exception {
    var data = platform();
    Files.writeString(data.secrets().masterKey(), "second\n");

    assertThatThrownBy(() -> restore(data, backup(), true, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("another platform");
  }

  @Test
  @DisplayName("of a newer version is refused, and nothing has changed")
  void of_a_newer_version_is_refused() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var backup = folder.resolve("backup");
    try (var log = LogFixture.start(data, null)) {
      log.createTables();
      try (var connection = log.databases.connect(GROUPS);
          var statement = connection.createStatement()) {
        statement.execute(
            "insert into schema_history (installed_rank, script) values (99, 'V99__new.sql')");
      }
      new BackupCommand(data, backup, LogFixture.silent()).run(log.databases);
    }

    assertThatThrownBy(() -> restore(data, backup, true, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("V99__new.sql");
    assertThat(data.store("postgres").resolve("PG_VERSION")).exists();
    assertThat(data.root().resolve("restoring")).doesNotExist();
    try (var aside = Files.newDirectoryStream(data.root(), "replaced-*")) {
      assertThat(aside).isEmpty();
    }
  }

  private void restore(
      DataDirectory data, Path backup, boolean replace, @Nullable PointInTimeRecovery pointInTime)
      throws IOException {
    new RestoreCommand(data, backup, LogFixture.ownJar(), new PrintStream(printed, true, UTF_8))
        .runOnly(ServiceLog.GROUPS, replace, pointInTime);
  }

  private static Path backup() {
    return shared.resolve("backup");
  }

  private DataDirectory platform() throws IOException {
    var copy = new DataDirectory(folder.resolve("platform"));
    OwnerOnlyFiles.copy(shared.resolve("platform"), copy.root(), _ -> true);
    return copy;
  }

  private String printed() {
    return printed.toString(UTF_8);
  }
}
