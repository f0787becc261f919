package codev.infra.systemtest.faults;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A file system in memory that can be full: its size is reduced to what is in use. */
final class SmallDisk implements AutoCloseable {
  private static final long MEBIBYTE = 1024 * 1024;
  private static final long SIZE = 4096 * MEBIBYTE;
  private static final int ATTEMPTS = 20;
  private static final int BALLAST_BLOCKS = 1024;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Empty where this user may mount nothing. */
  static Optional<SmallDisk> mountedAt(Path folder) {
    return succeeds("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString())
        ? Optional.of(new SmallDisk(folder))
        : Optional.empty();
  }

  /** While others write, it is too small for what it holds now and then, which is refused. */
  void fill() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (resize(used())) return;
    }
    throw new AssertionError("the file system at " + folder + " cannot be reduced");
  }

  /**
   * Leaves one part in twenty of it, and adds as much as makes that more than the stores take at a
   * time.
   */
  void almostFill() {
    try (var ballast = FileChannel.open(ballast(), CREATE, WRITE)) {
      var block = ByteBuffer.allocate((int) MEBIBYTE);
      for (int i = 0; i < BALLAST_BLOCKS; i++) ballast.write(block.rewind());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!resize(used() / 19 * 20)) throw new AssertionError("the file system cannot be reduced");
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  void free() {
    try {
      Files.deleteIfExists(ballast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!resize(SIZE)) throw new AssertionError("the file system at " + folder + " stays full");
  }

  @Override
  public void close() {
    succeeds("umount", folder.toString());
  }

  private boolean resize(long size) {
    return succeeds("mount", "-o", "remount,size=" + size, folder.toString());
  }

  private long used() {
    try {
      FileStore store = Files.getFileStore(folder);
      return store.getTotalSpace() - store.getUnallocatedSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean succeeds(String... command) {
    try {
      var process = new ProcessBuilder(List.of(command)).start();
      return process
              .onExit()
              .orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)
              .join()
              .exitValue()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
