package codev.infra.testkit;

import static codev.infra.testkit.KubernetesManifests.FOLDER;
import static codev.infra.testkit.KubernetesManifests.SERVICES;
import static codev.infra.testkit.KubernetesManifests.deployments;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.KubernetesManifests.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The settings of the pods are those of the containers of Compose")
class KubernetesSettingsTest {
  private static final String SECRETS = "/secrets/";

  @Test
  @DisplayName("none is missing, but for the mail server's")
  void none_is_missing() throws IOException {
    for (var deployment : deployments()) {
      var missing = new TreeSet<>(compose(deployment.name()).keySet());
      assertThat(missing).as(deployment.name()).hasSizeGreaterThan(8);
      missing.removeAll(settings(deployment).keySet());
      missing.removeIf(name -> name.startsWith("CODEV_MAIL_"));
      assertThat(missing).as(deployment.name()).isEmpty();
    }
  }

  @Test
  @DisplayName("each has the same keys in the same files, which are in its secret")
  void keys_are_in_the_same_files() throws IOException {
    for (var deployment : deployments()) {
      var files = files(settings(deployment));
      assertThat(files).as(deployment.name()).isEqualTo(files(compose(deployment.name())));
      var provided =
          deployment
              .pod()
              .path("volumes")
              .valueStream()
              .flatMap(volume -> volume.path("secret").path("items").valueStream())
              .map(item -> SECRETS + item.path("path").asString(""))
              .toList();
      assertThat(provided).as(deployment.name()).containsAll(files.values());
    }
  }

  private static Map<String, String> files(Map<String, String> settings) {
    return settings.entrySet().stream()
        .filter(setting -> setting.getKey().endsWith("_FILE"))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Of its containers, and of the files that base and example have for it. */
  private static Map<String, String> settings(Manifest deployment) throws IOException {
    var settings = new TreeMap<String, String>();
    var file = SERVICES.contains(deployment.name()) ? "settings.env" : "gateway.env";
    for (var folder : List.of("base", "example"))
      for (var line : Files.readAllLines(FOLDER.resolve(folder).resolve(file))) {
        if (line.isBlank() || line.startsWith("#")) continue;
        var parts = line.split("=", 2);
        settings.put(parts[0], parts[1]);
      }
    for (var container : deployment.containers())
      for (var variable : container.path("env"))
        settings.put(variable.path("name").asString(""), variable.path("value").asString(""));
    return settings;
  }

  private static Map<String, String> compose(String container) throws IOException {
    var file = ArchitectureRules.repository().resolve("docker-compose.yml");
    try (var reader = Files.newBufferedReader(file)) {
      Object read = new Yaml().load(reader);
      JsonNode all = JsonMapper.shared().valueToTree(read);
      return all.path("services").path(container).path("environment").properties().stream()
          .collect(toMap(Map.Entry::getKey, setting -> setting.getValue().asString("")));
    }
  }
}
