package codev.infra.localplatform.backup;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** Copies files for their owner only, forced to the disk. */
final class OwnerOnlyFiles {

  private OwnerOnlyFiles() {}

  /**
   * @param path below its folder, with slashes
   * @param sha256 in hexadecimal digits
   */
  record StoredFile(String path, long bytes, String sha256) {}

  /** The files below a folder, by their path with slashes, in order. */
  static List<String> files(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).map(path -> name(folder, path)).sorted().toList();
    }
  }

  /**
   * Copies the folders and files below a folder that are wanted. What is deleted meanwhile is left
   * out.
   *
   * @param filter by the path with slashes
   */
  static void copy(Path from, Path to, Predicate<String> filter) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!folder.equals(from) && !filter.test(name(from, folder)))
              return FileVisitResult.SKIP_SUBTREE;
            createFolder(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (filter.test(name(from, file))) copyFile(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
            throw failure;
          }
        });
  }

  static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  static void copyFile(Path from, Path to) throws IOException {
    try (var channel =
        FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
      Files.copy(from, Channels.newOutputStream(channel));
      channel.force(true);
    } catch (NoSuchFileException e) {
      Files.deleteIfExists(to);
    }
  }

  /** Reads the files below a folder once more, from where they were written. */
  static List<StoredFile> list(Path folder) throws IOException {
    var files = new ArrayList<StoredFile>();
    for (var name : files(folder)) {
      var path = folder.resolve(name);
      files.add(new StoredFile(name, Files.size(path), checksum(path)));
    }
    return files;
  }

  static String checksum(Path file) throws IOException {
    try (var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
      Files.copy(file, digest);
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
