package codev.infra.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service’s own key")
class ServiceKeysTest {
  private final TestPostgres.Database vault =
      TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);

  @TempDir private Path folder;

  @Test
  @DisplayName("is the same for all its instances, another for each purpose and each service")
  void is_the_same_for_all_instances() {
    var key = keys("session-service", "one").key("views");

    assertThat(key).hasSize(32);
    assertThat(keys("session-service", "one").key("views")).isEqualTo(key);
    assertThat(keys("session-service", "one").key("other")).isNotEqualTo(key);
    assertThat(keys("group-service", "one").key("views")).isNotEqualTo(key);
    assertThat(vault.ask("select count(*) from service_key")).isEqualTo("3");
  }

  @Test
  @DisplayName("opens by the master key only, and not in place of another one")
  void opens_by_the_master_key_only() {
    var keys = keys("session-service", "one");
    var key = keys.key("views");
    var another = MasterKeys.readOrCreate(folder.resolve("two"));
    assertThatThrownBy(
            () -> new ServiceKeys(vault.dataSource(), another, "session-service").key("views"))
        .isInstanceOf(KeyDamagedException.class);

    vault.ask("update service_key set purpose = 'other'");

    assertThatThrownBy(() -> keys.key("other")).isInstanceOf(KeyDamagedException.class);
    assertThat(keys.key("views")).isNotEqualTo(key);
  }

  private ServiceKeys keys(String service, String masterKey) {
    var file = folder.resolve(masterKey);
    return new ServiceKeys(
        vault.dataSource(), new MasterKeyCheck(vault.dataSource()).open(file), service);
  }
}
