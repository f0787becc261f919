package codev.infra.localplatform.stores;

import codev.infra.embeddedviews.DocumentPrefilter;
import codev.infra.embeddedviews.FieldIndex;
import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * H2 backend of the embedded MongoDB server with a serialization form and a key order of its own;
 * it has indexes of fields, and rules documents out at a glance. The library's backend leaves
 * documents and the keys of an index to Java's serialization, and has no order of its own for
 * these, so that H2 serializes both at each comparison. Together that took most of the server's
 * time. Maps are therefore opened here first, with a form and an order.
 */
final class EmbeddedMongoH2Backend extends H2Backend {
  /**
   * Lifetime of the snapshot that a large read goes on in: the library releases it after 45
   * seconds, and the read then fails.
   */
  private static final Duration LONGEST_READING = Duration.ofMinutes(5);

  /** Each saving writes every page that was touched. */
  private static final int UNSAVED_KILOBYTES = 8_192;

  /** MongoDB's own code, which drivers know. */
  private static final int SHUTDOWN_IN_PROGRESS = 91;

  EmbeddedMongoH2Backend(String file) {
    super(new MVStore.Builder().fileName(file).autoCommitBufferSize(UNSAVED_KILOBYTES).open());
    getMvStore().setRetentionTime((int) LONGEST_READING.toMillis());
  }

  boolean isClosed() {
    return getMvStore().isClosed();
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    return answer(() -> super.handleQuery(query));
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    return answer(() -> super.handleMessage(message));
  }

  /**
   * Once a write has failed the store is closed, and the server ends: clients may ask again. What
   * is asked at that moment fails a little before the store is closed.
   */
  private <T> T answer(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (RuntimeException e) {
      if (!isClosed() && !isOfTheStore(e)) throw e;
      throw new MongoServerError(
          SHUTDOWN_IN_PROGRESS, "ShutdownInProgress", "the store is closed", e);
    }
  }

  /** Not of the request: it is the same for all. */
  static boolean isOfTheStore(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(MVStoreException.class::isInstance);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new SortedDatabase(name, getMvStore(), getCursorRegistry());
  }

  private static final class SortedDatabase extends H2Database {
    private final MVStore store;

    SortedDatabase(String name, MVStore store, CursorRegistry cursors) {
      // Needed already by what opens the indexes of a stored database.
      this.store = store;
      super(name, store, cursors);
    }

    // The maps are those of the library, by their names.

    @Override
    protected MongoCollection<Object> openOrCreateCollection(
        String collection, CollectionOptions options) {
      var name = getFullCollectionNamespace(collection);
      MVMap<Object, Document> documents =
          store.openMap(
              "databases." + name,
              new MVMap.Builder<Object, Document>().valueType(new BsonColumnType()));
      MVMap<String, Object> sizes = store.openMap("meta." + name);
      return new QuickScan(this, collection, options, documents, sizes, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
        String collection, String index, List<IndexKey> keys, boolean sparse) {
      store.openMap(
          getFullCollectionNamespace(collection) + "._index_" + index,
          new MVMap.Builder<KeyValue, Object>().keyType(new KeyDataType()));
      return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
        String collection, String index, List<IndexKey> keys, boolean sparse) {
      return new FieldIndex<>(index, keys, sparse);
    }
  }

  private static final class QuickScan extends H2Collection {
    private final DocumentPrefilter prefilter = new DocumentPrefilter();

    QuickScan(
        SortedDatabase database,
        String name,
        CollectionOptions options,
        MVMap<Object, Document> documents,
        MVMap<String, Object> sizes,
        CursorRegistry cursors) {
      super(database, name, options, documents, sizes, cursors);
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
      return prefilter.mayMatch(document, query) && super.documentMatchesQuery(document, query);
    }

    /**
     * Answers with copies: the library changes a document in its place, while what was found is
     * still being written into the answer, which would be half of each.
     */
    @Override
    public synchronized QueryResult handleQuery(QueryParameters query) {
      var found = super.handleQuery(query);
      return new QueryResult(copies(found.collectDocuments()), found.getCursorId());
    }

    /** Of what a later request asks for. */
    @Override
    protected Cursor createCursor(List<Document> remaining) {
      return super.createCursor(copies(remaining));
    }

    private static List<Document> copies(List<Document> documents) {
      return documents.stream().map(Document::clone).toList();
    }
  }

  /** In the order of their parts. */
  static final class KeyDataType extends BasicDataType<KeyValue> {
    private static final Comparator<Object> PARTS = ValueComparator.asc();
    private static final ObjectDataType PART = new ObjectDataType();
    private static final int PART_IN_MEMORY = 100;

    @Override
    public int compare(KeyValue one, KeyValue other) {
      int bySize = Integer.compare(one.size(), other.size());
      if (bySize != 0) return bySize;
      for (int i = 0; i < one.size(); i++) {
        int byPart = PARTS.compare(one.get(i), other.get(i));
        if (byPart != 0) return byPart;
      }
      return 0;
    }

    @Override
    public int getMemory(KeyValue key) {
      return key.size() * PART_IN_MEMORY;
    }

    @Override
    public void write(WriteBuffer into, KeyValue key) {
      into.putVarInt(key.size());
      key.forEach(part -> PART.write(into, part));
    }

    @Override
    public KeyValue read(ByteBuffer from) {
      var parts = new Object[DataUtils.readVarInt(from)];
      Arrays.setAll(parts, _ -> PART.read(from));
      return new KeyValue(parts);
    }

    @Override
    public KeyValue[] createStorage(int size) {
      return new KeyValue[size];
    }
  }
}
