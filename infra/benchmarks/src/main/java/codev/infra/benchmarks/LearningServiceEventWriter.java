package codev.infra.benchmarks;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.log.EventLog;
import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.stores.PostgresDatabases;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * The log and the keys of a running platform's learning-service, written to beside it as another
 * instance of it would: chained, numbered, sealed.
 */
final class LearningServiceEventWriter implements AutoCloseable {
  private static final String LOG = "codev_learning";
  private static final String KEYS = "codev_keys";

  private final HikariDataSource pool = new HikariDataSource();
  private final EventLog log;
  private final PostgresEventStorageEngine engine;
  private final VaultEncryption encryption;

  LearningServiceEventWriter(Secrets secrets, int postgresPort) {
    var databases =
        PostgresDatabases.at("jdbc:postgresql://127.0.0.1:" + postgresPort + "/postgres", secrets);
    var access = new HashMap<>(databases.access("LOG", LOG));
    access.putAll(databases.access("KEYS", KEYS));
    pool.setJdbcUrl(access.get("LOG_URL"));
    pool.setUsername(access.get("LOG_USER"));
    pool.setPassword(access.get("LOG_PASSWORD"));
    DatabaseSchema.SERVICE.migrate(pool);
    log = new EventLog(pool, Duration.ofSeconds(15), new SimpleMeterRegistry());
    engine =
        new PostgresEventStorageEngine(
            log,
            new EventSerializer(EventTypes.of("learning", StoredLearningEvent.class)),
            NoOpEventUpcaster.INSTANCE);
    encryption = encryption(access, secrets);
  }

  private static VaultEncryption encryption(Map<String, String> access, Secrets secrets) {
    return new VaultEncryption(
        Map.of(
            "codev.keys.url", of(access, "KEYS_URL"),
            "codev.keys.username", of(access, "KEYS_USER"),
            "codev.keys.password", of(access, "KEYS_PASSWORD"),
            "codev.keys.memory", "10m",
            "codev.keys.master-key-file", secrets.masterKey().toString(),
            "codev.keys.epoch-keys-folder",
                secrets.folder().resolveSibling("epoch-keys").toString()));
  }

  private static String of(Map<String, String> access, String name) {
    return Objects.requireNonNull(access.get(name), name);
  }

  String sealed(String author, String context, String words) {
    return encryption.texts().encrypt(author, context, words);
  }

  /** One commit, as a command would make it. */
  void append(String type, String id, long sequence, StoredLearningEvent fact) {
    engine.appendEvents(
        List.of(
            new GenericDomainEventMessage<>(type, id, sequence, fact, MetaData.emptyInstance())));
  }

  long head() {
    return log.head().position();
  }

  @Override
  public void close() {
    encryption.close();
    pool.close();
  }
}
