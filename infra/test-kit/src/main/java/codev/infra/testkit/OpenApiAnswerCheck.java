package codev.infra.testkit;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks answers against the published OpenAPI documents: every answer that a {@link TestApiClient}
 * gets in any test must be one that its document announces, to the last field.
 */
public final class OpenApiAnswerCheck {
  private static final List<String> DOCUMENTS =
      List.of("/api/groups/openapi", "/api/sessions/openapi", "/api/learning/openapi");

  /** Statuses that the security filter may answer at any address, documented or not. */
  private static final Set<Integer> SECURITY_FILTER_STATUSES =
      Set.of(400, 401, 404, 405, 406, 413, 415);

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<URI, OpenApiAnswerCheck> KNOWN = new ConcurrentHashMap<>();

  private final List<Path> paths = new ArrayList<>();
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private record Path(Pattern address, boolean hasNoVariable, JsonNode operations, JsonNode root) {}

  /** Throws an AssertionError that describes how an answer differs from its document. */
  public static void check(HttpResponse<String> answer) {
    var request = answer.request();
    var address = request.uri().getPath();
    var token = request.headers().firstValue("Authorization");
    if (!address.startsWith("/api/") || DOCUMENTS.contains(address) || token.isEmpty()) return;
    of(request.uri().resolve("/"), token.get())
        .ifPresent(documented -> documented.check(request.method(), address, answer));
  }

  /** A caller without access gets no document. */
  private static Optional<OpenApiAnswerCheck> of(URI base, String token) {
    var known = KNOWN.get(base);
    if (known != null) return Optional.of(known);
    var documented = new OpenApiAnswerCheck();
    for (var document : DOCUMENTS) fetch(base.resolve(document), token).ifPresent(documented::read);
    if (documented.paths.isEmpty()) return Optional.empty();
    return Optional.of(KNOWN.computeIfAbsent(base, _ -> documented));
  }

  private static Optional<JsonNode> fetch(URI document, String token) {
    try {
      var request = HttpRequest.newBuilder(document).header("Authorization", token).build();
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void read(JsonNode document) {
    close(document.path("components").path("schemas"));
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                paths.add(
                    new Path(
                        Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+")),
                        !path.getKey().contains("{"),
                        path.getValue(),
                        document)));
  }

  /** A field that is not announced is as wrong as one that is missing. */
  private static void close(JsonNode models) {
    for (var model : models)
      if (model instanceof ObjectNode object
          && object.has("properties")
          && !object.has("additionalProperties")) object.put("additionalProperties", false);
  }

  private void check(String method, String address, HttpResponse<String> answer) {
    int status = answer.statusCode();
    var description = method + " " + address + " answered " + status;
    var operation = operation(method, address);
    if (operation.isEmpty()) {
      if (SECURITY_FILTER_STATUSES.contains(status)) return;
      throw new AssertionError(description + ", and no document knows this call");
    }
    if (Set.of(405, 406, 415).contains(status)) return;
    var response = operation.get().response(status);
    if (response.isMissingNode())
      throw new AssertionError(description + ", unannounced: " + answer.body());
    var announced = response.path("content");
    if (announced.isEmpty()) return;
    var mediaType = bare(answer.headers().firstValue("Content-Type").orElse(""));
    var content =
        announced.properties().stream()
            .filter(one -> bare(one.getKey()).equals(mediaType))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        description + " in " + mediaType + ", announced: " + announced));
    if (!mediaType.endsWith("json")) return;
    var errors =
        schema(content.path("schema"), operation.get().root())
            .validate(JSON.readTree(answer.body()));
    if (!errors.isEmpty())
      throw new AssertionError(description + ": " + errors + " in " + answer.body());
  }

  private static String bare(String mediaType) {
    return mediaType.replaceAll(";.*", "");
  }

  private record DocumentedOperation(JsonNode operation, JsonNode root) {
    JsonNode response(int status) {
      return operation.path("responses").path(String.valueOf(status));
    }
  }

  /** A path without a variable stands before one with. */
  private Optional<DocumentedOperation> operation(String method, String address) {
    return paths.stream()
        .filter(path -> path.address().matcher(address).matches())
        .filter(path -> path.operations().has(method.toLowerCase(Locale.ROOT)))
        .max(Comparator.comparing(Path::hasNoVariable))
        .map(
            path ->
                new DocumentedOperation(
                    path.operations().path(method.toLowerCase(Locale.ROOT)), path.root()));
  }

  private Schema schema(JsonNode schema, JsonNode root) {
    return schemas.computeIfAbsent(
        schema,
        _ -> {
          var copy = ((ObjectNode) schema).deepCopy();
          copy.set("components", root.path("components"));
          return SCHEMAS.getSchema(copy);
        });
  }
}
