package codev.infra.localplatform;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import codev.infra.localplatform.accounts.DemonstrationAccounts;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.stores.KafkaAccess;
import codev.infra.localplatform.stores.KafkaAccounts;
import codev.infra.localplatform.stores.PostgresDatabases;
import codev.infra.localplatform.stores.ServiceLog;
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
  private Map<String, String> environment = Map.of();

  @Test
  @DisplayName("gateway and identity provider have neither the master key nor the key vault")
  void the_edge_has_no_keys() {
    for (var name : Set.of("gateway", "identity"))
      assertThat(settings(name).keySet())
          .noneMatch(setting -> setting.matches("CODEV_(MASTER|EPOCH|KEYS|AUDIT|LOG).*"));
    assertThat(settings("session-service"))
        .containsEntry(
            "CODEV_MASTER_KEY_FILE", new Secrets(folder.resolve("secrets")).masterKey().toString())
        .containsEntry("CODEV_EPOCH_KEYS_FOLDER", folder.resolve("epoch-keys").toString());
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

  @Test
  @DisplayName("each service signs in to the broker with an account of its own")
  void each_signs_in_to_the_broker() {
    var accounts = new KafkaAccounts(new Secrets(folder.resolve("secrets")));
    var kafka = new KafkaAccess("kafka:9092", accounts);
    for (var log : ServiceLog.values())
      assertThat(settings(log.service(), kafka))
          .containsEntry("CODEV_KAFKA", "kafka:9092")
          .containsAllEntriesOf(accounts.access(log))
          .extractingByKey("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", as(STRING))
          .contains("username=\"%s\"".formatted(log.database()));
  }

  @Test
  @DisplayName("nothing is set of how they sign in to brokers of one's own")
  void of_own_brokers_nothing_is_set() {
    assertThat(settings("session-service").keySet())
        .contains("CODEV_KAFKA")
        .noneMatch(name -> name.startsWith("SPRING_KAFKA"));
  }

  @Test
  @DisplayName("a service that runs out of memory ends, instead of going on with threads missing")
  void ends_without_memory() {
    for (var log : ServiceLog.values())
      assertThat(program(log.service(), new KafkaAccess("kafka:9092", null)).command())
          .contains("-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  @DisplayName("group-service reads what accounts lose at the local provider, or at one's own")
  void what_accounts_lose() {
    var settings = settings("group-service");
    assertThat(settings)
        .containsEntry(
            "CODEV_IDENTITY_EVENTS_ADMIN",
            "http://127.0.0.1:%d/admin/realms/codev".formatted(new Ports(8080).identity()))
        .containsEntry(
            "CODEV_IDENTITY_EVENTS_SECRET", settings("identity").get("CODEV_EVENTS_SECRET"));
    for (var other : Set.of("session-service", "learning-service", "gateway"))
      assertThat(settings(other).keySet()).noneMatch(setting -> setting.contains("EVENTS"));

    environment = Map.of("CODEV_IDENTITY_EVENTS_ADMIN", "https://keycloak/admin/realms/codev");
    assertThat(settings("group-service").keySet())
        .noneMatch(setting -> setting.startsWith("CODEV_IDENTITY_EVENTS"));
  }

  private Map<String, String> settings(String name) {
    return settings(name, new KafkaAccess("kafka:9092", null));
  }

  private Map<String, String> settings(String name, KafkaAccess kafka) {
    return program(name, kafka).environment();
  }

  private ProcessSpecification program(String name, KafkaAccess kafka) {
    var databases =
        PostgresDatabases.at(
            "jdbc:postgresql://host/postgres", new Secrets(folder.resolve("secrets")));
    var stores = new ServiceProcesses.Stores(databases, kafka, "mongodb://views", Set.of());
    return new ServiceProcesses(
            new DataDirectory(folder),
            new Ports(8080),
            new JavaCommand(ROOT, false),
            new JavaCommand(ROOT, false),
            InstanceCounts.ONE_OF_EACH,
            environment)
        .programs(stores).stream()
            .filter(program -> program.name().equals(name))
            .findFirst()
            .orElseThrow();
  }
}
