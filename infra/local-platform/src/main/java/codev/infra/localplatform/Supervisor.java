package codev.infra.localplatform;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.PollDelay;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.process.ProcessIdentity;
import codev.infra.localplatform.process.ProcessSpecification;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Starts the programs, each as soon as those it needs are ready; brings back whichever dies or
 * falls silent; stops them in the opposite order.
 */
final class Supervisor implements ProcessListener {

  private final Consumer<PlatformState> store;
  private final Ports ports;
  private final PrintStream out;
  private final Map<String, SupervisedProcess> processes = new LinkedHashMap<>();
  private final List<Thread> watchers = new CopyOnWriteArrayList<>();
  private boolean ready;

  /** The stored state is older than the processes: it could not be written. */
  private boolean behind;

  /** Classes of the failures since the state was stored last: each is reported once. */
  private final Set<Class<?>> reportedFailures = new HashSet<>();

  Supervisor(
      DataDirectory data, Ports ports, List<ProcessSpecification> programs, PrintStream out) {
    this(data, ports, programs, out, ProcessWatch.Limits.USUAL);
  }

  Supervisor(
      DataDirectory data,
      Ports ports,
      List<ProcessSpecification> programs,
      PrintStream out,
      ProcessWatch.Limits limits) {
    this(data, ports, programs, out, limits, state -> state.write(data));
  }

  /**
   * @param store stores the state
   */
  Supervisor(
      DataDirectory data,
      Ports ports,
      List<ProcessSpecification> programs,
      PrintStream out,
      ProcessWatch.Limits limits,
      Consumer<PlatformState> store) {
    this.store = store;
    this.ports = ports;
    this.out = out;
    for (var program : programs) {
      processes.put(
          program.name(), new SupervisedProcess(program, data.log(program.name()), this, limits));
    }
  }

  /** Returns when every program is ready; throws {@link CliException} as soon as one cannot be. */
  void start() {
    var failure = new CompletableFuture<Void>();
    for (var process : processes.values()) {
      watchers.add(Thread.ofVirtual().start(() -> superviseInOrder(process)));
      process.ready().exceptionally(e -> fail(failure, e));
    }
    try {
      CompletableFuture.anyOf(
              failure, all(processes.values().stream().map(SupervisedProcess::ready).toList()))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CliException trouble ? trouble : e;
    }
  }

  /** Marks the platform as ready in the stored state, once all programs are ready and reported. */
  void announce() {
    synchronized (this) {
      ready = true;
    }
    changed();
  }

  /** Longer than any of our programs needs; whatever is cut off survives by its log. */
  void stop() {
    stop(Duration.ofSeconds(12));
  }

  /** Returns when every program has ended, each after this long by force. */
  void stop(Duration limit) {
    for (var process : processes.values()) {
      var dependents =
          processes.values().stream()
              .filter(other -> other.program().after().contains(process.program().name()))
              .map(SupervisedProcess::stopped)
              .toList();
      Thread.startVirtualThread(
          () -> {
            all(dependents).join();
            process.stop(limit);
          });
    }
    all(processes.values().stream().map(SupervisedProcess::stopped).toList()).join();
    for (var watcher : watchers) end(watcher);
  }

  /** A disk that is full ends no supervision: the state is stored once there is room. */
  @Override
  public synchronized void changed() {
    var running =
        processes.values().stream().flatMap(process -> process.running().stream()).toList();
    try {
      store.accept(
          new PlatformState(
              ProcessIdentity.of(ProcessHandle.current()), ports.gateway(), ready, running));
      if (behind) report("codev", "its state is stored again");
      behind = false;
      reportedFailures.clear();
    } catch (UncheckedIOException e) {
      reportUnstored(e, CliException.reason(e));
      if (behind) return;
      behind = true;
      watchers.add(Thread.ofVirtual().start(this::catchUp));
    }
  }

  private void catchUp() {
    while (isBehind() && !Thread.currentThread().isInterrupted()) {
      PollDelay.sleep(1000);
      storeAgain();
    }
  }

  private synchronized void storeAgain() {
    try {
      changed();
    } catch (RuntimeException | Error e) { // it is tried again
      reportUnstored(e, e.toString());
    }
  }

  private synchronized void reportUnstored(Throwable failure, String reason) {
    if (reportedFailures.add(failure.getClass()))
      report("codev", "its state cannot be stored: " + reason);
  }

  private synchronized boolean isBehind() {
    return behind;
  }

  @Override
  public synchronized void report(String name, String line) {
    out.printf("  %-18s %s%n", name, line);
    out.flush();
  }

  private void superviseInOrder(SupervisedProcess process) {
    try {
      all(process.program().after().stream()
              .map(processes::get)
              .map(SupervisedProcess::ready)
              .toList())
          .join();
    } catch (CompletionException e) {
      return; // the one that failed has reported why
    }
    process.supervise();
  }

  /** Ends the watcher, so that nothing is written or reported after everything has stopped. */
  private static void end(Thread watcher) {
    watcher.interrupt(); // it may be waiting before another start
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Void fail(CompletableFuture<Void> failure, Throwable cause) {
    failure.completeExceptionally(cause);
    return null;
  }

  private static CompletableFuture<Void> all(Iterable<CompletableFuture<Void>> futures) {
    var all = CompletableFuture.<Void>completedFuture(null);
    for (var future : futures) all = all.thenCombine(future, (_, _) -> null);
    return all;
  }
}
