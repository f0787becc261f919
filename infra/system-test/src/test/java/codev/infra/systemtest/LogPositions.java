package codev.infra.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the logs of the platform's processes had come at a moment.
 *
 * @param lengths of the files, in bytes
 */
record LogPositions(Map<Path, Long> lengths) {

  static LogPositions now() {
    return new LogPositions(
        logs().collect(Collectors.toMap(log -> log, log -> log.toFile().length())));
  }

  /** The lines since then, each with the name of its process. */
  Stream<String> since() {
    return logs().flatMap(log -> lines(log, lengths.getOrDefault(log, 0L)));
  }

  private static Stream<String> lines(Path log, long from) {
    var process = log.getFileName().toString().replace(".log", "");
    try (var in = Files.newInputStream(log)) {
      in.skipNBytes(Math.min(from, log.toFile().length()));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> process + ": " + line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> logs() {
    var folder = Platform.sharedLogs();
    if (folder.isEmpty()) return Stream.empty();
    try (var files = Files.list(folder.get())) {
      return files.filter(file -> file.toString().endsWith(".log")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
