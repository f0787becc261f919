package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the formulas of WCAG 2.2, on the colours of the style sheets. */
@DisplayName("Les couleurs des graphiques")
class ChartColoursTest {
  private static final double READABLE = 4.5;
  private static final double SEEN = 3;
  private static final String DARK = "@media (prefers-color-scheme: dark)";
  private static final Pattern TOKEN =
      Pattern.compile("(--[a-z0-9-]+): (#[0-9a-f]{6}|var\\((--[a-z0-9-]+)\\));");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("laissent lire chaque texte, en clair comme en sombre")
  void let_every_text_be_read(boolean isDark) throws IOException {
    var tokens = tokens(isDark);
    for (var pair :
        List.of(
            List.of("--on-1", "--step-1"),
            List.of("--on-3", "--step-3"),
            List.of("--on-4", "--step-4"),
            List.of("--on-5", "--step-5"),
            List.of("--accent-ink", "--accent"),
            List.of("--ink", "--surface"),
            List.of("--ink-soft", "--surface")))
      assertThat(contrast(tokens, pair.get(0), pair.get(1)))
          .as("%s", pair)
          .isGreaterThanOrEqualTo(READABLE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "laissent distinguer les réponses voisines sans les couleurs, et chaque marque du fond")
  void tell_neighbours_apart_by_lightness(boolean isDark) throws IOException {
    var tokens = tokens(isDark);
    for (var pair :
        List.of(
            List.of("--step-1", "--step-3"),
            List.of("--step-3", "--step-4"),
            List.of("--step-4", "--step-5")))
      assertThat(contrast(tokens, pair.get(0), pair.get(1)))
          .as("%s", pair)
          .isGreaterThanOrEqualTo(1.7);
    for (var mark : List.of("--accent", "--field-line", "--ink"))
      assertThat(contrast(tokens, mark, "--surface")).as(mark).isGreaterThanOrEqualTo(SEEN);
  }

  /** The dark scheme replaces some of the light one's. */
  private static Map<String, String> tokens(boolean isDark) throws IOException {
    var tokens = new HashMap<String, String>();
    for (var sheet :
        List.of(
            "../infra/ui/src/main/resources/static/assets/codev.css",
            "src/main/resources/static/outcomes/assets/charts.css")) {
      var css = Files.readString(Path.of(sheet));
      int dark = css.indexOf(DARK);
      int end = css.indexOf("\n}", dark);
      Stream.of(css.substring(0, dark), isDark ? css.substring(dark, end) : "")
          .forEach(
              part ->
                  TOKEN
                      .matcher(part)
                      .results()
                      .forEach(found -> tokens.put(found.group(1), found.group(2))));
    }
    return tokens;
  }

  private static double contrast(Map<String, String> tokens, String one, String other) {
    var first = luminance(colour(tokens, one));
    var second = luminance(colour(tokens, other));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static String colour(Map<String, String> tokens, String name) {
    var value = Objects.requireNonNull(tokens.get(name), name);
    return value.startsWith("var(")
        ? colour(tokens, value.substring(4, value.length() - 1))
        : value;
  }

  private static double luminance(String colour) {
    return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
  }

  private static double linear(String colour, int at) {
    var part = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
