package codev.infra.systemtest;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Chromium, with a window for each person, as if each sat at a machine of their own. */
final class Browser implements AutoCloseable {
  /** The quickest first. */
  private static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

  /** Talks to nobody but the platform. */
  private static final List<String> ALONE =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** One for each thread that tests, since only the thread that made it may use it. */
  private static final ThreadLocal<com.microsoft.playwright.Browser> RUNNING = new ThreadLocal<>();

  private final com.microsoft.playwright.Browser chromium;
  private final List<BrowserContext> windows = new ArrayList<>();
  private final URI address;
  private final Map<String, BrowserUser> people = new LinkedHashMap<>();

  /** Skips the tests, and says so, on a machine without a browser. */
  Browser(URI address) {
    var program = installed();
    Assumptions.assumeTrue(
        program.isPresent(),
        "No browser on the PATH (" + NAMES + "): nothing is tested in a browser");
    this.address = address;
    PlaywrightAssertions.setDefaultAssertionTimeout(BrowserUser.PATIENCE_MILLIS);
    chromium = running(program.orElseThrow());
  }

  /** Started by the first test of a thread; it ends with the tests. */
  private static com.microsoft.playwright.Browser running(Path program) {
    var before = RUNNING.get();
    if (before != null && before.isConnected()) return before;
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var started =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(ALONE));
    RUNNING.set(started);
    return started;
  }

  /** Somebody at a desk, signed in. */
  BrowserUser atADesk(String username) {
    return people.computeIfAbsent(username, name -> enter(name, 1440, 900, false));
  }

  /** Somebody with a phone, signed in. */
  BrowserUser onAPhone(String username) {
    return people.computeIfAbsent(username, name -> enter(name, 375, 812, true));
  }

  /** Somebody at a desk who has everything shown at twice its size, signed in. */
  BrowserUser zoomed(String username) {
    return enter(username, 720, 450, false);
  }

  /** Somebody at a desk whose browser runs no scripts, signed in. */
  BrowserUser withoutScripts(String username) {
    var person = open(username, options(1440, 900, false).setJavaScriptEnabled(false));
    person.signIn();
    return person;
  }

  /** Somebody with a phone, who has not signed in. */
  BrowserUser stranger(String username) {
    return open(username, 375, 812, true);
  }

  /** What went wrong in the pages, in the browser's own words; nothing if all is well. */
  List<String> complaints() {
    return people.values().stream().flatMap(person -> person.complaints().stream()).toList();
  }

  /** The same, since it was asked last. */
  List<String> drainComplaints() {
    var complaints = complaints();
    people.values().forEach(person -> person.complaints().clear());
    return complaints;
  }

  private BrowserUser enter(String username, int width, int height, boolean phone) {
    var person = open(username, width, height, phone);
    person.signIn();
    return person;
  }

  private BrowserUser open(String username, int width, int height, boolean phone) {
    return open(username, options(width, height, phone));
  }

  private BrowserUser open(String username, NewContextOptions options) {
    var window = chromium.newContext(options);
    windows.add(window);
    return new BrowserUser(username, window.newPage(), new ArrayList<>());
  }

  private NewContextOptions options(int width, int height, boolean phone) {
    return new NewContextOptions()
        .setBaseURL(address.toString())
        .setLocale("fr-FR")
        .setTimezoneId("Europe/Paris")
        .setHasTouch(phone)
        .setReducedMotion(ReducedMotion.REDUCE) // what moves is not yet what is to be read
        .setViewportSize(width, height);
  }

  private static Optional<Path> installed() {
    var folders = System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator));
    return NAMES.stream()
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Closes everybody's windows. */
  @Override
  public void close() {
    windows.forEach(BrowserContext::close);
  }
}
