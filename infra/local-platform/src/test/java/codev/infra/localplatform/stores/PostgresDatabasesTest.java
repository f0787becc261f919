package codev.infra.localplatform.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.process.CliException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The addresses of the databases")
class PostgresDatabasesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @DisplayName("a database of views is added to the server's address, with its options")
  @CsvSource({
    "mongodb://127.0.0.1:8088, mongodb://127.0.0.1:8088/views",
    "mongodb://host/, mongodb://host/views",
    "mongodb://host/other, mongodb://host/views",
    "'mongodb://a:1,b:2/?replicaSet=rs', 'mongodb://a:1,b:2/views?replicaSet=rs'",
    "mongodb://host?w=1, mongodb://host/views?w=1",
  })
  void views(String store, String uri) {
    assertThat(MongoDbServer.uri(store, "views")).isEqualTo(uri);
  }

  @ParameterizedTest
  @DisplayName("the services do not get the administrator's password, but all other options")
  @CsvSource({
    "jdbc:postgresql://h:1/postgres?user=u&password=p, jdbc:postgresql://h:1/codev_groups",
    "jdbc:postgresql://h:1/postgres?user=u&password=p&sslmode=require,"
        + " jdbc:postgresql://h:1/codev_groups?sslmode=require",
    "jdbc:postgresql://h:1/postgres?sslmode=require&user=u&password=p,"
        + " jdbc:postgresql://h:1/codev_groups?sslmode=require",
  })
  void logs(String own, String url) {
    var access = PostgresDatabases.at(own, new Secrets(folder)).access("CODEV_LOG", "codev_groups");

    assertThat(access)
        .containsEntry("CODEV_LOG_URL", url)
        .containsEntry("CODEV_LOG_USER", "codev_groups_writer")
        .containsEntry("CODEV_LOG_OWNER_USER", "codev_groups");
    assertThat(access.get("CODEV_LOG_PASSWORD"))
        .isNotEqualTo(access.get("CODEV_LOG_OWNER_PASSWORD"));
  }

  @Test
  @DisplayName("the key vault has one account")
  void the_key_vault_has_one_account() {
    var url = "jdbc:postgresql://h:1/postgres";
    assertThat(PostgresDatabases.at(url, new Secrets(folder)).access("CODEV_KEYS", "codev_keys"))
        .containsEntry("CODEV_KEYS_USER", "codev_keys")
        .doesNotContainKey("CODEV_KEYS_OWNER_USER");
  }

  @Test
  @DisplayName("an address of another form is refused with the form that is expected")
  void another_form_is_refused() {
    assertThatThrownBy(() -> PostgresDatabases.at("postgres://h/db", new Secrets(folder)))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("jdbc:postgresql://HOST:PORT/postgres");
  }
}
