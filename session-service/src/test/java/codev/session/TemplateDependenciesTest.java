package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What ArchUnit checks for classes, for templates: folders use one another in one direction. */
@DisplayName("Templates")
class TemplateDependenciesTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern FRAGMENT = Pattern.compile("~\\{([\\w-]+)/[\\w/-]+ ::");

  /** Folders whose fragments a folder may include, beside its own and those of {@code infra}. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "accesslog", Set.of(),
          "audit", Set.of(),
          "room", Set.of(),
          "history", Set.of("room"),
          "summary", Set.of("room"));

  @Test
  @DisplayName("include fragments in the direction of the packages, without cycles")
  void include_in_one_direction() throws IOException {
    try (var folders = Files.list(TEMPLATES)) {
      for (var folder : folders.toList()) {
        var name = folder.getFileName().toString();
        assertThat(ALLOWED).containsKey(name);
        var included = new TreeSet<>(included(folder));
        included.removeAll(List.of(name, "pages"));
        assertThat(ALLOWED.get(name)).as(name).containsAll(included);
      }
    }
  }

  private static List<String> included(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var text = new StringBuilder();
      for (var file : files.toList()) text.append(Files.readString(file));
      return FRAGMENT.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }
  }
}
