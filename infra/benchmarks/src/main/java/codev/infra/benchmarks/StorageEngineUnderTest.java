package codev.infra.benchmarks;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.TestPostgres;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * An event storage engine under measurement, with a database of its own on the common server.
 *
 * @param name in the table of results
 */
record StorageEngineUnderTest(String name, EventStorageEngine engine, HikariDataSource pool)
    implements AutoCloseable {
  /** Rows read in one go on a full replay, the same for all. */
  private static final int PAGE = 2_000;

  private static final EventSerializer SERIALIZER =
      new EventSerializer(EventTypes.of("benchmark", SampleEvent.class));

  static StorageEngineUnderTest codev() {
    var pool = pool(10);
    DatabaseSchema.SERVICE.migrate(pool);
    var log = new EventLog(pool, Duration.ofSeconds(15), new SimpleMeterRegistry());
    return new StorageEngineUnderTest(
        "codev", new PostgresEventStorageEngine(log, SERIALIZER, NoOpEventUpcaster.INSTANCE), pool);
  }

  /** Axon's own, each append its own statement: the fastest way to run it, for single events. */
  static StorageEngineUnderTest axonAutocommit(int connections) {
    var pool = pool(connections);
    return axon("Axon JDBC, autocommit", pool, pool::getConnection, NoTransactionManager.INSTANCE);
  }

  /** Axon's own as Spring wires it: a transaction around each command. */
  static StorageEngineUnderTest axonTransactional(int connections) {
    var pool = pool(connections);
    return axon(
        "Axon JDBC, transactions",
        pool,
        new SpringDataSourceConnectionProvider(pool),
        new SpringTransactionManager(new DataSourceTransactionManager(pool)));
  }

  private static StorageEngineUnderTest axon(
      String name,
      HikariDataSource pool,
      ConnectionProvider connections,
      TransactionManager transactions) {
    var engine =
        JdbcEventStorageEngine.builder()
            .eventSerializer(SERIALIZER)
            .snapshotSerializer(SERIALIZER)
            .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
            .connectionProvider(connections)
            .transactionManager(transactions)
            .batchSize(PAGE)
            .build();
    engine.createSchema(PostgresEventTableFactory.INSTANCE);
    return new StorageEngineUnderTest(name, engine, pool);
  }

  static HikariDataSource pool(int connections) {
    var database = TestPostgres.database();
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername(TestPostgres.Database.USERNAME);
    pool.setPassword(TestPostgres.Database.PASSWORD);
    pool.setMaximumPoolSize(connections);
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
