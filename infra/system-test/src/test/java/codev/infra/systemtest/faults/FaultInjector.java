package codev.infra.systemtest.faults;

import codev.infra.systemtest.Platform;
import codev.infra.systemtest.faults.story.Fault;
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
  private static final String BROKER = "kafka";

  private final Platform platform;
  private final @Nullable SmallDisk disk;
  private final @Nullable StoreNetwork network;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  /** How to end what lasts, by the name of the process. */
  private final Map<String, Runnable> lasting = new ConcurrentHashMap<>();

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
      case PAUSE -> {
        pause(fault.target());
        endLater(fault);
      }
      case LOSE_VIEWS -> loseViews(awaitReady(fault.target()));
      case FILL_DISK -> {
        if (disk == null) return Optional.of("no file system can be mounted");
        lasting.put(fault.target(), disk::free);
        disk.fill();
        endLater(fault);
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
    process.onExit().join();
  }

  /** With its children: PostgreSQL has one for each connection. The parent first. */
  void pause(String name) {
    var process = awaitReady(name);
    lasting.put(
        name, () -> signal("CONT", Stream.concat(process.descendants(), Stream.of(process))));
    signal("STOP", Stream.of(process));
    signal("STOP", process.descendants());
  }

  private void endLater(Fault fault) {
    var _ =
        timer.schedule(() -> end(fault.target()), fault.length().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends what lasts: the process goes on. */
  void end(String name) {
    var ending = lasting.remove(name);
    if (ending != null) ending.run();
  }

  /** Ends all that last. */
  void endAll() {
    lasting.keySet().forEach(this::end);
  }

  /** Its files are deleted while it stands still, so that it cannot be started again before. */
  private void loseViews(ProcessHandle process) throws IOException {
    signal("STOP", Stream.of(process));
    Files.deleteIfExists(platform.data().resolve("data").resolve("views").resolve("documents.mv"));
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
    if (fault.length().isZero()) return;
    lasting.put(store, () -> stores.pass(store));
    endLater(fault);
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
      if (command.size() > 2) new ProcessBuilder(command).start().onExit().join();
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
