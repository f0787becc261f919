package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.EventLog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.modelling.command.RepositorySpanFactory;

/**
 * Caches the aggregates used last, so that a command need not replay them. A cached aggregate is
 * used only if the log holds no newer event of it, whichever process wrote it: no command is ever
 * accepted, refused or recognised as a repetition on old state. An aggregate in use is not in the
 * cache; it returns to it after its commit.
 *
 * <p>Aggregates of different types may share an id: each has its own history.
 */
final class CachingAggregateRepository<T> extends EventSourcingRepository<T> {
  private final EventLog log;
  private final PostgresEventStorageEngine engine;
  private final Map<String, Cached<T>> kept;

  private record Cached<T>(EventSourcedAggregate<T> aggregate, ObeyedMessages obeyed) {}

  private CachingAggregateRepository(
      Builder<T> builder, EventLog log, PostgresEventStorageEngine engine, int atMost) {
    super(builder);
    this.log = log;
    this.engine = engine;
    this.kept = new LastUsed<>(atMost);
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
    Cached<T> known;
    synchronized (kept) {
      known = kept.remove(id);
    }
    if (known == null || !log.endsWith(aggregateModel().type(), id, known.aggregate().version()))
      return super.doLoadWithLock(id, expectedVersion);
    note(id, known.obeyed());
    return known.aggregate();
  }

  @Override
  protected DomainEventStream readEvents(String id) {
    var history = log.history(aggregateModel().type(), id, 0);
    note(id, ObeyedMessages.of(history));
    return engine.history(history);
  }

  /** Keeps what a loaded aggregate has obeyed, until it returns to the cache. */
  private void note(String id, ObeyedMessages obeyed) {
    CurrentUnitOfWork.get().resources().put(resource(id), obeyed);
    if (CommandExecution.CURRENT.isBound()) CommandExecution.CURRENT.get().loaded(id, obeyed);
  }

  private String resource(String id) {
    return "obeyed messages of " + aggregateModel().type() + " " + id;
  }

  @Override
  protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
    var execution = CommandExecution.CURRENT.isBound() ? CommandExecution.CURRENT.get() : null;
    CurrentUnitOfWork.get()
        .afterCommit(
            unit -> {
              var id = aggregate.identifierAsString();
              ObeyedMessages before = unit.getOrDefaultResource(resource(id), ObeyedMessages.NONE);
              var after = execution == null ? before : execution.obeyedAfterwards(id, before);
              synchronized (kept) {
                kept.put(id, new Cached<>(aggregate, after));
              }
            });
  }

  private static final class LastUsed<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;

    private final int atMost;

    LastUsed(int atMost) {
      this.atMost = atMost;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > atMost;
    }
  }
}
