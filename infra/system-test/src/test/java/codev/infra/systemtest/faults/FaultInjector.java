package codev.infra.systemtest.faults;

import codev.infra.systemtest.Platform;
import codev.infra.systemtest.faults.sequence.Fault;
import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does faults to one platform, to its processes as its own list names them, and to no other. */
final class FaultInjector implements AutoCloseable {
  private static final Duration PATIENCE = Patience.RECOVERY;
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final String BROKER = "kafka";

  private final Platform platform;
  private final @Nullable SmallDisk disk;
  private final @Nullable StoreNetwork network;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  /** By what it is done to. */
  private final Map<String, Lasting> lasting = new ConcurrentHashMap<>();

  /**
   * A fault that lasts.
   *
   * @param until it ends by itself, in {@link System#nanoTime()}
   */
  private record Lasting(Runnable ending, long until) {}

  /**
   * @param disk which the platform's data are on; null where it cannot be filled
   */
  FaultInjector(Platform platform, @Nullable SmallDisk disk) {
    this(platform, disk, null);
  }

  /**
   * @param network between the services and their stores; null where they connect directly
   */
  FaultInjector(Platform platform, @Nullable SmallDisk disk, @Nullable StoreNetwork network) {
    this.platform = platform;
    this.disk = disk;
    this.network = network;
  }

  /**
   * A fault of what is there; one that still lasts ends first.
   *
   * @return why it was not possible; empty if it was
   */
  Optional<String> inject(Fault fault) throws IOException {
    end(fault.target());
    switch (fault.kind()) {
      case KILL -> kill(fault.target());
      case TERMINATE -> awaitReady(fault.target()).destroy();
      case PAUSE -> pause(fault.target(), fault.length());
      case LOSE_VIEWS -> loseViews(awaitReady(fault.target()));
      case LOSE_BROKER -> loseBroker(awaitReady(fault.target()));
      case FILL_DISK -> {
        if (disk == null) return Optional.of("no file system can be mounted");
        last(fault.target(), fault.length(), disk::free);
        disk.fill();
      }
      case TOPIC_LOST -> loseTopic(fault.target());
      case CUT, DELAY, SWALLOW -> {
        if (network == null) return Optional.of("the services connect directly");
        awaitReady(fault.target());
        disturb(network, fault);
      }
      case BACKUP, RESTORE -> throw new IllegalArgumentException(fault + " is the operator's");
    }
    return Optional.empty();
  }

  /** Every process goes on, and is ready. */
  void calm() {
    lasting.keySet().forEach(this::end);
    for (var name : states().keySet()) awaitReady(name);
  }

  /** Ends a process as {@code kill -9} does; the platform starts it again. */
  void kill(String name) {
    kill(awaitReady(name));
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Until it is ended. */
  void pause(String name) {
    pause(name, Duration.ofDays(1));
  }

  /** With its children: PostgreSQL has one for each connection. The parent first. */
  private void pause(String name, Duration length) {
    var process = awaitReady(name);
    last(
        name,
        length,
        () -> signal("CONT", Stream.concat(process.descendants(), Stream.of(process))));
    signal("STOP", Stream.of(process));
    signal("STOP", process.descendants());
  }

  private void last(String name, Duration length, Runnable ending) {
    var fault = new Lasting(ending, System.nanoTime() + length.toNanos());
    lasting.put(name, fault);
    var _ =
        timer.schedule(
            () -> {
              if (lasting.remove(name, fault)) ending.run();
            },
            length.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Ends what lasts: the process goes on. */
  void end(String name) {
    var fault = lasting.remove(name);
    if (fault != null) fault.ending().run();
  }

  /** Whether, within this time, nothing lasts and every process is ready. */
  boolean isQuietWithin(Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    while (!isQuiet()) {
      if (System.nanoTime() > end || lasting.values().stream().anyMatch(f -> f.until() > end))
        return false;
      Patience.pause(LOOK);
    }
    return true;
  }

  private boolean isQuiet() {
    return lasting.isEmpty()
        && states().values().stream().allMatch(state -> ready(state).isPresent());
  }

  /** Ends all that last. */
  void endAll() {
    try (var all = new OpenResources()) {
      lasting.keySet().forEach(name -> all.add(() -> end(name)));
    }
  }

  /** Its files are deleted while it stands still, so that it cannot be started again before. */
  private void loseViews(ProcessHandle process) throws IOException {
    signal("STOP", Stream.of(process));
    Files.deleteIfExists(platform.data().resolve("data").resolve("views").resolve("documents.mv"));
    kill(process);
  }

  /** Likewise: it comes back as one that has never had a topic. */
  private void loseBroker(ProcessHandle process) throws IOException {
    signal("STOP", Stream.of(process));
    Platform.delete(platform.data().resolve("data").resolve(BROKER));
    kill(process);
  }

  private void disturb(StoreNetwork stores, Fault fault) {
    var store = fault.target();
    switch (fault.kind()) {
      case CUT -> stores.cut(store);
      case DELAY -> stores.delay(store);
      case SWALLOW -> stores.swallow(store);
      default -> throw new IllegalArgumentException(fault + " is none of a network");
    }
    if (!fault.length().isZero()) last(store, fault.length(), () -> stores.pass(store));
  }

  /** At a broker that is there, whatever was done to it. */
  private void loseTopic(String topic) {
    end(BROKER);
    awaitReady(BROKER);
    Patience.until(
        PATIENCE,
        topic + " is deleted",
        () -> {
          new Topics(platform).delete(topic);
          return Optional.of(true);
        });
  }

  private static void signal(String name, Stream<ProcessHandle> processes) {
    var command = new ArrayList<>(List.of("kill", "-" + name));
    processes.map(process -> String.valueOf(process.pid())).forEach(command::add);
    try {
      // one of them may have ended meanwhile, so the exit code means nothing
      if (command.size() > 2)
        new ProcessBuilder(command)
            .start()
            .onExit()
            .orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)
            .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessHandle awaitReady(String name) {
    return Patience.until(
        PATIENCE,
        name + " is ready",
        () -> Optional.ofNullable(states().get(name)).flatMap(s -> ready(s)));
  }

  private static Optional<ProcessHandle> ready(JsonNode state) {
    return state.path("phase").asString().equals("READY")
        ? ProcessHandle.of(state.path("mark").path("pid").asLong()).filter(ProcessHandle::isAlive)
        : Optional.empty();
  }

  /** As the platform notes it for its own commands. */
  private Map<String, JsonNode> states() {
    var states = new ConcurrentHashMap<String, JsonNode>();
    JsonMapper.shared()
        .readTree(platform.data().resolve("state.json").toFile())
        .path("processes")
        .forEach(process -> states.put(process.path("name").asString(), process));
    return states;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    endAll();
  }
}
