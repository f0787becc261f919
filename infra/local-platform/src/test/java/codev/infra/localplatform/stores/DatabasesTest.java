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

@DisplayName("Les adresses des bases")
class DatabasesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @DisplayName("une base de vues s'ajoute à l'adresse du serveur, options gardées")
  @CsvSource({
    "mongodb://127.0.0.1:8088, mongodb://127.0.0.1:8088/views",
    "mongodb://host/, mongodb://host/views",
    "mongodb://host/other, mongodb://host/views",
    "'mongodb://a:1,b:2/?replicaSet=rs', 'mongodb://a:1,b:2/views?replicaSet=rs'",
    "mongodb://host?w=1, mongodb://host/views?w=1",
  })
  void views(String store, String uri) {
    assertThat(EmbeddedMongoServer.uri(store, "views")).isEqualTo(uri);
  }

  @ParameterizedTest
  @DisplayName(
      "le mot de passe de l'administrateur ne va pas aux services, le reste des options si")
  @CsvSource({
    "jdbc:postgresql://h:1/postgres?user=u&password=p, jdbc:postgresql://h:1/codev_groups",
    "jdbc:postgresql://h:1/postgres?user=u&password=p&sslmode=require,"
        + " jdbc:postgresql://h:1/codev_groups?sslmode=require",
    "jdbc:postgresql://h:1/postgres?sslmode=require&user=u&password=p,"
        + " jdbc:postgresql://h:1/codev_groups?sslmode=require",
  })
  void logs(String own, String url) {
    var access = Databases.at(own, new Secrets(folder)).access("CODEV_LOG", "codev_groups");

    assertThat(access)
        .containsEntry("CODEV_LOG_URL", url)
        .containsEntry("CODEV_LOG_USER", "codev_groups");
  }

  @Test
  @DisplayName("une adresse d'une autre forme est refusée en disant laquelle on attend")
  void another_form_is_refused() {
    assertThatThrownBy(() -> Databases.at("postgres://h/db", new Secrets(folder)))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("jdbc:postgresql://HOST:PORT/postgres");
  }
}
