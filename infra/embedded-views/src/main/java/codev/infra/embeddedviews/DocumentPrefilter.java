package codev.infra.embeddedviews;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules documents out at a glance, by the plain fields that a query names. The embedded MongoDB
 * server looks through all documents of a collection for each query that does not ask for an id,
 * and takes some microseconds for each document; a service asks several such queries for one
 * request. With this the library decides only on what may match.
 *
 * <p>One for each collection, since it remembers the query that was asked last.
 */
public final class DocumentPrefilter {
  /** Of a field, and of no place in a list. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*");

  private volatile @Nullable PreparedQuery latest;

  /**
   * @param mayMatch false only for a document that does not match
   */
  private record PreparedQuery(Document query, Predicate<Document> mayMatch) {
    /** One that is equal is as rare as it is dear to compare. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Document other) {
      return query == other;
    }
  }

  /** False only for a document that does not match. */
  public boolean mayMatch(Document document, Document query) {
    return prepared(query).mayMatch().test(document);
  }

  /** The same for all documents that are looked at for a query. */
  private PreparedQuery prepared(Document query) {
    var known = latest;
    if (known != null && known.isOf(query)) return known;
    var prepared = new PreparedQuery(query, condition(query));
    latest = prepared;
    return prepared;
  }

  private static Predicate<Document> condition(Document query) {
    return all(
        query.entrySet().stream()
            .flatMap(part -> condition(part.getKey(), part.getValue()).stream())
            .toList());
  }

  /** Empty where a glance does not tell. */
  private static Optional<Predicate<Document>> condition(String key, @Nullable Object value) {
    if (value == null) return Optional.empty();
    if (key.equals("$or")) return conditions(value).map(DocumentPrefilter::any);
    if (key.equals("$and")) return conditions(value).map(DocumentPrefilter::all);
    if (key.startsWith("$")) return Optional.empty();
    return plain(value).flatMap(values -> having(values, List.of(key.split("\\.", -1))));
  }

  /**
   * @param path names of fields, each in the one before; empty for a place in a list
   */
  private static Optional<Predicate<Document>> having(Set<Object> values, List<String> path) {
    if (!path.stream().allMatch(name -> NAME.matcher(name).matches())) return Optional.empty();
    return Optional.of(document -> mayHave(values, document, path));
  }

  /** A list may have it in each of its elements; one in another is left to the library. */
  private static boolean mayHave(Set<Object> values, @Nullable Object from, List<String> path) {
    if (path.isEmpty()) return hasOneOf(values, from);
    if (from instanceof Document document)
      return mayHave(values, document.get(path.getFirst()), path.subList(1, path.size()));
    if (!(from instanceof Collection<?> all)) return false;
    for (var one : all) if (one instanceof Collection || mayHave(values, one, path)) return true;
    return false;
  }

  private static Optional<List<Predicate<Document>>> conditions(Object queries) {
    if (!(queries instanceof Collection<?> each)
        || !each.stream().allMatch(Document.class::isInstance)) return Optional.empty();
    return Optional.of(each.stream().map(one -> condition((Document) one)).toList());
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
  static Optional<Set<Object>> plain(Object value) {
    if (isPlain(value)) return Optional.of(Set.of(value));
    if (!(value instanceof Document operator)
        || operator.size() != 1
        || !(operator.get("$in") instanceof Collection<?> values)
        || !values.stream().allMatch(DocumentPrefilter::isPlain)) return Optional.empty();
    return Optional.of(Set.copyOf(values));
  }

  /** Nothing but the same value equals it: a number equals one of another type too. */
  static boolean isPlain(@Nullable Object value) {
    return value instanceof String || value instanceof Boolean;
  }

  /** A list matches where one of its elements does; one in another is left to the library. */
  private static boolean hasOneOf(Set<Object> values, @Nullable Object field) {
    if (!(field instanceof Collection<?> all)) return field != null && values.contains(field);
    for (var one : all)
      if (one instanceof Collection || (isPlain(one) && values.contains(one))) return true;
    return false;
  }
}
