package codev.infra.testkit;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The documents that lead into the code")
class DocumentedNamesTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();

  /** What is quoted as code, on one line; suffixes ({@code …Queries}) are no names. */
  private static final Pattern QUOTED = Pattern.compile("`([^`…\n]+)`");

  private static final Pattern JAVA_FILE = Pattern.compile("\\b([A-Z]\\w*)\\.java");

  /** An option such as {@code -DexcludedGroups} is none. */
  private static final Pattern TYPE =
      Pattern.compile("(?<!-)\\b[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+\\b");

  private static final Pattern DECLARATION =
      Pattern.compile("\\b(?:class|record|enum|interface|@interface) ([A-Z]\\w+)");

  /** A package of this repository, or a type in one; {@code codev.relay.handled} is a meter. */
  private static final Pattern QUALIFIED =
      Pattern.compile(
          "\\bcodev\\.(?:group|session|learning|gateway|infra)\\b(?!-)(?:\\.[a-z]+\\b)*(?:\\.[A-Z]\\w*)?");

  private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\|[^|]*\\|([^|]*)\\|");
  private static final Pattern SUBPACKAGE = Pattern.compile("`(\\.[a-z]+)`");

  /** Without a member, and without the name of a nested type. */
  private static final Pattern LINK =
      Pattern.compile("\\{@link\\s+(?:\\*\\s+)?(codev(?:\\.[a-z]\\w*)+(?:\\.[A-Z]\\w*)?)");

  /** The classes of a command that runs some; not those of a pattern. */
  private static final Pattern TESTS =
      Pattern.compile("-D(?:it\\.)?test='?((?:[A-Z]\\w+Test(?:#\\w+)?,?)+)");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

  @ParameterizedTest
  @MethodSource("documents")
  @DisplayName("name only types and files that exist")
  void name_only_what_exists(String document) throws IOException {
    var text = Files.readString(REPOSITORY.resolve(document));
    var named =
        Stream.concat(
                JAVA_FILE.matcher(text).results().map(file -> file.group(1)),
                QUOTED
                    .matcher(text)
                    .results()
                    .flatMap(quoted -> TYPE.matcher(quoted.group(1)).results())
                    .map(MatchResult::group))
            .collect(toCollection(TreeSet::new));

    named.removeAll(declared());

    assertThat(named).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "infra/docs/architecture.md"})
  @DisplayName("name only packages that exist")
  void name_only_packages_that_exist(String document) throws IOException {
    var text = Files.readString(REPOSITORY.resolve(document));
    var named =
        QUOTED
            .matcher(text)
            .results()
            .flatMap(quoted -> QUALIFIED.matcher(quoted.group(1)).results())
            .map(MatchResult::group)
            .collect(toCollection(TreeSet::new));
    named.addAll(subpackages(text));

    assertThat(missing(named)).isEmpty();
  }

  static Stream<String> documents() throws IOException {
    var ofSecurity =
        SecurityDocumentsTest.documents()
            .map(document -> REPOSITORY.relativize(document).toString());
    return Stream.concat(
        Stream.of("README.md", "CONTRIBUTING.md", "infra/docs/architecture.md"), ofSecurity);
  }

  /** In a table of packages, {@code .outbox} is below the package that was named last. */
  private static Set<String> subpackages(String text) {
    var named = new TreeSet<String>();
    var above = "";
    for (var row : TABLE_ROW.matcher(text).results().toList()) {
      var cell = row.group(1);
      var whole = QUALIFIED.matcher(cell);
      if (whole.find()) above = whole.group();
      for (var below : SUBPACKAGE.matcher(cell).results().toList())
        named.add(above + below.group(1));
    }
    return named;
  }

  @Test
  @DisplayName("commands run only tests that exist")
  void commands_run_only_tests_that_exist() throws IOException {
    var run =
        RepositoryFiles.below(REPOSITORY, file -> file.toString().endsWith(".md")).stream()
            .flatMap(document -> TESTS.matcher(text(document)).results())
            .flatMap(tests -> Stream.of(tests.group(1).split(",")))
            .map(test -> test.replaceFirst("#.*", ""))
            .collect(toCollection(TreeSet::new));

    assertThat(run).contains("UpgradeTest");
    run.removeAll(declared());
    assertThat(run).isEmpty();
  }

  @Test
  @DisplayName("the comments of packages and types link only what exists")
  void comments_link_only_what_exists() throws IOException {
    var linked =
        sources()
            .flatMap(file -> LINK.matcher(text(file)).results())
            .map(link -> link.group(1))
            .collect(toCollection(TreeSet::new));

    assertThat(linked).isNotEmpty();
    assertThat(missing(linked)).isEmpty();
  }

  private static Set<String> missing(Set<String> qualified) throws IOException {
    var missing = new TreeSet<>(qualified);
    missing.removeAll(sources().flatMap(DocumentedNamesTest::names).collect(toSet()));
    return missing;
  }

  /** The package of a source file, those above it, and the qualified name of its type. */
  private static Stream<String> names(Path file) {
    var declared = PACKAGE.matcher(text(file));
    if (!declared.find()) return Stream.empty();
    var type = declared.group(1) + "." + file.getFileName().toString().replace(".java", "");
    return Stream.iterate(
        type, name -> name.contains("."), name -> name.substring(0, name.lastIndexOf('.')));
  }

  private static Set<String> declared() throws IOException {
    return sources().flatMap(DocumentedNamesTest::declarations).collect(toSet());
  }

  private static Stream<Path> sources() throws IOException {
    return RepositoryFiles.sources(REPOSITORY).stream();
  }

  private static Stream<String> declarations(Path file) {
    return DECLARATION.matcher(text(file)).results().map(declaration -> declaration.group(1));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
