package codev.infra.localplatform.probe;

import codev.infra.localplatform.data.DataDirectory;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures how much room is left where the stores are. */
public final class DiskProbe {
  /** As the alert DiskAlmostFull has it. */
  private static final int LEAST_FREE_PERCENT = 10;

  private DiskProbe() {}

  /**
   * What is wrong with each disk that has the folder of the stores or one of them.
   *
   * @param folder of the stores
   */
  public static List<Finding> ofStores(Path folder) {
    var disks = new HashMap<FileStore, Path>();
    for (var part : parts(folder)) {
      try {
        disks.putIfAbsent(Files.getFileStore(part), part);
      } catch (IOException _) {
        // There is none yet.
      }
    }
    return disks.values().stream().sorted().flatMap(part -> of(part).stream()).toList();
  }

  private static List<Path> parts(Path folder) {
    return Stream.concat(Stream.of(folder), DataDirectory.STORES.stream().map(folder::resolve))
        .toList();
  }

  /** How many bytes are free on the disk of a store; null where it has no folder. */
  public static @Nullable Long freeBytes(Path store) {
    try {
      return Files.getFileStore(store).getUsableSpace();
    } catch (IOException e) {
      return null;
    }
  }

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
