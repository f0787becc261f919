package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.Phase;
import codev.infra.localplatform.process.ProcessIdentity;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.ProcessTermination;
import codev.infra.localplatform.process.Readiness;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches a started program: whether it lives, answers, and does its work. */
record ProcessWatch(
    ProcessSpecification program, Limits limits, ProcessState state, ProcessListener listener) {

  /**
   * How a started program is watched. What counts are checks and not the time: that passes as well
   * while the supervisor itself is suspended.
   *
   * @param interval between two health checks
   * @param unready after so many failed checks in a row it is shown as not ready
   * @param silent after so many checks in a row without an answer it is restarted
   */
  record Limits(Duration interval, int unready, int silent) {
    static final Limits USUAL = new Limits(Duration.ofSeconds(5), 2, 12);
  }

  /** What a process that is asked to end because it is silent is given for it. */
  private static final Duration SILENT_STOP_LIMIT = Duration.ofSeconds(5);

  /** Returns why the process has ended by itself or had to be; null when it was to be stopped. */
  @Nullable String awaitEnd() {
    var current = state.process().orElse(null);
    var silent = 0;
    var unready = 0;
    while (current != null && !hasEnded(current)) {
      silent = passes(program.health().liveness()) ? 0 : silent + 1;
      if (silent == limits.silent() && !state.isStopping()) {
        var identity = ProcessIdentity.of(current.toHandle());
        ProcessTermination.end(identity, program.stopSignal(), SILENT_STOP_LIMIT);
        return "has not responded %d times".formatted(silent);
      }
      unready = passes(program.health().readiness()) ? 0 : unready + 1;
      if (unready == 0) noteReadiness(Phase.READY, "is ready");
      if (unready == limits.unready()) noteReadiness(Phase.NOT_READY, "is not ready");
    }
    return state.isStopping() ? null : "has stopped unexpectedly";
  }

  private boolean hasEnded(Process current) {
    try {
      return current.waitFor(limits.interval().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true; // everything has been stopped
    }
  }

  private static boolean passes(Readiness check) {
    try {
      return check.isReady();
    } catch (Exception e) {
      return false;
    }
  }

  private void noteReadiness(Phase next, String line) {
    if (state.become(next)) listener.report(program.name(), line);
  }
}
