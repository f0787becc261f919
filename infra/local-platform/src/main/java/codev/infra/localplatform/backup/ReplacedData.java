package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What a restore replaces is set aside in the data directory, and not deleted. */
record ReplacedData(DataDirectory data, PrintStream out) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  /** Moves files and folders of the data directory, those that are there. */
  void setAside(List<Path> parts) throws IOException {
    var present = parts.stream().filter(Files::exists).toList();
    if (present.isEmpty()) return;
    var aside = data.root().resolve("replaced-" + MOMENT.format(ZonedDateTime.now(ZoneOffset.UTC)));
    OwnerOnlyFiles.createFolder(aside);
    for (var part : present) {
      var place = aside.resolve(data.root().relativize(part));
      Files.createDirectories(place.getParent());
      Files.move(part, place);
    }
    out.printf("What was there is in %s now; delete it when nothing of it is needed.%n", aside);
  }
}
