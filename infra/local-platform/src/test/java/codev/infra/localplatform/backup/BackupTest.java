package codev.infra.localplatform.backup;

import static codev.infra.localplatform.backup.LogFixture.GROUPS;
import static codev.infra.localplatform.backup.LogFixture.SESSIONS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.PostgresDatabases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A backup of a platform")
@Timeout(300)
class BackupTest {

  private static final Duration AHEAD = Duration.ofDays(100);

  private static final String FIRST_EPOCH = "20261130T120000Z-0123456789ab";
  private static final String SECOND_EPOCH = "20261201T120000Z-0123456789ab";

  /** What a disk takes for a write, which memory does not. */
  private static final long DISK_NANOS = 1_000_000;

  @TempDir(factory = MemoryFolder.class)
  static Path shared;

  /** Of a platform that was stopped, with two events in each log. */
  private static Path small = Path.of("");

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeAll
  static void backUpSmallPlatform() throws Exception {
    var data = new DataDirectory(shared.resolve("platform"));
    try (var log = LogFixture.start(data, null)) {
      log.createTables();
      log.append(2, GROUPS, SESSIONS, "codev_learning");
    }
    data.clock().beginAt(Instant.EPOCH.plus(AHEAD), Instant.EPOCH);
    small = shared.resolve("backup");
    new BackupCommand(data, small, LogFixture.silent()).runStopped(LogFixture.ownJar());
  }

  @Test
  @DisplayName("taken while services write has every acknowledged event of before, in all logs")
  void taken_while_services_write() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var backup = folder.resolve("backup");
    long[] before = new long[2];
    try (var log = LogFixture.start(data, null)) {
      log.createTables();
      var writing = new AtomicBoolean(true);
      var groups = new AtomicLong();
      var sessions = new AtomicLong();
      var writers =
          new Thread[] {
            writer(log, GROUPS, writing, groups), writer(log, SESSIONS, writing, sessions)
          };
      await().until(() -> groups.get() >= 100 && sessions.get() >= 100);
      before[0] = groups.get();
      before[1] = sessions.get();
      new BackupCommand(data, backup, out()).run(log.databases);
      writing.set(false);
      for (var writer : writers) writer.join();
    }

    var restored = new DataDirectory(folder.resolve("restored"));
    restore(restored, backup, false, null);

