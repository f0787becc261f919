package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The second verifier, in Python, which shares nothing with the one that is tested.
 *
 * @param script of it
 */
record PythonVerifier(Path script) {
  private static final int LONGEST = 149; // lines
  private static final long LIMIT = 60; // seconds

  /** What it says, by its exit status and in words. */
  record Verdict(int status, String output) {}

  /** Skips a test where there is no Python that can run it. */
  static void assumePresent() throws InterruptedException {
    assumeTrue(
        isPresent(), "there is no python3 with cryptography: Debian's python3-cryptography has it");
  }

  private static boolean isPresent() throws InterruptedException {
    try {
      var process =
          new ProcessBuilder("python3", "-c", "import cryptography")
              .redirectErrorStream(true)
              .start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  Verdict judge(List<String> arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of("python3", script.toString()), arguments.stream());
    var process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();
    return new Verdict(process.exitValue(), output);
  }

  /** An auditor reads it before they run it. */
  void mustBeShort() throws IOException {
    assertThat(Files.readAllLines(script)).hasSizeLessThanOrEqualTo(LONGEST);
  }
}
