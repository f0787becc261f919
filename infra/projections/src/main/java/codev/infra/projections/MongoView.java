package codev.infra.projections;

import codev.infra.projections.Rebuild.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** View on the stored documents, without the tombstones of removed ones. */
record MongoView<D>(
    CollectionGenerations<D> generations,
    ProjectionTokenStore standing,
    ProjectionProcessor<?, D> folding,
    RebuildProcessor<?, D> rebuilding)
    implements View<D> {
  private DocumentCollection<D> documents() {
    return generations.of(standing.generation());
  }

  @Override
  public Optional<D> find(String id) {
    return living(documents().byId(List.of(id))).findFirst();
  }

  @Override
  public List<D> find(Collection<String> ids) {
    return living(documents().byId(ids)).toList();
  }

  @Override
  public List<D> where(String field, Object value) {
    return living(documents().where(field, value)).toList();
  }

  @Override
  public List<D> whereAny(String field, Collection<?> values) {
    return living(documents().whereAny(field, values)).toList();
  }

  @Override
  public List<D> where(String field, Object value, long after) {
    return living(documents().where(field, value, after)).toList();
  }

  @Override
  public List<D> all() {
    return living(documents().all()).toList();
  }

  private Stream<D> living(Stream<StoredDocument<D>> kept) {
    return kept.flatMap(k -> Stream.ofNullable(k.document()));
  }

  @Override
  public long position() {
    return standing.position();
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return standing.await(position, atMost);
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
