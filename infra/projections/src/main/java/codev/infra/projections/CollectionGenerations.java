package codev.infra.projections;

import codev.infra.eventstore.cache.RecentEntries;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bson.Document;

/**
 * The MongoDB collections of one view: the one that is read, and beside it the one that is being
 * built or the one that was read until a moment ago.
 */
final class CollectionGenerations<D> {
  /** The one that is read, the one that is being built, and the one that was read before. */
  private static final int MOST_KNOWN = 3;

  private final MongoDatabase database;
  private final String first;
  private final DocumentCodec<D> codec;
  private final boolean isOwn;

  /** Each remembers how far its documents were seen. */
  private final Map<Long, DocumentCollection<D>> known =
      Collections.synchronizedMap(new RecentEntries<>(MOST_KNOWN));

  /**
   * @param first name of the first generation's collection; later ones add their number
   * @param isOwn whether this program writes them
   */
  CollectionGenerations(
      MongoDatabase database, String first, DocumentCodec<D> codec, boolean isOwn) {
    this.database = database;
    this.first = first;
    this.codec = codec;
    this.isOwn = isOwn;
  }

  DocumentCollection<D> of(long generation) {
    return known.computeIfAbsent(
        generation,
        g ->
            new DocumentCollection<>(
                database.getCollection(name(g)), codec, isEmbeddedServer(), isOwn));
  }

  /** The server in Java reports no build of its own. */
  private boolean isEmbeddedServer() {
    return !database.runCommand(new Document("buildInfo", 1)).containsKey("gitVersion");
  }

  /** The moment, so that no two builds write into the same collection, but above what is known. */
  static long next(long knownGeneration) {
    return Math.max(Instant.now().toEpochMilli(), knownGeneration + 1);
  }

  /**
   * Drops what was built before a generation. What came after it stays: an instance that is late
   * must not drop what another one has begun since.
   *
   * @param newest is not dropped either: it is read
   */
  void dropOlderThan(long generation, long newest) {
    StreamSupport.stream(database.listCollectionNames().spliterator(), false)
        .filter(name -> name.equals(first) || name.matches("\\Q" + first + "\\E_g\\d+"))
        .filter(name -> number(name) < generation && number(name) != newest)
        .toList()
        .forEach(name -> database.getCollection(name).drop());
  }

  private long number(String name) {
    return name.equals(first) ? 0 : Long.parseLong(name.substring(first.length() + 2));
  }

  private String name(long generation) {
    return generation == 0 ? first : first + "_g" + generation;
  }
}
