package codev.group.scim;

import codev.infra.email.EmailProperties;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP endpoints that say what this provider of SCIM supports (RFC 7644, section 4), and that
 * refuse what it does not have, such as groups: those of codev are composed, not provisioned.
 */
@RestController
@RequestMapping("/scim/v2")
@RequiredAccess(AccessPolicy.PROVISIONING_TOKEN)
class ScimMetadataController extends ScimEndpoint {
  private final JsonNode configuration;
  private final List<JsonNode> resourceTypes;
  private final List<JsonNode> schemas;

  ScimMetadataController(ScimAnswers answers, JsonMapper json, EmailProperties settings) {
    super(answers);
    var base = settings.address().resolve("/scim/v2").toString();
    configuration = read("service-provider-config.json", base, json);
    resourceTypes = all(read("resource-types.json", base, json));
    schemas = all(read("schemas.json", base, json));
  }

  private static JsonNode read(String file, String base, JsonMapper json) {
    try {
      var text = new ClassPathResource("scim/" + file).getContentAsString(StandardCharsets.UTF_8);
      return json.readTree(text.replace("{base}", base));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  @GetMapping("/ServiceProviderConfig")
  ResponseEntity<byte[]> configuration() {
    return answers.ok(configuration);
  }

  @GetMapping("/ResourceTypes")
  ResponseEntity<byte[]> resourceTypes() {
    return answers.list(resourceTypes.size(), 1, resourceTypes);
  }

  @GetMapping("/ResourceTypes/{id}")
  ResponseEntity<byte[]> resourceType(@PathVariable String id) {
    return answers.ok(one(id, resourceTypes));
  }

  @GetMapping("/Schemas")
  ResponseEntity<byte[]> schemas() {
    return answers.list(schemas.size(), 1, schemas);
  }

  @GetMapping("/Schemas/{id}")
  ResponseEntity<byte[]> schema(@PathVariable String id) {
    return answers.ok(one(id, schemas));
  }

  private static JsonNode one(String id, List<JsonNode> all) {
    return all.stream()
        .filter(one -> one.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow(ScimErrorException::notFound);
  }

  @RequestMapping(
      path = "/**",
      method = {
        RequestMethod.GET,
        RequestMethod.POST,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE
      })
  ResponseEntity<byte[]> others(HttpServletRequest request, Locale language) {
    return answers.refusal(ScimErrorException.notFound(), request, language);
  }
}
