package codev.infra.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks the page {@code infra/docs/glossary.md} against the message files of the services. */
public final class GlossaryCheck {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([A-Za-z_.-]+)` \\| (.*?) \\| (.*) \\|$");

  private GlossaryCheck() {}

  /**
   * The page has these keys and no other that begins alike, with the sentences of the message files
   * in both languages.
   *
   * @param page from the module whose test asks
   * @param messages the message files, e.g. {@code session}
   * @param beginning e.g. {@code session.}
   */
  public static void mustContain(
      Path page, String messages, String beginning, Collection<String> keys) {
    var french = sentences(messages, "fr");
    var english = sentences(messages, "en");
    Map<String, String> expected =
        keys.stream()
            .collect(
                Collectors.toMap(
                    key -> key, key -> french.get(key) + " | " + english.get(key), (a, _) -> a));
    assertThat(rows(page, beginning))
        .as("rows of %s that begin with %s", page.getFileName(), beginning)
        .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(expected));
  }

  private static Map<String, String> rows(Path page, String beginning) {
    try {
      return ROW.matcher(Files.readString(page))
          .results()
          .filter(row -> row.group(1).startsWith(beginning))
          .collect(
              Collectors.toMap(row -> row.group(1), row -> row.group(2) + " | " + row.group(3)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties sentences(String messages, String language) {
    var file = "/messages/" + messages + "_" + language + ".properties";
    var sentences = new Properties();
    try (var stream = Objects.requireNonNull(GlossaryCheck.class.getResourceAsStream(file), file)) {
      sentences.load(new InputStreamReader(stream, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sentences;
  }
}
