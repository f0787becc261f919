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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Plays a demonstration on the platform of this machine. Started by {@code ./codev demo}, which
 * checks the options.
 */
public final class Simulator {
  private final Options options;
  private final DataDirectory data;
  private final Ports ports;
  private final PrintStream out;

  private Simulator(Options options, PrintStream out) {
    this.options = options;
    this.data = new DataDirectory(options.data());
    this.ports = new Ports(options.port());
    this.out = out;
  }

  /** Exits with 1 and a line with the reason when the platform refuses a request. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try {
      new Simulator(Options.of(List.of(arguments)), out).run();
      System.exit(0);
    } catch (ApiRefusedException | CliException | UncheckedIOException e) {
      out.println();
      out.flush();
      System.err.println("codev: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() {
    var phraseBook = new PhraseBook();
    var people = new SimulatedPeople(phraseBook, options.seed(), options.groups());
    data.accounts().add(people.accounts());
    var accounts = data.accounts();
    var apiClient =
        new HttpApiClient(
            URI.create(ports.address()),
            ports.issuer(),
            TokenKey.read(data.secrets().tokenKey()),
            data.secrets().demoClockSecret(),
            name -> accounts.named(name).orElseThrow());
    var now = Instant.now().plus(options.clockOffset()).truncatedTo(ChronoUnit.SECONDS);
    try (var bar = new ProgressBar(out, isTerminal())) {
      var scenario =
          new DemoScenario(
              apiClient, phraseBook, people, options.seed(), options.sessions(), now, bar);
      printSummary(scenario.play(), people, bar);
    }
  }

  /** A console may be missing, against ErrorProne: JDK 25 is as before 22 again. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private void printSummary(List<UUID> programmes, SimulatedPeople people, ProgressBar bar) {
    bar.close();
    var group = people.groups().getLast();
    out.printf(
        "Created %d groups of %d people with %d sessions each in %.0f s.%n",
        people.groups().size(), group.members().size(), options.sessions(), bar.seconds());
    for (var programme : programmes)
      out.println("  " + ports.address() + "/outcomes/" + programme + "  as manager or sponsor");
    out.println("  " + ports.address() + "/groups  as " + name(group.facilitator().account()));
    out.println(
        "  " + ports.address() + "/groups  as " + name(group.members().getFirst().account()));
    out.println("The password for every user is " + DemonstrationAccounts.PASSWORD + ".");
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
  private record Options(
      Path data, int port, Duration clockOffset, int groups, int sessions, long seed) {
    static Options of(List<String> arguments) {
      return new Options(
          Path.of(after("--data", arguments)),
          Integer.parseInt(after("--port", arguments)),
          Duration.parse(after("--clock-offset", arguments)),
          Integer.parseInt(after("--groups", arguments)),
          Integer.parseInt(after("--sessions", arguments)),
          Long.parseLong(after("--seed", arguments)));
    }

    private static String after(String option, List<String> arguments) {
      int index = arguments.indexOf(option);
      if (index < 0 || index + 1 == arguments.size())
        throw new CliException(
            "the simulator is started by ./codev demo; " + option + " is missing");
      return arguments.get(index + 1);
    }
  }
}
