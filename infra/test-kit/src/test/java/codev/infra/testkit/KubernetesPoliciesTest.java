package codev.infra.testkit;

import static codev.infra.testkit.KubernetesManifests.FOLDER;
import static codev.infra.testkit.KubernetesManifests.SERVICES;
import static codev.infra.testkit.KubernetesManifests.all;
import static codev.infra.testkit.KubernetesManifests.deployments;
import static codev.infra.testkit.KubernetesManifests.ofKind;
import static codev.infra.testkit.KubernetesManifests.one;
import static codev.infra.testkit.KubernetesManifests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("What Kubernetes lets pass, and what it gives to the pods")
class KubernetesPoliciesTest {
  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|JAAS|REDIS|TOKEN$");

  /** Secrets that the scripts of the containers do not make. */
  private static final Set<String> OF_ONES_OWN = Set.of("audit-key.pem", "CODEV_LIMITS_REDIS");

  @Test
  @DisplayName("the namespace refuses pods that are not restricted")
  void the_namespace_is_restricted() {
    var labels = one("Namespace", "codev").content().path("metadata").path("labels");
    assertThat(labels.path("pod-security.kubernetes.io/enforce").asString(""))
        .isEqualTo("restricted");
  }

  @Test
  @DisplayName("nothing passes that no policy names")
  void nothing_else_passes() {
    var denial = one("NetworkPolicy", "default-deny").spec();
    assertThat(denial.path("podSelector").isObject()).isTrue();
    assertThat(denial.path("podSelector").size()).isZero();
    assertThat(texts(denial.path("policyTypes"))).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(denial.propertyNames()).doesNotContain("ingress", "egress");
    for (var policy : ofKind("NetworkPolicy"))
      for (var direction : List.of("ingress", "egress"))
        for (var rule : policy.spec().path(direction)) {
          var peers = rule.path(direction.equals("ingress") ? "from" : "to");
          assertThat(peers.size()).as("%s: %s", policy.name(), rule).isPositive();
          assertThat(peers.valueStream()).allMatch(KubernetesPoliciesTest::isNamed);
          assertThat(rule.path("ports").size()).as("%s: %s", policy.name(), rule).isPositive();
        }
  }

  /** No whole network, and not every pod or namespace. */
  private static boolean isNamed(JsonNode peer) {
    return !peer.has("ipBlock")
        && peer.size() > 0
        && peer.valueStream().allMatch(selector -> selector.path("matchLabels").size() > 0);
  }

  @Test
  @DisplayName("each service has its policy, for both directions")
  void each_service_has_its_policy() {
    for (var deployment : deployments()) {
      var policy = one("NetworkPolicy", deployment.name()).spec();
      assertThat(policy.path("podSelector").toString())
          .isEqualTo(deployment.spec().path("selector").toString());
      assertThat(texts(policy.path("policyTypes"))).containsExactlyInAnyOrder("Ingress", "Egress");
    }
  }

  @Test
  @DisplayName("only the gateway is reached from outside, and it reaches no log")
  void only_the_gateway_is_reached_from_outside() {
    for (var service : SERVICES) {
      assertThat(one("NetworkPolicy", service).spec().path("ingress").toString())
          .contains("gateway")
          .doesNotContain("\"ingress\"", "identity");
      assertThat(ports(service, "egress")).containsExactlyInAnyOrder(8080, 5432, 9092, 27017);
    }
    assertThat(one("NetworkPolicy", "gateway").spec().path("ingress").toString())
        .contains("\"ingress\"");
    assertThat(ports("gateway", "egress")).containsExactlyInAnyOrder(8080, 6379);
  }

  private static Set<Integer> ports(String policy, String direction) {
    var ports = new TreeSet<Integer>();
    for (var rule : one("NetworkPolicy", policy).spec().path(direction))
      for (var port : rule.path("ports")) ports.add(port.path("port").asInt(0));
    return ports;
  }

  @Test
  @DisplayName("every setting is one that the operator's page lists")
  void settings_are_documented() throws IOException {
    var used = new TreeSet<String>();
    for (var deployment : deployments())
      for (var container : deployment.containers())
        for (var variable : container.path("env")) used.add(variable.path("name").asString(""));
    for (var file : settingFiles()) used.addAll(names(file));
    assertThat(used).hasSizeGreaterThan(25);
    assertThat(DocumentedSettings.names()).containsAll(used);
  }

  @Test
  @DisplayName("a secret comes by reference: none is in a file or a variable")
  void secrets_are_referred_to() throws IOException {
    assertThat(ofKind("Secret")).isEmpty();
    for (var kustomization : ofKind("Kustomization"))
      assertThat(kustomization.content().has("secretGenerator")).isFalse();
    for (var deployment : deployments())
      for (var container : deployment.containers())
        for (var variable : container.path("env"))
          assertThat(variable.path("name").asString("")).doesNotContainPattern(SECRET);
    for (var file : settingFiles())
      assertThat(names(file)).noneMatch(name -> SECRET.matcher(name).find());
  }

  @Test
  @DisplayName("secrets have the names that the containers of Compose give them")
  void secrets_have_known_names() throws IOException {
    var docker = ArchitectureRules.repository().resolve("infra/docker");
    var scripts =
        Files.readString(docker.resolve("secrets.sh"))
            + Files.readString(docker.resolve("certificates.sh"));
    var owners = new ArrayList<String>();
    for (var deployment : deployments())
      for (var volume : deployment.pod().path("volumes")) {
        if (!volume.has("secret")) continue;
        var secret = volume.path("secret").path("secretName").asString("");
        assertThat(secret).startsWith(deployment.name());
        if (secret.endsWith("-owner")) owners.add(secret);
        assertThat(volume.path("secret").path("items").size()).isPositive();
        for (var item : volume.path("secret").path("items")) {
          var key = item.path("key").asString("");
          assertThat(item.path("path").asString("")).endsWith(key);
          if (!OF_ONES_OWN.contains(key)) assertThat(scripts).as(key).contains("/" + key);
        }
      }
    assertThat(owners).hasSize(3);
  }

  @Test
  @DisplayName("the gateway gets neither a master key nor an account of the key vault")
  void the_gateway_gets_no_key() {
    assertThat(one("Deployment", "gateway").content().toString())
        .contains("gateway-settings")
        .doesNotContain("master-key", "CODEV_KEYS");
    assertThat(one("Deployment", "group-service").content().toString())
        .contains("master-key", "CODEV_KEYS");
  }

  @Test
  @DisplayName("every file is named by its kustomization")
  void files_are_named() throws IOException {
    for (var kustomization : ofKind("Kustomization")) {
      var folder = folder(kustomization.file());
      var named = new TreeSet<String>(texts(kustomization.content().path("resources")));
      for (var generator : kustomization.content().path("configMapGenerator"))
        named.addAll(texts(generator.path("envs")));
      assertThat(named).allMatch(one -> Files.exists(folder.resolve(one)));
      try (var files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .allMatch(file -> file.equals("kustomization.yaml") || named.contains(file));
      }
    }
    assertThat(all().stream().map(one -> folder(one.file())).distinct())
        .containsExactlyInAnyOrder(FOLDER.resolve("base"), FOLDER.resolve("example"));
  }

  private static Path folder(Path file) {
    return file.resolveSibling("").normalize();
  }

  private static List<Path> settingFiles() throws IOException {
    var files = RepositoryFiles.below(FOLDER, file -> file.toString().endsWith(".env"));
    assertThat(files).hasSize(4);
    return files;
  }

  private static List<String> names(Path settings) throws IOException {
    return Files.readAllLines(settings).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("=", 2)[0])
        .toList();
  }
}
