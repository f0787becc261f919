package codev.infra.testkit.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The score of the mutations")
class MutationScoreTest {
  private static final String REPORT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <mutations partial="true">
      <mutation detected='true' status='KILLED' numberOfTestsRun='1'>
        <sourceFile>A.java</sourceFile><mutatedClass>codev.a.A</mutatedClass></mutation>
      <mutation detected='true' status='TIMED_OUT' numberOfTestsRun='1'>
        <sourceFile>A.java</sourceFile><mutatedClass>codev.a.A$Inner</mutatedClass></mutation>
      <mutation detected='false' status='SURVIVED' numberOfTestsRun='4'>
        <sourceFile>A.java</sourceFile><mutatedClass>codev.a.A</mutatedClass></mutation>
      <mutation detected='false' status='NO_COVERAGE' numberOfTestsRun='0'>
        <sourceFile>B.java</sourceFile><mutatedClass>codev.a.b.B</mutatedClass></mutation>
      </mutations>
      """;

  @TempDir private Path root;

  @Test
  @DisplayName("is that of each package, and of the module")
  void is_of_each_package() throws IOException {
    var reports = Files.createDirectories(root.resolve("service/target/pit-reports"));
    Files.writeString(reports.resolve("mutations.xml"), REPORT);

    assertThat(printed(List.of("service"), true))
        .contains(
            "| service | `codev.a` | 3 | 66.7 % | 1 | 0 |",
            "| service | `codev.a.b` | 1 | 0.0 % | 1 | 1 |",
            "| service | **all of these** | 4 | 50.0 % | 2 | 1 |");
  }

  @Test
  @DisplayName("is missed where a module has no report")
  void is_missed() throws IOException {
    assertThat(printed(List.of("gateway"), false)).contains("| gateway | no report |");
  }

  private String printed(List<String> modules, boolean isComplete) throws IOException {
    var printed = new ByteArrayOutputStream();
    try (var out = new PrintStream(printed, true, UTF_8)) {
      assertThat(MutationScore.print(root, modules, out)).isEqualTo(isComplete);
    }
    return printed.toString(UTF_8);
  }
}
