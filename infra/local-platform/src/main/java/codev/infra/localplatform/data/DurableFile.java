package codev.infra.localplatform.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Replaces files with keys: what there is goes only when the new content is on the disk. */
final class DurableFile {
  private DurableFile() {}

  /** For its owner only. */
  static void replace(Path file, String content) throws IOException {
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    var draft =
        Files.createTempFile(
            folder,
            file.getFileName().toString(),
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(content.getBytes(UTF_8));
        while (bytes.hasRemaining()) channel.write(bytes);
        channel.force(true);
      }
      if (!Files.readString(draft).equals(content))
        throw new CliException("What was written to %s is not what was read".formatted(draft));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Has a file, or what a folder lists, written to the disk. */
  static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
