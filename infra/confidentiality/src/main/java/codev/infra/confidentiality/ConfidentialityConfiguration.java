package codev.infra.confidentiality;

import codev.infra.database.DatabaseHealthIndicator;
import codev.infra.database.DatabaseSchema;
import codev.infra.database.DatabaseWritesHealthIndicator;
import codev.infra.database.PostgresPool;
import codev.infra.database.PostgresReadiness;
import codev.infra.database.WriteRefusalMeters;
import com.google.crypto.tink.Aead;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Gives a service its {@link TextEncryption}. The master key comes from a bean {@link Aead} if
 * there is one (Tink has them for the usual key management services), else from the settings.
 */
@AutoConfiguration
@ConditionalOnProperty("codev.keys.url")
@EnableConfigurationProperties(KeyProperties.class)
class ConfidentialityConfiguration {
  /** A few keys now and then. */
  private static final int CONNECTIONS = 3;

  /** Its pool is no bean, so that nobody takes it for the service's own database. */
  @Bean
  Vault vault(KeyProperties settings, ObjectProvider<Aead> masterKey) {
    var pool = new PostgresPool("keys", settings.url(), settings.username(), settings.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    PostgresReadiness.await(pool, "the key vault");
    DatabaseSchema.KEY_VAULT.migrate(pool);
    var master = master(pool, settings, masterKey.getIfAvailable());
    return new Vault(pool, new KeyVault(pool, master), master);
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
      Vault vault, KeyProperties settings, ObjectProvider<KeyCreationListener> listener) {
    // Asked for with the first key: it needs what needs the encryption.
    return new KeyVaultTextEncryption(
        vault.keys(),
        settings.memory(),
        person -> listener.ifAvailable(one -> one.created(person)));
  }

  /** Of the service itself, and of no person. */
  @Bean
  ServiceKeys serviceKeys(
      Vault vault, @Value("${spring.application.name:service}") String service) {
    return new ServiceKeys(vault.pool(), vault.master(), service);
  }

  private static Aead master(DataSource vault, KeyProperties settings, @Nullable Aead service) {
    var check = new MasterKeyCheck(vault);
    if (service == null && settings.masterKey() == null)
      return check
          .open(
              Objects.requireNonNull(
                  settings.masterKeyFile(), "codev.keys.master-key-file is not set"))
          .all();
    var key =
        service == null
            ? MasterKey.of(Objects.requireNonNull(settings.masterKey()))
            : new MasterKey(service, service);
    check.verify(key);
    return key.all();
  }

  record Vault(PostgresPool pool, KeyVault keys, Aead master) implements AutoCloseable {
    @Override
    public void close() {
      pool.close();
    }
  }
}
