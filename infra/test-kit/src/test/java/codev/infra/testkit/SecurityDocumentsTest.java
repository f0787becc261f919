package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The documents for a security officer")
class SecurityDocumentsTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();
  private static final Path STANDARD = REPOSITORY.resolve("infra/docs/asvs.md");

  /** A class of tests, and perhaps a method of it. */
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)(?:#(\\w+))?`");

  private static final Pattern REASON = Pattern.compile("(not tested|not met|does not apply)");
  private static final Pattern REQUIREMENT = Pattern.compile("\\b\\d+\\.\\d+\\.\\d+\\b");
  private static final String NOT_MET = "not met";

  /** Below the one that lists what is not met, each heading begins a chapter. */
  private static final String CHAPTER = "## V1 ";

  /** The column in which the tests are. */
  private static final String TESTS = "test";

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  @DisplayName("name tests that exist, with methods that they have")
  void name_tests_that_exist(Path document) throws IOException {
    var sources = testSources();
    var named = TEST.matcher(Files.readString(document)).results().toList();

    assertThat(named).isNotEmpty();
    assertThat(named.stream().filter(test -> !exists(test, sources)).map(MatchResult::group))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  @DisplayName("have a test in each row, or say that there is none")
  void have_a_test_in_each_row(Path document) throws IOException {
    var rows = rows(document);

    if (document.endsWith("security.md")) assertThat(rows).isEmpty();
    else assertThat(rows).isNotEmpty();
    assertThat(rows).allMatch(Row::isComplete);
  }

  @Test
  @DisplayName("have each requirement of the standard's level 2 once")
  void have_each_requirement() throws IOException {
    var found = rows(STANDARD).stream().flatMap(row -> requirements(row.first())).toList();

    assertThat(found).containsExactlyInAnyOrderElementsOf(levelTwo());
  }

  @Test
  @DisplayName("list first what is not met, and nothing else")
  void list_what_is_not_met() throws IOException {
    var text = Files.readString(STANDARD);
    var listed =
        text.substring(0, text.indexOf(CHAPTER))
            .lines()
            .filter(line -> line.startsWith("|"))
            .flatMap(line -> requirements(cells(line).getFirst()));
    var notMet =
        rows(STANDARD).stream()
            .filter(row -> row.tests().equals(NOT_MET))
            .flatMap(row -> requirements(row.first()))
            .toList();

    assertThat(notMet).isNotEmpty();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(notMet);
  }

  /**
   * A row of a table that has a column of tests.
   *
   * @param first its first cell
   * @param cells how many it should have, and how many it has
   */
  private record Row(String first, String tests, List<Integer> cells) {
    boolean isComplete() {
      return cells.getFirst().equals(cells.getLast())
          && (TEST.matcher(tests).find() || REASON.matcher(tests).lookingAt());
    }
  }

  private static List<Row> rows(Path document) throws IOException {
    var rows = new ArrayList<Row>();
    List<String> head = List.of();
    for (var line : Files.readAllLines(document)) {
      if (!line.startsWith("|")) {
        head = List.of();
      } else if (head.isEmpty()) {
        head = cells(line);
      } else if (head.contains(TESTS) && !line.startsWith("|---")) {
        var cells = cells(line);
        int column = head.indexOf(TESTS);
        var tests = column < cells.size() ? cells.get(column) : "";
        rows.add(new Row(cells.getFirst(), tests, List.of(head.size(), cells.size())));
      }
    }
    return rows;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|", -1))
        .limit(line.chars().filter(c -> c == '|').count() - 1)
        .map(String::strip)
        .toList();
  }

  private static Stream<String> requirements(String cell) {
    return REQUIREMENT.matcher(cell).results().map(MatchResult::group);
  }

  private static boolean exists(MatchResult test, Map<String, List<String>> sources) {
    String method = test.group(2);
    return sources.getOrDefault(test.group(1), List.of()).stream()
        .anyMatch(source -> method == null || source.contains(" " + method + "("));
  }

  /** By the simple name of the class, which several may have. */
  private static Map<String, List<String>> testSources() throws IOException {
    var sources = new HashMap<String, List<String>>();
    for (var file : RepositoryFiles.below(REPOSITORY, SecurityDocumentsTest::isTest)) {
      var name = file.getFileName().toString().replace(".java", "");
      sources.computeIfAbsent(name, _ -> new ArrayList<>()).add(Files.readString(file));
    }
    return sources;
  }

  private static boolean isTest(Path file) {
    return file.toString().endsWith("Test.java");
  }

  private static List<String> levelTwo() throws IOException {
    try (InputStream list =
        Objects.requireNonNull(
            SecurityDocumentsTest.class.getResourceAsStream("/asvs-5.0-level-2.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .flatMap(SecurityDocumentsTest::requirements)
          .toList();
    }
  }

  static Stream<Path> documents() throws IOException {
    var folder = REPOSITORY.resolve("infra/docs/security");
    var boundaries = RepositoryFiles.below(folder, file -> file.toString().endsWith(".md"));
    return Stream.concat(
        boundaries.stream().sorted(),
        Stream.of(REPOSITORY.resolve("infra/docs/security.md"), STANDARD));
  }
}
