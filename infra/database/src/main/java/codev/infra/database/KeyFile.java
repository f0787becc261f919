package codev.infra.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** A file with a key that is made once and never replaced. */
public final class KeyFile {
  private KeyFile() {}

  /** Has a file, or what a folder lists, written to the disk. */
  interface Flush {
    void flush(Path path, OpenOption open) throws IOException;
  }

  /**
   * Makes it, readable for its owner only, and its folder if that is missing. Of several processes
   * that try at once, one makes it, and the others find it made. Then it is on the disk, before
   * anything that is encrypted or signed with the key.
   */
  public static void createOnce(Path file, String content) throws IOException {
    createOnce(file, content, KeyFile::flush);
  }

  static void createOnce(Path file, String content, Flush flush) throws IOException {
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    var draft =
        Files.createTempFile(
            folder,
            "key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, content);
      flush.flush(draft, StandardOpenOption.WRITE);
      // Unlike a move, a link never replaces what another process has just made.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException _) {
      // The other one's key is as good.
    } finally {
      Files.delete(draft);
    }
    flush.flush(folder, StandardOpenOption.READ);
  }

  private static void flush(Path path, OpenOption open) throws IOException {
    try (var channel = FileChannel.open(path, open)) {
      channel.force(true);
    }
  }
}
