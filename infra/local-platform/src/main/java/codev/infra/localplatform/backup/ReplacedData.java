package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a restore replaces is set aside in the data directory, and not deleted; the read models only
 * until the restore is complete.
 */
record ReplacedData(DataDirectory data, PrintStream out) {

  private static final String PREFIX = "replaced-";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  /** Moves files and folders of the data directory, those that are there. */
  void setAside(List<Path> parts) throws IOException {
    var aside = aside();
    if (move(parts, aside)) print(aside);
  }

  /**
   * Moves files and folders of the data directory, and something new in the place of one of them.
   * If that fails they are moved back.
   */
  void replace(List<Path> parts, Path by, Path target) throws IOException {
    var aside = aside();
    try {
      var moved = move(parts, aside);
      Files.move(by, target);
      if (moved) print(aside);
    } catch (IOException e) {
      putBack(parts, aside, e);
      throw new CliException(
          "The restored data could not be moved to %s, and nothing has changed: %s"
              .formatted(target, CliException.reason(e)),
          e);
    }
  }

  /** Returns whether there was anything. */
  private boolean move(List<Path> parts, Path aside) throws IOException {
    var present = parts.stream().filter(Files::exists).toList();
    for (var part : present) {
      var place = placeIn(aside, part);
      OwnerOnlyFiles.createFolder(aside);
      Files.createDirectories(place.getParent());
      Files.move(part, place);
    }
    return !present.isEmpty();
  }

  private void putBack(List<Path> parts, Path aside, IOException failure) {
    try {
      for (var part : parts) {
        var place = placeIn(aside, part);
        if (Files.exists(place)) Files.move(place, part);
      }
      DataDirectory.delete(aside);
    } catch (IOException | UncheckedIOException e) {
      failure.addSuppressed(e);
      throw new CliException(
          "The restored data could not be put in place (%s), and what was there could not be moved back. It is in %s (%s)"
              .formatted(CliException.reason(failure), aside, CliException.reason(e)),
          failure);
    }
  }

  /**
   * Deletes read models that were set aside, also by a restore that was interrupted: they have
   * names and addresses unencrypted, and nothing needs them, since they are rebuilt from the logs.
   */
  void deleteReadModels() throws IOException {
    try (var replaced = Files.newDirectoryStream(data.root(), PREFIX + "*")) {
      for (var aside : replaced) DataDirectory.delete(placeIn(aside, readModels()));
    }
  }

  Path readModels() {
    return data.store("views");
  }

  /** A folder that is not there, also where there was a restore in this very second. */
  private Path aside() {
    var name = PREFIX + MOMENT.format(ZonedDateTime.now(ZoneOffset.UTC));
    var aside = data.root().resolve(name);
    for (int i = 2; Files.exists(aside); i++) aside = data.root().resolve(name + "-" + i);
    return aside;
  }

  private Path placeIn(Path aside, Path part) {
    return aside.resolve(data.root().relativize(part));
  }

  private void print(Path aside) {
    out.printf("The previous data is now in %s. Delete it when you no longer need it.%n", aside);
  }
}
