package codev.infra.projections;

import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.projections.RebuildRequestStore.Request;
import codev.infra.projections.ViewVersions.StoredVersion;
import codev.infra.projections.authenticity.LogComparison;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.memory.BuildLimits;
import codev.infra.projections.memory.KeptDocuments;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The views of one service, in one MongoDB database. */
final class MongoReadModels implements ReadModels, RebuildRequests {
  private static final String TOKENS = "tokens";

  private final MongoDatabase database;
  private final RebuildRequestStore rebuilds;
  private final MeterRegistry meters;
  private final Consumer<EventProcessor<?>> register;
  private final LogSource log;
  private final ViewAuthentication authentication;
  private final BuildLimits limits;
  private final Semaphore permits;
  private final List<MongoReadModel<?>> views = new CopyOnWriteArrayList<>();

  /**
   * @param register makes a follower known to the log's runner
   * @param authentication tells what this service has written from what others have
   */
  MongoReadModels(
      MongoDatabase database,
      MeterRegistry meters,
      Consumer<EventProcessor<?>> register,
      LogSource log,
      ViewAuthentication authentication) {
    this(database, meters, register, log, authentication, BuildLimits.ofHeap());
  }

  /**
   * @param limits of views that are built from nothing or rebuilt
   */
  MongoReadModels(
      MongoDatabase database,
      MeterRegistry meters,
      Consumer<EventProcessor<?>> register,
      LogSource log,
      ViewAuthentication authentication,
      BuildLimits limits) {
    this.database = database;
    this.authentication = authentication;
    this.limits = limits;
    permits = new Semaphore(limits.atOnce());
    rebuilds = new RebuildRequestStore(database.getCollection("rebuilds"));
    this.meters = meters;
    this.register = register;
    this.log = log;
  }

  @Override
  public <E, D> ReadModel<D> project(Projection<E, D> projection) {
    var fold = new BatchFold<>(projection, name(projection, projection.version()));
    var versions = versions(fold);
    var ownVersions = versions.own();
    var comparison = comparison(fold);
    var processor =
        new ProjectionProcessor<>(fold, versions, comparison, rebuilds, log, limits, meters);
    var rebuild =
        new RebuildProcessor<>(
            fold,
            ownVersions.generations(),
            database.getCollection(TOKENS),
            ownVersions.tokens(),
            rebuilds,
            limits,
            permits,
            authentication);
    var kept = comparison == null ? kept(projection) : null;
    var view = new MongoReadModel<>(versions, processor, rebuild, comparison, kept, log);
    views.add(view);
    register.accept(processor);
    register.accept(rebuild);
    return view;
  }

  /** Null where all documents are read each time. */
  private static <D> @Nullable KeptDocuments<D> kept(Projection<?, D> projection) {
    var order = projection.keptInMemory();
    return order == null ? null : new KeptDocuments<>(order);
  }

  /** Null where documents are read as they are stored. */
  private <D> @Nullable LogComparison<D> comparison(BatchFold<?, D> fold) {
    var aggregateType = fold.projection().aggregateType();
    return aggregateType == null || !authentication.isActive()
        ? null
        : new LogComparison<>(fold.name(), fold.of(aggregateType, log), authentication);
  }

  private <D> ViewVersions<D> versions(BatchFold<?, D> fold) {
    var ownVersion = fold.projection().version();
    var oldest = fold.projection().readsFrom();
    var older = IntStream.iterate(ownVersion - 1, number -> number >= oldest, number -> number - 1);
    return new ViewVersions<>(
        version(fold, ownVersion), older.mapToObj(number -> version(fold, number)).toList());
  }

  private <D> StoredVersion<D> version(BatchFold<?, D> fold, int number) {
    var projection = fold.projection();
    var name = name(projection, number);
    return new StoredVersion<>(
        name,
        new ProjectionTokenStore(
            new ProjectionToken.Storage(database.getCollection(TOKENS), name, authentication),
            fold.skippableUpTo(log)),
        new CollectionGenerations<>(
            database,
            name.replace(".", "_v"),
            new DocumentCodec<>(projection.documentType(), name, authentication),
            number == projection.version()));
  }

  /**
   * Of documents with codes another one: an instance of a program that writes none projects a view
   * of its own, as of another version.
   */
  private String name(Projection<?, ?> projection, int version) {
    return projection.view() + "." + version + (authentication.isActive() ? "c" : "");
  }

  @Override
  public boolean await(long position, Duration atMost) {
    var end = System.nanoTime() + atMost.toNanos();
    return views.stream()
        .allMatch(v -> v.await(position, Duration.ofNanos(end - System.nanoTime())));
  }

  @Override
  public Optional<Rebuild> request(UUID id, String by, long position) {
    while (true) {
      var requests = rebuilds.all();
      var same = requests.stream().filter(request -> request.id().equals(id)).findFirst();
      if (same.isPresent()) return same.map(this::toRebuild);
      if (requests.stream().map(this::toRebuild).anyMatch(rebuild -> !rebuild.isDone()))
        return Optional.empty();
      var number = Math.max(rebuilds.latest(), latestGeneration()) + 1;
      var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      var request = new Request(number, id, by, now, position);
      if (rebuilds.add(request)) return Optional.of(toRebuild(request));
    }
  }

  private long latestGeneration() {
    return views.stream().mapToLong(MongoReadModel::generation).max().orElse(0);
  }

  @Override
  public Optional<Rebuild> find(UUID id) {
    return rebuilds.all().stream()
        .filter(request -> request.id().equals(id))
        .findFirst()
        .map(this::toRebuild);
  }

  private Rebuild toRebuild(Request request) {
    var progress = views.stream().map(view -> view.progress(request.number())).toList();
    return new Rebuild(request.id(), request.by(), request.at(), request.position(), progress);
  }

  /**
   * Has views forget the documents that are kept in memory and that nobody has read for so long.
   */
  void forgetUnused(Duration longestUnused) {
    for (var view : views) view.forgetUnused(longestUnused);
  }

  /** Notes the tokens of all views as they stand now. */
  void noteTokens() {
    var startedAt = System.nanoTime();
    var found = new HashMap<String, Document>();
    for (var token : database.getCollection(TOKENS).find())
      found.put(token.getString("_id"), token);
    for (var view : views) view.tokens().noteSaved(found.get(view.processor().name()), startedAt);
  }

  List<MongoReadModel<?>> all() {
    return views;
  }
}
