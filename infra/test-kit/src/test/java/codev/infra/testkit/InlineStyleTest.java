package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The content security policy of the pages forbids inline styles: a browser ignores them. */
@DisplayName("An inline style")
class InlineStyleTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();
  private static final Path LAYOUT =
      REPOSITORY.resolve("infra/ui/src/main/resources/templates/layout.html");

  /** An element, an attribute, or one that Thymeleaf writes. */
  private static final Pattern IN_A_TEMPLATE =
      Pattern.compile(
          "<style\\b|\\sstyle=|\\bth:style(?:append)?="
              + "|\\bth:attr(?:append|prepend)?=\"[^\"]*\\bstyle\\s*=");

  /** An attribute, an element, or HTML that may have one; the property {@code style} is allowed. */
  private static final Pattern IN_A_SCRIPT =
      Pattern.compile(
          "setAttribute\\(\\s*[\"'`]style\\b|createElement\\(\\s*[\"'`]style\\b"
              + "|\\.(?:inner|outer)HTML\\s*=[^=]|\\binsertAdjacentHTML\\b|\\bdocument\\.write");

  private static final Pattern HTMX_CONFIGURATION =
      Pattern.compile("<meta name=\"htmx-config\" content='([^']*)'>");

  @Test
  @DisplayName("is in no template of a page")
  void is_in_no_template() throws IOException {
    var templates =
        files(
            file ->
                file.endsWith(".html")
                    && (file.contains("/src/main/resources/templates/")
                        || file.contains("/gateway/src/main/resources/")));

    assertThat(found(IN_A_TEMPLATE, templates)).isEmpty();
    assertThat(templates).hasSizeGreaterThan(80);
  }

  @Test
  @DisplayName("is written by no script of a page")
  void is_written_by_no_script() throws IOException {
    var scripts =
        files(file -> file.endsWith(".js") && file.contains("/src/main/resources/static/"));

    assertThat(found(IN_A_SCRIPT, scripts)).isEmpty();
    assertThat(scripts).hasSizeGreaterThan(10);
  }

  @Test
  @DisplayName("is written by htmx neither for its indicators nor for what it draws anew")
  void is_not_written_by_htmx() throws IOException {
    var configuration = HTMX_CONFIGURATION.matcher(Files.readString(LAYOUT));

    assertThat(configuration.find()).isTrue();
    assertThat(configuration.group(1))
        .contains("\"includeIndicatorStyles\":false")
        .contains("\"attributesToSettle\":[")
        .doesNotContainPattern("\"attributesToSettle\":\\[[^\\]]*\"style\"");
  }

  private static List<Path> files(Predicate<String> filter) throws IOException {
    return RepositoryFiles.below(REPOSITORY, file -> filter.test(file.toString()));
  }

  private static Set<String> found(Pattern style, List<Path> files) throws IOException {
    var found = new TreeSet<String>();
    for (var file : files)
      style
          .matcher(Files.readString(file))
          .results()
          .forEach(one -> found.add(REPOSITORY.relativize(file) + ": " + one.group()));
    return found;
  }
}
