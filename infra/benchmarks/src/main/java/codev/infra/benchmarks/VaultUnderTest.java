package codev.infra.benchmarks;

import codev.infra.testkit.TemporaryFolders;
import codev.infra.testkit.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A key vault on the common server, with a master key and epoch keys in files. */
final class VaultUnderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final TestPostgres.Database database = TestPostgres.database();
  private final Path folder = TemporaryFolders.create("codev-vault");
  private final Path epochKeys = folder.resolve("epoch-keys");

  /**
   * As a service opens it, with no key in memory.
   *
   * @param memory how long keys and decrypted texts are kept in memory
   */
  VaultEncryption open(Duration memory) {
    return new VaultEncryption(
        Map.of(
            "codev.keys.url", database.url(),
            "codev.keys.username", TestPostgres.Database.USERNAME,
            "codev.keys.password", TestPostgres.Database.PASSWORD,
            "codev.keys.memory", memory.toString(),
            "codev.keys.master-key-file", folder.resolve("master.key").toString(),
            "codev.keys.epoch-keys-folder", epochKeys.toString()));
  }

  /**
   * Keys that are made earlier are wrapped again by the first epoch key. The database is asked only
   * once the file is there: a connection without epoch keys would delay the first one.
   */
  void awaitEpochKey() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.isDirectory(epochKeys)
        || database.ask("select count(*) from epoch_key").equals("0")) {
      if (System.nanoTime() > deadline)
        throw new IllegalStateException("The key vault has no epoch key");
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
