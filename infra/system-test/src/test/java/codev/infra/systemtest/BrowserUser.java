package codev.infra.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A person at a browser window: uses and reads what the page offers, by its texts. */
final class BrowserUser {
  private static final String PASSWORD = "codev";
  private static final int MOST_TABS = 300;

  /** Tells elements apart: numbers each as it is met. */
  private static final String STOP =
      """
      () => {
        const here = document.activeElement;
        if (!here || here === document.body) return "";
        return (here.dataset.stop ??= String(window.stops = (window.stops ?? 0) + 1)) + " " + here.outerHTML.slice(0, 80);
      }
      """;

  private static final Path PICTURES = Path.of("target", "pictures");

  /** To look through all pages afterwards; drawing them takes a tenth of the tests' time. */
  private static final boolean KEEPS_PICTURES = Boolean.getBoolean("codev.pictures");

  /** Long enough for two busy cores; what is live appears much sooner. */
  static final double PATIENCE_MILLIS = TestTimeouts.LIMIT.toMillis();

  /** The windows that the tests of a thread have open: only that thread may use them. */
  private static final ThreadLocal<List<BrowserUser>> OPEN =
      ThreadLocal.withInitial(ArrayList::new);

  private static final int MOST_CONSOLE_LINES = 200;

  private final String username;
  private final Page page;
  private final List<String> console = new ArrayList<>();
  private final List<String> complaints;
  private int actions;

  BrowserUser(String username, Page page, List<String> complaints) {
    this.username = username;
    this.page = page;
    this.complaints = complaints;
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(error -> complaints.add(username + ": " + error));
    OPEN.get().add(this);
    page.onClose(_ -> OPEN.get().remove(this));
    page.onConsoleMessage(
        message -> {
          if (console.size() < MOST_CONSOLE_LINES)
            console.add(message.type() + ": " + message.text());
          if (message.text().contains("Content Security Policy"))
            complaints.add(username + ": " + message.text());
        });
  }

  static List<BrowserUser> openHere() {
    return List.copyOf(OPEN.get());
  }

