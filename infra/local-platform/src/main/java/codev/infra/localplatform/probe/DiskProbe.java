package codev.infra.localplatform.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Measures how much room is left where the stores are. */
public final class DiskProbe {
  /** As the alert DiskAlmostFull has it. */
  private static final int LEAST_FREE_PERCENT = 10;

  private DiskProbe() {}

  public static Optional<Finding> of(Path folder) {
    try {
      var disk = Files.getFileStore(folder);
      return of(folder, disk.getUsableSpace(), disk.getTotalSpace());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * @param freeBytes in bytes, as all
   */
  static Optional<Finding> of(Path folder, long freeBytes, long totalBytes) {
    if (totalBytes <= 0) return Optional.empty();
    var percent = (int) (100.0 * freeBytes / totalBytes);
    if (percent >= LEAST_FREE_PERCENT) return Optional.empty();
    return Optional.of(
        new Finding(
            "only %d%% of the disk of %s is free".formatted(percent, folder),
            "Free up disk space: nothing can be saved once the disk is full"
                + " (infra/docs/operations.md, PostgreSQL takes no writes)"));
  }
}
