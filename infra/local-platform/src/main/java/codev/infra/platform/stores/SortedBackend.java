package codev.infra.platform.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ObjectDataType;

/**
 * The library's backend, but for how the keys of an index are compared: it has no order of its own
 * for them, so that H2 serializes both at each comparison, which took more than half of the
 * server's time. The map of an index is therefore opened here first, with an order.
 */
final class SortedBackend extends H2Backend {
  /**
   * Whoever reads a large view goes on in what was stored when they began: the library gives it
   * back after 45 seconds, and the reading then breaks off.
   */
  private static final Duration LONGEST_READING = Duration.ofMinutes(5);

  SortedBackend(String file) {
    super(file);
    getMvStore().setRetentionTime((int) LONGEST_READING.toMillis());
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

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
        String collection, String index, List<IndexKey> keys, boolean sparse) {
      // Whoever opens it by its name alone from now on finds this one.
      store.openMap(
          getFullCollectionNamespace(collection) + "._index_" + index,
          new MVMap.Builder<Object, Object>().keyType(new Keys()));
      return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }
  }

  /** Stored as ever, in the order of their parts. */
  static final class Keys extends ObjectDataType {
    private static final Comparator<Object> PARTS = ValueComparator.asc();

    @Override
    public int compare(Object one, Object other) {
      return one instanceof KeyValue a && other instanceof KeyValue b
          ? compare(a, b)
          : super.compare(one, other);
    }

    private static int compare(KeyValue one, KeyValue other) {
      int bySize = Integer.compare(one.size(), other.size());
      if (bySize != 0) return bySize;
      for (int i = 0; i < one.size(); i++) {
        int byPart = PARTS.compare(one.get(i), other.get(i));
        if (byPart != 0) return byPart;
      }
      return 0;
    }
  }
}
