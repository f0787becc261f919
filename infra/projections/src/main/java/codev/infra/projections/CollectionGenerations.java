package codev.infra.projections;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.bson.Document;

/**
 * The MongoDB collections of one view: the one that is read, and beside it the one that is being
 * built or the one that was read until a moment ago.
 */
final class CollectionGenerations<D> {
  private final MongoDatabase database;
  private final String first;
  private final DocumentCodec<D> shape;
  private final Map<Long, DocumentCollection<D>> known = new ConcurrentHashMap<>();

  /**
   * @param first name of the first generation's collection; later ones add their number
   */
  CollectionGenerations(MongoDatabase database, String first, DocumentCodec<D> shape) {
    this.database = database;
    this.first = first;
    this.shape = shape;
  }

  DocumentCollection<D> of(long generation) {
    return known.computeIfAbsent(
        generation, g -> new DocumentCollection<>(database.getCollection(name(g)), shape, scans()));
  }

  /** The server in Java reports no build of its own. */
  private boolean scans() {
    return !database.runCommand(new Document("buildInfo", 1)).containsKey("gitVersion");
  }

  void dropAllBut(long one, long other) {
    var kept = List.of(name(one), name(other));
    StreamSupport.stream(database.listCollectionNames().spliterator(), false)
        .filter(name -> name.equals(first) || name.matches("\\Q" + first + "\\E_g\\d+"))
        .filter(name -> !kept.contains(name))
        .toList()
        .forEach(name -> database.getCollection(name).drop());
  }

  private String name(long generation) {
    return generation == 0 ? first : first + "_g" + generation;
  }
}
