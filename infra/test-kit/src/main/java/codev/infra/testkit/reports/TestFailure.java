package codev.infra.testkit.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A test that failed.
 *
 * @param module the path of its module, from the root of the repository
 * @param test the method, as the report names it; empty for the class as a whole
 * @param message the first line of what was thrown
 */
record TestFailure(String module, String testClass, String test, String message) {
  private static final String SEPARATOR = "\t";
  private static final int MOST_WARNINGS = 5;

  /**
   * Which class of which module: the same name may stand in two modules. Of a nested class it is
   * the outermost one, which is what can be run alone.
   */
  String classInModule() {
    return module + SEPARATOR + testClass.replaceFirst("\\$.*", "");
  }

  /** Which method of which class, with all its cases. */
  String method() {
    return String.join(SEPARATOR, module, testClass, test.replaceFirst("[(\\[{].*", ""));
  }

  /** One line of a file. */
  String line() {
    return String.join(SEPARATOR, module, testClass, test, message);
  }

  static TestFailure parse(String line) {
    var fields = line.split(SEPARATOR, 4);
    return new TestFailure(fields[0], fields[1], fields[2], fields[3]);
  }

  /**
   * Where its pictures and pages are kept, and the last warnings of the services at that time;
   * nothing if none are kept.
   */
  List<String> evidence(Path root) throws IOException {
    var folder = Path.of(module, "target", "failures", testClass + "." + test);
    var warnings = root.resolve(folder).resolve("services.log");
    if (!Files.exists(warnings)) return List.of();
    var lines = new ArrayList<>(List.of("see " + folder));
    var allLines = Files.readAllLines(warnings);
    lines.addAll(allLines.subList(Math.max(0, allLines.size() - MOST_WARNINGS), allLines.size()));
    return lines;
  }

  String sentence() {
    return testClass + (test.isEmpty() ? "" : "." + test) + ": " + message;
  }
}
