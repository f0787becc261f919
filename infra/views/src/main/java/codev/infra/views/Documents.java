package codev.infra.views;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The documents of one view: {@code {_id, _upTo, …its fields at top level}}. Written whole and
 * never backwards, so that two writers who both believe to be the only one do no harm.
 */
final class Documents<D> {
  private static final int DUPLICATE_KEY = 11000;

  private final MongoCollection<Document> collection;
  private final Shape<D> shape;
  private final Set<String> indexed = ConcurrentHashMap.newKeySet();

  Documents(MongoCollection<Document> collection, Shape<D> shape) {
    this.collection = collection;
    this.shape = shape;
  }

  Stream<Kept<D>> byId(Collection<String> ids) {
    return ids.isEmpty() ? Stream.empty() : matching(in("_id", ids));
  }

  Stream<Kept<D>> where(String field, Object value) {
    index(field);
    return matching(eq(field, Shape.plain(value)));
  }

  Stream<Kept<D>> where(String field, Object value, long after) {
    index(field);
    return matching(and(eq(field, Shape.plain(value)), gt(Shape.UP_TO, after)));
  }

  private void index(String field) {
    if (indexed.add(field)) collection.createIndex(Indexes.ascending(field, Shape.UP_TO));
  }

  /** By the fields by which these are asked for, before anybody asks. */
  void indexAs(Documents<D> others) {
    others.indexed.forEach(this::index);
  }

  Stream<Kept<D>> all() {
    return matching(new Document());
  }

  private Stream<Kept<D>> matching(Bson filter) {
    return StreamSupport.stream(
            collection.find(filter).sort(Sorts.ascending("_id")).spliterator(), false)
        .map(shape::read);
  }

  void save(Collection<Kept<D>> changed) {
    if (changed.isEmpty()) return;
    var replacements = changed.stream().map(this::replacement).toList();
    try {
      collection.bulkWrite(replacements, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      // A key that exists already did not match "older than mine": somebody was faster, and right.
      if (!e.getWriteErrors().stream().allMatch(w -> w.getCode() == DUPLICATE_KEY)) throw e;
    }
  }

  private ReplaceOneModel<Document> replacement(Kept<D> kept) {
    return new ReplaceOneModel<>(
        and(eq("_id", kept.id()), lt(Shape.UP_TO, kept.upTo())),
        shape.write(kept),
        new ReplaceOptions().upsert(true));
  }

  void clear() {
    indexed.clear();
    collection.drop();
  }
}
