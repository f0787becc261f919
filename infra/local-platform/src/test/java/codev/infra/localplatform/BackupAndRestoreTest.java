package codev.infra.localplatform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.data.DataLock;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("./codev restore")
class BackupAndRestoreTest {
  private static final String HELD = "held";

  @TempDir Path folder;

  @ParameterizedTest
  @DisplayName("refuses the data of a platform that runs, whatever is to be restored")
  @ValueSource(
      strings = {"restore b", "restore b --force", "restore b --only group-service --force"})
  void refuses_a_platform_that_runs(String words) throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    var arguments = Arguments.of(List.of(words.split(" ", -1)), folder);
    var platform = platformThatRuns(data);
    try {
      assertThat(platform.inputReader(UTF_8).readLine()).isEqualTo(HELD);

      assertThatThrownBy(
              () -> new BackupAndRestore(data, folder).restore(folder.resolve("b"), arguments))
          .isInstanceOf(CliException.class)
          .hasMessageContaining("is running")
          .hasMessageContaining("./codev down");
    } finally {
      platform.destroyForcibly().waitFor();
    }
    try (var files = Files.list(data.stores())) {
      assertThat(files).isEmpty();
    }
  }

  /** Another process: the lock is not held against its own. */
  private static Process platformThatRuns(DataDirectory data) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            LockHolder.class.getName(),
            data.root().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static final class LockHolder {
    private LockHolder() {}

    /** Holds the lock of a data directory until its input ends. */
    public static void main(String[] arguments) throws IOException {
      try (var _ = DataLock.acquire(new DataDirectory(Path.of(arguments[0])))) {
        System.out.println(HELD);
        var _ = System.in.readAllBytes();
      }
    }
  }
}
