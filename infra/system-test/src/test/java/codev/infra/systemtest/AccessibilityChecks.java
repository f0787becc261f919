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
 * Accessibility checks of a page, as far as they can be automated: WCAG 2.2 AA with every rule, in
 * light at a desk and in dark on a phone, and nothing beyond the right edge at either width.
 */
final class AccessibilityChecks {
  private static final Map<String, Object> ALL_RULES =
      Map.of(
          "type",
          "tag",
          "values",
          List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));

  /** The width at which each is looked at. */
  private static final Map<ColorScheme, Integer> SCHEMES =
      Map.of(ColorScheme.LIGHT, 1440, ColorScheme.DARK, 375);

  /** axe itself, put into a page once: much quicker than a window of its own for each look. */
  private static final String AXE = axe();

  /**
   * axe parses the colours of every element on the way from a text to the page's background, and
   * takes a third of its time for it. A page has a dozen of colours: each is parsed once.
   */
  private static final String PARSE_EACH_COLOUR_ONCE =
      """
      () => {
        const colour = axe.commons.color.Color.prototype;
        const parse = colour.parseString;
        const parsed = new Map();
        colour.parseString = function (text) {
          if (!parsed.has(text)) {
            parse.call(this, text);
            parsed.set(text, [this.r, this.g, this.b, this.alpha]);
          }
          [this.r, this.g, this.b, this.alpha] = parsed.get(text);
          return this;
        };
      }
      """;

  /**
   * Else axe writes out each element that it looks at, with all that is in it, for each of its
   * rules: of the largest, which most rules concern, that is the whole page. What is wrong is
   * written out here.
   */
  private static final String WRITE_NOTHING_OUT = "() => axe.configure({ noHtml: true })";

  private static final String LOOK =
      """
      async (options) => {
        const source = (node) => (document.querySelector(String(node.target))?.outerHTML ?? "").slice(0, 160);
        const places = (rule) => rule.nodes.slice(0, 3).map((node) => node.target + " " + source(node) + " " + (node.any[0]?.message ?? "")).join(", ");
        const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
        return violations.map((rule) => rule.id + " at " + places(rule));
      }
      """;

  private AccessibilityChecks() {}

  /** What is wrong with the page as it is shown now; it is left as it was. */
  static List<String> complaints(Page page, String name) {
    var before = page.viewportSize();
    var found = new ArrayList<String>();
    for (var scheme : SCHEMES.keySet()) found.addAll(complaintsIn(page, name, scheme));
    leave(page, before);
    return found;
  }

  /** The same of a page that is looked at in English by day and in French by night. */
  static List<String> complaints(Page page, String name, boolean english) {
    var before = page.viewportSize();
    var now = english ? ColorScheme.LIGHT : ColorScheme.DARK;
    var found = new ArrayList<String>();
    for (var scheme : SCHEMES.keySet())
      if (scheme != now) found.addAll(sticksOutAt(page, name, width(scheme)));
    found.addAll(complaintsIn(page, name, now));
    leave(page, before);
    return found;
  }

  private static List<String> complaintsIn(Page page, String name, ColorScheme scheme) {
    var width = width(scheme);
    var found = new ArrayList<>(sticksOutAt(page, name, width));
    found.addAll(broken(page, name + " " + width, scheme));
    return found;
  }

  private static int width(ColorScheme scheme) {
    return Objects.requireNonNull(SCHEMES.get(scheme));
  }

  private static List<String> sticksOutAt(Page page, String name, int width) {
    page.setViewportSize(width, page.viewportSize().height);
    return sticksOut(page, name + " " + width);
  }

  private static void bringAxe(Page page) {
    if (page.evaluate("() => 'axe' in window").equals(true)) return;
    page.evaluate(AXE);
    page.evaluate(PARSE_EACH_COLOUR_ONCE);
    page.evaluate(WRITE_NOTHING_OUT);
  }

  private static void leave(Page page, ViewportSize before) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    page.setViewportSize(before.width, before.height);
  }

  private static List<String> broken(Page page, String where, ColorScheme scheme) {
    bringAxe(page);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    return ((List<?>) page.evaluate(LOOK, Map.of("runOnly", ALL_RULES)))
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
