package codev.infra.testkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The verdict on a build's test reports")
class TestVerdictTest {

  @TempDir private Path root;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

  @Test
  @DisplayName("a build without a failure passes, and its tests are counted")
  void passes() throws IOException {
    report(
        "infra/web", "codev.A", "<testcase name='one'/><testcase name='two'><skipped/></testcase>");
    report("gateway", "codev.A", "<testcase name='one'/>");

    assertThat(verdict(false)).isTrue();
    assertThat(printed()).isEqualTo("All: 3 run, 0 failed, 1 skipped\n");
  }

  @Test
  @DisplayName("each test that failed is named with the first line of its message")
  void names_what_failed() throws IOException {
    report(
        "gateway",
        "codev.A",
        """
        <testcase name='one'><failure message='&#10;  not three&#10;but four' type='Assertion'>at …</failure></testcase>
        <testcase name='two'><error type='java.lang.NullPointerException'>at …</error></testcase>
        """);

    assertThat(verdict(false)).isFalse();
    assertThat(printed())
        .isEqualTo(
            """
            FAILED codev.A.one: not three
            FAILED codev.A.two: java.lang.NullPointerException
            All: 2 run, 2 failed, 0 skipped
            """);
  }

  @Test
  @DisplayName("the first cause is named too; the opening of a block is no message")
  void names_the_first_cause() throws IOException {
    report(
        "gateway",
        "codev.A",
        """
        <testcase name='one'><error message='not sent'>IllegalStateException: not sent
        	at A
        Caused by: ExecutionException: failed
        	at B
        Caused by: TimeoutException: no answer in 5 s
        	at C</error></testcase>
        <testcase name='two'><error message='Error {&#10;  message=no such button'>at …</error></testcase>
        """);

    assertThat(verdict(false)).isFalse();
    assertThat(printed())
        .isEqualTo(
            """
            FAILED codev.A.one: not sent, caused by TimeoutException: no answer in 5 s
            FAILED codev.A.two: message=no such button
            All: 2 run, 2 failed, 0 skipped
            """);
  }

  @Test
  @DisplayName("the line of the class that is nearest to what was thrown is named")
  void names_the_line() throws IOException {
    report(
        "gateway",
        "codev.ATest",
        """
        <testcase name='one'><failure message='late'>TimeoutError: late
        	at codev.Page.waitFor(Page.java:9)
        	at codev.ATest.lambda$one$0(ATest.java:12)
        	at codev.ATest.one(ATest.java:20)</failure></testcase>
        """);

    assertThat(verdict(false)).isFalse();
    assertThat(printed()).startsWith("FAILED codev.ATest.one: late (ATest.java:12)\n");
  }

  @Test
  @DisplayName("the report of a class that failed is kept while the class is run again")
  void keeps_the_first_report() throws IOException {
    report("gateway", "codev.A", "<testcase name='one'><failure message='late'/></testcase>");

    TestVerdict.keepFailed(root, TestReports.read(root, false), out);

    assertThat(root.resolve("target/failed-tests/TEST-codev.A.xml")).content().contains("late");
  }

  @Test
  @DisplayName("what was kept of a failure is named, with the last warnings of the services")
  void names_the_evidence() throws IOException {
    report("gateway", "codev.A", "<testcase name='one'><failure message='late'/></testcase>");
    write("gateway/target/failures/codev.A.one/services.log", "1\n2\n3\n4\n5\nkafka: WARN 6\n");

    assertThat(verdict(false)).isFalse();
    assertThat(printed())
        .startsWith("FAILED codev.A.one: late\n  see gateway/target/failures/codev.A.one\n  2\n")
        .contains("  kafka: WARN 6\n");
  }

  @Test
  @DisplayName("of a method with many cases only a few are named, so that others are seen")
  void names_a_few_cases_of_a_method() throws IOException {
    var cases = new StringBuilder();
    for (int number = 1; number <= 5; number++)
      cases.append(
          "<testcase name='each(String)[%d]'><failure message='late'/></testcase>"
              .formatted(number));
    report("gateway", "codev.A", cases + "<testcase name='one'><failure message='x'/></testcase>");

    assertThat(verdict(false)).isFalse();
    assertThat(printed())
        .isEqualTo(
            """
            FAILED codev.A.each(String)[1]: late
            FAILED codev.A.each(String)[2]: late
            FAILED codev.A.each(String)[3]: late
              and 2 more of this method
            FAILED codev.A.one: x
            All: 6 run, 6 failed, 0 skipped
            """);
  }

  @Test
  @DisplayName("where the tests of a module took too long, what their threads did is named")
  void names_the_thread_dump() throws IOException {
    report("infra/web", "codev.A", "<testcase name='one'/>");
    write("infra/web/target/thread-dump.txt", "main");

    assertThat(verdict(false)).isTrue();
    assertThat(printed())
        .startsWith("infra/web/target/thread-dump.txt has what the threads did")
        .endsWith("All: 1 run, 0 failed, 0 skipped\n");
  }

  @Test
  @DisplayName("a class that passes when run again is flaky, under its first message")
  void names_what_is_flaky() throws IOException {
    report("gateway", "codev.A", "<testcase name='one'><failure message='late'/></testcase>");
    report("gateway", "codev.B", "<testcase name='one'><failure message='wrong'/></testcase>");
    TestVerdict.keepFailed(root, TestReports.read(root, false), out);
    assertThat(printed()).isEqualTo("gateway\tcodev.A\ngateway\tcodev.B\n");
    output.reset();
    report("gateway", "codev.A", "<testcase name='one'/>");

    assertThat(verdict(false)).isFalse();
    assertThat(printed())
        .isEqualTo(
            """
            FLAKY codev.A.one: late
            FAILED codev.B.one: wrong
            All: 2 run, 1 failed, 0 skipped
            """);
  }

  @Test
  @DisplayName("a class that should have run and has no report has failed")
  void names_what_never_ran() throws IOException {
    source("gateway", "codev/A", "class ATest {}");
    source("gateway", "codev/Base", "/** Shared. */\nabstract class BaseTest {}");
    source("gateway", "codev/Slow", "@Tag(\"on-demand\") class SlowTest {}");
    source("gateway", "codev/Nested", "class NestedTest {}");
    report("gateway", "codev.NestedTest$Inner", "<testcase name='one'/>");

    assertThat(verdict(false)).isTrue();
    output.reset();
    assertThat(verdict(true)).isFalse();
    assertThat(printed()).startsWith("FAILED codev.ATest: it has no report: it never ran\nAll: 1");
  }

  private boolean verdict(boolean complete) throws IOException {
    return TestVerdict.print(
        root, TestReports.read(root, complete), TestVerdict.firstRun(root), out);
  }

  private String printed() {
    return output.toString(StandardCharsets.UTF_8);
  }

  private void report(String module, String testClass, String cases) throws IOException {
    write(
        module + "/target/surefire-reports/TEST-" + testClass + ".xml",
        "<testsuite name='" + testClass + "'>" + cases + "</testsuite>");
  }

  private void source(String module, String path, String text) throws IOException {
    write(module + "/src/test/java/" + path + "Test.java", text);
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
