package codev.infra.systemtest.faults;

import codev.infra.systemtest.Platform;
import codev.infra.systemtest.faults.sequence.Fault;
import codev.infra.systemtest.faults.sequence.FaultCounts;
import codev.infra.testkit.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** A platform of its own with two instances of each service, under load, and a list of faults. */
final class FaultRun implements AutoCloseable {
  /** After so many faults the next one waits until all is quiet, but no longer than that. */
  private static final int TOGETHER = 10;

  private static final Duration QUIET = Duration.ofSeconds(30);

  private final OpenResources open = new OpenResources();
  private final Platform platform;
  private final FaultInjector injector;
  private final Clients clients;
  private final InterimCheck interim;
  private final List<Fault> performed = new ArrayList<>();
  private final List<Fault> impossible = new ArrayList<>();
  private final boolean onDemand;
  private final @Nullable Prometheus prometheus;
  private final SoftAssertions softly = new SoftAssertions();
  private @Nullable PlatformBackup backup;
  private boolean isStarted;

  /**
   * @param throughProxies whether the services reach their stores through a network that can fail
   * @param onDemand whether there is time to recount between the faults, and to wait for alerts
   */
  FaultRun(boolean throughProxies, boolean onDemand) throws IOException {
    int port = Platform.freePorts();
    var data = Platform.temporaryFolder();
    try {
      open.add(this::deleteBackup);
      open.add(this::leave); // its folder can be deleted when nothing is mounted there
      var disk = SmallDisk.mountedAt(data).orElse(null);
      if (disk != null) {
        open.add(disk);
        logsElsewhere(data);
      }
      var network = throughProxies ? new StoreNetwork(port) : null;
      if (network != null) open.add(network);
      platform = started(port, data, network);
      open.add(platform::down);
      injector = new FaultInjector(platform, disk, network);
      open.add(injector);
      clients = new Clients(platform);
      open.add(clients::abandon);
      interim = new InterimCheck(platform, clients);
      prometheus = onDemand ? watching(platform) : null;
      if (prometheus != null) open.add(prometheus);
    } catch (IOException | RuntimeException | AssertionError e) {
      closeAfter(e);
      throw e;
    }
    this.onDemand = onDemand;
    isStarted = true;
  }

  private static @Nullable Prometheus watching(Platform platform) throws IOException {
    var found = Prometheus.watching(platform, TemporaryFolders.create("codev-prometheus"));
    if (found.isEmpty()) System.out.println("no Prometheus on the path: alerts are not checked");
    return found.orElse(null);
  }

  private void closeAfter(Throwable failure) {
    try {
      open.close();
    } catch (AssertionError e) {
      failure.addSuppressed(e);
    }
  }

  private static Platform started(int port, Path data, @Nullable StoreNetwork network) {
    var options = options();
    if (network != null) options.addAll(network.options());
    return Platform.startedAt(port, data, options.toArray(String[]::new));
  }

  /** What happens while the disk is full is what the logs have to explain. */
  private static void logsElsewhere(Path data) {
    try {
      Files.createSymbolicLink(
          data.resolve("logs"), TemporaryFolders.create("codev-system-test-logs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two instances of each service, the second ones of another version where one is named. */
  private static List<String> options() {
    var options = new ArrayList<String>();
    for (var service : List.of("group-service", "session-service", "learning-service"))
      options.addAll(List.of("--instances", service + "=2"));
    var beside = System.getProperty("codev.beside", "");
    if (!beside.isEmpty()) options.addAll(List.of("--second-version", beside));
    return options;
  }

  /** Throws an {@link AssertionError} if anything is not as it must be. */
  void play(List<Fault> faults) throws Exception {
    clients.begin();
    try {
      inject(faults);
    } finally {
      System.out.println("faults: " + FaultCounts.of(performed, impossible));
    }
    clients.end(softly);
    clients.finishRooms(new StoredLogs(platform).log("sessions"));
    if (onDemand) new Topics(platform).awaitComplete();
    new FinalCheck(platform, clients, softly, performed()).check();
    if (prometheus != null) new AlertCheck(prometheus, softly).check(performed);
    softly.assertAll();
  }

  /** What has been done: all faults, or those up to the first failure. */
  List<Fault> performed() {
    return List.copyOf(performed);
  }

  private void inject(List<Fault> faults) throws Exception {
    var started = System.nanoTime();
    for (var fault : faults) {
      print(started, fault);
      performed.add(fault);
      var refusal = perform(fault);
      if (refusal.isPresent()) {
        System.out.println("       not possible here: " + refusal.get());
        impossible.add(fault);
      }
      var end = System.nanoTime() + fault.until().toNanos();
      check(fault.until());
      Patience.pause(Duration.ofNanos(end - System.nanoTime()));
      if (clients.haveGivenUp()) break;
    }
    injector.calm();
    print(started, "all processes are ready");
  }

  /**
   * The logs, if they can be read before the next fault; and what is shown, if all is quiet. Faults
   * may fall together, so most do not wait for that.
   */
  private void check(Duration untilNext) throws IOException {
    var patience = performed.size() % TOGETHER == 0 ? QUIET : Duration.ZERO;
    var quiet = onDemand && injector.isQuietWithin(patience);
    if (!interim.checkLogs(untilNext)) System.out.println("       the logs cannot be read now");
    if (quiet) interim.recount();
  }

  private static void print(long since, Object what) {
    System.out.printf("%4d s %s%n", Duration.ofNanos(System.nanoTime() - since).toSeconds(), what);
  }

  /** Returns why it was not possible. */
  private Optional<String> perform(Fault fault) throws Exception {
    return switch (fault.kind()) {
      case BACKUP -> {
        backUp();
        yield Optional.empty();
      }
      case RESTORE -> restore();
      case KILL,
          TERMINATE,
          PAUSE,
          LOSE_VIEWS,
          LOSE_BROKER,
          FILL_DISK,
          TOPIC_LOST,
          CUT,
          DELAY,
          SWALLOW ->
          injector.inject(fault);
    };
  }

  private void backUp() throws IOException {
    injector.calm();
    if (backup != null) backup.delete();
    backup = PlatformBackup.of(platform);
  }

  /** What is about to be lost is held against its promises first. */
  private Optional<String> restore() throws Exception {
    var last = backup;
    if (last == null) return Optional.of("there is no backup");
    injector.calm();
    clients.end(softly);
    var logs = new StoredLogs(platform).all();
    var streams = clients.endStreams(logs.sessions());
    new LogCheck(clients, softly).check(logs, clients.recorder().calls(), streams);
    platform.restore(last.folder());
    clients.goOnAfter(last);
    interim.startOver();
    return Optional.empty();
  }

  @Override
  public void close() {
    var _ = Thread.interrupted(); // the test's time may be over
    open.close();
  }

  private void leave() {
    if (isStarted) platform.leave();
  }

  private void deleteBackup() {
    if (backup != null) backup.delete();
  }
}
