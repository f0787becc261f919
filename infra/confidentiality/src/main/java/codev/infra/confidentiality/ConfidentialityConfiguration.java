package codev.infra.confidentiality;

import codev.infra.confidentiality.KeyProtection.MasterKeySource;
import codev.infra.confidentiality.jobs.JobKeys;
import codev.infra.database.DatabaseHealthIndicator;
import codev.infra.database.DatabaseSchema;
import codev.infra.database.DatabaseWritesHealthIndicator;
import codev.infra.database.PostgresPool;
import codev.infra.database.PostgresReadiness;
import codev.infra.database.WriteRefusalMeters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Files;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a service its {@link TextEncryption}. The master key is where the settings name it. */
@AutoConfiguration
@ConditionalOnProperty("codev.keys.url")
@EnableConfigurationProperties(KeyProperties.class)
class ConfidentialityConfiguration {
  /** A few keys now and then. */
  private static final int CONNECTIONS = 3;

  /** How long a connection beside the first may be idle: less than any connection lives. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  /** Beyond the time for which keys stay in memory: until then not every instance has a new one. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  /** Its pool is no bean, so that nobody takes it for the service's own database. */
  @Bean
  Vault vault(KeyProperties settings) {
    try (var opening = pool(settings, VaultConnections.NO_KEYS)) {
      PostgresReadiness.await(opening, "the key vault");
      DatabaseSchema.KEY_VAULT.migrate(opening);
      var master = withEpochs(opening, master(opening, settings), settings);
      var pool = pool(settings, VaultConnections.name(master));
      // Seen by a rotation without a pause: the other one is connected until this one is.
      PostgresReadiness.await(pool, "the key vault");
      return new Vault(pool, new KeyVault(pool, master), master);
    }
  }

  private static PostgresPool pool(KeyProperties settings, String name) {
    var url = VaultConnections.url(settings.url(), name);
    var pool = new PostgresPool("keys", url, settings.username(), settings.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    pool.setIdleTimeout(IDLE.toMillis());
    return pool;
  }

  @Bean
  DatabaseHealthIndicator keyVaultHealthIndicator(Vault vault) {
    return new DatabaseHealthIndicator(vault.pool());
  }

  @Bean
  DatabaseWritesHealthIndicator keyVaultWritesHealthIndicator(Vault vault) {
    return new DatabaseWritesHealthIndicator(vault.pool());
  }

  @Bean
  WriteRefusalMeters keyVaultWriteRefusalMeters(Vault vault) {
    return new WriteRefusalMeters(vault.pool());
  }

  /** Of texts and of files. */
  @Bean
  KeyVaultTextEncryption encryption(
      Vault vault, KeyProperties settings, ObjectProvider<PersonKeyListener> listener) {
    return new KeyVaultTextEncryption(vault.keys(), settings.memory(), late(listener));
  }

  /** Asked for with the first key: it needs what needs the encryption. */
  private static PersonKeyListener late(ObjectProvider<PersonKeyListener> listener) {
    return (person, change) -> listener.ifAvailable(one -> one.changed(person, change));
  }

  /** Of the service itself, and of no person. */
  @Bean
  ServiceKeys serviceKeys(
      Vault vault, @Value("${spring.application.name:service}") String service) {
    return new ServiceKeys(vault.pool(), vault.master(), service);
  }

  /** Of imports and archives, which are kept for some days. */
  @Bean
  JobKeys jobKeys(Vault vault) {
    return new JobKeys(vault.pool(), KeyVault::rewrite);
  }

  @Bean
  KeyProtection keyProtection(KeyProperties settings) {
    return new KeyProtection(
        source(settings),
        settings.memory(),
        settings.epochKeysFolder() == null ? null : settings.epochKeysKept());
  }

  private static MasterKeySource source(KeyProperties settings) {
    if (settings.masterKeyUri() != null) return MasterKeySource.KEY_MANAGEMENT_SERVICE;
    return settings.masterKey() == null ? MasterKeySource.FILE : MasterKeySource.SETTING;
  }

  @Bean
  KeyEndpoint keyEndpoint(
      Vault vault,
      KeyProperties settings,
      EpochRotation epochKeys,
      ObjectProvider<PersonKeyListener> listener) {
    return new KeyEndpoint(
        new MasterKeyRotation(vault.pool(), vault.master()),
        new PersonKeyRotation(
            vault.pool(), vault.master(), settings.memory().plus(MARGIN), late(listener)),
        epochKeys);
  }

  @Bean
  EpochRotation epochRotation(Vault vault, KeyProperties settings) {
    return new EpochRotation(vault.pool(), vault.master(), settings.epochKeysKept());
  }

  /** Read whenever the meters are. */
  @Bean
  MeterBinder epochKeyMeters(EpochRotation epochKeys) {
    return meters ->
        Gauge.builder("codev.keys.epoch.age", epochKeys, EpochRotation::age)
            .description("Age of the oldest epoch key: older copies of the vault open nothing")
            .baseUnit("seconds")
            .strongReference(true)
            .register(meters);
  }

  /** Read whenever the meters are. */
  @Bean
  MeterBinder masterKeyMeters(Vault vault) {
    var rotation = new MasterKeyRotation(vault.pool(), vault.master());
    return meters ->
        Gauge.builder("codev.keys.master.age", rotation, MasterKeyRotation::age)
            .description("For how long the key vault has wrapped by its present master key")
            .baseUnit("seconds")
            .strongReference(true)
            .register(meters);
  }

  private static MasterKeys master(DataSource vault, KeyProperties settings) {
    var check = new MasterKeyCheck(vault);
    var lines = settings.masterKey();
    var file = settings.masterKeyFile();
    var uri = settings.masterKeyUri();
    if (uri != null) {
      var keys = MasterKeys.ofService(uri);
      if (lines != null) keys = keys.and(MasterKeys.of(lines));
      else if (file != null && Files.exists(file)) keys = keys.and(MasterKeys.readOrCreate(file));
      check.verify(keys);
      return keys;
    }
    if (lines != null) {
      var keys = MasterKeys.of(lines);
      check.verify(keys);
      return keys;
    }
    if (file == null)
      throw new MasterKeyRefusedException(
          "No master key is set: name its file (CODEV_MASTER_KEY_FILE), or its address in a key"
              + " management service (CODEV_MASTER_KEY_URI).");
    return check.open(file);
  }

  private static MasterKeys withEpochs(
      DataSource vault, MasterKeys master, KeyProperties settings) {
    var folder = settings.epochKeysFolder();
    var keys = folder == null ? master : master.withEpochs(folder);
    new MasterKeyCheck(vault).verifyEpochs(keys);
    return keys;
  }

  record Vault(PostgresPool pool, KeyVault keys, MasterKeys master) implements AutoCloseable {
    @Override
    public void close() {
      pool.close();
    }
  }
}
