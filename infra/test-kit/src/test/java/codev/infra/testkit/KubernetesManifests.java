package codev.infra.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the files in {@code infra/kubernetes} describe. */
final class KubernetesManifests {
  static final Path FOLDER = ArchitectureRules.repository().resolve("infra/kubernetes");

  /** The services with a log of their own. */
  static final List<String> SERVICES =
      List.of("group-service", "session-service", "learning-service");

  /** One object of a file. */
  record Manifest(Path file, JsonNode content) {
    String kind() {
      return content.path("kind").asString("");
    }

    String name() {
      return content.path("metadata").path("name").asString("");
    }

    JsonNode spec() {
      return content.path("spec");
    }

    /** Of a deployment. */
    JsonNode pod() {
      return spec().path("template").path("spec");
    }

    JsonNode labels() {
      return spec().path("template").path("metadata").path("labels");
    }

    /** Of a deployment: the one that serves. */
    JsonNode main() {
      return pod().path("containers").path(0);
    }

    /** Of a deployment: those that run before it serves, and the one that does. */
    List<JsonNode> containers() {
      return Stream.of("initContainers", "containers")
          .flatMap(field -> pod().path(field).valueStream())
          .toList();
    }
  }

  private KubernetesManifests() {}

  static List<Manifest> all() {
    try {
      var found = new ArrayList<Manifest>();
      for (var file : RepositoryFiles.below(FOLDER, one -> one.toString().endsWith(".yaml")))
        found.addAll(in(file));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Manifest> in(Path file) throws IOException {
    var found = new ArrayList<Manifest>();
    try (var reader = Files.newBufferedReader(file)) {
      for (var document : new Yaml().loadAll(reader)) {
        JsonNode content = JsonMapper.shared().valueToTree(document);
        found.add(new Manifest(file, content));
      }
    }
    return found;
  }

  static List<Manifest> ofKind(String kind) {
    return all().stream().filter(one -> one.kind().equals(kind)).toList();
  }

  static List<Manifest> deployments() {
    return ofKind("Deployment");
  }

  static Manifest one(String kind, String name) {
    return ofKind(kind).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(one -> one.asString("")).toList();
  }

  /** The value that a container has for a variable in its own description; empty if it has none. */
  static String variable(JsonNode container, String name) {
    return container
        .path("env")
        .valueStream()
        .filter(one -> one.path("name").asString("").equals(name))
        .map(one -> one.path("value").asString(""))
        .findFirst()
        .orElse("");
  }
}
