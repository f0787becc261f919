package codev.infra.testkit.reports;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * All reports of one build, and the test classes that it has none of.
 *
 * @param threadDumps of modules whose tests took too long, from the root of the repository
 */
record TestReports(List<TestClassReport> classes, List<TestFailure> unrun, List<Path> threadDumps) {

  static final String THREAD_DUMP = "thread-dump.txt";

  private static final Pattern ABSTRACT = Pattern.compile("(?m)^(public )?abstract class ");

  /**
   * @param root of the repository
   * @param complete whether every test class of the repository should have run
   */
  static TestReports read(Path root, boolean complete) throws IOException {
    var classes = new ArrayList<TestClassReport>();
    for (var file : files(root, TestReports::isReport))
      classes.add(TestClassReport.read(module(root, file, "target"), file));
    return new TestReports(
        classes,
        complete ? unrun(root, classes) : List.of(),
        files(root, TestReports::isThreadDump).stream().map(root::relativize).toList());
  }

  List<TestFailure> failures() {
    var failures = new ArrayList<TestFailure>();
    classes.forEach(report -> failures.addAll(report.failures()));
    failures.addAll(unrun);
    return failures;
  }

  int run() {
    return classes.stream().mapToInt(TestClassReport::run).sum();
  }

  int skipped() {
    return classes.stream().mapToInt(TestClassReport::skipped).sum();
  }

  private static List<TestFailure> unrun(Path root, List<TestClassReport> classes)
      throws IOException {
    var reported = new TreeSet<String>();
    for (var report : classes)
      reported.add(report.module() + " " + report.testClass().replaceFirst("\\$.*", ""));
    var unrun = new ArrayList<TestFailure>();
    for (var source : files(root, TestReports::isTestSource)) {
      var module = module(root, source, "src");
      var name = root.resolve(module).resolve("src/test/java").relativize(source).toString();
      var testClass = name.replaceFirst("\\.java$", "").replace('/', '.');
      if (!reported.contains(module + " " + testClass) && isToRun(Files.readString(source)))
        unrun.add(new TestFailure(module, testClass, "", "it has no report: it never ran"));
    }
    return unrun;
  }

  /** Not abstract, and not one of those that run on demand. */
  private static boolean isToRun(String source) {
    return !ABSTRACT.matcher(source).find() && !source.contains("@Tag(\"on-demand\")");
  }

  private static boolean isReport(Path file) {
    return file.toString().matches(".*-reports/TEST-[^/]*\\.xml");
  }

  private static boolean isThreadDump(Path file) {
    return file.endsWith(Path.of("target", THREAD_DUMP));
  }

  private static boolean isTestSource(Path file) {
    return file.toString().contains("/src/test/java/") && file.toString().endsWith("Test.java");
  }

  /** Where the folder stands that a module has one of. */
  private static String module(Path root, Path file, String folder) {
    var path = root.relativize(file).toString();
    return path.substring(0, path.indexOf("/" + folder + "/"));
  }

  private static List<Path> files(Path root, Predicate<Path> filter) throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = folder.getFileName().toString();
            boolean isIrrelevant = name.startsWith(".") || name.equals("main");
            return isIrrelevant && !folder.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (filter.test(file)) files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }
}
