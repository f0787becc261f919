package codev.infra.testkit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The sentences that people read")
class WordingTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();
  private static final Pattern SHOWN_ARGUMENT = Pattern.compile("\\{(\\w+)(,number[^}]*)?}");
  private static final Pattern WITHOUT_NARROW_SPACE =
      Pattern.compile("[ \u00a0][;:!?»]|«(?!\u202f)|(?<!\u202f)»|(?<!\u202f)[;:!?](?=\\s|$)");
  private static final Pattern SPACE_BEFORE_PUNCTUATION =
      Pattern.compile("[ \u00a0\u202f][;:!?](?=\\s|$)");
  private static final Pattern INVISIBLE_OR_STRAIGHT = Pattern.compile("[\u00a0\u202f']");

  /** Lines of a list whose fields end with semicolons. */
  private static final String CSV_SAMPLE = "group.import.sample.";

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("use one word for one thing and no phrase that a native would not write")
  void have_no_unwanted_phrase(String language) throws IOException {
    var unwanted = unwanted(language);
    var found = new TreeSet<String>();
    for (var file : messageFiles(language)) {
      var sentences = sentences(file);
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
  @DisplayName("exist in both languages and name the same things in both")
  void are_the_same_in_both_languages() throws IOException {
    var different = new TreeSet<String>();
    for (var file : messageFiles("fr")) {
      var french = sentences(file);
      var name = file.getFileName().toString().replace("_fr.", "_en.");
      var english = sentences(file.resolveSibling(name));
      var keys = new TreeSet<>(french.stringPropertyNames());
      keys.addAll(english.stringPropertyNames());
      keys.removeIf(
          key ->
              french.containsKey(key)
                  && english.containsKey(key)
                  && named(french.getProperty(key)).equals(named(english.getProperty(key))));
      different.addAll(keys);
    }
    assertThat(different).isEmpty();
  }

  @Test
  @DisplayName("have a narrow no-break space in French before ; : ! ? » and after «")
  void have_narrow_spaces_in_french() throws IOException {
    var wrong = new TreeSet<String>();
    for (var file : messageFiles("fr"))
      sentences(file)
          .forEach(
              (key, sentence) -> {
                if (!key.toString().startsWith(CSV_SAMPLE)
                    && WITHOUT_NARROW_SPACE.matcher(sentence.toString()).find())
                  wrong.add(key + ": " + sentence);
              });
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("have typographic apostrophes, and visible escapes for spaces that do not break")
  void are_typeset(String language) throws IOException {
    var wrong = new TreeSet<String>();
    for (var file : messageFiles(language))
      for (var line : Files.readAllLines(file))
        if (INVISIBLE_OR_STRAIGHT.matcher(line).find()) wrong.add(line);
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("have no space before a punctuation mark in English")
  void have_no_space_before_punctuation_in_english() throws IOException {
    var wrong = new TreeSet<String>();
    for (var file : messageFiles("en"))
      sentences(file)
          .forEach(
              (key, sentence) -> {
                if (SPACE_BEFORE_PUNCTUATION.matcher(sentence.toString()).find())
                  wrong.add(key + ": " + sentence);
              });
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("are found in the services, the gateway, the pages and the e-mails")
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

  /** The arguments that a sentence shows; which form a plural has may depend on others. */
  private static Set<String> named(String sentence) {
    return SHOWN_ARGUMENT.matcher(sentence).results().map(found -> found.group(1)).collect(toSet());
  }

  private static Properties sentences(Path file) throws IOException {
    var sentences = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      sentences.load(reader);
    }
    return sentences;
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
