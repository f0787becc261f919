package codev.infra.localplatform;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.localplatform.accounts.DemonstrationAccounts;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.stores.PostgresDatabases;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The settings of the services' processes")
class ServiceProcessesTest {
  private static final Path ROOT = Path.of("/built/tree");

  @TempDir Path folder;

  @Test
  @DisplayName("gateway and identity provider have neither the master key nor the key vault")
  void the_edge_has_no_keys() {
    for (var name : Set.of("gateway", "identity"))
      assertThat(settings(name).keySet())
          .noneMatch(setting -> setting.matches("CODEV_(MASTER|KEYS|AUDIT|LOG).*"));
    assertThat(settings("session-service"))
        .containsEntry(
            "CODEV_MASTER_KEY_FILE", new Secrets(folder.resolve("secrets")).masterKey().toString());
  }

  @Test
  @DisplayName("the launcher makes no master key, since only a service knows whether one was used")
  void the_launcher_makes_no_master_key() {
    settings("session-service");
    assertThat(new Secrets(folder.resolve("secrets")).masterKey()).doesNotExist();
  }

  @Test
  @DisplayName("all who can sign in are in the directory of group-service from the start")
  void accounts_are_in_the_directory() {
    var settings = settings("group-service");
    assertThat(settings).containsEntry("CODEV_DIRECTORY_INITIALPEOPLEBY", "manager");
    for (var account : DemonstrationAccounts.values())
      assertThat(settings)
          .containsEntry(
              "CODEV_DIRECTORY_INITIALPEOPLE_%d_USERNAME".formatted(account.ordinal()),
              account.username())
          .containsEntry(
              "CODEV_DIRECTORY_INITIALPEOPLE_%d_DISPLAYNAME".formatted(account.ordinal()),
              account.account().displayName());
    assertThat(settings("session-service").keySet()).noneMatch(name -> name.contains("DIRECTORY"));
  }

  private Map<String, String> settings(String name) {
    var databases =
        PostgresDatabases.at(
            "jdbc:postgresql://host/postgres", new Secrets(folder.resolve("secrets")));
    var stores = new ServiceProcesses.Stores(databases, "kafka:9092", "mongodb://views", Set.of());
    return new ServiceProcesses(
            new DataDirectory(folder),
            new Ports(8080),
            new JavaCommand(ROOT, false),
            new JavaCommand(ROOT, false),
            InstanceCounts.ONE_OF_EACH)
        .programs(stores).stream()
            .filter(program -> program.name().equals(name))
            .findFirst()
            .orElseThrow()
            .environment();
  }
}
