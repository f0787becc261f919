package codev.infra.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the platform's Java processes are started: small and quick rather than fast for hours, since
 * nine of them share one machine.
 */
public record Java(Path root) {

  /** The runnable jar of a module, with its libraries beside it. */
  Path jar(String module) {
    return root.resolve(module)
        .resolve("target")
        .resolve(module.substring(module.lastIndexOf('/') + 1) + ".jar");
  }

  /** This module's own jar, which holds the small servers. */
  Path ownJar() {
    return jar("infra/local-platform");
  }

  List<String> runningJar(String module, int heapMegabytes) {
    var command = jvm(heapMegabytes);
    command.addAll(List.of("-jar", jar(module).toString()));
    return command;
  }

  public List<String> runningMain(Class<?> main, int heapMegabytes, String... arguments) {
    var command = jvm(heapMegabytes);
    command.addAll(List.of("-cp", ownJar().toString(), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> jvm(int heapMegabytes) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED"));
  }
}
