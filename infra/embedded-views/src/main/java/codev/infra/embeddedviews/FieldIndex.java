package codev.infra.embeddedviews;

import static java.util.stream.Collectors.toSet;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Index of a collection by the values of one field, and by id. The embedded MongoDB server keeps
 * unique indexes only, and looks through all documents where another one is asked for. This one is
 * in memory, and built when its collection is opened. It knows texts and truth values, as {@link
 * DocumentPrefilter} does; for other queries the server does without it.
 *
 * @param <P> where a collection keeps a document
 */
public final class FieldIndex<P> extends Index<P> {
  private static final String ID = "_id";

  private final String field;
  private final Map<Object, P> positions = new HashMap<>();
  private final Map<Object, Map<Object, P>> byValue = new HashMap<>();

  /**
   * @param keys of which the first one is looked up
   */
  public FieldIndex(String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
    this.field = keys.getFirst().getKey();
  }

  @Override
  public synchronized boolean canHandle(Document query) {
    return candidates(query) != null;
  }

  /** Where documents are that may match. */
  @Override
  public synchronized Iterable<P> getPositions(Document query) {
    var found = candidates(query);
    return found == null ? List.of() : found;
  }

  /** Null where this index does not tell. */
  private @Nullable Set<P> candidates(Document query) {
    for (var part : query.entrySet()) {
      var found = candidates(part.getKey(), part.getValue());
      if (found != null) return found;
    }
    return null;
  }

  private @Nullable Set<P> candidates(String key, @Nullable Object value) {
    if (value == null) return null;
    if (key.equals("$or") && value instanceof Collection<?> queries) return ofEach(queries);
    if (key.equals("$and") && value instanceof Collection<?> queries) return ofOne(queries);
    if (!key.equals(field) && !key.equals(ID)) return null;
    return DocumentPrefilter.plain(value).map(values -> having(key, values)).orElse(null);
  }

  private @Nullable Set<P> ofEach(Collection<?> queries) {
    var all = new LinkedHashSet<P>();
    for (var one : queries) {
      var found = one instanceof Document query ? candidates(query) : null;
      if (found == null) return null;
      all.addAll(found);
    }
    return all;
  }

  private @Nullable Set<P> ofOne(Collection<?> queries) {
    for (var one : queries) {
      var found = one instanceof Document query ? candidates(query) : null;
      if (found != null) return found;
    }
    return null;
  }

  private Set<P> having(String key, Set<Object> values) {
    var found = new LinkedHashSet<P>();
    for (var value : values) {
      if (key.equals(field)) found.addAll(byValue.getOrDefault(value, Map.of()).values());
      else if (positions.containsKey(value)) found.add(positions.get(value));
    }
    return found;
  }

  @Override
  public synchronized @Nullable P getPosition(Document document) {
    return positions.get(document.get(ID));
  }

  @Override
  public void checkAdd(Document document, MongoCollection<P> collection) {
    // Nothing has to be unique.
  }

  @Override
  public synchronized void add(Document document, P position, MongoCollection<P> collection) {
    var id = document.get(ID);
    positions.put(id, position);
    for (var value : values(document))
      byValue.computeIfAbsent(value, _ -> new LinkedHashMap<>()).put(id, position);
  }

  @Override
  public synchronized @Nullable P remove(Document document) {
    var id = document.get(ID);
    for (var value : values(document))
      byValue.computeIfPresent(
          value,
          (_, documents) -> {
            documents.remove(id);
            return documents.isEmpty() ? null : documents;
          });
    return positions.remove(id);
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<P> collection) {
    // Nothing has to be unique.
  }

  @Override
  public synchronized void updateInPlace(
      Document before, Document after, P position, MongoCollection<P> collection) {
    remove(before);
    add(after, position, collection);
  }

  /** A list has each of its elements. */
  private Set<Object> values(Document document) {
    return getKeyValues(document).stream()
        .map(values -> values.get(0))
        .filter(DocumentPrefilter::isPlain)
        .collect(toSet());
  }

  @Override
  public synchronized long getCount() {
    return positions.size();
  }

  @Override
  public long getDataSize() {
    return 0; // on disk
  }

  @Override
  public synchronized void drop() {
    positions.clear();
    byValue.clear();
  }
}
