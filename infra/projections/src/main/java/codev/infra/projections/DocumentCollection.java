package codev.infra.projections;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import codev.infra.projections.authenticity.DocumentPutBackException;
import codev.infra.projections.authenticity.SeenPositions;
import codev.infra.projections.authenticity.VerifiedDocuments;
import codev.infra.projections.authenticity.ViewAlteredException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Stores the documents of one view: {@code {_id, _upTo, …its fields at top level}}. A document is
 * written whole and never with an older position, so that two concurrent writers do no harm.
 */
final class DocumentCollection<D> {
  private static final int DUPLICATE_KEY = 11000;
  private static final Codec<Document> BSON = new org.bson.codecs.DocumentCodec();

  /** A tombstone that no event touches: where it is missing the collection was dropped. */
  private static final String MARKER = "_generation";

  /** As many as are read often; each takes some hundred bytes. */
  private static final int MOST_SEEN = 1_000;

  /** Documents in one answer: the server in Java would put all there are into its second. */
  private static final int BATCH = 1_000;

  private final MongoCollection<Document> collection;
  private final DocumentCodec<D> codec;
  private final boolean scansAllDocuments;
  private final boolean isOwn;
  private final AtomicBoolean guarded = new AtomicBoolean();
  private final Set<String> indexed = ConcurrentHashMap.newKeySet();
  private final SeenPositions seen = new SeenPositions(MOST_SEEN);
  private final VerifiedDocuments<StoredDocument<D>> verified;

  /**
   * @param scansAllDocuments whether the server looks through all documents where it could use an
   *     index
   * @param isOwn whether this program writes it; of another's it creates no index either
   */
  DocumentCollection(
      MongoCollection<Document> collection,
      DocumentCodec<D> codec,
      boolean scansAllDocuments,
      boolean isOwn) {
    this.collection = collection;
    this.codec = codec;
    this.verified = new VerifiedDocuments<>(codec::read, codec::convert);
    this.scansAllDocuments = scansAllDocuments;
    this.isOwn = isOwn;
  }

  /** Empties it first: what stands in it may be incomplete. */
  void begin() {
    indexed.clear();
    guarded.set(false);
    collection.drop();
    mark();
  }

  private void mark() {
    save(List.of(new StoredDocument<>(MARKER, null, 0)));
  }

  /** Whether it is the collection that was begun. */
  boolean isThere() {
    return collection.find(eq("_id", MARKER)).first() != null;
  }

  /** Likewise; documents of a version that did not mark its collections are marked. */
  boolean isThereOrAdopted() {
    if (isThere()) return true;
    if (collection.find().first() == null) return false;
    mark();
    return true;
  }

  /**
   * Those to fold events onto.
   *
   * @param foldedUpTo position after which events are folded: what came later is folded once more
   * @throws DocumentPutBackException if one is not as far as it was, up to there
   */
  Stream<StoredDocument<D>> byId(Collection<String> ids, long foldedUpTo) {
    return byId(ids, foldedUpTo, verified::read);
  }

  /** Likewise of a generation that is being built: who asks keeps them itself. */
  Stream<StoredDocument<D>> byIdUnkept(Collection<String> ids, long foldedUpTo) {
    return byId(ids, foldedUpTo, stored -> codec.read(stored.decode(BSON)));
  }

  private Stream<StoredDocument<D>> byId(
      Collection<String> ids, long foldedUpTo, Function<RawBsonDocument, StoredDocument<D>> read) {
    if (ids.isEmpty()) return Stream.empty();
    var startedAt = System.nanoTime();
    var stored = stored(in("_id", ids)).map(read).toList();
    requireAsFarAsSeen(stored, ids, startedAt, foldedUpTo);
    return stored.stream();
  }

  QueryResult<D> find(Collection<String> ids) {
    if (ids.isEmpty()) return new QueryResult<>(List.of(), true);
    return found(in("_id", Stream.concat(ids.stream(), Stream.of(MARKER)).toList()), ids);
  }

  QueryResult<D> where(String field, Object value) {
    index(field);
    return withMarker(eq(field, DocumentCodec.plain(value)));
  }

  QueryResult<D> whereAny(String field, Collection<?> values) {
    if (values.isEmpty()) return new QueryResult<>(List.of(), true);
    index(field);
    return withMarker(in(field, values.stream().map(DocumentCodec::plain).toList()));
  }

  QueryResult<D> whereEither(Collection<String> fields, Collection<?> values) {
    if (values.isEmpty()) return new QueryResult<>(List.of(), true);
    fields.forEach(this::index);
    var plain = values.stream().map(DocumentCodec::plain).toList();
    return withMarker(or(fields.stream().map(field -> in(field, plain)).toList()));
  }

  QueryResult<D> where(String field, Object value, long after) {
    index(field);
    return withMarker(and(eq(field, DocumentCodec.plain(value)), gt(DocumentCodec.UP_TO, after)));
  }

  private void index(String field) {
    if (!isOwn || !indexed.add(field)) return;
    collection.createIndex(
        field.equals(DocumentCodec.UP_TO)
            ? Indexes.ascending(field)
            : Indexes.ascending(field, DocumentCodec.UP_TO));
  }

  /** By the fields by which these are asked for, before anybody asks. */
  void indexAs(DocumentCollection<D> others) {
    others.indexed.forEach(this::index);
  }

  QueryResult<D> all() {
    return found(new Document(), seen.ids());
  }

  /** Those whose last event came after a position of the log, with removed ones. */
  QueryResult<D> changed(long after) {
    index(DocumentCodec.UP_TO);
    return withMarker(gt(DocumentCodec.UP_TO, after));
  }

