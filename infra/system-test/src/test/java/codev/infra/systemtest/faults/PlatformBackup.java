package codev.infra.systemtest.faults;

import codev.infra.systemtest.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A backup of a platform that runs, and when it was made.
 *
 * @param begun in {@link System#nanoTime()}: what was stored before is in it
 * @param ended what begins afterwards is not in it
 */
record PlatformBackup(Path folder, long begun, long ended) {

  static PlatformBackup of(Platform platform) throws IOException {
    // beside it are the epoch keys
    var folder = Files.createTempDirectory("codev-system-test-backup").resolve("backup");
    long begun = System.nanoTime();
    platform.backUp(folder);
    return new PlatformBackup(folder, begun, System.nanoTime());
  }

  void delete() {
    Platform.delete(Objects.requireNonNull(folder.getParent()));
  }
}
