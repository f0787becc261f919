package codev.infra.benchmarks;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first page of a visit: bytes transferred with an empty cache, the time until the page can be
 * used, and its layout shift. In a real Chromium, through the gateway of a running platform.
 */
public final class PageLoadBenchmark {
  private static final int TIMES = 7;

  private static final String CHROMIUM = "/usr/bin/chromium";

  /** Before the page's own scripts: remembers what moves. */
  private static final String WATCH =
      """
      window.moved = 0;
      new PerformanceObserver((seen) => { for (const shift of seen.getEntries()) window.moved += shift.value; })
        .observe({ type: "layout-shift", buffered: true });
      """;

  /** Deferred scripts have run by then: the page answers. */
  private static final String TIMES_OF =
      """
      () => {
        const [all] = performance.getEntriesByType("navigation");
        const [shown] = performance.getEntriesByName("first-contentful-paint");
        return { answered: all.responseStart, shown: shown?.startTime ?? 0, usable: all.domContentLoadedEventEnd, moved: window.moved };
      }
      """;

  private PageLoadBenchmark() {}

  /**
   * @param bytes over the line, headers included
   * @param shown ms until something is to be read
   * @param usable ms until its scripts have run
   * @param moved cumulative layout shift
   */
  private record PageLoad(long bytes, int requests, double shown, double usable, double moved) {}

  /**
   * Prints a table row for each page.
   *
   * @param arguments paths; the home of a member, of the manager and the sign-in when there are
   *     none
   */
  public static void main(String[] arguments) throws IOException {
    var platform = new RunningPlatform();
    System.out.printf(
        "%s, %d processors, JDK %s; median of %d%n%n",
        MachineDescription.processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        TIMES);
    System.out.println("| page | KB | requests | shown, ms | usable, ms | layout shift |");
    System.out.println("| --- |" + " ---: |".repeat(5));
    try (var playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      var browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Path.of(CHROMIUM))
                      .setArgs(List.of("--no-sandbox", "--disable-gpu")));
      printRow("sign-in", loads(browser, platform, "/groups", null));
      for (var user : List.of("alice", "manager")) {
        var signedIn = signIn(browser, platform, user);
        var paths = arguments.length == 0 ? List.of("/groups") : Arrays.asList(arguments);
        for (var path : paths)
          printRow(user + " " + path, loads(browser, platform, path, signedIn));
      }
    }
  }

  /** The cookies of a signed-in user. */
  private static String signIn(Browser browser, RunningPlatform platform, String username) {
    try (var context = browser.newContext(french())) {
      var page = context.newPage();
      page.navigate(platform.at("/groups").toString());
      page.getByLabel("Identifiant").fill(username);
      page.getByLabel("Mot de passe").fill("codev");
      page.locator("button").first().click();
      page.waitForURL("**/groups**");
      return context.storageState();
    }
  }

  private static List<PageLoad> loads(
      Browser browser, RunningPlatform platform, String path, @Nullable String signedIn) {
    var loads = new ArrayList<PageLoad>();
    for (int i = 0; i < TIMES; i++) {
      var options = french();
      if (signedIn != null) options.setStorageState(signedIn);
      try (var context = browser.newContext(options)) {
        loads.add(load(context, platform.at(path).toString()));
      }
    }
    return loads;
  }

  private static Browser.NewContextOptions french() {
    return new Browser.NewContextOptions().setLocale("fr-FR");
  }

  private static PageLoad load(BrowserContext context, String address) {
    var page = context.newPage();
    page.addInitScript(WATCH);
    var wire = context.newCDPSession(page);
    var received = new ArrayList<Double>();
    wire.on(
        "Network.loadingFinished",
        (JsonObject response) -> received.add(response.get("encodedDataLength").getAsDouble()));
    wire.send("Network.enable");
    page.navigate(address);
    page.waitForTimeout(500); // whatever still moves, moves now
    var times = (Map<?, ?>) page.evaluate(TIMES_OF);
    return new PageLoad(
        Math.round(received.stream().mapToDouble(Double::doubleValue).sum()),
        received.size(),
        number(times.get("shown")),
        number(times.get("usable")),
        number(times.get("moved")));
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number n ? n.doubleValue() : Double.NaN;
  }

  private static void printRow(String name, List<PageLoad> loads) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %d | %.0f | %.0f | %.4f |%n",
        name,
        median(loads.stream().map(l -> l.bytes() / 1024.0).toList()),
        loads.getFirst().requests(),
        median(loads.stream().map(PageLoad::shown).toList()),
        median(loads.stream().map(PageLoad::usable).toList()),
        loads.stream().mapToDouble(PageLoad::moved).max().orElseThrow());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
