package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A browser words its own validation messages in the language of the browser. So a form is checked
 * by the script of the common layout, which takes the sentences of the page, or by the server only.
 */
@DisplayName("What is wrong with a field")
class FormValidationTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();
  private static final Path LAYOUT =
      REPOSITORY.resolve("infra/ui/src/main/resources/templates/layout.html");
  private static final Path SCRIPT =
      REPOSITORY.resolve("infra/ui/src/main/resources/static/assets/validation.js");

  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "<(?:input|select|textarea)\\b[^>]*(?:\\brequired\\b|\\b(?:pattern|minlength|min|max)="
              + "|type=\"(?:email|url|number|date|time|datetime-local)\")");
  private static final Pattern FORM = Pattern.compile("<form\\b[^>]*>");
  private static final Pattern SENTENCE = Pattern.compile("\\binvalid([A-Z][a-z]+)\\b");

  @Test
  @DisplayName("is worded by the layout’s script, or by the server where a page has another head")
  void is_not_left_to_the_browser() throws IOException {
    var left = new TreeSet<String>();
    var constrained = 0;
    for (var file : pages()) {
      var page = Files.readString(file);
      if (!CONSTRAINT.matcher(page).find()) continue;
      constrained++;
      if (page.contains("<head>") && !page.contains("/assets/validation.js"))
        FORM.matcher(page)
            .results()
            .filter(form -> !form.group().contains(" novalidate"))
            .forEach(form -> left.add(REPOSITORY.relativize(file) + ": " + form.group()));
    }
    assertThat(left).isEmpty();
    assertThat(constrained).as("pages and fragments with a constraint").isGreaterThan(20);
  }

  @Test
  @DisplayName("has a sentence in both languages for each name that the script reads")
  void has_its_sentences() throws IOException {
    var layout = Files.readString(LAYOUT);
    var names =
        new TreeSet<>(
            SENTENCE
                .matcher(Files.readString(SCRIPT))
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .toList());

    assertThat(names).isNotEmpty();
    assertThat(layout).contains("/assets/validation.js");
    for (var name : names) {
      assertThat(layout).contains("th:data-invalid-" + name + "=\"#{page.invalid." + name + "}\"");
      for (var language : List.of("fr", "en"))
        assertThat(sentences(language).getProperty("page.invalid." + name))
            .as(name + " in " + language)
            .isNotBlank();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "valueMissing, invalidMissing",
    "valueMissing, invalidChoice",
    "tooLong, invalidLong",
    "rangeUnderflow, invalidRange",
    "rangeOverflow, invalidRange"
  })
  @DisplayName("is the sentence of the constraint that fails; any other is about the format")
  void fits_the_constraint(String state, String sentence) throws IOException {
    var script = Files.readString(SCRIPT);

    assertThat(script)
        .containsPattern("if \\([^)]*\\b" + state + "\\b[^)]*\\) return [^;]*\\b" + sentence);
    assertThat(script).contains("return invalidFormat;");
  }

  private static List<Path> pages() throws IOException {
    return RepositoryFiles.below(
        REPOSITORY,
        file ->
            file.toString().endsWith(".html") && file.toString().contains("/src/main/resources/"));
  }

  private static Properties sentences(String language) throws IOException {
    var file = "infra/web/src/main/resources/messages/pages_" + language + ".properties";
    var sentences = new Properties();
    try (var reader = Files.newBufferedReader(REPOSITORY.resolve(file))) {
      sentences.load(reader);
    }
    return sentences;
  }
}
