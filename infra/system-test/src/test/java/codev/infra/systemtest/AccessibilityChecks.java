package codev.infra.systemtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Accessibility checks of a page, as far as they can be automated: WCAG 2.2 AA, in light and dark,
 * on a desk and on a phone. All rules look at each width once; colours are all that another scheme
 * changes, words all that another language does.
 */
final class AccessibilityChecks {
  private static final Map<String, Object> ALL_RULES =
      Map.of(
          "type",
          "tag",
          "values",
          List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
  private static final Map<String, Object> COLOURS =
      Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

  /** What another language can break: every rule but those of colours. */
  private static final Map<String, Object> WORDS =
      Map.of("runOnly", ALL_RULES, "rules", Map.of("color-contrast", Map.of("enabled", false)));

  private static final List<Integer> WIDTHS = List.of(1440, 375);

  /** axe itself, put into a page once: much quicker than a window of its own for each look. */
  private static final String AXE = axe();

  private static final String LOOK =
      """
      async (options) => {
        const places = (rule) => rule.nodes.slice(0, 3).map((node) => node.target + " " + node.html.slice(0, 160) + " " + (node.any[0]?.message ?? "")).join(", ");
        const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
        return violations.map((rule) => rule.id + " at " + places(rule));
      }
      """;

  private AccessibilityChecks() {}

  /** What is wrong with the page as it is shown now; it is left as it was. */
  static List<String> complaints(Page page, String name) {
    var before = page.viewportSize();
    var found = new ArrayList<String>();
    bringAxe(page);
    for (var width : WIDTHS) {
      page.setViewportSize(width, before.height);
      found.addAll(
          broken(page, name + " " + width, ColorScheme.LIGHT, Map.of("runOnly", ALL_RULES)));
      found.addAll(broken(page, name + " " + width, ColorScheme.DARK, Map.of("runOnly", COLOURS)));
      found.addAll(sticksOut(page, name + " " + width));
    }
    leave(page, before);
    return found;
  }

  /** The same, of a page that was looked at in another language already: what words can break. */
  static List<String> complaintsOfWords(Page page, String name) {
    var before = page.viewportSize();
    var found = new ArrayList<String>();
    bringAxe(page);
    for (var width : WIDTHS) {
      page.setViewportSize(width, before.height);
      found.addAll(sticksOut(page, name + " " + width));
    }
    found.addAll(broken(page, name + " " + WIDTHS.getLast(), ColorScheme.LIGHT, WORDS));
    leave(page, before);
    return found;
  }

  private static void bringAxe(Page page) {
    if (page.evaluate("() => 'axe' in window").equals(false)) page.evaluate(AXE);
  }

  private static void leave(Page page, ViewportSize before) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    page.setViewportSize(before.width, before.height);
  }

  private static List<String> broken(
      Page page, String where, ColorScheme scheme, Map<String, Object> options) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    return ((List<?>) page.evaluate(LOOK, options))
        .stream().map(what -> where + " " + scheme + ": " + what).toList();
  }

  /** What can only be read by scrolling to the right. */
  static List<String> sticksOut(Page page, String where) {
    var pixels = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    return ((Integer) pixels) > 0
        ? List.of(where + ": " + pixels + " pixels beyond the window's right edge")
        : List.of();
  }

  private static String axe() {
    try (var script =
        com.deque.html.axecore.playwright.AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
