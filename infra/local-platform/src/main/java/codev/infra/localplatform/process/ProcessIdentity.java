package codev.infra.localplatform.process;

import java.time.Instant;
import java.util.Optional;

/**
 * Identifies a process by its number and its start time, since the number may be given to another
 * process later.
 */
public record ProcessIdentity(long pid, Instant startedAt) {

  public static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The process, unless it has ended (a dead one that nobody has collected has no command). */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(found -> of(found).equals(this))
        .filter(found -> found.info().command().isPresent());
  }

  public boolean isAlive() {
    return process().isPresent();
  }
}
