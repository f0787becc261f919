package codev.infra.testkit;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * In-memory backend of the embedded MongoDB server. The library looks through all documents of a
 * collection for each query that does not ask for an id, and takes some microseconds for each
 * document; a service asks several such queries for one request, and after hundreds of tests there
 * are thousands of documents. Here most of them are ruled out at a glance, by the plain fields that
 * a query names; the library decides on the rest.
 */
final class QuickScanBackend extends MemoryBackend {

  @Override
  public MemoryDatabase openOrCreateDatabase(String name) {
    return new Database(name, getCursorRegistry());
  }

  private static final class Database extends MemoryDatabase {
    Database(String name, CursorRegistry cursors) {
      super(name, cursors);
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
      return new QuickScan(this, name, options, cursorRegistry);
    }
  }

  private static final class QuickScan extends MemoryCollection {
    private volatile @Nullable Glance latest;

    QuickScan(Database database, String name, CollectionOptions options, CursorRegistry cursors) {
      super(database, name, options, cursors);
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
      return glance(query).mayMatch().test(document) && super.documentMatchesQuery(document, query);
    }

    /** The same for all documents that are looked at for a query. */
    private Glance glance(Document query) {
      var known = latest;
      if (known != null && known.isOf(query)) return known;
      var glance = new Glance(query, mayMatch(query));
      latest = glance;
      return glance;
    }
  }

  /**
   * A query, and what can be seen at a glance.
   *
   * @param mayMatch false only for a document that does not match
   */
  private record Glance(Document query, Predicate<Document> mayMatch) {
    /** One that is equal is as rare as it is dear to compare. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Document other) {
      return query == other;
    }
  }

  private static Predicate<Document> mayMatch(Document query) {
    return all(
        query.entrySet().stream()
            .flatMap(part -> condition(part.getKey(), part.getValue()).stream())
            .toList());
  }

  /** Empty where a glance does not tell. */
  private static Optional<Predicate<Document>> condition(String key, @Nullable Object value) {
    if (value == null) return Optional.empty();
    if (key.equals("$or")) return conditions(value).map(QuickScanBackend::any);
    if (key.equals("$and")) return conditions(value).map(QuickScanBackend::all);
    if (key.startsWith("$") || key.contains(".")) return Optional.empty();
    return plain(value).map(values -> document -> hasOneOf(values, document.get(key)));
  }

  private static Optional<List<Predicate<Document>>> conditions(Object queries) {
    if (!(queries instanceof Collection<?> all)
        || !all.stream().allMatch(Document.class::isInstance)) return Optional.empty();
    return Optional.of(
        all.stream().map(Document.class::cast).map(QuickScanBackend::mayMatch).toList());
  }

  private static Predicate<Document> any(List<Predicate<Document>> conditions) {
    return document -> {
      for (var condition : conditions) if (condition.test(document)) return true;
      return false;
    };
  }

  private static Predicate<Document> all(List<Predicate<Document>> conditions) {
    return document -> {
      for (var condition : conditions) if (!condition.test(document)) return false;
      return true;
    };
  }

  /** The values of which a field has to have one. */
  private static Optional<Set<Object>> plain(Object value) {
    if (isPlain(value)) return Optional.of(Set.of(value));
    if (!(value instanceof Document operator)
        || operator.size() != 1
        || !(operator.get("$in") instanceof Collection<?> values)
        || !values.stream().allMatch(QuickScanBackend::isPlain)) return Optional.empty();
    return Optional.of(Set.copyOf(values));
  }

  /** Nothing but the same value equals it: a number equals one of another type too. */
  private static boolean isPlain(@Nullable Object value) {
    return value instanceof String || value instanceof Boolean;
  }

  /** A list matches where one of its elements does. */
  private static boolean hasOneOf(Set<Object> values, @Nullable Object field) {
    return field instanceof Collection || (field != null && values.contains(field));
  }
}
