package codev.infra.localplatform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.ServiceLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A restore of one log that is interrupted")
@Timeout(300)
class InterruptedRestoreTest {

  @TempDir Path folder;

  @Test
  @DisplayName("leaves neither servers nor copies, and what was there")
  void ends_in_order() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var backup = folder.resolve("backup");
    try (var log = LogFixture.start(data, null)) {
      log.createTables();
      Files.writeString(data.secrets().masterKey(), "first\n");
      try (var connection = log.databases.connect(LogFixture.GROUPS)) {
        LogFixture.append(connection);
      }
      new BackupCommand(data, backup, silent()).run(log.databases);
    }
    var restoring = new InterruptedRestore(data).folder();
    var restore = restore(data, backup);
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
  @DisplayName("by a kill is named, with what to do, before anything starts on what it has left")
  void is_named() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    Files.createDirectories(data.store("postgres"));
    Files.createDirectories(data.root().resolve("restoring"));

    assertThatThrownBy(() -> new InterruptedRestore(data).mustNotBe())
        .isInstanceOf(CliException.class)
        .hasMessageContaining("repeat it, or delete " + data.root().resolve("restoring"));
  }

  @Test
  @DisplayName("by a kill while it replaced the server is named, and is not repeated without it")
  void without_a_server_is_named() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    Files.createDirectories(data.root().resolve("restoring"));

    assertThatThrownBy(() -> new InterruptedRestore(data).mustNotBe())
        .isInstanceOf(CliException.class)
        .hasMessageContaining("move it back from the latest " + data.root().resolve("replaced-*"));
    assertThatThrownBy(
            () ->
                new RestoreCommand(data, folder.resolve("backup"), LogFixture.ownJar(), silent())
                    .runOnly(ServiceLog.GROUPS, true, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("move it back");
  }

  private static boolean hasLine(Path file) {
    try {
      return !Files.readAllLines(file).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static Process restore(DataDirectory data, Path backup) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Restore.class.getName(),
            data.root().toString(),
            backup.toString())
        .redirectErrorStream(true)
        .redirectOutput(data.log("restore").toFile())
        .start();
  }

  private static PrintStream silent() {
    return new PrintStream(new ByteArrayOutputStream(), false, UTF_8);
  }

  static final class Restore {
    private Restore() {}

    /** Restores the log of group-service in a data directory from a backup. */
    public static void main(String[] arguments) throws IOException {
      new RestoreCommand(
              new DataDirectory(Path.of(arguments[0])),
              Path.of(arguments[1]),
              LogFixture.ownJar(),
              System.out)
          .runOnly(ServiceLog.GROUPS, true, null);
    }
  }
}
