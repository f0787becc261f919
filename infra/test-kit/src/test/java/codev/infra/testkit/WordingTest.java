package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The sentences that people read")
class WordingTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("use one word for one thing and no phrase that a native would not write")
  void have_no_unwanted_phrase(String language) throws IOException {
    var unwanted = unwanted(language);
    var found = new TreeSet<String>();
    for (var file : messageFiles(language)) {
      var sentences = new Properties();
      try (var reader = Files.newBufferedReader(file)) {
        sentences.load(reader);
      }
      for (var key : sentences.stringPropertyNames()) {
        var sentence = sentences.getProperty(key).replace('\u00a0', ' ').replace('\u202f', ' ');
        for (var phrase : unwanted)
          if (phrase.matcher(sentence).find())
            found.add(key + ": " + sentence + " (" + phrase.pattern() + ")");
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  @DisplayName(
      "are looked for where they are: in the services, the gateway, the pages, the e-mails")
  void are_found() throws IOException {
    assertThat(messageFiles("fr"))
        .extracting(file -> file.getFileName().toString())
        .contains(
            "group_fr.properties",
            "session_fr.properties",
            "learning_fr.properties",
            "gateway_fr.properties",
            "pages_fr.properties",
            "email_fr.properties");
  }

  private static List<Pattern> unwanted(String language) throws IOException {
    var file = "/unwanted-wording_" + language + ".txt";
    try (InputStream in = Objects.requireNonNull(WordingTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(
              line ->
                  Pattern.compile(
                      line,
                      Pattern.CASE_INSENSITIVE
                          | Pattern.UNICODE_CASE
                          | Pattern.UNICODE_CHARACTER_CLASS))
          .toList();
    }
  }

  private static List<Path> messageFiles(String language) throws IOException {
    var name = Pattern.compile(".*/messages/\\w+_" + language + "\\.properties");
    return RepositoryFiles.below(
        REPOSITORY,
        file -> {
          var path = REPOSITORY.relativize(file).toString();
          return name.matcher(path).matches() && !path.contains("/test/");
        });
  }
}
