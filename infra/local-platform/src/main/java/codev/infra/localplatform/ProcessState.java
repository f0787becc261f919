package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.Phase;
import codev.infra.localplatform.process.ProcessIdentity;
import codev.infra.localplatform.process.ProcessSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The phase of a supervised process, and the operating system's process that runs it. */
final class ProcessState {
  private final ProcessListener listener;

  private Phase phase = Phase.STOPPED;
  private boolean stopping;
  private @Nullable Process process;
  private @Nullable ProcessIdentity identity;

  ProcessState(ProcessListener listener) {
    this.listener = listener;
  }

  /** Starts the process; false when a stop was requested meanwhile. */
  boolean launch(ProcessBuilder builder, Phase next) throws IOException {
    synchronized (this) {
      if (stopping) return false;
      process = builder.start();
      identity = ProcessIdentity.of(process.toHandle());
      phase = next;
    }
    listener.changed(); // asks every process, hence without holding this one
    return true;
  }

  /** Changes the phase; false when it is that already, or once a stop was requested. */
  boolean become(Phase next) {
    synchronized (this) {
      if (stopping || phase == next) return false;
      phase = next;
    }
    listener.changed();
    return true;
  }

  /** From then on nothing is launched; false when it was requested before. */
  synchronized boolean requestStop() {
    if (stopping) return false;
    stopping = true;
    return true;
  }

  void markStopped() {
    synchronized (this) {
      phase = Phase.STOPPED;
    }
    listener.changed();
  }

  synchronized boolean isStopping() {
    return stopping;
  }

  /** What a later command needs to find the process, if there is one. */
  synchronized List<PlatformState.RunningProcess> running(ProcessSpecification program) {
    if (identity == null) return List.of();
    return List.of(
        new PlatformState.RunningProcess(
            program.name(), identity, program.port(), phase, program.stopSignal()));
  }

  synchronized Optional<Process> process() {
    return Optional.ofNullable(process);
  }

  synchronized Optional<ProcessIdentity> identity() {
    return Optional.ofNullable(identity);
  }

  boolean isAlive() {
    return process().filter(Process::isAlive).isPresent();
  }
}