  /**
   * What a query found.
   *
   * @param stored without the marker
   * @param complete whether the marker was found with it: otherwise the collection was dropped
   */
  record QueryResult<D>(List<StoredDocument<D>> stored, boolean complete) {
    /** Without tombstones. */
    List<D> documents() {
      return stored.stream().flatMap(kept -> Stream.ofNullable(kept.document())).toList();
    }
  }

  private QueryResult<D> withMarker(Bson filter) {
    return found(or(filter, eq("_id", MARKER)), List.of());
  }

  /**
   * @param ids ids of those that are found by the filter if they are there
   * @throws DocumentPutBackException if one is not as far as it was
   */
  private QueryResult<D> found(Bson filter, Collection<String> ids) {
    var startedAt = System.nanoTime();
    var stored = new ArrayList<>(matching(filter).toList());
    var isComplete = stored.removeIf(kept -> kept.id().equals(MARKER));
    if (isComplete) requireAsFarAsSeen(stored, ids, startedAt, Long.MAX_VALUE);
    return new QueryResult<>(stored, isComplete);
  }

  /** Removed ones leave tombstones: what was there once is there. */
  private void requireAsFarAsSeen(
      List<StoredDocument<D>> stored, Collection<String> wanted, long askedAt, long foldedUpTo) {
    if (!codec.authentication().isActive()) return;
    var missing = new HashSet<>(wanted);
    for (var kept : stored) {
      missing.remove(kept.id());
      requireAsFarAsSeen(kept.id(), kept.upTo(), askedAt, foldedUpTo);
    }
    for (var id : missing) requireAsFarAsSeen(id, 0, askedAt, foldedUpTo);
    if (stored.size() <= MOST_SEEN) stored.forEach(this::noteSeen);
  }

  private void requireAsFarAsSeen(String id, long upTo, long askedAt, long foldedUpTo) {
    var before = seen.before(id, askedAt);
    if (upTo < before && before <= foldedUpTo)
      throw new DocumentPutBackException(codec.view(), id, before);
  }

  private void noteSeen(StoredDocument<D> kept) {
    seen.note(kept.id(), kept.upTo());
  }

  /**
   * Looks again at one that was not as far as it was. Where the view's token is not as far either,
   * the store has lost what was written last, and it will be written again.
   *
   * @param position of the token, asked for since
   * @throws ViewAlteredException if the document alone went back, which is reported
   */
  void verify(DocumentPutBackException found, long position) {
    if (position < found.upTo()) return;
    var storedNow = matching(eq("_id", found.id())).findFirst();
    if (storedNow.filter(kept -> kept.upTo() >= found.upTo()).isPresent() || !isThere()) return;
    codec.authentication().report(found.view(), found.id());
    throw new ViewAlteredException(found.view(), found.id());
  }

  private Stream<StoredDocument<D>> matching(Bson filter) {
    return stored(filter).map(verified::read);
  }

  private Stream<RawBsonDocument> stored(Bson filter) {
    return StreamSupport.stream(
        collection
            .find(filter, RawBsonDocument.class)
            .sort(Sorts.ascending("_id"))
            .batchSize(BATCH)
            .spliterator(),
        false);
  }

  /**
   * Replaces each document if it is still as it was read, which is nearly always so. Where another
   * writer was faster, the document with the later position stays.
   *
   * @return whether each of them is stored now
   */
  boolean save(StoredDocument.Changes<D> changes) {
    if (changes.size() == 0) return true;
    if (scansAllDocuments && guarded.compareAndSet(false, true)) guard();
    var all = List.copyOf(changes.documents());
    var writes = all.stream().map(kept -> write(kept, changes.read().get(kept.id()))).toList();
    try {
      collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      all.forEach(this::noteSeen);
      return true;
    } catch (MongoBulkWriteException e) {
      mustBeDuplicates(e);
      save(e.getWriteErrors().stream().map(error -> all.get(error.getIndex())).toList());
      return false;
    }
  }

  private WriteModel<Document> write(StoredDocument<D> kept, @Nullable Long readPosition) {
    var stored = codec.write(kept);
    verified.noteWritten(stored);
    return readPosition == null
        ? new InsertOneModel<>(stored)
        : new ReplaceOneModel<>(
            new Document("_id", kept.id()).append(DocumentCodec.UP_TO, readPosition),
            stored,
            new ReplaceOptions().upsert(true));
  }

  /** That server looks through everything unless an index has exactly the fields asked for. */
  private void guard() {
    collection.createIndex(
        Indexes.ascending("_id", DocumentCodec.UP_TO), new IndexOptions().unique(true));
  }

  /** Those that are not further already. */
  void save(Collection<StoredDocument<D>> changed) {
    if (changed.isEmpty()) return;
    var replacements = changed.stream().map(this::replacement).toList();
    try {
      collection.bulkWrite(replacements, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      // A key that exists already did not match "older than mine": another writer was faster, and
      // its document stays.
      mustBeDuplicates(e);
    }
  }

  private static void mustBeDuplicates(MongoBulkWriteException e) {
    if (e.getWriteConcernError() != null
        || !e.getWriteErrors().stream().allMatch(w -> w.getCode() == DUPLICATE_KEY)) throw e;
  }

  private ReplaceOneModel<Document> replacement(StoredDocument<D> kept) {
    return new ReplaceOneModel<>(
        and(eq("_id", kept.id()), lt(DocumentCodec.UP_TO, kept.upTo())),
        codec.write(kept),
        new ReplaceOptions().upsert(true));
  }
}
