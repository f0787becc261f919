package codev.infra.localplatform;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code ./codev up}.
 *
 * @param port the gateway's
 * @param walArchive where PostgreSQL archives its log, for a restore to a point in time; null when
 *     it archives nothing
 * @param secondVersion the built tree that every instance of a service but the first runs from;
 *     null when all run from this one
 * @param now where the clocks of the services begin; null when they are the machine's, or go on as
 *     they were
 * @param proxies by which the services reach their stores
 */
record UpOptions(
    int port,
    InstanceCounts instances,
    @Nullable Path walArchive,
    @Nullable Path secondVersion,
    @Nullable Instant now,
    StoreProxies proxies) {
  static final String WAL_ARCHIVE = "--wal-archive";
  static final String SECOND_VERSION = "--second-version";
  static final String NOW = "--now";

  /** As the command line has them. */
  List<String> words() {
    var words = new ArrayList<>(List.of("--port", String.valueOf(port)));
    words.addAll(instances.words());
    words.addAll(proxies.words());
    if (walArchive != null) words.addAll(List.of(WAL_ARCHIVE, walArchive.toString()));
    if (secondVersion != null) words.addAll(List.of(SECOND_VERSION, secondVersion.toString()));
    if (now != null) words.addAll(List.of(NOW, now.toString()));
    return words;
  }
}
