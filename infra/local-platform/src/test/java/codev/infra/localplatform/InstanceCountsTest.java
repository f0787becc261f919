package codev.infra.localplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.stores.KafkaAccess;
import codev.infra.localplatform.stores.PostgresDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Several instances of a service")
class InstanceCountsTest {
  private static final InstanceCounts TWO_ROOMS =
      InstanceCounts.ONE_OF_EACH.with("session-service=2");

  private static final Path ROOT = Path.of("/built/tree");

  @TempDir Path folder;

  @Test
  @DisplayName("are requested for each service by itself")
  void are_requested_by_service() {
    var instances =
        instances("up", "--instances", "session-service=3", "--instances", "group-service=2");

    assertThat(instances.of("session-service")).isEqualTo(3);
    assertThat(instances.of("group-service")).isEqualTo(2);
    assertThat(instances.of("learning-service")).isEqualTo(1);
  }

  @Test
  @DisplayName("are handed on to a detached supervisor")
  void are_handed_on() {
    var instances =
        instances("up", "--instances", "session-service=3", "--instances", "group-service=2");

    assertThat(instances(instances.words().toArray(String[]::new))).isEqualTo(instances);
  }

  @ParameterizedTest
  @DisplayName("are refused with the service or number that cannot be")
  @ValueSource(strings = {"postgres=2", "session-service", "session-service=0", "group-service=9"})
  void a_wrong_request_is_refused(String words) {
    assertThatThrownBy(() -> instances("up", "--instances", words))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("\"" + words + "\"")
        .hasMessageContaining("session-service")
        .hasMessageContaining("1 to 5");
  }

  @Test
  @DisplayName("are refused for the gateway with the reason")
  void a_second_gateway_is_refused() {
    assertThatThrownBy(() -> instances("up", "--instances", "gateway=2"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("browser sessions in memory");
  }

  @Test
  @DisplayName("have names and ports of their own, and share everything else")
  void have_names_and_ports_of_their_own() {
    var first = program("session-service");
    var second = program("session-service-2");

    assertThat(first.port()).isEqualTo(8083);
    assertThat(second.port()).isEqualTo(8103);
    assertThat(second.environment()).containsEntry("CODEV_PORT", "8103");
    assertThat(second.command()).isEqualTo(first.command());
    assertThat(second.environment())
        .containsEntry("CODEV_AUDIT_KEY_FILE", first.environment().get("CODEV_AUDIT_KEY_FILE"))
        .containsEntry("CODEV_LOG_URL", first.environment().get("CODEV_LOG_URL"))
        .containsEntry("CODEV_VIEWS_URI", first.environment().get("CODEV_VIEWS_URI"));
  }

  @Test
  @DisplayName("drain before they stop, where another takes over")
  void drain_before_they_stop() {
    assertThat(program("session-service-2").environment()).containsKey("CODEV_SHUTDOWN_DRAIN");
    assertThat(program("group-service").environment()).doesNotContainKey("CODEV_SHUTDOWN_DRAIN");
  }

  @Test
  @DisplayName("use no port twice, even when there are as many as possible")
  void use_no_port_twice() {
    var most =
        new InstanceCounts(
            java.util.Map.of(
                "group-service", InstanceCounts.MOST,
                "session-service", InstanceCounts.MOST,
                "learning-service", InstanceCounts.MOST));

    var ports = programs(most, ROOT).stream().map(ProcessSpecification::port);

    assertThat(ports).doesNotHaveDuplicates().hasSize(3 * InstanceCounts.MOST + 2);
  }

  @Test
  @DisplayName("are all known to the gateway")
  void are_known_to_the_gateway() {
    assertThat(program("gateway").environment())
        .containsEntry("CODEV_GROUP_SERVICE", "http://127.0.0.1:8082")
        .containsEntry("CODEV_SESSION_SERVICE", "http://127.0.0.1:8083,http://127.0.0.1:8103");
  }

  @Test
  @DisplayName("know where the keys are that sign each other’s messages")
  void know_the_keys_of_each_other() {
    assertThat(program("session-service-2").environment())
        .containsEntry(
            "CODEV_MESSAGE_KEYS_GROUPS", "http://127.0.0.1:8082/.well-known/message-keys")
        .containsEntry(
            "CODEV_MESSAGE_KEYS_LEARNING", "http://127.0.0.1:8084/.well-known/message-keys");
  }

  @Test
  @DisplayName("can be of two versions: the first of this one, all others of the second")
  void can_be_of_two_versions() {
    var second = folder.resolve("second").resolve("session-service");

    assertThat(programs(TWO_ROOMS, folder.resolve("second")))
        .filteredOn(
            it -> it.command().contains(second.resolve("target/session-service.jar").toString()))
        .extracting(ProcessSpecification::name)
        .containsExactly("session-service-2");
    assertThat(Arguments.of(List.of("up", "--second-version", "/old"), ROOT).up().words())
        .containsSequence("--second-version", "/old");
  }

  @Test
  @DisplayName("measure the disk of each store")
  void measure_the_disk_of_each_store() {
    var data = new DataDirectory(folder);
    assertThat(program("session-service-2").environment())
        .containsEntry(
            "MANAGEMENT_METRICS_SYSTEM_DISKSPACE_PATHS",
            "%s,%s,%s".formatted(data.store("postgres"), data.store("kafka"), data.store("views")));
  }

  private ProcessSpecification program(String name) {
    return programs(TWO_ROOMS, ROOT).stream()
        .filter(program -> program.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<ProcessSpecification> programs(InstanceCounts instances, Path second) {
    var databases =
        PostgresDatabases.at(
            "jdbc:postgresql://host/postgres", new Secrets(folder.resolve("secrets")));
    return new ServiceProcesses(
            new DataDirectory(folder),
            new Ports(8080),
            new JavaCommand(ROOT, false),
            new JavaCommand(second, false),
            instances,
            Map.of())
        .programs(
            new ServiceProcesses.Stores(
                databases, new KafkaAccess("kafka:9092", null), "mongodb://views", Set.of()));
  }

  private static InstanceCounts instances(String... words) {
    return Arguments.of(List.of(words), ROOT).instances();
  }
}
