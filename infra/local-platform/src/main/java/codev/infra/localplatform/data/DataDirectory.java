package codev.infra.localplatform.data;

import codev.infra.localplatform.accounts.Accounts;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The data directory of one platform: {@code data/} (the stores), {@code logs/}, {@code secrets/},
 * {@code epoch-keys/}, {@code state.json} and, where the services have a time of their own, {@code
 * clock}.
 */
public record DataDirectory(Path root) {

  /** Disk space for the stores to be created and to grow a little, in bytes. */
  private static final long LEAST_FREE_SPACE = 512L << 20;

  /** The stores of a local platform, each with a folder and a process of this name. */
  public static final List<String> STORES = List.of("postgres", "kafka", "views");

  /** The folder of all stores. */
  public Path stores() {
    return root.resolve("data");
  }

  /** The folder of one store, not yet created. */
  public Path store(String name) {
    return stores().resolve(name);
  }

  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  public PlatformClock clock() {
    return new PlatformClock(clockFile(), state());
  }

  private Path clockFile() {
    return root.resolve("clock");
  }

  public Path state() {
    return root.resolve("state.json");
  }

  /** Held by the one command that may start or replace something here. */
  public Path lock() {
    return root.resolve("lock");
  }

  /** The accounts of the invented people of a demonstration. */
  public Accounts accounts() {
    return new Accounts(root.resolve("accounts.json"));
  }

  /** What a backup has beside the log and the secrets; each may be missing. */
  public List<Path> singleFiles() {
    return List.of(accounts().file(), clockFile());
  }

  public Secrets secrets() {
    return new Secrets(root.resolve("secrets"));
  }

  /** The services make it; no backup has it (ADR 95). */
  public Path epochKeys() {
    return root.resolve("epoch-keys");
  }

  /** Where there are copies of them: from these the services delete what they destroy (ADR 95). */
  public Path epochKeyCopies() {
    return root.resolve("epoch-keys.copies");
  }

  /** Nobody but its owner reaches what is in it, whatever each store makes of its own files. */
  public void prepare() {
    try {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(stores());
      Files.createDirectories(root.resolve("logs"));
      var freeBytes = Files.getFileStore(root).getUsableSpace();
      if (freeBytes < LEAST_FREE_SPACE) {
        throw new CliException(
            "only %d MB free in %s; codev needs %d MB. Free some space."
                .formatted(freeBytes >> 20, root, LEAST_FREE_SPACE >> 20));
      }
    } catch (IOException e) {
      throw new CliException("Cannot write to " + root + ": " + CliException.reason(e), e);
    }
  }

  /** Deletes a folder and whatever is in it. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) return;
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
