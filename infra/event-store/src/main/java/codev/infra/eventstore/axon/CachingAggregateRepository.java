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
  private final Map<String, EventSourcedAggregate<T>> kept;

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
    EventSourcedAggregate<T> known;
    synchronized (kept) {
      known = kept.remove(id);
    }
    return known != null && log.endsWith(aggregateModel().type(), id, known.version())
        ? known
        : super.doLoadWithLock(id, expectedVersion);
  }

  @Override
  protected DomainEventStream readEvents(String id) {
    return engine.readEvents(aggregateModel().type(), id);
  }

  @Override
  protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
    CurrentUnitOfWork.get()
        .afterCommit(
            _ -> {
              synchronized (kept) {
                kept.put(aggregate.identifierAsString(), aggregate);
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
