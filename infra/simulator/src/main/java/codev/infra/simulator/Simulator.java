package codev.infra.simulator;

import codev.infra.localplatform.accounts.Account;
import codev.infra.localplatform.accounts.DemonstrationAccounts;
import codev.infra.localplatform.accounts.TokenKey;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.Ports;
import codev.infra.simulator.client.ApiRefusedException;
import codev.infra.simulator.client.HttpApiClient;
import codev.infra.simulator.people.SimulatedPeople;
import codev.infra.simulator.phrases.PhraseBook;
import codev.infra.simulator.scenario.DemoScenario;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Plays a demonstration on the platform of this machine. Started by {@code ./codev demo}, which
 * checks the options.
 */
public final class Simulator {
  private final Wish wish;
  private final DataDirectory data;
  private final Ports ports;
  private final PrintStream out;

  private Simulator(Wish wish, PrintStream out) {
    this.wish = wish;
    this.data = new DataDirectory(wish.data());
    this.ports = new Ports(wish.port());
    this.out = out;
  }

  /** Exits with 1 and a line with the reason when the platform refuses a request. */
  public static void main(String[] words) {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try {
      new Simulator(Wish.of(List.of(words)), out).run();
      System.exit(0);
    } catch (ApiRefusedException | CliException | UncheckedIOException e) {
      out.println();
      out.flush();
      System.err.println("codev: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() {
    var stock = new PhraseBook();
    var cast = new SimulatedPeople(stock, wish.seed(), wish.groups());
    data.accounts().add(cast.accounts());
    var accounts = data.accounts();
    var edge =
        new HttpApiClient(
            URI.create(ports.address()),
            ports.issuer(),
            TokenKey.read(data.secrets().tokenKey()),
            data.secrets().demoClockSecret(),
            name -> accounts.named(name).orElseThrow());
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (var bar = new ProgressBar(out, isForEyes())) {
      var season = new DemoScenario(edge, stock, cast, wish.seed(), wish.sessions(), now, bar);
      printSummary(season.play(), cast, bar);
    }
  }

  /** There is none where nobody looks, whatever ErrorProne thinks: JDK 25 is as before 22 again. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isForEyes() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private void printSummary(List<UUID> programmes, SimulatedPeople cast, ProgressBar bar) {
    bar.close();
    var troupe = cast.troupes().getLast();
    out.printf(
        "Played %d groups of %d people, %d sessions each, in %.0f s.%n",
        cast.troupes().size(), troupe.members().size(), wish.sessions(), bar.seconds());
    for (var programme : programmes)
      out.println("  " + ports.address() + "/outcomes/" + programme + "  as manager or sponsor");
    out.println("  " + ports.address() + "/groups  as " + name(troupe.facilitator().account()));
    out.println(
        "  " + ports.address() + "/groups  as " + name(troupe.members().getFirst().account()));
    out.println("Everyone's password is " + DemonstrationAccounts.PASSWORD + ".");
    out.flush();
  }

  private static String name(Account account) {
    return account.username()
        + " ("
        + account.displayName()
        + ", "
        + account.roles().getFirst()
        + ")";
  }

  /** What the launcher hands on. */
  private record Wish(Path data, int port, int groups, int sessions, long seed) {
    static Wish of(List<String> words) {
      return new Wish(
          Path.of(after("--data", words)),
          Integer.parseInt(after("--port", words)),
          Integer.parseInt(after("--groups", words)),
          Integer.parseInt(after("--sessions", words)),
          Long.parseLong(after("--seed", words)));
    }

    private static String after(String option, List<String> words) {
      int place = words.indexOf(option);
      if (place < 0 || place + 1 == words.size())
        throw new CliException(
            "the simulator is started by ./codev demo; " + option + " is missing");
      return words.get(place + 1);
    }
  }
}
