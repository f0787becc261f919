package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A restore of one log that was killed: what it left, and how to go on. */
public record InterruptedRestore(DataDirectory data) {

  /** Where a restore of one log works; it is not there before and afterwards. */
  Path folder() {
    return data.root().resolve("restoring");
  }

  /** Throws {@link CliException} when there was one: a start would go on with what it left. */
  public void mustNotBe() {
    if (!Files.exists(folder())) return;
    mustNotHaveTakenTheServer();
    throw new CliException(
        "A restore was interrupted: repeat it, or delete %s and go on with what is there"
            .formatted(folder()));
  }

  /**
   * Throws {@link CliException} when it was killed between setting the old server aside and putting
   * the new one in its place: a start would make an empty one.
   */
  void mustNotHaveTakenTheServer() {
    var server = data.store(BackupCommand.POSTGRES);
    if (!Files.exists(folder()) || Files.exists(server)) return;
    throw new CliException(
        "A restore was interrupted, and %s is not there: move it back from the latest %s and delete %s, then repeat it"
            .formatted(server, data.root().resolve("replaced-*"), folder()));
  }
}
