package codev.infra.projections;

import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.projections.RebuildRequestStore.Request;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The views of one service, in one MongoDB database. */
final class MongoViews implements Views, Rebuilds {
  private static final int MOST_DRAFTS = 1_000;
  private static final int REBUILT_AT_ONCE = 2;

  private final MongoDatabase database;
  private final RebuildRequestStore rebuilds;
  private final MeterRegistry meters;
  private final Consumer<EventProcessor<?>> register;
  private final LongSupplier logHead;
  private final int mostDrafts;
  private final Semaphore turns = new Semaphore(REBUILT_AT_ONCE);
  private final List<MongoView<?>> views = new CopyOnWriteArrayList<>();

  /**
   * @param register makes a follower known to the log's runner
   * @param logHead end of the log at this moment
   */
  MongoViews(
      MongoDatabase database,
      MeterRegistry meters,
      Consumer<EventProcessor<?>> register,
      LongSupplier logHead) {
    this(database, meters, register, logHead, MOST_DRAFTS);
  }

  /**
   * @param mostDrafts documents of a view that is rebuilt, held before they are saved
   */
  MongoViews(
      MongoDatabase database,
      MeterRegistry meters,
      Consumer<EventProcessor<?>> register,
      LongSupplier logHead,
      int mostDrafts) {
    this.database = database;
    this.mostDrafts = mostDrafts;
    rebuilds = new RebuildRequestStore(database.getCollection("rebuilds"));
    this.meters = meters;
    this.register = register;
    this.logHead = logHead;
  }

  @Override
  public <E, D> View<D> project(Projection<E, D> projection) {
    var fold = new ProjectionBatch<>(projection, projection.view() + "." + projection.version());
    var generations =
        new CollectionGenerations<>(
            database,
            projection.view() + "_v" + projection.version(),
            new DocumentCodec<>(projection.shape()));
    var tokens = database.getCollection("tokens");
    var standing = new ProjectionTokenStore(tokens, fold.name());
    var folding = new ProjectionProcessor<>(fold, generations, standing, rebuilds, logHead, meters);
    var rebuilding =
        new RebuildProcessor<>(fold, generations, tokens, standing, rebuilds, mostDrafts, turns);
    var view = new MongoView<>(generations, standing, folding, rebuilding);
    views.add(view);
    register.accept(folding);
    register.accept(rebuilding);
    return view;
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
      var asked = rebuilds.all();
      var same = asked.stream().filter(request -> request.id().equals(id)).findFirst();
      if (same.isPresent()) return same.map(this::toRebuild);
      if (asked.stream().map(this::toRebuild).anyMatch(rebuild -> !rebuild.isDone()))
        return Optional.empty();
      var number = Math.max(rebuilds.latest(), latestGeneration()) + 1;
      var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      var request = new Request(number, id, by, now, position);
      if (rebuilds.add(request)) return Optional.of(toRebuild(request));
    }
  }

  private long latestGeneration() {
    return views.stream().mapToLong(MongoView::generation).max().orElse(0);
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

  List<MongoView<?>> all() {
    return views;
  }
}
