package codev.infra.localplatform;

import codev.infra.localplatform.accounts.DemonstrationAccounts;
import codev.infra.localplatform.backup.InterruptedRestore;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.data.DataLock;
import codev.infra.localplatform.probe.Finding;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.status.StatusPage;
import codev.infra.localplatform.status.StatusPageServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * {@code ./codev up}: supervises the platform until it is stopped.
 *
 * @param root the built tree
 */
record UpCommand(Path root, DataDirectory data, UpOptions options) {
  private static final Finding STARTING = new Finding("codev is starting", "Wait.");

  /** Returns the exit code. */
  int run() throws IOException {
    var begin = System.nanoTime();
    data.prepare();
    try (var _ = DataLock.acquire(data)) {
      new InterruptedRestore(data).mustNotBe();
      LeftoverProcesses.end(data);
      if (options.now() != null) data.clock().beginAt(options.now(), Instant.now());
      var ports = new Ports(options.port());
      var programs =
          PlatformProcesses.programs(
              data, ports, new JavaCommand(root, false), System.getenv(), options);
      PlatformProcesses.requireFreePorts(programs);
      var page = statusPage(ports);
      try {
        watch(new Supervisor(data, ports, programs, System.out), ports, begin);
      } finally {
        page.ifPresent(StatusPageServer::close);
      }
      return 0;
    }
  }

  /** None where its port is in use: the platform can do without. */
  private Optional<StatusPageServer> statusPage(Ports ports) {
    try {
      return Optional.of(new StatusPageServer(ports.status(), this::status));
    } catch (IOException e) {
      System.out.printf(
          "The status page cannot be shown: port %d: %s%n", ports.status(), CliException.reason(e));
      return Optional.empty();
    }
  }

  private String status() {
    return PlatformState.read(data)
        .filter(state -> state.supervisor().isAlive())
        .map(state -> StatusReport.of(state, data.stores()).page())
        .orElseGet(() -> StatusPage.of(List.of(STARTING), List.of()));
  }

  private static void watch(Supervisor supervisor, Ports ports, long begin) {
    var stop = new Thread(() -> stop(supervisor), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      supervisor.start();
    } catch (CliException e) {
      if (!isOff(stop)) return; // it was stopped while it started
      supervisor.stop();
      throw e;
    }
    System.out.printf(
        """

        codev is ready after %.1f s: %s
        Sign in as one of %s; everyone's password is %s.
        Read the emails at %s. They are deleted when codev stops.
        See what is wrong, if anything is, at %s.

        What to try first, at %s (all of them are in the directory already):
          1. manager: create a programme, add alice, bob, carla to its participants, create a group of them with
             facilitator, plan its first session.
          2. alice, bob, carla: open the link of the e-mail that invites you, and accept the charter.
          3. facilitator: open the session; alice: follow it in another browser or a private window.
        Or ./codev demo, and see as manager what a year of sessions looks like.
        """,
        (System.nanoTime() - begin) / 1e9,
        ports.address(),
        DemonstrationAccounts.usernames(),
        DemonstrationAccounts.PASSWORD,
        ports.mailPage(),
        ports.statusPage(),
        ports.address());
    supervisor.announce();
    try {
      new CountDownLatch(1).await(); // until Ctrl-C or ./codev down
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a shutdown hook back, unless it is already under way. */
  private static boolean isOff(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static void stop(Supervisor supervisor) {
    System.out.println("codev is stopping");
    supervisor.stop();
    System.out.println("codev has stopped");
  }
}
