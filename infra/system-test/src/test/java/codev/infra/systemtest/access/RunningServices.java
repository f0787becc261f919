package codev.infra.systemtest.access;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.systemtest.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services of a platform, and what they declare that they answer. */
final class RunningServices {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Where each publishes its document. */
  private static final Map<String, String> OPENAPI =
      Map.of(
          "group-service", "/api/groups/openapi",
          "session-service", "/api/sessions/openapi",
          "learning-service", "/api/learning/openapi");

  private final Map<String, Platform.Running> processes;

  RunningServices(Platform platform) {
    processes =
        platform.processes().stream()
            .filter(
                process ->
                    OPENAPI.containsKey(process.name()) || process.name().equals(Endpoint.GATEWAY))
            .collect(Collectors.toMap(Platform.Running::name, Function.identity()));
  }

  URI addressOf(String service) {
    return URI.create("http://127.0.0.1:" + process(service).port());
  }

  List<Long> processIds() {
    return OPENAPI.keySet().stream().map(service -> process(service).pid()).toList();
  }

  private Platform.Running process(String service) {
    return Objects.requireNonNull(processes.get(service), service);
  }

  /** All that they answer, as they declare it. */
  List<Endpoint> endpoints() {
    return Stream.concat(Stream.of(Endpoint.GATEWAY), OPENAPI.keySet().stream())
        .flatMap(this::endpoints)
        .distinct()
        .sorted(Endpoint.ORDER)
        .toList();
  }

  private Stream<Endpoint> endpoints(String service) {
    return read(service, "/actuator/access", null)
        .path("entries")
        .valueStream()
        .map(
            one ->
                new Endpoint(
                    service,
                    one.path("method").asString(),
                    one.path("path").asString(),
                    one.path("policy").asString(),
                    one.path("description").asString()));
  }

  /** Method and path of each operation that their documents publish. */
  Set<String> operations(String token) {
    var all = new TreeSet<String>();
    OPENAPI.forEach(
        (service, document) -> {
          for (var path : read(service, document, token).path("paths").properties())
            for (var method : path.getValue().properties())
              all.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        });
    return all;
  }

  private JsonNode read(String service, String path, @Nullable String token) {
    var request = HttpRequest.newBuilder(addressOf(service).resolve(path));
    if (token != null) request.header("Authorization", "Bearer " + token);
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(service + path + " " + answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
