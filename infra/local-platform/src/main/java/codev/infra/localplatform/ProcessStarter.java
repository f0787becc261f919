package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.Phase;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.FailureReasonFinder;
import codev.infra.localplatform.process.PollDelay;
import codev.infra.localplatform.process.ProcessSpecification;
import java.nio.file.Path;
import java.time.Duration;

/** Starts a program and waits until it is ready. */
record ProcessStarter(
    ProcessSpecification program, Path log, ProcessState state, ProcessListener listener) {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /**
   * After so long a process that still starts is reported once, so that a slow machine is no
   * mystery.
   */
  private static final Duration SLOW = Duration.ofSeconds(60);

  /**
   * The first start, which is tried as often as the program allows. Returns whether it is ready
   * now: not when a stop was requested meanwhile.
   */
  boolean first() {
    for (int attempt = 1; ; attempt++) {
      try {
        return start(attempt > 1);
      } catch (CliException e) {
        if (attempt == program.attempts()) throw e;
        PollDelay.sleep(1000);
      }
    }
  }

  /** Likewise, one attempt after the process has ended. */
  boolean restart() {
    return start(true);
  }

  private boolean start(boolean isRestart) {
    try {
      program.preparation().prepare();
      return state.launch(
              program.into(log, isRestart), isRestart ? Phase.RESTARTING : Phase.STARTING)
          && awaitReadiness();
    } catch (CliException e) {
      throw e;
    } catch (Exception e) {
      throw new CliException(program.name() + " cannot be started: " + CliException.reason(e), e);
    }
  }

  private boolean awaitReadiness() {
    var begin = System.nanoTime();
    var slow = false;
    while (!isReady()) {
      var ended = !state.isAlive();
      if (state.isStopping()) return false;
      if (ended) {
        throw new CliException(
            "%s failed to start: %s (log: %s)"
                .formatted(program.name(), FailureReasonFinder.in(log), log));
      }
      if (!slow && elapsed(begin).compareTo(SLOW) > 0) {
        slow = true;
        listener.report(
            program.name(), "still starting after %d s (log: %s)".formatted(SLOW.toSeconds(), log));
      }
      if (elapsed(begin).compareTo(LIMIT) > 0) {
        if (becomesReady()) {
          listener.report(program.name(), "is not ready yet: it is rebuilding its read models");
          break;
        }
        throw new CliException(
            "%s is not ready after %d s (log: %s)"
                .formatted(program.name(), LIMIT.toSeconds(), log));
      }
      PollDelay.sleep(50);
    }
    var _ = state.become(Phase.READY);
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

  private static Duration elapsed(long since) {
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
