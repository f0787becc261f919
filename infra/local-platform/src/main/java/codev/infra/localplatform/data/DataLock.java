package codev.infra.localplatform.data;

import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one process that runs a platform, or copies or replaces its data. */
public final class DataLock implements AutoCloseable {

  private final FileChannel channel;
  private final FileLock lock;

  private DataLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Throws {@link CliException} when another process holds it. */
  public static DataLock acquire(DataDirectory data) throws IOException {
    return tryAcquire(data)
        .orElseThrow(
            () ->
                new CliException(
                    "codev is already running in "
                        + data.root()
                        + ". Use ./codev status to see it or ./codev down to stop it."));
  }

  /** Returns empty when another process holds it. */
  public static Optional<DataLock> tryAcquire(DataDirectory data) throws IOException {
    Files.createDirectories(data.root());
    var channel =
        FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = channel.tryLock();
    if (lock != null) return Optional.of(new DataLock(channel, lock));
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
