package codev.infra.systemtest;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a page can be read and used by everybody, as far as a machine can tell: WCAG 2.2 AA, in
 * light and dark, on a desk and on a phone.
 */
final class ForEverybody {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
  private static final List<Integer> WIDTHS = List.of(1440, 375);

  private ForEverybody() {}

  /** What is wrong with the page as it is shown now; it is left as it was. */
  static List<String> complaints(Page page, String name) {
    var before = page.viewportSize();
    var found = new ArrayList<String>();
    for (var width : WIDTHS) {
      page.setViewportSize(width, before.height);
      for (var scheme : SCHEMES) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        found.addAll(broken(page, name + " " + width + " " + scheme));
      }
      found.addAll(sticksOut(page, name + " " + width));
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    page.setViewportSize(before.width, before.height);
    return found;
  }

  private static List<String> broken(Page page, String where) {
    // legacy: without a window of axe's own for each look
    return new AxeBuilder(page)
        .withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
            .map(rule -> where + ": " + rule.getId() + " at " + places(rule))
            .toList();
  }

  private static String places(Rule rule) {
    return rule.getNodes().stream()
        .limit(3)
        .map(node -> node.getTarget() + " " + node.getHtml())
        .collect(Collectors.joining(", "));
  }

  private static List<String> sticksOut(Page page, String where) {
    var pixels = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    return ((Integer) pixels) > 0
        ? List.of(where + ": " + pixels + " pixels beyond the window's right edge")
        : List.of();
  }
}
