package codev.infra.benchmarks;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One room of nine on a running platform that does nothing else: how long a contribution takes from
 * sending it to the last of the nine pages, a step change likewise, and both until they are drawn
 * on one more page in a real Chromium. The aims are 150 ms and 300 ms at the 95th percentile.
 */
public final class OneRoomBenchmark {
  /** Of a distribution, with and without a window; where there is none, Playwright's own. */
  private static final List<Path> CHROMIUM =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-headless-shell"));

  /** Between two things that happen: nothing is under way any more. */
  private static final double PAUSE_MILLIS = 700;

  private static final int WARMING = 60;
  private static final String HERE = "CLARIFICATION";
  private static final String NEXT = "PROBLEM_DEFINITION";
  private static final double SAY_AIM = 150;
  private static final double STEP_AIM = 300;

  /** Notes when each text is on the page, and each step, in ms since 1970. */
  private static final String WATCH =
      """
      window.drawn = {};
      window.steps = 0;
      const note = (what) => { window.drawn[what] ??= performance.timeOrigin + performance.now(); };
      new MutationObserver(() => {
        for (const words of document.querySelectorAll("#talk .words")) {
          const found = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(words.textContent);
          if (found) note(found[0]);
        }
        const step = document.querySelector(".clock-step")?.textContent;
        if (step && step !== window.step) {
          window.step = step;
          note("step " + window.steps++);
        }
      }).observe(document, { subtree: true, childList: true, characterData: true });
      """;

  private OneRoomBenchmark() {}

  /**
   * Prints a table row for each measure.
   *
   * @param arguments how many contributions, how many step changes (200 and 60 if missing)
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int contributions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int changes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    var platform = new RunningPlatform();
    var room = new SessionSetup(platform).prepare(1, 0).getFirst();
    var pages = room.openPages();
    CompletableFuture.allOf(pages.toArray(CompletableFuture[]::new))
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
    System.out.printf(
        "%s, %d processors, JDK %s%n%n",
        MachineDescription.processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
    try (var playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      var window = window(playwright, platform, room);
      for (int i = 0; i < WARMING; i++) {
        var _ = room.contribute();
        pause(window);
      }
      room.forget();
      printTableHeading();
      say(room, window, contributions);
      changeSteps(room, window, changes);
    }
    room.leave();
    System.exit(0);
  }

  /** Of a consultant. */
  private static Page window(
      Playwright playwright, RunningPlatform platform, SimulatedSession session) {
    var options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu"));
    CHROMIUM.stream().filter(Files::isExecutable).findFirst().ifPresent(options::setExecutablePath);
    var page = playwright.chromium().launch(options).newPage();
    page.setExtraHTTPHeaders(
        Map.of(
            "Authorization",
            "Bearer " + platform.tokenOf(session.consultant(0), SimulatedSession.PARTICIPANT)));
    page.addInitScript(WATCH);
    page.navigate(platform.at("/sessions/" + session.id()).toString());
    page.locator(".clock-step").waitFor();
    return page;
  }

  private static void say(SimulatedSession session, Page window, int times) {
    var sent = new LinkedHashMap<String, Double>();
    for (int i = 0; i < times; i++) {
      double at = System.currentTimeMillis();
      var word = session.contribute();
      sent.put(word, at);
      pause(window);
    }
    var drawn = drawn(window);
    printRow(
        "say → last of nine pages",
        session.shown().map(shown -> shown.nanos() / 1e6).toList(),
        times,
        SAY_AIM);
    printRow(
        "say → drawn in a browser",
        sent.entrySet().stream()
            .filter(one -> drawn.containsKey(one.getKey()))
            .map(one -> Objects.requireNonNull(drawn.get(one.getKey())) - one.getValue())
            .toList(),
        times,
        SAY_AIM);
  }

  /** To the next step and back, in turn. */
  private static void changeSteps(SimulatedSession session, Page window, int times) {
    var steps = new ArrayList<Double>();
    var received = new ArrayList<Double>();
    var sent = new ArrayList<Double>();
    int before = ((Number) window.evaluate("() => window.steps")).intValue();
    for (int i = 0; i < times; i++) {
      sent.add((double) System.currentTimeMillis());
      var delivery =
          i % 2 == 0 ? session.changeStep("next", HERE) : session.changeStep("back", NEXT);
      steps.add(delivery.stepNanos() / 1e6);
      received.add(delivery.allNanos() / 1e6);
      pause(window);
    }
    var drawn = drawn(window);
    printRow("the first step → last of nine pages", received.subList(0, 1), 1, STEP_AIM);
    printRow("step → where we stand, last of nine pages", steps, times, STEP_AIM);
    printRow("step → everything, last of nine pages", received, times, STEP_AIM);
    var seen = new ArrayList<Double>();
    for (int i = 0; i < times; i++) {
      var at = drawn.get("step " + (before + i));
      if (at != null) seen.add(at - sent.get(i));
    }
    printRow("step → drawn in a browser", seen, times, STEP_AIM);
  }

  /** Playwright's own wait: the window's events are taken in meanwhile. */
  private static void pause(Page window) {
    window.waitForTimeout(PAUSE_MILLIS);
  }

  private static Map<String, Double> drawn(Page window) {
    var drawn = new LinkedHashMap<String, Double>();
    ((Map<?, ?>) window.evaluate("() => window.drawn"))
        .forEach((label, at) -> drawn.put(String.valueOf(label), ((Number) at).doubleValue()));
    return drawn;
  }

  private static void printTableHeading() {
    System.out.println("| what | times | p50, ms | p95, ms | slowest, ms | not seen | aim, ms |");
    System.out.println("| --- |" + " ---: |".repeat(6));
  }

  private static void printRow(String label, List<Double> millis, int times, double aim) {
    var sorted = millis.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %d | %.0f |%n",
        label,
        times,
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 1),
        times - sorted.size(),
        aim);
  }

  private static String at(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? "—"
        : String.format(Locale.ROOT, "%.0f", sorted.get((int) ((sorted.size() - 1) * share)));
  }
}
