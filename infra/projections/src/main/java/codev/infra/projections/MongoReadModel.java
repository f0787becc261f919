package codev.infra.projections;

import codev.infra.eventstore.axon.UnknownEventTypeException;
import codev.infra.projections.DocumentCollection.QueryResult;
import codev.infra.projections.Rebuild.Progress;
import codev.infra.projections.ViewVersions.ReadableDocuments;
import codev.infra.projections.authenticity.DocumentPutBackException;
import codev.infra.projections.authenticity.LogComparison;
import codev.infra.projections.authenticity.LogComparison.FoundDocument;
import codev.infra.projections.authenticity.ViewAlteredException;
import codev.infra.projections.failure.ProjectionFailedException;
import codev.infra.projections.failure.ViewBehindException;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.projections.memory.KeptDocuments;
import codev.infra.projections.memory.KeptDocuments.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * View on the stored documents, without the tombstones of removed ones. A version is read only
 * while its token says that it is there and complete.
 *
 * @param comparison null where documents are read as they are stored
 * @param kept null where all documents are read each time
 */
record MongoReadModel<D>(
    ViewVersions<D> versions,
    ProjectionProcessor<?, D> processor,
    RebuildProcessor<?, D> rebuild,
    @Nullable LogComparison<D> comparison,
    @Nullable KeptDocuments<D> kept,
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
    return read(distinct, documents -> documents.find(distinct));
  }

  @Override
  public List<D> where(String field, Object value) {
    return read(Set.of(), documents -> documents.where(field, value));
  }

  @Override
  public List<D> whereAny(String field, Collection<?> values) {
    return read(Set.of(), documents -> documents.whereAny(field, values));
  }

  @Override
  public List<D> whereEither(Collection<String> fields, Collection<?> values) {
    return read(Set.of(), documents -> documents.whereEither(fields, values));
  }

  @Override
  public List<D> where(String field, Object value, long after) {
    return read(Set.of(), documents -> documents.where(field, value, after));
  }

  @Override
  public List<D> all() {
    return kept == null ? read(Set.of(), DocumentCollection::all) : upToDate(kept);
  }

  /**
   * The documents that are kept, with what has changed since. How far the view is complete is known
   * before it is asked, with the generation: what comes meanwhile is asked for once more next time.
   */
  private List<D> upToDate(KeptDocuments<D> documents) {
    return unlessAltered(
        () -> {
          var snapshot = refreshed(documents, versions.documents());
          while (snapshot == null) snapshot = refreshed(documents, versions.documentsNow());
          return snapshot.inOrder();
        });
  }

  /** Null if the collection was dropped. */
  private @Nullable Snapshot<D> refreshed(
      KeptDocuments<D> documents, ReadableDocuments<D> readable) {
    var collection = readable.collection();
    var before = documents.latestOf(collection);
    var after = before == null ? 0 : before.upTo();
    var result =
        ask(
            collection,
            before == null ? DocumentCollection::all : changing -> changing.changed(after));
    if (!result.complete()) return null;
    var changed = new HashMap<String, D>();
    var removed = new ArrayList<String>();
    for (var stored : result.stored()) {
      var document = stored.document();
      if (document == null) removed.add(stored.id());
      else changed.put(stored.id(), document);
    }
    return before == null
        ? documents.keepAll(collection, changed, readable.upTo())
        : documents.withChanges(before, changed, removed, readable.upTo());
  }

  /** What was read once is not kept for ever. */
  void forgetUnused(Duration longestUnused) {
    if (kept != null) kept.forgetUnused(longestUnused);
  }

  /**
   * What was found beside the marker is complete, since each build has a collection of its own.
   * Otherwise the view may have been lost or switched over since the last look at the token, which
   * is therefore repeated.
   *
   * @param ids of the documents that are asked for by their ids
   */
  private List<D> read(Set<String> ids, Function<DocumentCollection<D>, QueryResult<D>> query) {
    return unlessAltered(
        () -> {
          var included = comparison == null ? 0 : versions.recentPosition();
          var result = ask(versions.documents().collection(), query);
          while (!result.complete()) result = ask(versions.documentsNow().collection(), query);
          return comparison == null
              ? result.documents()
              : compared(comparison, result, ids, included);
        });
  }

  /** What was altered is not read, and built anew. */
  private List<D> unlessAltered(Supplier<List<D>> reading) {
    try {
      return reading.get();
    } catch (ViewAlteredException e) {
      versions.forget(e.view());
      throw new ViewUnavailableException(e.view(), 0);
    } catch (ProjectionFailedException | UnknownEventTypeException _) {
      throw new ViewUnavailableException(versions.own().name(), 0);
    }
  }

  /**
   * What was found, as the log has it by now.
   *
   * @param included position up to which the view was complete before it was asked
   */
  private List<D> compared(
      LogComparison<D> comparing, QueryResult<D> result, Set<String> ids, long included) {
    var found = new TreeMap<String, FoundDocument<D>>();
    for (var id : ids) found.put(id, new FoundDocument<>(id, null, 0));
    for (var stored : result.stored()) found.put(stored.id(), stored.found());
    if (found.isEmpty()) return List.of();
    var last = comparing.lastPositions(found.keySet(), Long.MAX_VALUE);
    return found.values().stream()
        .flatMap(
            each ->
                Stream.ofNullable(
                    compared(comparing, each, last.getOrDefault(each.id(), 0L), included)))
        .toList();
  }

  private @Nullable D compared(
      LogComparison<D> comparing, FoundDocument<D> found, long last, long included) {
    var isPutBack = comparing.isPutBack(found, Math.min(included, last));
    var complete = isPutBack ? readAgain(comparing, found.id(), last) : found;
    try {
      return comparing.current(complete, last);
    } catch (ProjectionFailedException | UnknownEventTypeException _) {
      return complete.document(); // as far as the view comes: its processor stops at that event
    }
  }

  /**
   * Looks again at one that lacks something: it may be of a build that was replaced meanwhile.
   *
   * @throws ViewAlteredException if it lacks it still, which is reported
   */
  private FoundDocument<D> readAgain(LogComparison<D> comparing, String id, long last) {
    var view = versions.own().name();
    var included = versions.storedPosition(view);
    var result =
        ask(versions.documentsNow().collection(), documents -> documents.find(List.of(id)));
    if (!result.complete()) throw new ViewUnavailableException(view, 0);
    var found =
        result.stored().stream()
            .findFirst()
            .map(StoredDocument::found)
            .orElseGet(() -> new FoundDocument<>(id, null, 0));
    if (comparing.isPutBack(found, Math.min(included, last))) throw comparing.reported(id);
    return found;
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
