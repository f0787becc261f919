package codev.infra.testkit;

import static codev.infra.testkit.KubernetesManifests.SERVICES;
import static codev.infra.testkit.KubernetesManifests.deployments;
import static codev.infra.testkit.KubernetesManifests.ofKind;
import static codev.infra.testkit.KubernetesManifests.one;
import static codev.infra.testkit.KubernetesManifests.texts;
import static codev.infra.testkit.KubernetesManifests.variable;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.KubernetesManifests.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The pods that Kubernetes is given")
class KubernetesPodsTest {
  /** The folder of epoch keys is that of the settings. */
  private static final Set<String> WRITABLE = Set.of("/tmp", "/epoch-keys");

  /** What an instance needs beside its drain, as operations.md has it. */
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  @Test
  @DisplayName("are those of the three services and the gateway")
  void are_those_of_the_services() {
    var expected = new ArrayList<>(SERVICES);
    expected.add("gateway");
    assertThat(deployments().stream().map(Manifest::name)).hasSameElementsAs(expected);
    assertThat(deployments()).hasSize(4).allMatch(one -> one.pod().path("containers").size() == 1);
  }

  @Test
  @DisplayName("run as no privileged user, and know nothing of the cluster")
  void pods_are_restricted() {
    for (var deployment : deployments()) {
      var pod = deployment.pod();
      var context = pod.path("securityContext");
      var name = deployment.name();
      assertThat(context.path("runAsNonRoot").asBoolean(false)).as(name).isTrue();
      assertThat(context.path("runAsUser").asInt(0)).as(name).isEqualTo(10_001);
      assertThat(context.path("seccompProfile").path("type").asString(""))
          .as(name)
          .isEqualTo("RuntimeDefault");
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).as(name).isFalse();
      assertThat(pod.path("enableServiceLinks").asBoolean(true)).as(name).isFalse();
      assertThat(pod.propertyNames()).as(name).doesNotContain("hostNetwork", "hostPID", "hostIPC");
      for (var volume : pod.path("volumes"))
        assertThat(volume.has("emptyDir") || volume.has("secret") || isEpochKeys(volume))
            .as("%s", volume)
            .isTrue();
    }
  }

  private static boolean isEpochKeys(JsonNode volume) {
    var claim = volume.path("persistentVolumeClaim").path("claimName").asString("");
    return claim.equals("epoch-keys") && volume.path("name").asString("").equals(claim);
  }

  @Test
  @DisplayName("share the epoch keys, which the gateway does not have")
  void services_share_the_epoch_keys() {
    var claim = one("PersistentVolumeClaim", "epoch-keys").spec();
    assertThat(texts(claim.path("accessModes"))).containsExactly("ReadWriteMany");
    for (var deployment : deployments()) {
      var isService = SERVICES.contains(deployment.name());
      for (var container : deployment.containers())
        assertThat(
                container
                    .path("volumeMounts")
                    .valueStream()
                    .anyMatch(mount -> mount.path("name").asString("").equals("epoch-keys")))
            .as(deployment.name())
            .isEqualTo(isService);
      assertThat(
              deployment
                  .pod()
                  .path("volumes")
                  .valueStream()
                  .anyMatch(KubernetesPodsTest::isEpochKeys))
          .as(deployment.name())
          .isEqualTo(isService);
    }
  }

  @Test
  @DisplayName("have containers that gain no rights and write to no disk but the epoch keys")
  void containers_are_restricted() {
    for (var container : containers()) {
      var context = container.path("securityContext");
      var name = container.path("name").asString("");
      assertThat(context.path("runAsNonRoot").asBoolean(false)).as(name).isTrue();
      assertThat(context.path("readOnlyRootFilesystem").asBoolean(false)).as(name).isTrue();
      assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).as(name).isFalse();
      assertThat(context.has("privileged")).as(name).isFalse();
      assertThat(texts(context.path("capabilities").path("drop"))).as(name).containsExactly("ALL");
      assertThat(context.path("capabilities").has("add")).as(name).isFalse();
      for (var mount : container.path("volumeMounts"))
        assertThat(
                mount.path("readOnly").asBoolean(false)
                    || WRITABLE.contains(mount.path("mountPath").asString("")))
            .as("%s of %s is only read", mount, name)
            .isTrue();
    }
  }

  @Test
  @DisplayName("say what they need, and get no more memory than that")
  void containers_have_resources() {
    for (var container : containers()) {
      var resources = container.path("resources");
      assertThat(resources.path("requests").propertyNames()).contains("cpu", "memory");
      assertThat(resources.path("limits").path("memory").asString(""))
          .isNotEmpty()
          .isEqualTo(resources.path("requests").path("memory").asString(""));
    }
  }

  @Test
  @DisplayName("have the images that the containers of Compose have, of a version")
  void images_have_a_version() throws IOException {
    var compose = Files.readString(ArchitectureRules.repository().resolve("docker-compose.yml"));
    for (var container : containers()) {
      var image = container.path("image").asString("");
      assertThat(image).matches("codev/[a-z-]+:[0-9][\\w.-]*");
      assertThat(compose).contains("image: " + image + "\n");
    }
    for (var kustomization : ofKind("Kustomization"))
      for (var image : kustomization.content().path("images"))
        assertThat(image.path("newTag").asString("")).as("%s", image).matches("[0-9][\\w.-]*");
  }

  @Test
  @DisplayName("are restarted when they do not live, and get nothing while they are not ready")
  void containers_have_probes() {
    for (var deployment : deployments()) {
      var container = deployment.main();
      assertThat(container.path("ports").path(0).path("containerPort").asInt(0)).isEqualTo(8080);
      assertThat(path(container, "startupProbe")).isEqualTo("/actuator/health/liveness");
      assertThat(path(container, "livenessProbe")).isEqualTo("/actuator/health/liveness");
      assertThat(path(container, "readinessProbe")).isEqualTo("/actuator/health/readiness");
    }
  }

  private static String path(JsonNode container, String probe) {
    var request = container.path(probe).path("httpGet");
    assertThat(request.path("port").asString("")).as(probe).isEqualTo("http");
    return request.path("path").asString("");
  }

  @Test
  @DisplayName("are several of each, apart from each other, of which one at a time is taken away")
  void are_several() {
    for (var deployment : deployments()) {
      var name = deployment.name();
      assertThat(deployment.spec().path("replicas").asInt(0)).as(name).isGreaterThan(1);
      var update = deployment.spec().path("strategy").path("rollingUpdate");
      assertThat(update.path("maxUnavailable").asInt(1)).as(name).isZero();
      assertThat(update.path("maxSurge").asInt(0)).as(name).isPositive();
      var budget = one("PodDisruptionBudget", name).spec();
      assertThat(budget.path("maxUnavailable").asInt(0)).as(name).isEqualTo(1);
      assertThat(selects(budget.path("selector"), deployment)).as(name).isTrue();
      assertThat(selects(deployment.spec().path("selector"), deployment)).as(name).isTrue();
      assertThat(spread(deployment)).as(name).contains("kubernetes.io/hostname");
    }
  }

  private static List<String> spread(Manifest deployment) {
    var apart = new ArrayList<String>();
    for (var constraint : deployment.pod().path("topologySpreadConstraints")) {
      assertThat(selects(constraint.path("labelSelector"), deployment)).isTrue();
      apart.add(constraint.path("topologyKey").asString(""));
    }
    return apart;
  }

  /** Whether it names a label, and only labels that the pods have. */
  private static boolean selects(JsonNode selector, Manifest deployment) {
    var labels = selector.path("matchLabels").properties();
    return !labels.isEmpty()
        && labels.stream()
            .allMatch(label -> deployment.labels().path(label.getKey()).equals(label.getValue()));
  }

  @Test
  @DisplayName("answer on for a while when they are stopped, and have the time to end")
  void are_drained() {
    for (var deployment : deployments()) {
      var container = deployment.main();
      var drain = SERVICES.contains(deployment.name()) ? drain(container) : pause(container);
      assertThat(drain).as(deployment.name()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
      assertThat(grace(deployment))
          .as(deployment.name())
          .isGreaterThanOrEqualTo(drain.plus(SHUTDOWN));
    }
  }

  private static Duration drain(JsonNode container) {
    return Duration.parse(
        "PT" + variable(container, "CODEV_SHUTDOWN_DRAIN").toUpperCase(Locale.ROOT));
  }

  /** The gateway has no setting for it. */
  private static Duration pause(JsonNode container) {
    var sleep = container.path("lifecycle").path("preStop").path("sleep");
    return Duration.ofSeconds(sleep.path("seconds").asInt(0));
  }

  private static Duration grace(Manifest deployment) {
    return Duration.ofSeconds(deployment.pod().path("terminationGracePeriodSeconds").asInt(0));
  }

  @Test
  @DisplayName("bring the tables up to date before they serve, as the owner only then")
  void tables_are_migrated_first() {
    for (var name : SERVICES) {
      var deployment = one("Deployment", name);
      assertThat(deployment.pod().path("initContainers").size()).as(name).isEqualTo(1);
      var migration = deployment.pod().path("initContainers").path(0);
      assertThat(migration.path("image").asString(""))
          .isEqualTo(deployment.main().path("image").asString(""));
      assertThat(texts(migration.path("command")))
          .startsWith("java", "-Dspring.context.exit=onRefresh")
          .endsWith("-jar", "service.jar");
      for (var setting : List.of("CODEV_LOG_URL", "CODEV_LOG_USER"))
        assertThat(variable(migration, setting)).isEqualTo(variable(deployment.main(), setting));
      assertThat(variable(deployment.main(), "CODEV_LOG_EXCESSRIGHTS")).isEqualTo("refuse");
      assertThat(mounted(migration)).contains("owner");
      assertThat(mounted(deployment.main())).doesNotContain("owner");
      assertThat(deployment.main().toString()).doesNotContain("OWNER");
    }
  }

  private static List<String> mounted(JsonNode container) {
    return container
        .path("volumeMounts")
        .valueStream()
        .map(mount -> mount.path("name").asString(""))
        .toList();
  }

  private static List<JsonNode> containers() {
    return deployments().stream().flatMap(one -> one.containers().stream()).toList();
  }
}
