package codev.infra.localplatform.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scripts that containers run, in a folder that stands for their volumes. */
final class ContainerScripts {
  static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  private final Path secrets;
  private final Path tools;

  ContainerScripts(Path folder) throws IOException {
    secrets = folder.resolve("secrets");
    tools = Files.createDirectories(folder.resolve("tools"));
    // only root may give files to the containers' users
    replace("chown", "#!/bin/sh\n");
  }

  /** The originals, and what each container sees, by its name. */
  Path secrets() {
    return secrets;
  }

  String secret(String file) {
    try {
      return Files.readString(secrets.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> allSecrets() throws IOException {
    var all = new HashMap<String, String>();
    try (var files = Files.walk(secrets)) {
      for (var file : files.filter(Files::isRegularFile).toList())
        all.put(file.toString(), Files.readString(file));
    }
    return all;
  }

  /** Has a script in the place of a program that other scripts run. */
  void replace(String program, String script) throws IOException {
    var file = Files.writeString(tools.resolve(program), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** What runs for all containers and sees all secrets. */
  void runForAll(String script, String... arguments) throws Exception {
    var _ = run(script, secrets, Map.of(), arguments);
  }

  /**
   * Runs a script as in one container.
   *
   * @param container whose secrets it sees
   * @return what it writes
   */
  String run(String script, String container, Map<String, String> environment) throws Exception {
    return run(script, secrets.resolve(container), environment);
  }

  /**
   * Runs a script that is to fail, as {@link #runForAll}.
   *
   * @return what it writes
   */
  String failForAll(String script, String... arguments) throws Exception {
    var ended = end(script, secrets, Map.of(), arguments);
    assertThat(ended.status()).as("%s", ended.output()).isNotZero();
    return ended.output();
  }

  private String run(String script, Path root, Map<String, String> environment, String... arguments)
      throws Exception {
    var ended = end(script, root, environment, arguments);
    assertThat(ended.status()).as("%s", ended.output()).isZero();
    return ended.output();
  }

  /** How a script ended, and what it wrote. */
  private record Ended(int status, String output) {}

  private Ended end(String script, Path root, Map<String, String> environment, String... arguments)
      throws Exception {
    var file = REPOSITORY.resolve("infra/docker").resolve(script);
    var shell = Files.readAllLines(file).getFirst().endsWith("bash") ? "bash" : "sh";
    var command = new ArrayList<>(List.of(shell, file.toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true);
    var all = process.environment();
    all.putAll(environment);
    all.put("SECRETS_ROOT", root.toString());
    all.put("KAFKA_TOOLS", tools.toString());
    all.put("PATH", tools + File.pathSeparator + all.get("PATH"));
    var running = TestTimeouts.limited(process.start());
    var output = new String(running.getInputStream().readAllBytes(), UTF_8);
    return new Ended(running.waitFor(), output);
  }
}
