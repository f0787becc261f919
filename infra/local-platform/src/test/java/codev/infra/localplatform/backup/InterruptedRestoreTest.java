package codev.infra.localplatform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.ServiceLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A restore that is interrupted")
@Timeout(300)
class InterruptedRestoreTest {

  @TempDir Path folder;

  @Test
  @DisplayName("by a stop, if it was of one log, leaves no server and no copy, and the former data")
  void ends_in_order() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var backup = backUp(data);
    var restoring = new InterruptedRestore(data).folder();
    var restore = restore(data, backup, "only");
    try {
      var pid = restoring.resolve("backup/data/postgres/postmaster.pid");
      await().atMost(Duration.ofMinutes(2)).until(() -> hasLine(pid));
      var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()));

      restore.destroy(); // SIGTERM

      assertThat(restore.waitFor()).isEqualTo(143);
      assertThat(restoring).doesNotExist();
      assertThat(server.filter(ProcessHandle::isAlive)).isEmpty();
    } finally {
      restore.destroyForcibly().waitFor();
    }
    assertThat(data.store("postgres").resolve("PG_VERSION")).exists();
    assertThatCode(() -> new InterruptedRestore(data).mustNotBe()).doesNotThrowAnyException();
  }

  @Test
  @DisplayName(
      "by a kill, if it was of everything, is reported with its command until it is repeated")
  void of_everything_is_named() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var backup = backUp(data);
    Files.createFile(Files.createDirectories(data.store("views")).resolve("content"));
    var restore = restore(data, backup, "everything");
    try {
      await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(draft(data)));
    } finally {
      restore.destroyForcibly().waitFor();
    }

    assertThatThrownBy(() -> new InterruptedRestore(data).mustNotBe())
        .isInstanceOf(CliException.class)
        .hasMessageContaining(
            "repeat it with ./codev restore %s --force --data %s".formatted(backup, data.root()));
    assertThatThrownBy(() -> command(data, backup).runOnly(ServiceLog.GROUPS, true, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("repeat it with ./codev restore");

    assertThat(replacedReadModels(data)).as("to continue with the earlier data").hasSize(1);

    command(data, backup).run(true, null);

    assertThatCode(() -> new InterruptedRestore(data).mustNotBe()).doesNotThrowAnyException();
    assertThat(replacedReadModels(data)).isEmpty();
  }

  private static List<Path> replacedReadModels(DataDirectory data) throws IOException {
    try (var files = Files.walk(data.root())) {
      return files.filter(file -> file.endsWith("data/views/content")).toList();
    }
  }

  @Test
  @DisplayName("to a moment is reported with the command for that moment")
  void is_named_with_its_moment() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    Files.createDirectories(data.root());
    var archive = folder.resolve("archive");

    new InterruptedRestore(data)
        .begin(
            folder.resolve("backup"),
            new PointInTimeRecovery(archive, Instant.parse("2026-11-27T10:00:00Z")));

    assertThatThrownBy(() -> new InterruptedRestore(data).mustNotBe())
        .hasMessageContaining(" --wal-archive " + archive + " --to-time 2026-11-27T10:00:00Z;");
  }

  @Test
  @DisplayName("by a kill is reported, with what to do, before anything starts")
  void is_named() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    Files.createDirectories(data.store("postgres"));
    Files.createDirectories(data.root().resolve("restoring"));

    assertThatThrownBy(() -> new InterruptedRestore(data).mustNotBe())
        .isInstanceOf(CliException.class)
        .hasMessageContaining("repeat it, or delete " + data.root().resolve("restoring"));
  }

  @Test
  @DisplayName(
      "by a kill while it replaced the server is reported, and cannot be repeated without it")
  void without_a_server_is_named() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    Files.createDirectories(data.root().resolve("restoring"));

    assertThatThrownBy(() -> new InterruptedRestore(data).mustNotBe())
        .isInstanceOf(CliException.class)
        .hasMessageContaining("move it back from the latest " + data.root().resolve("replaced-*"));
    assertThatThrownBy(
            () -> command(data, folder.resolve("backup")).runOnly(ServiceLog.GROUPS, true, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("move it back");
  }

  /** Of a platform with one event. */
  private Path backUp(DataDirectory data) throws Exception {
    var backup = folder.resolve("backup");
    try (var log = LogFixture.start(data, null)) {
      log.createTables();
      Files.writeString(data.secrets().masterKey(), "first\n");
      log.append(1, LogFixture.GROUPS);
      new BackupCommand(data, backup, LogFixture.silent()).run(log.databases);
    }
    return backup;
  }

  /** The server's files while they are copied, before a server starts on them. */
  private static Path draft(DataDirectory data) {
    return data.store("postgres.draft").resolve("base");
  }

  private static RestoreCommand command(DataDirectory data, Path backup) throws IOException {
    return new RestoreCommand(data, backup, LogFixture.ownJar(), LogFixture.silent());
  }

  private static boolean hasLine(Path file) {
    try {
      return !Files.readAllLines(file).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static Process restore(DataDirectory data, Path backup, String what) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Restore.class.getName(),
            data.root().toString(),
            backup.toString(),
            what)
        .redirectErrorStream(true)
        .redirectOutput(data.log("restore").toFile())
        .start();
  }

  static final class Restore {
    private Restore() {}

    /** Restores a data directory from a backup: the log of group-service only, or everything. */
    public static void main(String[] arguments) throws IOException {
      var command = command(new DataDirectory(Path.of(arguments[0])), Path.of(arguments[1]));
      if (arguments[2].equals("only")) command.runOnly(ServiceLog.GROUPS, true, null);
      else command.run(true, null);
    }
  }
}
