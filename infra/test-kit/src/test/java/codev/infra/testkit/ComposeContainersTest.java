package codev.infra.testkit;

import static codev.infra.testkit.KubernetesManifests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The containers of Compose")
class ComposeContainersTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();

  private static final List<String> PROGRAMS =
      List.of("group-service", "session-service", "learning-service", "gateway");

  /** All that holds words, keys or messages. */
  private static final List<String> CONFINED =
      List.of(
          "group-service",
          "session-service",
          "learning-service",
          "postgres",
          "views",
          "kafka-1",
          "kafka-2",
          "kafka-3");

  @Test
  @DisplayName("with our programs gain no rights, and write to nothing but their volumes")
  void programs_are_restricted() throws IOException {
    for (var name : PROGRAMS) {
      var container = file().path("services").path(name);
      assertThat(container.path("read_only").asBoolean(false)).as(name).isTrue();
      assertThat(container.path("privileged").asBoolean(false)).as(name).isFalse();
      assertThat(texts(container.path("cap_drop"))).as(name).containsExactly("ALL");
      assertThat(texts(container.path("security_opt"))).as(name).contains("no-new-privileges:true");
      assertThat(container.has("cap_add")).as(name).isFalse();
      assertThat(container.path("mem_limit").asString("")).as(name).isNotEmpty();
    }
  }

  @Test
  @DisplayName("with our services share the epoch keys, which the gateway does not have")
  void services_share_the_epoch_keys() throws IOException {
    for (var name : PROGRAMS) {
      var container = file().path("services").path(name);
      var isService = !name.equals("gateway");
      assertThat(texts(container.path("volumes")).contains("epoch-keys:/epoch-keys"))
          .as(name)
          .isEqualTo(isService);
      assertThat(container.path("environment").path("CODEV_EPOCH_KEYS_FOLDER").asString(""))
          .as(name)
          .isEqualTo(isService ? "/epoch-keys" : "");
    }
  }

  @Test
  @DisplayName("have programs alone in our images: no sources, and nothing of their history")
  void images_have_programs_alone() throws IOException {
    var stages = Files.readString(REPOSITORY.resolve("infra/docker/Dockerfile"));
    assertThat(
            stages
                .substring(stages.lastIndexOf("\nFROM "))
                .lines()
                .filter(line -> line.matches("(COPY|ADD) .*")))
        .containsExactly(
            "COPY --from=built /codev/${SERVICE}/target/lib lib",
            "COPY --from=built /codev/${SERVICE}/target/${SERVICE}.jar service.jar",
            "COPY infra/docker/is-ready.sh /usr/local/bin/is-ready.sh");
  }

  @Test
  @DisplayName("are reached from this machine only")
  void are_reached_from_this_machine() throws IOException {
    var ports =
        file()
            .path("services")
            .valueStream()
            .flatMap(container -> texts(container.path("ports")).stream())
            .toList();

    assertThat(ports).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  @DisplayName("are reached only where people have to sign in")
  void those_that_are_reached_ask_for_a_sign_in() throws IOException {
    var reached =
        file().path("services").properties().stream()
            .filter(container -> container.getValue().has("ports"))
            .map(Map.Entry::getKey)
            .toList();

    assertThat(reached).containsExactlyInAnyOrder("gateway", "keycloak", "grafana");
  }

  @Test
  @DisplayName("that hold words, keys or messages have networks without a way out only")
  void are_confined() throws IOException {
    var file = file();
    for (var name : CONFINED) {
      var networks = networks(file.path("services").path(name));
      assertThat(networks).as(name).isNotEmpty();
      for (var network : networks)
        assertThat(file.path("networks").path(network).path("internal").asBoolean(false))
            .as("%s of %s", network, name)
            .isTrue();
    }
  }

  @Test
  @DisplayName("of the identity provider share no network with stores, but for its own database")
  void the_provider_is_apart() throws IOException {
    var services = file().path("services");
    var ofProvider = networks(services.path("keycloak"));
    assertThat(ofProvider).isNotEmpty();
    for (var store : List.of("views", "kafka-1", "kafka-2", "kafka-3"))
      assertThat(networks(services.path(store)))
          .as(store)
          .isNotEmpty()
          .doesNotContainAnyElementsOf(ofProvider);
    assertThat(networks(services.path("postgres")))
        .filteredOn(ofProvider::contains)
        .containsExactly("provider-store");
  }

  @Test
  @DisplayName("of the brokers are asked whether they are well by what runs their script")
  void brokers_are_asked_by_their_shell() throws IOException {
    for (var broker : List.of("kafka-1", "kafka-2", "kafka-3")) {
      var container = file().path("services").path(broker);
      var shell = texts(container.path("command")).getFirst();
      assertThat(texts(container.path("healthcheck").path("test")))
          .as(broker)
          .startsWith("CMD", shell);
    }
  }

  @Test
  @DisplayName("are replaced by stand-ins under their own names, but for two that have none")
  void stand_ins_have_the_names() throws IOException {
    var services = file().path("services");
    var replaced = standIns().path("services");
    assertThat(services.propertyNames()).containsAll(replaced.propertyNames());
    var build = Files.readString(REPOSITORY.resolve("infra/docker/stand-ins/build.sh"));
    for (var name : services.propertyNames()) {
      var container = services.path(name);
      if (container.has("build") || replaced.path(name).has("image")) continue;
      if (replaced.path(name).has("profiles")) continue;
      var image = container.path("image").asString("").replaceFirst(":.*", "");
      assertThat(build).as(name).contains("image " + image);
    }
  }

  @Test
  @DisplayName("know nothing of the stand-ins unless they are asked for")
  void stand_ins_are_asked_for() throws IOException {
    for (var file : List.of("docker-compose.yml", "infra/docker/Dockerfile"))
      assertThat(Files.readString(REPOSITORY.resolve(file))).as(file).doesNotContain("stand-in");
  }

  @Test
  @DisplayName("end when they run out of memory, on Kubernetes also while they migrate")
  void end_without_memory() throws IOException {
    assertThat(Files.readString(REPOSITORY.resolve("infra/docker/Dockerfile")).lines())
        .anyMatch(
            line -> line.startsWith("ENTRYPOINT") && line.contains("-XX:+ExitOnOutOfMemoryError"));
    for (var name : List.of("group-service", "session-service", "learning-service"))
      assertThat(Files.readString(REPOSITORY.resolve("infra/kubernetes/base/" + name + ".yaml")))
          .contains("- -XX:+ExitOnOutOfMemoryError");
  }

  private static Collection<String> networks(JsonNode container) {
    var networks = container.path("networks");
    return networks.isObject() ? networks.propertyNames() : texts(networks);
  }

  /** With what its containers have in common. */
  private static JsonNode file() throws IOException {
    return read("docker-compose.yml");
  }

  private static JsonNode standIns() throws IOException {
    return read("infra/docker/stand-ins/compose.yml");
  }

  private static JsonNode read(String file) throws IOException {
    try (var reader = Files.newBufferedReader(REPOSITORY.resolve(file))) {
      Object content = new Yaml().load(reader);
      return JsonMapper.shared().valueToTree(content);
    }
  }
}
