package codev.infra.localplatform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a process by its number and its start, since the number may be given to another
 * process later.
 *
 * @param startedAt by the machine's clock, as this JVM knows it. It is computed from the boot time,
 *     which changes when that clock is set: another JVM may compute another moment
 * @param kernelStart the boot and the ticks of the kernel's own clock since, which nothing sets;
 *     null where the system does not tell it
 */
public record ProcessIdentity(long pid, Instant startedAt, @Nullable String kernelStart) {
  private static final Path PROCESSES = Path.of("/proc");
  private static final Path BOOT = PROCESSES.resolve("sys/kernel/random/boot_id");

  /** Of the fields after the name, which is in parentheses and may contain anything. */
  private static final int START_TIME = 19;

  public static ProcessIdentity of(ProcessHandle process) {
    var startedAt = process.info().startInstant().orElse(Instant.EPOCH);
    return new ProcessIdentity(process.pid(), startedAt, kernelStart(process.pid()));
  }

  /** The process, unless it has ended (a dead one that nobody has collected has no command). */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(found -> isSame(of(found)))
        .filter(found -> found.info().command().isPresent());
  }

  public boolean isAlive() {
    return process().isPresent();
  }

  private boolean isSame(ProcessIdentity other) {
    var byClock = kernelStart == null || other.kernelStart == null;
    return byClock
        ? startedAt.equals(other.startedAt)
        : Objects.equals(kernelStart, other.kernelStart);
  }

  private static @Nullable String kernelStart(long pid) {
    try {
      var status = Files.readString(PROCESSES.resolve(pid + "/stat"));
      var fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
      return Files.readString(BOOT).strip() + "/" + fields[START_TIME];
    } catch (IOException _) {
      return null;
    }
  }
}
