package codev.infra.eventstore.axon;

import codev.infra.eventstore.cache.RecentEntries;
import codev.infra.eventstore.log.EventLog;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.modelling.command.RepositorySpanFactory;
import org.jspecify.annotations.Nullable;

/**
 * Caches the aggregates used last, so that a command need not replay them. A cached aggregate is
 * used only if the log holds no newer event of it, whichever process wrote it: no command is ever
 * accepted, refused or recognised as a repetition on old state. The append verifies that itself;
 * what appends nothing is decided once the log was asked. Only a check, which changes nothing, says
 * how old the state may be. An aggregate in use is not in the cache; it returns to it after its
 * commit.
 *
 * <p>Aggregates of different types may share an id: each has its own history.
 */
final class CachingAggregateRepository<T> extends EventSourcingRepository<T> {
  private final EventLog log;
  private final PostgresEventStorageEngine engine;
  private final Map<String, CachedAggregate<T>> cached;

  private record CachedAggregate<T>(EventSourcedAggregate<T> aggregate, LoadedState loaded) {}

  /**
   * What is known of an aggregate that is in use.
   *
   * @param position of its last event; 0 if that is not known
   * @param at when its state was the present one, a value of {@link System#nanoTime}
   * @param timesSetBack of the log by then: with each one the state may be of lost events
   */
  private record LoadedState(
      ProcessedMessages processed, long position, long at, int timesSetBack) {
    LoadedState now() {
      return new LoadedState(processed, position, System.nanoTime(), timesSetBack);
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - at);
    }
  }

  private CachingAggregateRepository(
      Builder<T> builder, EventLog log, PostgresEventStorageEngine engine, int atMost) {
    super(builder);
    this.log = log;
    this.engine = engine;
    this.cached = new RecentEntries<>(atMost);
  }

  static <T> CachingAggregateRepository<T> of(
      Class<T> type,
      Configuration axon,
      EventLog log,
      PostgresEventStorageEngine engine,
      int atMost) {
    RepositoryProvider others = axon::repository;
    return new CachingAggregateRepository<>(
        builder(type)
            .parameterResolverFactory(axon.parameterResolverFactory())
            .handlerDefinition(axon.handlerDefinition(type))
            .eventStore(axon.eventStore())
            .repositoryProvider(others)
            .spanFactory(axon.getComponent(RepositorySpanFactory.class)),
        log,
        engine,
        atMost);
  }

  @Override
  protected EventSourcedAggregate<T> doLoadWithLock(String id, Long expectedVersion) {
    CachedAggregate<T> known;
    synchronized (cached) {
      known = cached.remove(id);
    }
    if (known == null || known.loaded().timesSetBack() != log.signal().timesSetBack())
      return super.doLoadWithLock(id, expectedVersion);
    var version = known.aggregate().version();
    BooleanSupplier isPresent = () -> log.endsWith(aggregateModel().type(), id, version);
    var context = CommandContext.CURRENT.isBound() ? CommandContext.CURRENT.get() : null;
    if (context != null && context.admits(id, known.loaded().age())) {
      context.useCachedState(isPresent);
      note(id, known.loaded());
      return known.aggregate();
    }
    var present = known.loaded().now();
    if (!isPresent.getAsBoolean()) return super.doLoadWithLock(id, expectedVersion);
    note(id, present);
    return known.aggregate();
  }

  @Override
  protected DomainEventStream readEvents(String id) {
    long startedAt = System.nanoTime();
    var timesSetBack = log.signal().timesSetBack();
    var history = log.history(aggregateModel().type(), id, 0);
    var last = history.isEmpty() ? 0 : history.getLast().position();
    note(id, new LoadedState(ProcessedMessages.of(history), last, startedAt, timesSetBack));
    return engine.history(history);
  }

  /** Keeps what is known of a loaded aggregate, until it returns to the cache. */
  private void note(String id, LoadedState loaded) {
    CurrentUnitOfWork.get().resources().put(resource(id), loaded);
    if (CommandContext.CURRENT.isBound())
      CommandContext.CURRENT.get().noteLoaded(id, loaded.processed(), loaded.position());
  }

  private String resource(String id) {
    return "what is known of " + aggregateModel().type() + " " + id;
  }

  @Override
  protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
    var context = CommandContext.CURRENT.isBound() ? CommandContext.CURRENT.get() : null;
    var savedAt = System.nanoTime();
    var timesSetBack = log.signal().timesSetBack();
    CurrentUnitOfWork.get()
        .afterCommit(
            unit -> {
              var id = aggregate.identifierAsString();
              var created = new LoadedState(ProcessedMessages.NONE, 0, savedAt, timesSetBack);
              LoadedState before = unit.getOrDefaultResource(resource(id), created);
              var after = after(before, context, id, savedAt);
              synchronized (cached) {
                cached.put(id, new CachedAggregate<>(aggregate, after));
              }
            });
  }

  /** What was appended follows on the state before: that was the present one until then. */
  private static LoadedState after(
      LoadedState before, @Nullable CommandContext context, String id, long savedAt) {
    if (context == null)
      return new LoadedState(before.processed(), 0, before.at(), before.timesSetBack());
    return context.hasAppendedTo(id)
        ? new LoadedState(
            context.processedAfter(before.processed()),
            context.position(),
            savedAt,
            before.timesSetBack())
        : before;
  }
}
