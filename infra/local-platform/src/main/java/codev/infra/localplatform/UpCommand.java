package codev.infra.localplatform;

import codev.infra.localplatform.accounts.DemonstrationAccounts;
import codev.infra.localplatform.backup.InterruptedRestore;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.data.DataLock;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** {@code ./codev up}: supervises the platform until it is stopped. */
final class UpCommand {

  private final Path root;
  private final DataDirectory data;
  private final UpOptions options;

  /**
   * @param root the built tree
   */
  UpCommand(Path root, DataDirectory data, UpOptions options) {
    this.root = root;
    this.data = data;
    this.options = options;
  }

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
      watch(new Supervisor(data, ports, programs, System.out), ports, begin);
      return 0;
    }
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