    try (var log = LogFixture.start(restored, null)) {
      assertThat(log.count(GROUPS)).isGreaterThanOrEqualTo(before[0]);
      assertThat(log.count(SESSIONS)).isGreaterThanOrEqualTo(before[1]);
      for (var database : new String[] {GROUPS, SESSIONS}) {
        var dense = log.count(database);
        assertThat(log.databases.logHeads())
            .hasEntrySatisfying(database, head -> assertThat(head.position()).isEqualTo(dense));
      }
    }
  }

  @Test
  @DisplayName("is restored with the keys, and has all messages published again")
  void is_restored_with_the_keys() throws Exception {
    var restored = new DataDirectory(folder.resolve("restored"));

    restore(restored, small, false, null);

    assertThat(printed()).contains("codev_groups up to position 2");
    assertThat(restored.secrets().folder().resolve("postgres-password"))
        .hasSameTextualContentAs(small.resolve("secrets/postgres-password"));
    assertThat(restored.clock().offset()).isEqualTo(AHEAD);
    try (var log = LogFixture.start(restored, null)) {
      assertThat(log.count(GROUPS)).isEqualTo(2);
      try (var connection = log.databases.connect(GROUPS)) {
        assertThat(
                PostgresDatabases.ask(connection, "select position || last_said from relay_token"))
            .isEqualTo("0[]");
      }
    }
  }

  @Test
  @DisplayName("is refused where a master key was replaced meanwhile: the vault may need it")
  void has_the_master_keys_of_its_vault() throws Exception {
    var copied = new Secrets(Files.createDirectories(folder.resolve("secrets")));
    BackupCommand.requireKeys(copied, List.of()); // the master key is in no file
    Files.writeString(copied.masterKey(), "the new key\n");
    var keys = copied.masterKeyFile().ids();

    BackupCommand.requireKeys(copied, keys);
    assertThatThrownBy(() -> BackupCommand.requireKeys(copied, List.of("58a0b66d16ba")))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("was replaced");
  }

  @Test
  @DisplayName("has the epoch keys of now beside it; with one that was destroyed it is refused")
  void has_the_epoch_keys_beside_it() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var monday = folder.resolve("monday");
    var tuesday = folder.resolve("tuesday");
    var copy = folder.resolve("epoch-keys");
    try (var log = LogFixture.start(data, null)) {
      log.createTables();
      var masterKey = data.secrets().masterKeyFile();
      Files.writeString(masterKey.file(), "first\n");
      Files.createDirectories(data.epochKeys());
      wrapVault(log, FIRST_EPOCH);
      Files.writeString(data.epochKeys().resolve(FIRST_EPOCH), masterKey.ids().getFirst() + " x");
      new BackupCommand(data, monday, out()).run(log.databases);
      assertThat(OwnerOnlyFiles.files(copy)).containsExactly(FIRST_EPOCH);

      wrapVault(log, SECOND_EPOCH);
      Files.writeString(data.epochKeys().resolve(SECOND_EPOCH), masterKey.ids().getFirst() + " y");
      Files.delete(data.epochKeys().resolve(FIRST_EPOCH));
      new BackupCommand(data, tuesday, out()).run(log.databases);
      masterKey.add();
    }
    assertThat(OwnerOnlyFiles.files(copy)).containsExactly(SECOND_EPOCH);
    assertThat(OwnerOnlyFiles.files(tuesday)).noneMatch(file -> file.contains(SECOND_EPOCH));

    assertThatThrownBy(() -> restore(target(), monday, false, null))
        .isInstanceOf(CliException.class)
        .hasMessageContainingAll(FIRST_EPOCH, "./codev restore " + monday + " --only SERVICE");
    assertThat(target().stores()).doesNotExist();

    DataDirectory.delete(data.epochKeys());
    restore(data, tuesday, true, null);
    assertThat(OwnerOnlyFiles.files(data.epochKeys())).containsExactly(SECOND_EPOCH);
    assertThat(data.secrets().masterKeyFile().ids())
        .as("epoch keys may be wrapped by the newest master key")
        .hasSize(2);
  }

  /** As the services do. */
  private static void wrapVault(LogFixture log, String epoch) throws SQLException {
    try (var keys = log.databases.connect("codev_keys");
        var statement = keys.createStatement()) {
      statement.execute("drop table if exists epoch_key, person_keys, service_key");
      for (var table : List.of("epoch_key", "person_keys", "service_key"))
        statement.execute("create table %s as select '%s' as epoch".formatted(table, epoch));
    }
  }

  @Test
  @DisplayName("is not restored over data, unless these may be set aside")
  void is_not_restored_over_data() throws Exception {
    var restored = new DataDirectory(folder.resolve("restored"));
    Files.createDirectories(restored.store("kafka"));
    Files.createFile(Files.createDirectories(restored.store("views")).resolve("content"));

    assertThatThrownBy(() -> restore(restored, small, false, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("--force");

    restore(restored, small, true, null);
    assertThat(restored.store("kafka")).doesNotExist();
    try (var aside = Files.newDirectoryStream(restored.root(), "replaced-*")) {
      var replaced = aside.iterator().next();
      assertThat(replaced.resolve("data/kafka")).exists();
      assertThat(replaced.resolve("data/views")).as("which is built anew").doesNotExist();
    }
  }

  @Test
  @DisplayName("with an altered, a missing or an additional file is refused, which is named")
  void a_damaged_backup_is_refused() throws Exception {
    assertRefused(
        copy("altered"), "postgres/PG_VERSION has been altered", "postgres/PG_VERSION", "17");
    assertRefused(copy("additional"), "does not list secrets/more", "secrets/more", "");

    var incomplete = copy("missing");
    Files.delete(incomplete.resolve("secrets/postgres-password"));
    assertThatThrownBy(() -> restore(target(), incomplete, false, null))
        .hasMessageContaining("secrets/postgres-password is missing");
  }

  @Test
  @DisplayName("that was interrupted is refused: it has no manifest")
  void an_interrupted_backup_is_refused() throws Exception {
    var interrupted = copy("interrupted");
    Files.delete(interrupted.resolve("manifest.json"));

    assertThatThrownBy(() -> restore(target(), interrupted, false, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("not a complete backup");
  }

  @Test
  @DisplayName("of another major version of PostgreSQL is refused")
  void another_major_version_is_refused() throws Exception {
    var older = copy("older");
    var manifest = older.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("\"postgresVersion\" : \"[^\"]*", "\"postgresVersion\" : \"17.2"));

    assertThatThrownBy(() -> restore(target(), older, false, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("PostgreSQL 17.2");
  }

  @Test
  @DisplayName("needs a folder of its own, outside the data directory")
  void needs_a_folder_of_its_own() throws Exception {
    var data = new DataDirectory(shared.resolve("platform"));
    Files.createFile(folder.resolve("something"));

    assertThatThrownBy(() -> new BackupCommand(data, folder, out()).runStopped(LogFixture.ownJar()))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("not empty");
    assertThatThrownBy(
            () ->
                new BackupCommand(data, data.root().resolve("backup"), out())
                    .runStopped(LogFixture.ownJar()))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("inside the data directory");
  }

  @Test
  @DisplayName("restores any later moment together with the archived log")
  void restores_a_moment_in_between() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var archive = folder.resolve("archive");
    var backup = folder.resolve("backup");
    Instant moment;
    try (var log = LogFixture.start(data, archive)) {
      log.createTables();
      log.append(1, GROUPS);
      new BackupCommand(data, backup, out()).run(log.databases);
      log.append(1, GROUPS);
      moment = log.now();
      log.append(1, GROUPS);
      log.awaitArchive(archive);
    }

    var restored = new DataDirectory(folder.resolve("restored"));
    restore(restored, backup, false, new PointInTimeRecovery(archive, moment));

    try (var log = LogFixture.start(restored, null)) {
      assertThat(log.count(GROUPS)).isEqualTo(2);
    }
  }

  private void assertRefused(Path backup, String reason, String file, String content)
      throws Exception {
    Files.writeString(backup.resolve(file), content);

    assertThatThrownBy(() -> restore(target(), backup, false, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining(reason);
    assertThat(target().stores()).doesNotExist();
  }

  private void restore(
      DataDirectory target, Path backup, boolean replace, @Nullable PointInTimeRecovery pointInTime)
      throws Exception {
    Files.createDirectories(target.root().resolve("logs"));
    new RestoreCommand(target, backup, LogFixture.ownJar(), out()).run(replace, pointInTime);
  }

  private Path copy(String name) throws Exception {
    var copy = folder.resolve(name);
    OwnerOnlyFiles.copy(small, copy, _ -> true);
    return copy;
  }

  private DataDirectory target() {
    return new DataDirectory(folder.resolve("target"));
  }

  private PrintStream out() {
    return new PrintStream(printed, true, UTF_8);
  }

  private String printed() {
    return printed.toString(UTF_8);
  }

  private static Thread writer(
      LogFixture log, String database, AtomicBoolean writing, AtomicLong written) {
    return Thread.startVirtualThread(
        () -> {
          try (var connection = log.databases.connect(database)) {
            while (writing.get()) {
              written.set(LogFixture.append(connection));
              LockSupport.parkNanos(DISK_NANOS);
            }
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
