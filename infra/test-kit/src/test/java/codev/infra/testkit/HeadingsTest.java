package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The headings of the pages")
class HeadingsTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();
  private static final Pattern HEADING =
      Pattern.compile("<h[1-3]\\b[^>]*>.*?</h[1-3]>", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]*)[(}]");

  /** What a page calls itself in the browser's tab. */
  private static final Pattern TITLE =
      Pattern.compile(
          "<html xmlns:th=\"[^\"]*\" th:replace=\"~\\{layout :: page\\(([^\"]*),"
              + " ~\\{::main}\\)}\"");

  /** The words of its first heading, which may stand in a part of it. */
  private static final Pattern FIRST_HEADING =
      Pattern.compile("<h1\\b[^>]*?(?:>\\s*<span)? th:text=\"([^\"]*)\"");

  /** Questions and commands; what begins with one of these is a sentence. */
  private static final Map<String, Pattern> SENTENCES =
      Map.of(
          "fr",
          Pattern.compile(
              "\\?$|^(?i:qui|que|quoi|où|quand|comment|pourquoi|combien)\\b|^(?i:n’|ne |ont |sont )"
                  + "|^(Ajouter|Choisir|Composer|Créer|Donner|Fixer|Modifier|Noter|Ouvrir"
                  + "|Planifier|Retenir|Retirer|Signaler|Supprimer|Voir)\\b",
              Pattern.UNICODE_CHARACTER_CLASS),
          "en",
          Pattern.compile(
              "\\?$|^(?i:who|what|where|when|how|why|have|has|are|is)\\b"
                  + "|^(Add|Choose|Create|Edit|Give|Keep|Plan|Record|Remove|See|Set|Suggest)\\b"));

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("are nouns, not questions or commands")
  void are_nouns(String language) throws IOException {
    var found = new TreeSet<String>();
    var headings = 0;
    var sentence = Objects.requireNonNull(SENTENCES.get(language));
    for (var file : pages()) {
      var sentences = sentences(file, language);
      for (var heading : HEADING.matcher(Files.readString(file)).results().toList())
        for (var key : KEY.matcher(heading.group()).results().toList()) {
          var words = sentences.getProperty(key.group(1));
          if (words == null) continue;
          headings++;
          if (sentence.matcher(words).find()) found.add(key.group(1) + ": " + words);
        }
    }
    assertThat(found).isEmpty();
    assertThat(headings).isGreaterThan(80);
  }

  @Test
  @DisplayName("are what the browser's tab says, on every page")
  void are_the_titles() throws IOException {
    var different = new TreeSet<String>();
    var titles = 0;
    for (var file : pages()) {
      var page = Files.readString(file);
      var title = TITLE.matcher(page);
      if (!title.find()) continue;
      titles++;
      var heading = FIRST_HEADING.matcher(page);
      var words = heading.find() ? heading.group(1) : "no heading";
      if (!words.equals(title.group(1)))
        different.add(REPOSITORY.relativize(file) + ": " + title.group(1) + ", but " + words);
    }
    assertThat(different).isEmpty();
    assertThat(titles).isGreaterThan(40);
  }

  private static Iterable<Path> pages() throws IOException {
    return RepositoryFiles.below(
        REPOSITORY,
        file ->
            file.toString().endsWith(".html")
                && file.toString().contains("/src/main/resources/templates/"));
  }

  /** Of the module to which a page belongs, and those that all pages share. */
  private static Properties sentences(Path page, String language) throws IOException {
    var sentences = new Properties();
    var resources = page;
    while (!resources.endsWith("resources"))
      resources = Objects.requireNonNull(resources.getParent());
    for (var folder :
        new Path[] {
          REPOSITORY.resolve("infra/web/src/main/resources/messages"), resources.resolve("messages")
        })
      if (Files.isDirectory(folder))
        try (var files = Files.newDirectoryStream(folder, "*_" + language + ".properties")) {
          for (var file : files)
            try (var reader = Files.newBufferedReader(file)) {
              sentences.load(reader);
            }
        }
    return sentences;
  }
}
