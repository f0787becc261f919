package codev.infra.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.StartingPostgresProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service that starts while PostgreSQL recovers")
class RecoveringDatabaseTest {
  @Test
  @DisplayName("its key vault opens as soon as the server accepts connections")
  void the_key_vault_waits(@TempDir Path folder) throws IOException {
    try (var server = new StartingPostgresProxy(TestPostgres.database(), 2)) {
      var settings =
          new KeyProperties(
              server.url(),
              TestPostgres.Database.USERNAME,
              TestPostgres.Database.PASSWORD,
              null,
              folder.resolve("master.key"),
              null,
              folder.resolve("epochs"),
              Duration.ofDays(30),
              Duration.ofSeconds(5));
      try (var vault = new ConfidentialityConfiguration().vault(settings)) {
        assertThat(vault.keys().find("alice")).isNull();
        assertThat(server.refused()).isEqualTo(2);
      }
    }
  }
}
