package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The AsyncAPI document of the published messages")
class AsyncApiDocumentTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();
  private static final Path DOCUMENT = REPOSITORY.resolve("infra/docs/asyncapi.yaml");
  private static final Path RESOURCES =
      REPOSITORY.resolve("infra/message-samples/src/main/resources");

  @Test
  @DisplayName("is what the page, the samples and the schemas have")
  void is_up_to_date() throws IOException {
    var yaml = AsyncApiDocument.yaml(REPOSITORY);
    if ("true".equals(System.getenv("CODEV_WRITE_CONTRACTS"))) Files.writeString(DOCUMENT, yaml);
    assertThat(Files.readString(DOCUMENT))
        .as("written anew with CODEV_WRITE_CONTRACTS=true, see CONTRIBUTING.md")
        .isEqualTo(yaml);
  }

  @Test
  @DisplayName("has every message of which there is a sample, and a schema of each")
  void has_every_message() throws IOException {
    var messages = new TreeSet<>(document().path("components").path("messages").propertyNames());
    assertThat(messages).hasSizeGreaterThan(40);
    assertThat(messages).isEqualTo(types("messages"));
    assertThat(messages).isEqualTo(types("schemas"));
  }

  @Test
  @DisplayName("refers to nothing that it does not have")
  void has_what_it_refers_to() throws IOException {
    var document = document();
    assertThat(document.path("asyncapi").asString("")).isEqualTo("3.0.0");
    assertThat(document.path("channels").propertyNames())
        .containsExactlyInAnyOrder("codev.groups", "codev.sessions", "codev.learning");
    var references = document.findValues("$ref");
    assertThat(references).hasSizeGreaterThan(100);
    for (var reference : references) {
      var place = reference.asString("");
      assertThat(place).startsWith("#/");
      assertThat(document.at(place.substring(1)).isMissingNode()).as(place).isFalse();
    }
  }

  @Test
  @DisplayName("describes the samples: each has the fields of its schema, and no other")
  void schemas_describe_the_samples() throws IOException {
    var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    for (var type : types("messages")) {
      var schema = json("schemas", type);
      var sample = json("messages", type);
      assertThat(schemas.getSchema(schema).validate(sample)).as(type).isEmpty();
      assertThat(schema.path("properties").propertyNames())
          .as(type)
          .containsAll(sample.propertyNames());
    }
  }

  @Test
  @DisplayName("notices a field that is missing, and one of another kind")
  void schemas_notice_what_is_wrong() throws IOException {
    var type = "group.member-left.v1";
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(json("schemas", type));
    assertThat(schema.validate(JsonMapper.shared().readTree("{}"))).isNotEmpty();
    var sample = Files.readString(file("messages", type)).replace("\"carla\"", "7");
    assertThat(schema.validate(JsonMapper.shared().readTree(sample))).isNotEmpty();
  }

  private static JsonNode document() throws IOException {
    try (var reader = Files.newBufferedReader(DOCUMENT)) {
      Object read = new Yaml().load(reader);
      return JsonMapper.shared().valueToTree(read);
    }
  }

  private static JsonNode json(String folder, String type) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file(folder, type)));
  }

  private static Path file(String folder, String type) {
    return RESOURCES.resolve(folder).resolve(type + ".json");
  }

  private static Set<String> types(String folder) throws IOException {
    var types = new TreeSet<String>();
    try (var files = Files.newDirectoryStream(RESOURCES.resolve(folder), "*.json")) {
      for (var file : files) types.add(file.getFileName().toString().replace(".json", ""));
    }
    return types;
  }
}
