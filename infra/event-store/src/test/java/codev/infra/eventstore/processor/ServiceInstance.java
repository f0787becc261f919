package codev.infra.eventstore.processor;

import static codev.infra.eventstore.EventLogs.NOON;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.desk.DeskEvent;
import codev.infra.eventstore.desk.DeskEvent.DeskOpened;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventLogProperties;
import codev.infra.testkit.TestPostgres;
import codev.infra.tracing.Tracing;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** One process of a service, with its own connections. */
final class ServiceInstance {
  final HikariDataSource pool;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final EventLog log;
  final PostgresEventStorageEngine engine;
  final Leases leases;
  final EventProcessors runner;

  ServiceInstance(TestPostgres.Database database) {
    this(database, Duration.ofSeconds(60));
  }

  /**
   * @param poll how often its processors read the log without having been notified
   */
  ServiceInstance(TestPostgres.Database database, Duration poll) {
    this(database, database.port(), EventTypes.of("desk", DeskEvent.class), poll, Tracing.OFF);
  }

  /**
   * @param port of the database, or of a proxy before it
   * @param types of events that this version of the service knows
   */
  ServiceInstance(TestPostgres.Database database, int port, EventTypes types) {
    this(database, port, types, Duration.ofSeconds(60), Tracing.OFF);
  }

  ServiceInstance(TestPostgres.Database database, Tracing tracing) {
    this(
        database,
        database.port(),
        EventTypes.of("desk", DeskEvent.class),
        Duration.ofSeconds(60),
        tracing);
  }

  private ServiceInstance(
      TestPostgres.Database database, int port, EventTypes types, Duration poll, Tracing tracing) {
    pool = EventLogs.pool(database);
    pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database.name());
    pool.setConnectionTimeout(1_000);
    log = EventLogs.on(pool);
    engine =
        new PostgresEventStorageEngine(log, new EventSerializer(types), NoOpEventUpcaster.INSTANCE);
    var settings =
        new EventLogProperties(
            Duration.ofSeconds(5),
            poll,
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            500,
            10);
    leases = new Leases(pool, settings.term(), settings.takeover(), meters);
    runner = new EventProcessors(log, engine, settings, leases, meters, tracing);
  }

  void write(int events) {
    for (int i = 0; i < events; i++) write(new DeskOpened(UUID.randomUUID().toString(), NOON));
  }

  void write(DeskEvent event) {
    engine.appendEvents(List.of(new GenericDomainEventMessage<>("Desk", event.desk(), 0, event)));
  }

  double gauge(String meter) {
    return meters.get(meter).gauge().value();
  }

  /** Its connections end, whatever it was doing. */
  void die() {
    pool.close();
  }

  void stop() {
    runner.close();
    leases.close();
    pool.close();
  }
}
