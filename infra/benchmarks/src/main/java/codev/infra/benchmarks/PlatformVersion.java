package codev.infra.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A version of the platform in a tree of its own, started on data of its own.
 *
 * @param tree where it is built
 * @param port of its gateway
 */
record PlatformVersion(Path tree, Path data, int port) {
  /** Until memory is what is needed at rest. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  /** What a start takes, and all processes together once it is over. */
  record Start(double seconds, double megabytes) {}

  /** The tree in which the program runs. */
  static PlatformVersion here(int port) throws IOException {
    return new PlatformVersion(Path.of("").toAbsolutePath(), newData(), port);
  }

  /**
   * A commit of the same repository.
   *
   * @param trees where trees of commits are kept, built, for the next time
   */
  static PlatformVersion of(String commit, Path trees, int port) throws IOException {
    var tree = trees.resolve(commit);
    if (!Files.exists(tree)) {
      Files.createDirectories(trees);
      run(List.of("git", "clone", "--quiet", "--no-checkout", ".", tree.toString()));
      run(List.of("git", "-C", tree.toString(), "checkout", "--quiet", commit));
    }
    return new PlatformVersion(tree, newData(), port);
  }

  private static Path newData() throws IOException {
    return Files.createTempDirectory("codev-version");
  }

  /** Builds it if need be, and starts it. */
  void up() throws IOException {
    runCodev("up", "--detach", "--port", String.valueOf(port));
  }

  void down() throws IOException {
    runCodev("down");
  }

  /** Starts what is built, measures that, and stops it. */
  Start measuredStart() throws IOException, InterruptedException {
    var started = System.nanoTime();
    up();
    var seconds = (System.nanoTime() - started) / 1e9;
    Thread.sleep(SETTLING);
    var start = new Start(seconds, megabytes());
    down();
    return start;
  }

  /** Of all its processes, as the operating system counts them. */
  double megabytes() throws IOException {
    return RunningPlatform.processes(data).stream()
            .mapToLong(RunningPlatform.RunningProcess::memoryBytes)
            .sum()
        / 1e6;
  }

  /** Stops it and deletes its data. */
  void leave() throws IOException {
    down();
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }

  private void runCodev(String... words) throws IOException {
    var command = new ArrayList<>(List.of(tree.resolve("codev").toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    run(command);
  }

  private static void run(List<String> command) throws IOException {
    var process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int status = process.onExit().join().exitValue();
    if (status != 0) throw new IOException(String.join(" ", command) + " ended with " + status);
  }
}
