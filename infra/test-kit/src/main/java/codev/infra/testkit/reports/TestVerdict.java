package codev.infra.testkit.reports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the reports of a build amount to. A class that failed may have been run once more: it is
 * flaky if it passed then.
 */
public final class TestVerdict {

  /** The failures of the first run, kept while their classes are run again. */
  private static final String FIRST_RUN = "target/failed-tests.tsv";

  /** Their reports, which the second run overwrites. */
  private static final String FIRST_REPORTS = "target/failed-tests";

  /** In the folder of what a module builds: what its tests did when they had taken too long. */
  public static final String THREAD_DUMP = TestReports.THREAD_DUMP;

  /** Of a method with many cases, so that the last lines have room for other failures. */
  private static final int MOST_OF_A_METHOD = 3;

  private TestVerdict() {}

  /**
   * {@code failed ROOT [complete]} prints module and class of what failed and keeps the failures;
   * {@code verdict ROOT [complete]} prints the verdict and exits with 1 if a test failed.
   */
  @SuppressWarnings("SystemOut") // a program's own output
  public static void main(String[] arguments) throws IOException {
    var root = Path.of(arguments[1]).toAbsolutePath().normalize();
    var reports = TestReports.read(root, List.of(arguments).contains("complete"));
    if (arguments[0].equals("failed")) keepFailed(root, reports, System.out);
    else if (!print(root, reports, firstRun(root), System.out)) System.exit(1);
  }

  static void keepFailed(Path root, TestReports reports, PrintStream out) throws IOException {
    var file = root.resolve(FIRST_RUN);
    Files.createDirectories(file.getParent());
    Files.write(file, reports.failures().stream().map(TestFailure::line).toList());
    var folder = Files.createDirectories(root.resolve(FIRST_REPORTS));
    for (var report : reports.classes())
      if (!report.failures().isEmpty())
        Files.copy(
            report.file(),
            folder.resolve(report.file().getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
    firstOfEachClass(reports.failures()).keySet().forEach(out::println);
  }

  static List<TestFailure> firstRun(Path root) throws IOException {
    var file = root.resolve(FIRST_RUN);
    if (!Files.exists(file)) return List.of();
    return Files.readAllLines(file).stream().map(TestFailure::parse).toList();
  }

  /**
   * @param firstRun what failed before its classes were run again; empty if none was
   * @return whether everything passed, at the latest when run again
   */
  static boolean print(Path root, TestReports reports, List<TestFailure> firstRun, PrintStream out)
      throws IOException {
    var failed = firstOfEachClass(reports.failures());
    firstOfEachClass(firstRun)
        .forEach(
            (testClass, failure) -> {
              if (!failed.containsKey(testClass)) out.println("FLAKY " + failure.sentence());
            });
    for (var ofMethod : byMethod(reports.failures())) {
      for (var failure : ofMethod.subList(0, Math.min(MOST_OF_A_METHOD, ofMethod.size()))) {
        out.println("FAILED " + failure.sentence());
        failure.evidence(root).forEach(line -> out.println("  " + line));
      }
      if (ofMethod.size() > MOST_OF_A_METHOD)
        out.printf("  and %d more of this method%n", ofMethod.size() - MOST_OF_A_METHOD);
    }
    for (var dump : reports.threadDumps())
      out.printf("%s has what the threads did when the tests had taken too long%n", dump);
    out.printf(
        "All: %d run, %d failed, %d skipped%n",
        reports.run(), reports.failures().size(), reports.skipped());
    return failed.isEmpty();
  }

  private static Collection<List<TestFailure>> byMethod(List<TestFailure> failures) {
    return failures.stream()
        .collect(groupingBy(TestFailure::method, LinkedHashMap::new, toList()))
        .values();
  }

  private static Map<String, TestFailure> firstOfEachClass(List<TestFailure> failures) {
    var firstByClass = new LinkedHashMap<String, TestFailure>();
    for (var failure : failures) firstByClass.putIfAbsent(failure.classInModule(), failure);
    return firstByClass;
  }
}
