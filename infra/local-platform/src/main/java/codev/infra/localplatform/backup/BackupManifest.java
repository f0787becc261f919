package codev.infra.localplatform.backup;

import codev.infra.localplatform.backup.OwnerOnlyFiles.StoredFile;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.LogHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Describes a backup, so that a restore can check it. Written last: a folder without it is no
 * complete backup.
 *
 * @param format of this description
 * @param postgresVersion of the server whose files these are; another major version cannot read
 *     them
 * @param logHeads by database; each log in the backup reaches at least so far
 * @param epochKeys names of those by which its key vault is wrapped
 * @param files everything else in the folder
 */
record BackupManifest(
    int format,
    Instant createdAt,
    String postgresVersion,
    Map<String, LogHead> logHeads,
    List<String> epochKeys,
    List<StoredFile> files) {

  /** Earlier versions had no epoch keys. */
  BackupManifest {
    epochKeys = Objects.requireNonNullElse(epochKeys, List.of());
  }

  static final int FORMAT = 1;
  private static final String NAME = "manifest.json";

  static BackupManifest read(Path backup) {
    var file = backup.resolve(NAME);
    if (!Files.exists(file)) {
      throw new CliException(backup + " is not a complete backup: " + NAME + " is missing");
    }
    try {
      var manifest = JsonMapper.shared().readValue(Files.readString(file), BackupManifest.class);
      if (manifest != null && manifest.format() != FORMAT) {
        throw new CliException(
            "%s has format %d, but this version of codev can only read %d. Use the version that made it."
                .formatted(file, manifest.format(), FORMAT));
      }
      if (manifest != null && manifest.isComplete()) return manifest;
      throw new CliException("The backup is damaged: " + file + " does not describe it");
    } catch (IOException | JacksonException e) {
      throw new CliException(file + " cannot be read: " + CliException.reason(e), e);
    }
  }

  /** Whether it has all that a backup is checked by, and only files of the backup. */
  private boolean isComplete() {
    return Stream.<Object>of(createdAt, postgresVersion, logHeads, files).allMatch(Objects::nonNull)
        && files.stream().allMatch(BackupManifest::isBelowItsFolder);
  }

  private static boolean isBelowItsFolder(@Nullable StoredFile file) {
    if (file == null || file.path() == null || file.sha256() == null) return false;
    try {
      var path = Path.of(file.path()).normalize();
      return !path.isAbsolute() && !path.startsWith("..");
    } catch (InvalidPathException _) {
      return false;
    }
  }

  void write(Path backup) throws IOException {
    var draft = backup.resolve(NAME + ".draft");
    Files.writeString(
        draft, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this));
    Files.move(draft, backup.resolve(NAME));
  }

  /** Throws {@link CliException} naming the first file that is missing, altered or not listed. */
  void verify(Path backup) throws IOException {
    for (var file : files) {
      var path = backup.resolve(file.path());
      if (!Files.isRegularFile(path)) {
        throw new CliException("The backup is damaged: " + file.path() + " is missing");
      }
      if (!OwnerOnlyFiles.checksum(path).equals(file.sha256())) {
        throw new CliException("The backup is damaged: " + file.path() + " has been altered");
      }
    }
    var listed = files.stream().map(StoredFile::path).collect(java.util.stream.Collectors.toSet());
    for (var path : OwnerOnlyFiles.files(backup)) {
      if (!listed.contains(path) && !path.equals(NAME)) {
        throw new CliException("The backup is damaged: its manifest does not list " + path);
      }
    }
  }

  long bytes() {
    return files.stream().mapToLong(StoredFile::bytes).sum();
  }
}
