package codev.infra.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * A process as it can be found again: its number may be given to another one, so its start time is
 * kept with it.
 */
record Mark(long pid, Instant startedAt) {

  static Mark of(ProcessHandle process) {
    return new Mark(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The process, unless it has ended (a dead one that nobody has collected has no command). */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(found -> of(found).equals(this))
        .filter(found -> found.info().command().isPresent());
  }

  boolean isAlive() {
    return process().isPresent();
  }
}