  /** Keeps what the window shows, the page behind it and what its console says. */
  void keepEvidence(Path folder) throws IOException {
    var name = OPEN.get().indexOf(this) + "-" + username;
    // The caret stays: it is hidden by an inline style, which would be in the console as refused.
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setCaret(ScreenshotCaret.INITIAL)
            .setPath(folder.resolve(name + ".png")));
    Files.writeString(folder.resolve(name + ".html"), page.content());
    Files.write(folder.resolve(name + "-console.txt"), console);
  }

  String username() {
    return username;
  }

  List<String> complaints() {
    return complaints;
  }

  /** For what has no words of its own: cookies, viewport. */
  Page page() {
    return page;
  }

  void signIn() {
    page.navigate("/groups");
    enter(PASSWORD);
    page.waitForURL(Pattern.compile(".*/groups.*"));
  }

  /** Gives the name and a password to the page that asks for them. */
  void enter(String password) {
    page.getByLabel("Identifiant").fill(username);
    page.getByLabel("Mot de passe").fill(password);
    actions += 2;
    press("Se connecter");
  }

  /** How often they have clicked, filled, chosen or gone to an address since they are here. */
  int actions() {
    return actions;
  }

  void open(String path) {
    actions++;
    page.navigate(path);
  }

  /** Until the linked page is there: what follows must not be asked of the page that is left. */
  void follow(String link) {
    actions++;
    var before = page.url();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
        .first()
        .click();
    page.waitForURL(address -> !address.equals(before));
  }

  void press(String button) {
    actions++;
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .first()
        .click();
  }

  /** A button of a session's menu, which is opened for it. */
  void pressInMenu(String button) {
    press("Séance");
    press(button);
  }

  /**
   * Hands the session that is open over to a colleague, whose user name is typed: without the list
   * of colleagues, which may be empty.
   */
  void handsOverTo(String colleague) {
    page.route("**/facilitators/colleagues*", Route::abort);
    pressInMenu("Passer l’animation…");
    fill("Nom ou identifiant du nouvel animateur", colleague);
    part("#substitute-reason").fill("Une urgence");
    part("#substitute-confirm").click();
    page.waitForURL("**/groups/**");
    page.unroute("**/facilitators/colleagues*");
  }

  /** On a phone, which shows one part of a session's page at a time. */
  void goesTo(String part) {
    actions++;
    page.locator("button[data-go=" + part + "]").click();
  }

  /** Begins the next step, once this page shows that nothing is missing. */
  void beginsTheNextStep() {
    actions++;
    part("#next-button:not([popovertarget])").click();
  }

  /** A link or button inside a part of the page, where its words alone are ambiguous. */
  void press(Locator part, String words) {
    actions++;
    part.locator("a, button").filter(new Locator.FilterOptions().setHasText(words)).last().click();
  }

  /** Unfolds what is folded under these words. */
  void unfold(String summary) {
    var fold =
        page.locator(
                "details",
                new Page.LocatorOptions()
                    .setHas(
                        page.locator("> summary", new Page.LocatorOptions().setHasText(summary))))
            .first();
    if (fold.getAttribute("open") != null) return;
    actions++;
    fold.locator("> summary").click();
  }

  /** Fills the field under this label. */
  void fill(String label, String text) {
    actions++;
    shown(labelled(label)).fill(text);
  }

  /** Chooses a file, as with the button of the field under this label. */
  void upload(String label, Path file) {
    actions++;
    shown(labelled(label)).setInputFiles(file);
  }

  void select(String label, String option) {
    actions++;
    shown(labelled(label)).selectOption(option);
  }

  /** Ticks a choice by its words; a composer shows its choices once its field has the focus. */
  void choose(String choice) {
    actions++;
    var choices =
        page.locator(
            "label.chip, label.choice, label.inline", new Page.LocatorOptions().setHasText(choice));
    var composed = page.locator(".composer textarea").locator("visible=true");
    if (choices.locator("visible=true").count() == 0 && composed.count() > 0)
      composed.first().focus();
    shown(choices).click();
  }

  /** A part of the page, by its CSS selector, where words alone are ambiguous. */
  Locator part(String selector) {
    return page.locator(selector);
  }

  /** Waits until these words are on the page, without ever asking for it again. */
  void sees(String words) {
    try {
      assertThat(shown(page.getByText(words)))
          .isVisible(
              new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                  .setTimeout(PATIENCE_MILLIS));
    } catch (AssertionError missed) {
      screenshot("missed-by-" + username);
      throw missed;
    }
  }

  /** Waits until nothing of this is shown any more. */
  void awaitsGone(String selector) {
    assertThat(part(selector).filter(new Locator.FilterOptions().setVisible(true)))
        .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
  }

  /** Waits until the ideas on the page are these, each once, without ever asking for it again. */
  void seesAll(List<String> oldestFirst) {
    assertThat(page.locator("#all-LEADS > li > .words"))
        .hasText(oldestFirst.reversed().toArray(String[]::new));
  }

  /**
   * Asks for a page again and again until these words are on it: it follows what happens elsewhere.
   */
  void awaits(String path, String words) {
    var deadline = System.nanoTime() + (long) (PATIENCE_MILLIS * 1e6);
    do {
      open(path);
      if (page.getByText(words).count() > 0) return;
      page.waitForTimeout(200);
    } while (System.nanoTime() < deadline);
    throw new AssertionError("%s does not see “%s” on %s".formatted(username, words, path));
  }

  void doesNotSee(String words) {
    assertThat(shown(page.getByText(words))).not().isVisible();
  }

  /**
   * Looks whether the page is for all; with {@code -Dcodev.pictures=true} it is also kept as a
   * picture in the build's output.
   */
  void picture(String name) {
    if (KEEPS_PICTURES) screenshot(name + "-" + page.viewportSize().width);
    complaints.addAll(AccessibilityChecks.complaints(page, username + " on " + name));
  }

  /** The same of a page that is read in English. */
  void pictureInEnglish(String name) {
    if (KEEPS_PICTURES) screenshot(name + "-" + page.viewportSize().width);
    complaints.addAll(AccessibilityChecks.complaints(page, username + " on " + name, true));
  }

  /** What a desk's screen shows, in a file. */
  void imageForReadme(Path file) {
    page.evaluate("() => window.scrollTo(0, 0)");
    page.screenshot(new Page.ScreenshotOptions().setCaret(ScreenshotCaret.INITIAL).setPath(file));
  }

  private void screenshot(String name) {
    page.evaluate("() => window.scrollTo(0, 0)"); // else what sticks to the top covers the middle
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setCaret(ScreenshotCaret.INITIAL)
            .setPath(PICTURES.resolve(name + ".png")));
  }

  /** Looks at a page in each language, with everything unfolded; the pictures are of the French. */
  void looksAtEach(String name, String path) {
    var language = path + (path.contains("?") ? "&" : "?") + "lang=";
    open(language + "en");
    looksAtOne(name + " en", true);
    open(language + "fr");
    if (KEEPS_PICTURES) screenshots(name);
    looksAtOne(name, false);
  }

  private void looksAtOne(String name, boolean english) {
    unfoldAll();
    complaints.addAll(AccessibilityChecks.complaints(page, username + " on " + name, english));
  }

  /** The same, of the page that is open, as it is. */
  void looksAtThis(String name) {
    if (KEEPS_PICTURES) screenshots(name);
    unfoldAll();
    complaints.addAll(AccessibilityChecks.complaints(page, username + " on " + name));
  }

  private void unfoldAll() {
    page.evaluate("() => document.querySelectorAll('details').forEach(fold => fold.open = true)");
  }

  /** By day at a desk, by night on a phone. */
  private void screenshots(String name) {
    var before = page.viewportSize();
    page.setViewportSize(1440, before.height);
    screenshot(name + "-1440");
    page.setViewportSize(375, before.height);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    screenshot(name + "-375-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    page.setViewportSize(before.width, before.height);
  }

  /** Goes on with the Tab key alone until the cursor is there. */
  void tabsTo(Locator there) {
    var target = shown(there);
    target.waitFor();
    for (int i = 0; i < MOST_TABS; i++) {
      if (target.evaluate("e => e === document.activeElement").equals(true)) return;
      page.keyboard().press("Tab");
    }
    throw new AssertionError(username + " cannot get to " + there + " with the keyboard");
  }

  /** Chooses one of several with the arrow keys, from the first on. */
  void arrowsTo(Locator first, Locator choice) {
    tabsTo(first);
    page.keyboard().press("Space");
    for (int i = 0; i < MOST_TABS && !choice.isChecked(); i++) page.keyboard().press("ArrowRight");
    assertThat(choice).isChecked();
  }

  /** Goes there and presses Enter, with the keyboard alone. */
  void activates(String selector) {
    tabsTo(part(selector));
    page.keyboard().press("Enter");
  }

  /** Goes to a field and writes into it, with the keyboard alone. */
  void writes(String selector, String text) {
    tabsTo(part(selector));
    page.keyboard().press("Control+A");
    types(text);
  }

  /** The cursor is somewhere: the next key does not begin at the top again. */
  void hasACursor() {
    org.assertj.core.api.Assertions.assertThat(
            page.evaluate("() => document.activeElement?.tagName"))
        .as("where the cursor of " + username + " is")
        .isNotEqualTo("BODY");
  }

  /** Every stop of the Tab key through the page, once round. */
  List<String> stops() {
    var stops = new ArrayList<String>();
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press("Tab");
      var stop = (String) page.evaluate(STOP);
      if (stop.isEmpty() || (!stops.isEmpty() && stop.equals(stops.getFirst()))) return stops;
      stops.add(stop);
    }
    throw new AssertionError(username + " goes on for ever: " + stops.subList(0, 10));
  }

  void types(String text) {
    page.keyboard().type(text);
  }

  void presses(String key) {
    page.keyboard().press(key);
  }

  /** The same person's second look at a page, in another tab of the same window. */
  BrowserUser inAnotherTab() {
    return new BrowserUser(username, page.context().newPage(), complaints);
  }

  /** Pulls the plug, or puts it back in. */
  void offline(boolean isOffline) {
    page.context().setOffline(isOffline);
  }

  /** A label may go on with a hint. */
  private Locator labelled(String words) {
    return page.getByLabel(Pattern.compile("^\\s*" + words + "(\\s|,|$)"));
  }

  private static Locator shown(Locator all) {
    return all.locator("visible=true").first();
  }
}
