package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The second verifier, in Python, which shares nothing with the one that is tested.
 *
 * @param script of it
 */
record PythonVerifier(Path script) {
  private static final int LONGEST = 149; // lines
  private static final JsonMapper JSON = new JsonMapper();

  /** Runs the script for each line of arguments: to start Python takes longer than to verify. */
  private static final String EACH =
      """
      import contextlib, io, json, os, runpy, sys
      script = sys.argv[1]
      sys.path[0] = os.path.dirname(script)
      for line in sys.stdin:
          sys.argv = [script, *json.loads(line)]
          output, status = io.StringIO(), 0
          with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
              try:
                  runpy.run_path(script, run_name="__main__")
              except SystemExit as end:
                  status = end.code
          print(json.dumps({"status": status, "output": output.getvalue()}))
      """;

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
          TestTimeouts.limited(
              new ProcessBuilder("python3", "-c", "import cryptography")
                  .redirectErrorStream(true)
                  .start());
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  Verdict judge(List<String> arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of("python3", script.toString()), arguments.stream());
    var process =
        TestTimeouts.limited(
            new ProcessBuilder(command.toList()).redirectErrorStream(true).start());
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Verdict(process.waitFor(), output);
  }

  /** The same of several calls, each as if it were the only one. */
  List<Verdict> judgeEach(List<List<String>> calls) throws IOException, InterruptedException {
    var process =
        TestTimeouts.limited(
            new ProcessBuilder("python3", "-c", EACH, script.toString())
                .redirectErrorStream(true)
                .start(),
            TestTimeouts.LIMIT.multipliedBy(4));
    try (var input = process.outputWriter(UTF_8)) {
      for (var arguments : calls) input.write(JSON.writeValueAsString(arguments) + "\n");
    }
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    var verdicts = output.lines().map(PythonVerifier::verdict).toList();
    assertThat(verdicts).hasSameSizeAs(calls);
    return verdicts;
  }

  private static Verdict verdict(String line) {
    var json = JSON.readTree(line);
    return new Verdict(json.path("status").asInt(), json.path("output").asString());
  }

  /** An auditor reads it before they run it. */
  void mustBeShort() throws IOException {
    assertThat(Files.readAllLines(script)).hasSizeLessThanOrEqualTo(LONGEST);
  }
}
