package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The one copy of a platform's epoch keys, beside all its backups. Each backup replaces it: it has
 * what opens each of them that is still to be opened, and nothing that was destroyed (ADR 95). What
 * is destroyed afterwards the services delete from it, too: the platform has a list of its copies.
 *
 * @param folder has a file for each key, which begins with the name of its master key
 */
record EpochKeyCopy(Path folder) {
  private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{12}");

  static EpochKeyCopy beside(Path backup) {
    return new EpochKeyCopy(backup.resolveSibling("epoch-keys"));
  }

  /**
   * Copies those that there are now, in the place of those that there were.
   *
   * @param needed by the vault of a backup that was made just before
   */
  void replace(DataDirectory data, Collection<String> needed) throws IOException {
    var present = ids(data.epochKeys());
    if (!present.containsAll(needed))
      throw new CliException(
          "An epoch key was destroyed while the backup was made, or is missing in %s. Repeat it."
              .formatted(data.epochKeys()));
    if (present.isEmpty()) return;
    requireOwn(data);
    var draft = folder.resolveSibling("epoch-keys.draft");
    list(data, folder, draft);
    DataDirectory.delete(draft);
    OwnerOnlyFiles.copy(data.epochKeys(), draft, name -> ID.matcher(name).matches());
    if (!ids(draft).containsAll(needed))
      throw new CliException("An epoch key was destroyed while the backup was made. Repeat it.");
    DataDirectory.delete(folder);
    Files.move(draft, folder);
  }

  /** Before anything is in them. */
  private static void list(DataDirectory data, Path... copies) throws IOException {
    var file = data.epochKeyCopies();
    var listed = new LinkedHashSet<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
    var isNew = false;
    for (var copy : copies) isNew |= listed.add(copy.toAbsolutePath().normalize().toString());
    if (isNew)
      Files.write(
          file,
          listed,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
  }

  /** Those of another platform would be lost. */
  private void requireOwn(DataDirectory data) throws IOException {
    var masterKeys = data.secrets().masterKeyFile();
    for (var id : ids(folder)) {
      var masterKey = Files.readString(folder.resolve(id)).split(" ", 2)[0];
      if (!masterKeys.knows(masterKey))
        throw new CliException(
            "%s has epoch keys of another platform. Back up to a folder elsewhere."
                .formatted(folder));
    }
  }

  /** Throws {@link CliException} where a backup has a vault that nothing opens any more. */
  void requireOpens(Path backup, BackupManifest manifest, DataDirectory data) throws IOException {
    var copiedIds = new HashSet<>(ids(folder));
    copiedIds.addAll(ids(data.epochKeys()));
    for (var id : manifest.epochKeys())
      if (!copiedIds.contains(id))
        throw new CliException(
            """
            The key vault of this backup cannot be opened: its epoch key %s is neither in %s nor in %s.
            Epoch keys are destroyed on schedule, so the backup is too old. Restore its logs alone, with the present key vault:
              ./codev restore %s --only SERVICE --force
            for group-service, session-service and learning-service, one after another."""
                .formatted(id, data.epochKeys(), folder, backup));
  }

  /** Copies what a data directory needs for a vault, and lacks, and lists where from. */
  void addTo(DataDirectory data, BackupManifest manifest) throws IOException {
    if (Files.isDirectory(folder)) list(data, folder);
    var present = ids(data.epochKeys());
    if (!present.isEmpty() && present.containsAll(manifest.epochKeys())) return;
    for (var id : ids(folder)) {
      if (present.contains(id)) continue;
      OwnerOnlyFiles.createFolder(data.epochKeys());
      OwnerOnlyFiles.copyFile(folder.resolve(id), data.epochKeys().resolve(id));
    }
  }

  private static List<String> ids(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    return OwnerOnlyFiles.files(folder).stream().filter(id -> ID.matcher(id).matches()).toList();
  }
}
