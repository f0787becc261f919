package codev.infra.localplatform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code ./codev up}.
 *
 * @param port the gateway's
 * @param walArchive where PostgreSQL archives its log, for a restore to a point in time; null when
 *     it archives nothing
 */
record UpOptions(int port, Instances instances, @Nullable Path walArchive) {

  /** As the command line has them. */
  List<String> words() {
    var words = new ArrayList<>(List.of("--port", String.valueOf(port)));
    words.addAll(instances.words());
    if (walArchive != null) words.addAll(List.of(Arguments.WAL_ARCHIVE, walArchive.toString()));
    return words;
  }
}
