package codev.infra.testkit.reports;

/**
 * A test that failed.
 *
 * @param module the path of its module, from the root of the repository
 * @param test the method, as the report names it; empty for the class as a whole
 * @param message the first line of what was thrown
 */
record TestFailure(String module, String testClass, String test, String message) {
  private static final String SEPARATOR = "\t";

  /**
   * Which class of which module: the same name may stand in two modules. Of a nested class it is
   * the outermost one, which is what can be run alone.
   */
  String classInModule() {
    return module + SEPARATOR + testClass.replaceFirst("\\$.*", "");
  }

  /** One line of a file. */
  String line() {
    return String.join(SEPARATOR, module, testClass, test, message);
  }

  static TestFailure parse(String line) {
    var fields = line.split(SEPARATOR, 4);
    return new TestFailure(fields[0], fields[1], fields[2], fields[3]);
  }

  String sentence() {
    return testClass + (test.isEmpty() ? "" : "." + test) + ": " + message;
  }
}
