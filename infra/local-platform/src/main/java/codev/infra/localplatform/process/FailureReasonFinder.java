package codev.infra.localplatform.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Finds the line of a log that most likely holds the reason why a program has ended. */
public final class FailureReasonFinder {

  private static final int LONGEST = 400;

  private FailureReasonFinder() {}

  public static String in(Path log) {
    try {
      var lines =
          Files.readString(log, StandardCharsets.ISO_8859_1)
              .lines()
              .map(String::strip)
              .filter(Predicate.not(String::isEmpty))
              .toList();
      var causes = lines.stream().filter(FailureReasonFinder::isReason).toList();
      var candidates = causes.isEmpty() ? lines : causes;
      if (candidates.isEmpty()) return "it has written nothing";
      var line = candidates.getLast();
      return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  /** PostgreSQL refuses each connection with a line of its own until it has started. */
  private static boolean isReason(String line) {
    return line.startsWith("Caused by:")
        || line.contains("PANIC:")
        || (line.contains("FATAL:") && !line.contains("the database system is "));
  }
}
