package codev.infra.testkit.fuzzing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives each {@link FuzzTarget} to Jazzer for some minutes, two at a time, and prints the figures.
 * Inputs that have reached new code are kept in {@code target/fuzzing} and used by the next run.
 */
public final class FuzzRun {
  private static final String SUFFIX = "FuzzTest.java";
  private static final String SOURCES = "src/test/java";
  private static final int AT_ONCE = 2;

  /** Different findings, after which a target is not run any longer. */
  private static final int MOST_FINDINGS = 10;

  private final Path root;
  private final long minutes;

  private FuzzRun(Path root, long minutes) {
    this.root = root;
    this.minutes = minutes;
  }

  /**
   * A target in the tree.
   *
   * @param module its folder
   * @param type its class
   */
  record Target(Path module, String type) {
    String name() {
      return type.substring(type.lastIndexOf('.') + 1);
    }
  }

  /**
   * With {@code modules ROOT [TARGET…]} it prints the modules of the targets, divided by commas;
   * with {@code run ROOT MINUTES [TARGET…]} it runs them and exits with 1 if there is a finding, or
   * if one did not run. A target is named by its class, with or without {@code FuzzTest}.
   */
  @SuppressWarnings("SystemOut") // a program's own output
  public static void main(String[] arguments) throws Exception {
    var root = Path.of(arguments[1]).toAbsolutePath().normalize();
    boolean isRun = arguments[0].equals("run");
    var names = List.of(arguments).subList(isRun ? 3 : 2, arguments.length);
    var targets = targets(root, names);
    if (targets.isEmpty()) {
      System.err.println("codev: there is no fuzz target " + String.join(", ", names));
      System.exit(1);
    }
    if (isRun) {
      var figures = new FuzzRun(root, Long.parseLong(arguments[2])).run(targets);
      System.out.println(FuzzFigures.HEADING);
      figures.forEach(one -> System.out.println(one.row()));
      System.out.println("Logs, findings and inputs: " + root.resolve("target/fuzzing"));
      if (figures.stream().anyMatch(one -> one.findings() > 0 || !one.hasRun())) System.exit(1);
    } else
      System.out.println(
          targets.stream()
              .map(target -> root.relativize(target.module()).toString())
              .distinct()
              .reduce((one, other) -> one + "," + other)
              .orElseThrow());
  }

  /** All of them, or those that are named, by module and name. */
  static List<Target> targets(Path root, List<String> wanted) throws IOException {
    var targets = new ArrayList<Target>();
    for (var folder : List.of(root, root.resolve("infra")))
      try (var modules = Files.list(folder)) {
        for (var module : modules.sorted().toList()) addTargets(module, wanted, targets);
      }
    return targets;
  }

  private static void addTargets(Path module, List<String> wanted, List<Target> targets)
      throws IOException {
    var sources = module.resolve(SOURCES);
    if (!Files.isDirectory(sources)) return;
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .map(file -> sources.relativize(file).toString())
          .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
          .map(type -> new Target(module, type))
          .filter(target -> isWanted(target, wanted))
          .sorted((one, other) -> one.type().compareTo(other.type()))
          .forEach(targets::add);
    }
  }

  private static boolean isWanted(Target target, List<String> wanted) {
    return wanted.isEmpty()
        || wanted.contains(target.name())
        || wanted.contains(target.name().replaceAll("FuzzTest$", ""));
  }

  private List<FuzzFigures> run(List<Target> targets)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var runs = new ArrayList<Future<FuzzFigures>>();
      for (var target : targets) {
        Callable<FuzzFigures> one = () -> run(target);
        runs.add(threads.submit(one));
      }
      var figures = new ArrayList<FuzzFigures>();
      for (var run : runs) figures.add(run.get());
      return figures;
    }
  }

  private FuzzFigures run(Target target) throws IOException, InterruptedException {
    var folder = root.resolve("target/fuzzing").resolve(target.name());
    var inputs = Files.createDirectories(folder.resolve("inputs"));
    var log = folder.resolve("log.txt");
    var process =
        new ProcessBuilder(command(target, folder, inputs))
            .directory(target.module().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      var _ = process.waitFor();
    } finally {
      process.destroy();
    }
    // Inputs are quoted in it.
    return FuzzFigures.of(
        target.name(), Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList());
  }

  private List<String> command(Target target, Path folder, Path inputs) throws IOException {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-XX:+EnableDynamicAgentLoading",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        classPath(target.module().resolve("target")),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + JazzerTarget.class.getName(),
        "--target_args=" + target.type() + " " + target.module().relativize(inputs),
        "--instrumentation_includes=codev.**",
        "--mutator_framework=false",
        "--keep_going=" + MOST_FINDINGS,
        "--reproducer_path=" + folder,
        "-artifact_prefix=" + folder + "/",
        "-max_total_time=" + Duration.ofMinutes(minutes).toSeconds(),
        "-timeout=60",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
        inputs.toString());
  }

  /** Without JUnit's launcher: Jazzer would look for tests of its own. */
  private static String classPath(Path built) throws IOException {
    var libraries = Files.readString(built.resolve("fuzz-class-path.txt")).strip();
    return Stream.concat(
            Stream.of(built.resolve("test-classes"), built.resolve("classes")).map(Path::toString),
            Stream.of(libraries.split(File.pathSeparator)))
        .filter(path -> !path.contains("junit-platform-launcher"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
