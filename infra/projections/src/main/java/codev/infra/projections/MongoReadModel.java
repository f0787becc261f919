package codev.infra.projections;

import codev.infra.projections.DocumentCollection.QueryResult;
import codev.infra.projections.MongoReadModels.LogSource;
import codev.infra.projections.Rebuild.Progress;
import codev.infra.projections.authenticity.DocumentPutBackException;
import codev.infra.projections.authenticity.ViewAlteredException;
import codev.infra.projections.failure.ViewBehindException;
import codev.infra.projections.failure.ViewUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * View on the stored documents, without the tombstones of removed ones. A version is read only
 * while its token says that it is there and complete.
 */
record MongoReadModel<D>(
    ViewVersions<D> versions,
    ProjectionProcessor<?, D> processor,
    RebuildProcessor<?, D> rebuild,
    LogSource log)
    implements ReadModel<D> {
  private static final Duration MOST_BEHIND = Duration.ofSeconds(5);

  @Override
  public Optional<D> find(String id) {
    return find(List.of(id)).stream().findFirst();
  }

  @Override
  public List<D> find(Collection<String> ids) {
    var distinct = Set.copyOf(ids);
    return read(documents -> documents.find(distinct));
  }

  @Override
  public List<D> where(String field, Object value) {
    return read(documents -> documents.where(field, value));
  }

  @Override
  public List<D> whereAny(String field, Collection<?> values) {
    return read(documents -> documents.whereAny(field, values));
  }

  @Override
  public List<D> whereEither(Collection<String> fields, Collection<?> values) {
    return read(documents -> documents.whereEither(fields, values));
  }

  @Override
  public List<D> where(String field, Object value, long after) {
    return read(documents -> documents.where(field, value, after));
  }

  @Override
  public List<D> all() {
    return read(DocumentCollection::all);
  }

  /**
   * What was found beside the marker is complete, since each build has a collection of its own.
   * Otherwise the view may have been lost or switched over since the last look at the token, which
   * is therefore repeated. What was altered is not read, and built anew.
   */
  private List<D> read(Function<DocumentCollection<D>, QueryResult<D>> query) {
    try {
      var result = ask(versions.documents(), query);
      while (!result.complete()) result = ask(versions.documentsNow(), query);
      return result.documents();
    } catch (ViewAlteredException e) {
      versions.forget(e.view());
      throw new ViewUnavailableException(e.view(), 0);
    }
  }

  /** A view that its store has taken back is not read until it has caught up. */
  private QueryResult<D> ask(
      DocumentCollection<D> documents, Function<DocumentCollection<D>, QueryResult<D>> query) {
    try {
      return query.apply(documents);
    } catch (DocumentPutBackException e) {
      documents.verify(e, versions.storedPosition(e.view()));
      throw new ViewUnavailableException(e.view(), 0);
    }
  }

  @Override
  public ReadModel<D> current() {
    if (await(log.head(), MOST_BEHIND)) return this;
    throw new ViewBehindException(processor.name());
  }

  @Override
  public long position() {
    return versions.position(log.head());
  }

  @Override
  public OptionalLong lastChange() {
    return OptionalLong.of(versions.recentPosition());
  }

  @Override
  public boolean await(long position, Duration atMost) {
    if (versions.olderIncludes(position) || tokens().await(position, atMost)) return true;
    tokens().readableNow(); // what an older version lacks is waited for in the own one
    return false;
  }

  ProjectionTokenStore tokens() {
    return versions.own().tokens();
  }

  /** The one that is read or is to be; 0 while there is none. */
  long generation() {
    var token = tokens().token();
    return token == null ? 0 : token.generation();
  }

  /**
   * @param generation which a rebuild is to reach
   */
  Progress progress(long generation) {
    var token = tokens().token();
    var total = token == null ? 0 : token.position();
    var switched = token != null && token.generation() >= generation;
    return new Progress(
        processor.name(), switched ? total : rebuild.position(generation), total, switched);
  }
}
