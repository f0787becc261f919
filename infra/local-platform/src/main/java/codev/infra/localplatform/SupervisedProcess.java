package codev.infra.localplatform;

import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.PollDelay;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.ProcessTermination;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Supervises one program from its first start to its stop, and restarts it whenever it ends or does
 * not answer in between.
 */
final class SupervisedProcess {

  /** A program that dies sooner than this after a start waits longer before the next one. */
  private static final Duration SHORT = Duration.ofMinutes(1);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** After the watch itself has failed. */
  private static final Duration WATCHED_AGAIN = Duration.ofSeconds(1);

  private final ProcessSpecification program;
  private final ProcessListener listener;
  private final ProcessState state;
  private final ProcessStarter start;
  private final ProcessWatch watch;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  SupervisedProcess(
      ProcessSpecification program,
      Path log,
      ProcessListener listener,
      ProcessWatch.Limits limits) {
    this.program = program;
    this.listener = listener;
    state = new ProcessState(listener);
    start = new ProcessStarter(program, log, state, listener);
    watch = new ProcessWatch(program, limits, state, listener);
  }

  ProcessSpecification program() {
    return program;
  }

  /**
   * Done when the program has been ready once; fails with the {@link CliException} that prevented
   * it.
   */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Done when {@link #stop} has ended the process. */
  CompletableFuture<Void> stopped() {
    return stopped;
  }

  /** What a later command needs to find the process, if it has one. */
  List<PlatformState.RunningProcess> running() {
    return state.running(program);
  }

  /** Returns after {@link #stop}, or when the first start fails. */
  void supervise() {
    try {
      var begin = System.nanoTime();
      if (!start.first()) return;
      listener.report(
          program.name(), "ready in %s, port %d".formatted(seconds(begin), program.port()));
      ready.complete(null);
    } catch (CliException e) {
      ready.completeExceptionally(e);
      return;
    } catch (RuntimeException | Error e) { // else the start would wait for it for ever
      ready.completeExceptionally(e);
      return;
    }
    var wait = Duration.ZERO;
    var startedAt = System.nanoTime();
    for (var reason = awaitEnd(); reason != null; reason = awaitEnd()) {
      var endedAt = System.nanoTime();
      wait = elapsed(startedAt).compareTo(SHORT) > 0 ? Duration.ZERO : wait;
      listener.report(program.name(), reason + "; restarting it");
      PollDelay.sleep(wait.toMillis());
      startedAt = System.nanoTime();
      try {
        if (start.restart()) listener.report(program.name(), "is back after " + seconds(endedAt));
      } catch (CliException e) {
        listener.report(program.name(), CliException.reason(e));
      } catch (RuntimeException | Error e) {
        listener.report(program.name(), "cannot be started: " + e);
      }
      wait = longer(wait);
    }
  }

  /** As the watch does; its own failure is none of the process, and ends no supervision. */
  private @Nullable String awaitEnd() {
    while (true) {
      try {
        return watch.awaitEnd();
      } catch (RuntimeException | Error e) {
        listener.report(program.name(), "cannot be watched now: " + e);
        PollDelay.sleep(WATCHED_AGAIN.toMillis());
      }
    }
  }

  /** Asks the process to end, and returns when it has, after this long by force. */
  void stop(Duration limit) {
    if (!state.requestStop()) return; // the first caller does it
    state.identity().ifPresent(last -> ProcessTermination.end(last, program.stopSignal(), limit));
    state.markStopped();
    ready.completeExceptionally(new CliException(program.name() + " has been stopped"));
    stopped.complete(null);
  }

  private static Duration elapsed(long since) {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  private static Duration longer(Duration wait) {
    if (wait.isZero()) return Duration.ofSeconds(1);
    return wait.compareTo(LONGEST_WAIT) >= 0 ? LONGEST_WAIT : wait.multipliedBy(2);
  }

  private static String seconds(long since) {
    return "%.1f s".formatted(elapsed(since).toMillis() / 1000.0);
  }
}
