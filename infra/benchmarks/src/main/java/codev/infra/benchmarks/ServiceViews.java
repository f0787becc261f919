package codev.infra.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventLogProperties;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.EventProcessors;
import codev.infra.projections.Projection;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.projections.Rebuild;
import codev.infra.projections.RebuildRequests;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.tracing.Tracing;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Views of a log as a service has them, with the processors that build them. */
final class ServiceViews implements AutoCloseable {
  private static final byte[] KEY = "the key of a service of this run".getBytes(US_ASCII);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  private final long head;
  private final Leases leases;
  private final EventProcessors processors;
  private final List<ReadModel<?>> views;

  /**
   * Begins to build them.
   *
   * @param store address of an empty database
   */
  ServiceViews(SessionLog log, String store, List<Projection<?, ?>> projections) {
    head = log.log().head().position();
    register(log, store);
    var readModels = context.getBean(ReadModels.class);
    views =
        projections.stream()
            .<ReadModel<?>>map(projection -> project(readModels, projection))
            .toList();
    var meters = new SimpleMeterRegistry();
    var settings =
        new EventLogProperties(
            Duration.ofSeconds(15),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            500,
            200);
    leases = new Leases(log.pool(), settings.term(), settings.takeover(), meters);
    processors =
        new EventProcessors(log.log(), log.engine(), settings, leases, meters, Tracing.OFF);
    context.getBeansOfType(EventProcessor.class).values().forEach(this::start);
  }

  private static ReadModel<?> project(ReadModels readModels, Projection<?, ?> projection) {
    return readModels.project(projection);
  }

  private void start(EventProcessor<?> processor) {
    processors.start(processor);
  }

  private void register(SessionLog log, String store) {
    MongoConnectionDetails connection = () -> new ConnectionString(store);
    context.registerBean(MongoConnectionDetails.class, () -> connection);
    context.registerBean(MongoClient.class, () -> MongoClients.create(store));
    context.registerBean(EventLog.class, log::log);
    context.registerBean(EventReader.class, () -> new EventReader(log.log(), log.engine()));
    context.registerBean(
        ViewAuthentication.class,
        () ->
            ViewAuthentication.by(
                KEY,
                (view, what) -> {
                  throw new IllegalStateException("%s of %s was altered".formatted(what, view));
                }));
    try {
      context.register(Class.forName("codev.infra.projections.ProjectionsConfiguration"));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    context.refresh();
  }

  /** Until all that the log has can be read in each of them. */
  void awaitBuilt() {
    await(() -> views.stream().allMatch(this::isBuilt));
  }

  private boolean isBuilt(ReadModel<?> view) {
    try {
      return view.position() >= head;
    } catch (ViewUnavailableException _) {
      return false;
    }
  }

  /** Builds them once more, beside those that are read. */
  void rebuild() {
    var requests = context.getBean(RebuildRequests.class);
    var id = UUID.randomUUID();
    if (requests.request(id, "benchmark", head).isEmpty())
      throw new IllegalStateException("Another rebuild is under way");
    await(() -> requests.find(id).filter(Rebuild::isDone).isPresent());
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) LockSupport.parkNanos(PAUSE.toNanos());
  }

  @Override
  public void close() {
    processors.close();
    leases.close();
    context.close();
  }
}
