package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A restore that did not come to its end: what it left, and how to go on. */
public record InterruptedRestore(DataDirectory data) {

  /** Where a restore of one log works; it is not there before and afterwards. */
  Path folder() {
    return data.root().resolve("restoring");
  }

  /**
   * The command of a restore of everything, from before it changes something until it is complete.
   */
  private Path command() {
    return data.root().resolve("restore-command");
  }

  /** Notes that a restore of everything begins to replace data. */
  void begin(Path backup, @Nullable PointInTimeRecovery pointInTime) throws IOException {
    // With --force also where nothing was: something is there once it has begun.
    var command = new StringBuilder("./codev restore ").append(backup.toAbsolutePath());
    command.append(" --force --data ").append(data.root());
    if (pointInTime != null) {
      command.append(" --wal-archive ").append(pointInTime.archive().toAbsolutePath());
      if (pointInTime.until() != null) command.append(" --to-time ").append(pointInTime.until());
    }
    Files.writeString(
        command(),
        command,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
  }

  /** Notes that everything is restored, also what a restore of one log has left. */
  void end() throws IOException {
    DataDirectory.delete(folder());
    Files.deleteIfExists(command());
  }

  /** Throws {@link CliException} when there was one: a start would go on with what it left. */
  public void mustNotBe() throws IOException {
    refuseAfterInterruptedFullRestore();
    if (!Files.exists(folder())) return;
    refuseAfterTakenServerFiles();
    throw new CliException(
        "A restore was interrupted: repeat it, or delete %s and continue with the data as it is"
            .formatted(folder()));
  }

  /**
   * Throws {@link CliException} when one of everything was not completed: what is there is neither
   * what was there before nor the backup.
   */
  void refuseAfterInterruptedFullRestore() throws IOException {
    if (!Files.exists(command())) return;
    throw new CliException(
        "A restore was interrupted: repeat it with %s; to continue with the earlier data, move it back from %s and delete %s"
            .formatted(Files.readString(command()), data.root().resolve("replaced-*"), command()));
  }

  /**
   * Throws {@link CliException} when it was killed between setting the old server aside and putting
   * the new one in its place: a start would make an empty one.
   */
  void refuseAfterTakenServerFiles() {
    var server = data.store(TemporaryPostgres.POSTGRES);
    if (!Files.exists(folder()) || Files.exists(server)) return;
    throw new CliException(
        "A restore was interrupted, and %s is missing: move it back from the latest %s and delete %s, then repeat the restore"
            .formatted(server, data.root().resolve("replaced-*"), folder()));
  }
}
