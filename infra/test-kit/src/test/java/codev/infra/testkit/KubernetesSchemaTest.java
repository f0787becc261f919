package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.KubernetesManifests.Manifest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("An object that Kubernetes is given")
class KubernetesSchemaTest {
  /** What kubectl reads itself: the API does not have it. */
  private static final String KUSTOMIZATION = "kustomize.config.k8s.io/v1beta1";

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: gateway
        labels: { part: codev }
      spec:
        replicas: 2
        strategy:
          rollingUpdate: { maxSurge: 1, maxUnavailable: 25% }
        selector: { matchLabels: { part: codev } }
        template:
          metadata: { labels: { part: codev } }
          spec:
            securityContext: { runAsUser: 10001 }
            containers:
              - name: gateway
                readinessProbe:
                  httpGet: { path: /, port: http }
                resources:
                  limits: { memory: 640Mi, cpu: 2 }
      """;

  @Test
  @DisplayName("has the fields of its type: no other, none missing, none with another value")
  void is_of_its_type() {
    var objects =
        KubernetesManifests.all().stream()
            .filter(one -> !apiVersion(one).equals(KUSTOMIZATION))
            .toList();
    assertThat(objects)
        .extracting(Manifest::kind)
        .contains("Deployment", "Ingress", "NetworkPolicy", "PersistentVolumeClaim", "Service");
    for (var object : objects)
      assertThat(KubernetesSchema.faults(object.content()))
          .as("%s in %s", object.name(), object.file().getFileName())
          .isEmpty();
  }

  private static String apiVersion(Manifest object) {
    return object.content().path("apiVersion").asString("");
  }

  @Test
  @DisplayName("may have whatever its type has")
  void may_have_what_its_type_has() {
    assertThat(faults(DEPLOYMENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apps/v1 | apps/v1beta1 | no kind of the API: apps/v1beta1 Deployment",
        "replicas | replica | Deployment.spec.replica is unknown",
        "selector | select | Deployment.spec.selector is missing",
        "replicas: 2 | replicas: two | Deployment.spec.replicas is no Integer: \"two\"",
        "10001 | root | template.spec.securityContext.runAsUser is no Long: \"root\"",
        "metadata: { labels: { part: codev } } | metadata: { labels: { part: 7 } }"
            + " | Deployment.spec.template.metadata.labels.part is no String: 7",
        "{ maxSurge: 1, maxUnavailable: 25% } | 1"
            + " | Deployment.spec.strategy.rollingUpdate is no V1RollingUpdateDeployment: 1",
        "readinessProbe | readynessProbe | containers[0].readynessProbe is unknown",
        ", port: http | '' | containers[0].readinessProbe.httpGet.port is missing",
        "- name: gateway | - image: gateway | containers[0].name is missing",
        "640Mi | 640MB | containers[0].resources.limits.memory is no Quantity: \"640MB\"",
        "cpu: 2 | cpu: true | containers[0].resources.limits.cpu is no Quantity: true"
      })
  @DisplayName("is refused with another field, without a required one, with another value")
  void another_is_refused(String written, String instead, String fault) {
    assertThat(DEPLOYMENT).contains(written);
    assertThat(faults(DEPLOYMENT.replace(written, instead)))
        .anySatisfy(one -> assertThat(one).endsWith(fault));
  }

  private static List<String> faults(String yaml) {
    Object read = new Yaml().load(yaml);
    JsonNode object = JsonMapper.shared().valueToTree(read);
    return KubernetesSchema.faults(object);
  }
}
