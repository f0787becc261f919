package codev.infra.localplatform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the commands of the platform's Java processes, with options for a small heap and a quick
 * start rather than for throughput, since ten of them share one machine.
 *
 * @param root the built tree
 * @param training each process records its start and leaves a cache when it ends (JEP 514), with
 *     which later ones start in less than half the time
 */
public record JavaCommand(Path root, boolean training) {

  /** The runnable jar of a module, with its libraries beside it. */
  Path jar(String module) {
    var name = module.substring(module.lastIndexOf('/') + 1);
    return root.resolve(module).resolve("target").resolve(name + ".jar");
  }

  /** This module's own jar, which holds the small servers. */
  public Path ownJar() {
    return jar("infra/local-platform");
  }

  public List<String> runningJar(String module, int heapMegabytes) {
    var command = jvm(jar(module), module, heapMegabytes);
    command.addAll(List.of("-jar", jar(module).toString()));
    return command;
  }

  public List<String> runningMain(Class<?> main, int heapMegabytes, String... arguments) {
    var command = jvm(ownJar(), main.getSimpleName(), heapMegabytes);
    command.addAll(List.of("-cp", ownJar().toString(), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private List<String> jvm(Path jar, String name, int heapMegabytes) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Else growing classes and compiled code are looked through for what is no longer
                // needed, with everybody waiting: 60 to 520 ms each time, while services warm up.
                "-XX:MetaspaceSize=192m",
                "-XX:SweeperThreshold=100",
                "-Xss512k",
                // Else it goes on with threads missing, and nothing shows that.
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
    var cache = jar.resolveSibling(name + ".aot");
    if (training) command.add("-XX:AOTCacheOutput=" + cache);
    else if (isOfThisBuild(cache, jar)) command.add("-XX:AOTCache=" + cache);
    return command;
  }

  private static boolean isOfThisBuild(Path cache, Path jar) {
    try {
      return Files.exists(cache)
          && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
