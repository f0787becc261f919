package codev.infra.localplatform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The script codev on a machine without a JDK")
class CodevScriptTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path USAGE = Path.of("infra/local-platform/src/main/resources/usage.txt");

  /** What the script calls until it has found a JDK. */
  private static final List<String> TOOLS =
      List.of("cat", "dirname", "grep", "id", "readlink", "sh");

  @TempDir private Path tree;
  private Path path;

  private record Ended(int status, String printed) {}

  /** A tree with nothing but the script and its help, and a PATH with nothing but its tools. */
  @BeforeEach
  void a_machine_without_a_jdk() throws IOException {
    // The folders where JDKs usually are would find this machine's own.
    var script =
        Files.readString(ROOT.resolve("codev")).replaceAll("\\S*[\\w/]\\*(/\\S*)?", "/none");
    Files.writeString(tree.resolve("codev"), script);
    Files.createDirectories(tree.resolve(USAGE).getParent());
    Files.copy(ROOT.resolve(USAGE), tree.resolve(USAGE));
    path = Files.createDirectory(tree.resolve("bin"));
    for (var tool : TOOLS) Files.createSymbolicLink(path.resolve(tool), installed(tool));
  }

  @ParameterizedTest
  @DisplayName("prints its help at once, builds and starts nothing")
  @ValueSource(strings = {"", "help", "--help", "-h", "up --help"})
  void prints_its_help(String words) throws Exception {
    assertThat(codev(words)).isEqualTo(new Ended(0, Arguments.USAGE));
    try (var files = Files.list(tree)) {
      assertThat(files).hasSize(3);
    }
  }

  @ParameterizedTest
  @DisplayName("names the command of this machine's package manager")
  @CsvSource({
    "apt-get, apt-get install openjdk-25-jdk-headless",
    "dnf, dnf install java-25-openjdk-devel",
    "brew, brew install openjdk@25",
  })
  void names_the_command_that_installs_a_jdk(String manager, String command) throws Exception {
    Files.createSymbolicLink(path.resolve(manager), installed("sh"));
    var ended = codev("up");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.printed()).contains(command).doesNotContain("adoptium.net");
  }

  @ParameterizedTest
  @DisplayName("says how modules are named to whom gives Maven's option for them")
  @ValueSource(strings = {"test -pl infra/system-test", "check --projects gateway"})
  void says_how_modules_are_named(String words) throws Exception {
    var ended = codev(words);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.printed()).contains("./codev test system-test");
  }

  @Test
  @DisplayName("names no package manager that is not there")
  void names_no_missing_package_manager() throws Exception {
    var ended = codev("up");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.printed()).contains("adoptium.net").doesNotContain("openjdk");
  }

  @ParameterizedTest
  @DisplayName("knows without building that nothing runs where nothing is built")
  @ValueSource(
      strings = {
        "status",
        "status --json",
        "status --watch",
        "down",
        "logs gateway",
        "token alice",
        "keys rotate"
      })
  void nothing_runs_where_nothing_is_built(String words) throws Exception {
    var ended = codev(words);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.printed()).contains("not running").doesNotContain("JDK");
  }

  @Test
  @DisplayName("runs the faults that were asked for, and no other test")
  void runs_faults_only() throws Exception {
    a_jdk_and_a_build_that_prints_its_arguments();

    assertThat(codev("test --faults 5 --seed 7 -o"))
        .isEqualTo(
            new Ended(
                0,
                "-B -ntp verify -pl infra/system-test -am -Dtest=none"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ProcessFaultsTest"
                    + " -Dcodev.method-limit=12h -Dcodev.module-limit=43200"
                    + " -Dcodev.faults=5 -Dcodev.seed=7 -o\n"));
    assertThat(codev("test --seed 7").printed())
        .contains("-Dit.test=ProcessFaultsTest ", " -Dcodev.seed=7")
        .doesNotContain("codev.faults");
  }

  @Test
  @DisplayName("runs the faults that are listed, and looks for a shorter list where they fail")
  void runs_a_list_of_faults() throws Exception {
    a_jdk_and_a_build_that_prints_its_arguments();

    assertThat(codev("test --sequence RESTORE --shrink -o").printed())
        .endsWith(" -Dcodev.sequence=RESTORE -Dcodev.shrink=true -o\n");
    assertThat(codev("test --sequence"))
        .isEqualTo(
            new Ended(
                1,
                "codev: --sequence needs a list of faults,"
                    + " as \"KILL kafka; TOPIC_LOST codev.groups\"\n"));
  }

  @Test
  @DisplayName("runs what it has checked while packaging only once, and all else")
  void runs_once_what_was_checked() throws Exception {
    a_jdk_and_a_build_that_prints_its_arguments();
    program(tree.resolve("jdk/bin/java"), "echo verdict");
    for (var tool : List.of("mkdir", "rm", "sed", "tr"))
      Files.createSymbolicLink(path.resolve(tool), installed(tool));
    var excluded = tree.toRealPath().resolve("target/checked-classes.txt");

    assertThat(codev("test -o").printed())
        .contains(" package -Dtest=", " -Dsurefire.excludesFile=" + excluded + " -o");
    assertThat(excluded)
        .content()
        .contains("**/*ArchitectureTest.java\n**/MessageFilesTest.java\n")
        .endsWith("**/AnyOrderTest.java\n**/*$*.java\n");
    assertThat(codev("test -Dtest=A").printed()).doesNotContain("excludesFile");
  }

  @Test
  @DisplayName("has the compiler's plugins loaded once for all modules; builds without, too")
  void loads_the_plugins_of_the_compiler_once() throws Exception {
    a_jdk_and_a_build_that_prints_its_arguments();
    program(tree.resolve("mvnw"), "echo $MAVEN_OPTS");
    Files.createSymbolicLink(path.resolve("mkdir"), installed("mkdir"));
    assertThat(codev("test --seed 7").printed()).doesNotContain("-Xbootclasspath");

    var loader = tree.resolve(".mvn/compiler/SharedPluginLoader.java");
    Files.createDirectories(loader.getParent());
    Files.createFile(loader);
    var compiled = tree.toRealPath().resolve("target/compiler");
    program(tree.resolve("jdk/bin/javac"), "echo compiles $3 to $2");
    assertThat(codev("test --seed 7").printed())
        .contains("/.mvn/compiler/SharedPluginLoader.java to " + compiled + "\n")
        .contains("-Xbootclasspath/a:" + compiled + " ");
    program(tree.resolve("jdk/bin/javac"), "exit 1");
    assertThat(codev("test --seed 7").status()).isZero();
  }

  @ParameterizedTest
  @DisplayName("refuses a number of faults, or a seed, that is none")
  @ValueSource(strings = {"test --faults", "test --faults many", "test --seed -1"})
  void refuses_what_is_no_number(String words) throws Exception {
    a_jdk_and_a_build_that_prints_its_arguments();

    var ended = codev(words);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.printed()).startsWith("codev: --").contains(" needs a number");
  }

  @Test
  @DisplayName("builds and prepares before it starts anything, again where something is newer")
  void builds_what_has_changed() throws Exception {
    a_jdk_and_a_build_that_prints_its_arguments();
    for (var tool : List.of("find", "head", "rm"))
      Files.createSymbolicLink(path.resolve(tool), installed(tool));
    program(tree.resolve("jdk/bin/java"), "for last; do :; done; echo starts $last");
    var gateway = module("gateway", "gateway.jar");
    module("infra/local-platform", "local-platform.jar");
    module("infra/test-kit", "test-kit.jar");

    assertThat(codev("up").printed())
        .contains("preparing faster starts", "starts 28080\nstarts up\n");
    assertThat(codev("up").printed()).isEqualTo("starts up\n");

    setAge(tree.resolve("infra/local-platform/target/prepared"), 50);
    assertThat(codev("up").printed()).as("built by Maven since").contains("preparing faster");

    setAge(tree.resolve("infra/test-kit/src/main/A.java"), 0);
    assertThat(codev("up").printed()).isEqualTo("starts up\n");

    setAge(tree.resolve("gateway/src/main/A.java"), 0);
    assertThat(codev("status").printed()).isEqualTo("starts status\n");
    assertThat(codev("up").printed())
        .contains("building what has changed", "package -Dmaven.test.skip", "starts up");
    assertThat(gateway).doesNotExist();

    assertThat(codev("up").printed()).contains("building for the first time");
  }

  /** Built after its sources; returns its jar. */
  private Path module(String name, String jar) throws IOException {
    var source = tree.resolve(name).resolve("src/main/A.java");
    Files.createDirectories(source.getParent());
    Files.createFile(source);
    setAge(source, 60);
    setAge(Files.createFile(tree.resolve(name).resolve("pom.xml")), 60);
    var folder = Files.createDirectories(tree.resolve(name).resolve("target"));
    return Files.createFile(folder.resolve(jar));
  }

  private static void setAge(Path file, long seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  @Test
  @DisplayName("gives the parsers that are named to the fuzzer, for so many minutes")
  void runs_the_fuzzer() throws Exception {
    a_jdk_and_a_build_that_prints_its_arguments();
    program(tree.resolve("jdk/bin/java"), "shift 3; echo \"$@\"");

    assertThat(codev("fuzz 3 SignedNote").printed())
        .contains(
            "compile -pl infra/test-kit -am",
            "test-compile dependency:build-classpath -Pfuzz -pl modules . SignedNote -am")
        .endsWith("run . 3 SignedNote\n");
    for (var minutes : List.of("", " 0", " soon"))
      assertThat(codev("fuzz" + minutes).printed()).contains("fuzz needs the minutes");
  }

  @Test
  @DisplayName("alters the code of all modules that say which, or of one")
  void alters_the_code() throws Exception {
    a_jdk_and_a_build_that_prints_its_arguments();
    program(tree.resolve("jdk/bin/java"), "shift 3; echo \"$@\"");
    for (var tool : List.of("rm", "tr"))
      Files.createSymbolicLink(path.resolve(tool), installed(tool));
    for (var module : List.of("infra/web", "infra/ui")) {
      Files.createDirectories(tree.resolve(module));
      Files.createFile(tree.resolve(module).resolve("pom.xml"));
    }

    assertThat(codev("mutation").printed())
        .contains("process-test-classes -Pmutation -pl infra/access-tokens,infra/confidentiality,")
        .endsWith(" group-service session-service learning-service gateway\n");
    assertThat(codev("mutation web").printed())
        .contains(" -pl infra/web -am ")
        .endsWith(". infra/web\n");
    assertThat(codev("mutation ui").printed()).contains("not of \"ui\"");
  }

  private void a_jdk_and_a_build_that_prints_its_arguments() throws IOException {
    var home = tree.resolve("jdk");
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25\"\n");
    program(home.resolve("bin").resolve("javac"), "exit 1");
    program(tree.resolve("mvnw"), "echo \"$@\"");
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended codev(String words) throws Exception {
    var command = new ArrayList<>(List.of(installed("sh").toString(), "codev"));
    if (!words.isEmpty()) command.addAll(Arrays.asList(words.split(" ")));
    var builder = new ProcessBuilder(command).directory(tree.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    builder.environment().put("HOME", tree.toString());
    builder.environment().put("JAVA_HOME", tree.resolve("jdk").toString());
    var process = TestTimeouts.limited(builder.start());
    var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), printed);
  }

  private static Path installed(String tool) {
    return Stream.of("/bin", "/usr/bin")
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not installed: " + tool));
  }
}
