package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.Phase;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.FailureReason;
import codev.infra.localplatform.process.PollInterval;
import codev.infra.localplatform.process.ProcessIdentity;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.ProcessTermination;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Supervises one program from its first start to its stop, and restarts it whenever it ends or does
 * not answer in between.
 */
final class SupervisedProcess {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  /** A program that dies sooner than this after a start waits longer before the next one. */
  private static final Duration SHORT = Duration.ofMinutes(1);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /**
   * How a started program is watched.
   *
   * @param interval between two health checks; a program is shown as not ready after two that fail
   * @param silence after so long without an answer it is restarted
   */
  record HealthWatch(Duration interval, Duration silence) {
    static final HealthWatch USUAL = new HealthWatch(Duration.ofSeconds(5), Duration.ofMinutes(1));
  }

  /** What a process that is asked to end because it is silent is given for it. */
  private static final Duration SILENT_PATIENCE = Duration.ofSeconds(5);

  /** Receives the state changes of a supervised process. */
  interface Diary {
    void changed();

    void report(String name, String line);
  }

  private final ProcessSpecification program;
  private final Path log;
  private final Diary diary;
  private final HealthWatch watch;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  private Phase phase = Phase.STOPPED;
  private boolean stopping;
  private @Nullable Process process;
  private @Nullable ProcessIdentity mark;

  SupervisedProcess(ProcessSpecification program, Path log, Diary diary, HealthWatch watch) {
    this.program = program;
    this.log = log;
    this.diary = diary;
    this.watch = watch;
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
  synchronized List<PlatformState.Running> running() {
    if (mark == null) return List.of();
    return List.of(
        new PlatformState.Running(
            program.name(), mark, program.port(), phase, program.stopSignal()));
  }

  /** Lives until {@link #stop}, or until the first start fails. */
  void live() {
    try {
      var begin = System.nanoTime();
      if (!startPatiently()) return;
      diary.report(
          program.name(), "ready in %s, port %d".formatted(seconds(begin), program.port()));
      ready.complete(null);
    } catch (CliException e) {
      ready.completeExceptionally(e);
      return;
    }
    var wait = Duration.ZERO;
    var born = System.nanoTime();
    for (var reason = awaitEnd(); reason != null; reason = awaitEnd()) {
      var death = System.nanoTime();
      wait = lived(born).compareTo(SHORT) > 0 ? Duration.ZERO : wait;
      diary.report(program.name(), reason + "; starting it again");
      PollInterval.ofMillis(wait.toMillis());
      born = System.nanoTime();
      try {
        if (start(true)) diary.report(program.name(), "is back after " + seconds(death));
      } catch (CliException e) {
        diary.report(program.name(), CliException.reason(e));
      }
      wait = longer(wait);
    }
  }

  /** Asks the process to end, and returns when it has, after this long by force. */
  void stop(Duration patience) {
    ProcessIdentity last;
    synchronized (this) {
      if (stopping) return; // the first caller does it
      stopping = true;
      last = mark;
    }
    if (last != null) ProcessTermination.end(last, program.stopSignal(), patience);
    become(Phase.STOPPED);
    ready.completeExceptionally(new CliException(program.name() + " has been stopped"));
    stopped.complete(null);
  }

  private boolean startPatiently() {
    for (int attempt = 1; ; attempt++) {
      try {
        return start(attempt > 1);
      } catch (CliException e) {
        if (attempt == program.attempts()) throw e;
        PollInterval.ofMillis(1000);
      }
    }
  }

  /** Returns whether it is ready now: not when a stop was requested meanwhile. */
  private boolean start(boolean again) {
    try {
      program.preparation().prepare();
      return launch(again) && awaitReadiness();
    } catch (CliException e) {
      throw e;
    } catch (Exception e) {
      throw new CliException(program.name() + " cannot be started: " + CliException.reason(e), e);
    }
  }

  private boolean launch(boolean again) throws IOException {
    synchronized (this) {
      if (stopping) return false;
      process = program.into(log, again).start();
      mark = ProcessIdentity.of(process.toHandle());
      phase = again ? Phase.RESTARTING : Phase.STARTING;
    }
    diary.changed(); // asks every life, hence without holding this one
    return true;
  }

  private boolean awaitReadiness() {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!isReady()) {
      var ended = !isAlive();
      if (isStopping()) return false;
      if (ended) {
        throw new CliException(
            "%s stopped while starting: %s (log: %s)"
                .formatted(program.name(), FailureReason.in(log), log));
      }
      if (System.nanoTime() > deadline) {
        if (becomesReady()) {
          diary.report(program.name(), "is not ready yet: it rebuilds its read models");
          break;
        }
        throw new CliException(
            "%s is not ready after %d s (log: %s)"
                .formatted(program.name(), START_LIMIT.toSeconds(), log));
      }
      PollInterval.ofMillis(50);
    }
    become(Phase.READY);
    return true;
  }

  private boolean isReady() {
    try {
      return program.readiness().isReady();
    } catch (CliException e) {
      throw e;
    } catch (Exception e) {
      return false;
    }
  }

  private boolean becomesReady() {
    try {
      return program.readiness().becomesReady();
    } catch (Exception _) {
      return false;
    }
  }

  /** Returns why the process has ended by itself or had to be; null when it was to be stopped. */
  private @Nullable String awaitEnd() {
    var current = process();
    var answered = System.nanoTime();
    var failures = 0;
    while (current != null && !hasEnded(current)) {
      if (passes(program.health().liveness())) answered = System.nanoTime();
      else if (lived(answered).compareTo(watch.silence()) > 0 && !isStopping()) {
        var mark = ProcessIdentity.of(current.toHandle());
        ProcessTermination.end(mark, program.stopSignal(), SILENT_PATIENCE);
        return "has not answered for %d s".formatted(watch.silence().toSeconds());
      }
      failures = passes(program.health().readiness()) ? 0 : failures + 1;
      if (failures == 0) noteReadiness(Phase.READY, "is ready");
      if (failures == 2) noteReadiness(Phase.NOT_READY, "is not ready");
    }
    return isStopping() ? null : "has died";
  }

  private boolean hasEnded(Process current) {
    try {
      return current.waitFor(watch.interval().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true; // everything has been stopped
    }
  }

  private static boolean passes(ProcessSpecification.Readiness check) {
    try {
      return check.isReady();
    } catch (Exception e) {
      return false;
    }
  }

  private void noteReadiness(Phase next, String line) {
    synchronized (this) {
      if (stopping || phase == next) return;
    }
    become(next);
    diary.report(program.name(), line);
  }

  private void become(Phase next) {
    synchronized (this) {
      if (stopping && next != Phase.STOPPED) return;
      phase = next;
    }
    diary.changed();
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private synchronized @Nullable Process process() {
    return process;
  }

  private boolean isAlive() {
    var current = process();
    return current != null && current.isAlive();
  }

  private static Duration lived(long since) {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  private static Duration longer(Duration wait) {
    if (wait.isZero()) return Duration.ofSeconds(1);
    return wait.compareTo(LONGEST_WAIT) >= 0 ? LONGEST_WAIT : wait.multipliedBy(2);
  }

  private static String seconds(long since) {
    return "%.1f s".formatted(lived(since).toMillis() / 1000.0);
  }
}
