package codev.infra.projections;

import codev.infra.projections.Rebuild.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * View on the stored documents, without the tombstones of removed ones. It is read only while its
 * token says that it is there and complete.
 */
record MongoView<D>(
    CollectionGenerations<D> generations,
    ProjectionTokenStore standing,
    ProjectionProcessor<?, D> folding,
    RebuildProcessor<?, D> rebuilding)
    implements View<D> {
  @Override
  public Optional<D> find(String id) {
    return read(1, documents -> documents.byId(List.of(id))).stream().findFirst();
  }

  @Override
  public List<D> find(Collection<String> ids) {
    var wanted = Set.copyOf(ids);
    return read(wanted.size(), documents -> documents.byId(wanted));
  }

  @Override
  public List<D> where(String field, Object value) {
    return read(1, documents -> documents.where(field, value));
  }

  @Override
  public List<D> whereAny(String field, Collection<?> values) {
    return read(1, documents -> documents.whereAny(field, values));
  }

  @Override
  public List<D> where(String field, Object value, long after) {
    return read(1, documents -> documents.where(field, value, after));
  }

  @Override
  public List<D> all() {
    return read(1, DocumentCollection::all);
  }

  /**
   * What was found is complete, since each build has a collection of its own. What was not found
   * may have been lost since the last look at the token, which is therefore repeated.
   *
   * @param expected how many documents are found where nothing is missing
   */
  private List<D> read(
      int expected, Function<DocumentCollection<D>, Stream<StoredDocument<D>>> query) {
    var token = standing.readable();
    while (true) {
      var generation = token.generation();
      var found =
          query
              .apply(generations.of(generation))
              .flatMap(kept -> Stream.ofNullable(kept.document()))
              .toList();
      if (found.size() >= expected) return found;
      token = standing.readableNow();
      if (token.generation() == generation) return found;
    }
  }

  @Override
  public long position() {
    return standing.readableNow().position();
  }

  @Override
  public boolean await(long position, Duration atMost) {
    if (standing.await(position, atMost)) return true;
    standing.readableNow();
    return false;
  }

  /** The one that is read or is to be; 0 while there is none. */
  long generation() {
    var token = standing.token();
    return token == null ? 0 : token.generation();
  }

  /**
   * @param generation which a rebuild is to reach
   */
  Progress progress(long generation) {
    var read = standing.token();
    var of = read == null ? 0 : read.position();
    var switched = read != null && read.generation() >= generation;
    return new Progress(
        folding.name(), switched ? of : rebuilding.position(generation), of, switched);
  }
}
