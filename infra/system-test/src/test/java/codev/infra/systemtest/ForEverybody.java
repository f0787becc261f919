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
import java.util.stream.Stream;

/**
 * Whether a page can be read and used by everybody, as far as a machine can tell: WCAG 2.2 AA, by
 * day at a desk, by night on a phone. All rules look at each once; words are all that another
 * language changes.
 */
final class ForEverybody {
  private static final Map<String, Object> RULES =
      Map.of(
          "type",
          "tag",
          "values",
          List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
  private static final Map<String, Object> ALL = Map.of("runOnly", RULES);

  /** What another language can break: every rule but those of colours. */
  private static final Map<String, Object> WORDS =
      Map.of("runOnly", RULES, "rules", Map.of("color-contrast", Map.of("enabled", false)));

  private static final int DESK = 1440;
  private static final int PHONE = 375;

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

  private ForEverybody() {}

  /** What is wrong with the page as it is shown now; it is left as it was. */
  static List<String> complaints(Page page, String name) {
    var before = page.viewportSize();
    bringAxe(page);
    var found = new ArrayList<>(broken(page, name, DESK, ColorScheme.LIGHT, ALL));
    found.addAll(broken(page, name, PHONE, ColorScheme.DARK, ALL));
    leave(page, before);
    return found;
  }

  /** The same, of a page that was looked at in another language already: what words can break. */
  static List<String> complaintsOfWords(Page page, String name) {
    var before = page.viewportSize();
    page.setViewportSize(DESK, before.height);
    var found = new ArrayList<>(sticksOut(page, name + " " + DESK));
    bringAxe(page);
    found.addAll(broken(page, name, PHONE, ColorScheme.LIGHT, WORDS));
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
      Page page, String name, int width, ColorScheme scheme, Map<String, Object> options) {
    var where = name + " " + width + " " + scheme;
    page.setViewportSize(width, page.viewportSize().height);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    var found = ((List<?>) page.evaluate(LOOK, options)).stream().map(what -> where + ": " + what);
    return Stream.concat(found, sticksOut(page, where).stream()).toList();
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
