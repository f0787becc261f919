package codev.infra.localplatform.process;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures how much memory a process and its children hold, in bytes. On Linux a page that several
 * share is divided between them, so that the figures of a platform can be added up; elsewhere it is
 * counted in each.
 */
public final class MemoryUsage {

  private MemoryUsage() {}

  /** A process with its children. */
  public static long of(ProcessHandle process) {
    return of(Stream.concat(Stream.of(process), process.descendants()).toList());
  }

  /** A process without its children. */
  public static long withoutChildren(ProcessHandle process) {
    return of(List.of(process));
  }

  private static long of(List<ProcessHandle> family) {
    return Files.exists(Path.of("/proc/self/smaps_rollup"))
        ? family.stream().mapToLong(MemoryUsage::shareOf).sum()
        : resident(family);
  }

  private static long shareOf(ProcessHandle process) {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // it has just ended
    }
  }

  private static long resident(List<ProcessHandle> family) {
    var pidList =
        family.stream().map(process -> String.valueOf(process.pid())).collect(joining(","));
    try {
      var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pidList).start();
      try (var lines = ps.inputReader().lines()) {
        return lines.mapToLong(line -> Long.parseLong(line.strip()) << 10).sum();
      }
    } catch (IOException e) {
      return 0; // no such program here
    }
  }
}
