package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.signature.SigningKey;
import codev.infra.testkit.TestTimeouts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

@DisplayName("An export that is larger than the memory")
@Execution(CONCURRENT)
class LargeExportTest {
  private static final String HEAP = "-Xmx48m";

  private static final int COMMITS = 160_000;
  private static final int SIGNED_EACH = 400; // commits
  private static final Duration LIMIT = TestTimeouts.LIMIT.multipliedBy(4);

  @TempDir private Path folder;

  /** The command, in a process of its own. */
  static final class Verify {
    private Verify() {}

    public static void main(String[] words) {
      System.exit(
          ExportedChainVerifier.run(
              List.of(Path.of(words[0])), List.of(words[1]), List.of(), System.out));
    }
  }

  /** The command with what ./codev gives it. */
  static ProcessBuilder verification(Path file, SigningKey key) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        HEAP,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=4",
        "-cp",
        System.getProperty("java.class.path"),
        Verify.class.getName(),
        file.toString(),
        key.x());
  }

  @Test
  @DisplayName("is verified in 48 MB, with all its checkpoints")
  void is_verified_in_little_memory() throws Exception {
    var key = SigningKey.readOrCreate(folder.resolve("log.pem"));
    var file = folder.resolve("export.json");
    LargeExport.write(file, key, COMMITS, SIGNED_EACH);
    assertThat(Files.size(file)).isGreaterThan(48L << 20);

    var process =
        TestTimeouts.limited(verification(file, key).redirectErrorStream(true).start(), LIMIT);
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output)
        .contains("Intact: positions 1 to %d".formatted(COMMITS))
        .contains("Checkpoints that fit: %d".formatted(COMMITS / SIGNED_EACH));
  }
}
