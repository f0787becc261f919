package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.RunningProcess;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A management endpoint that each service of a platform has, for the operator's commands.
 *
 * @param id as in {@code /actuator/ID}
 * @param limit for an answer
 */
record ManagementEndpoint(PlatformState state, String id, Duration limit) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  Stream<RunningProcess> services() {
    return state.processes().stream().filter(process -> process.name().endsWith("-service"));
  }

  RunningProcess service(String name) {
    return services()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CliException(
                    "no service has the name %s; available: %s"
                        .formatted(name, services().map(RunningProcess::name).toList())));
  }

  JsonNode get(RunningProcess service) throws IOException {
    return get(service, "/actuator/" + id);
  }

  /**
   * @param path of anything else that a service answers to programs on this machine
   */
  JsonNode get(RunningProcess service, String path) throws IOException {
    return send(service, HttpRequest.newBuilder(address(service, path)).GET());
  }

  /**
   * @param operation of the endpoint: the last part of the path
   */
  JsonNode post(RunningProcess service, String operation, Map<String, ?> body) throws IOException {
    return send(
        service,
        HttpRequest.newBuilder(address(service, "/actuator/%s/%s".formatted(id, operation)))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private JsonNode send(RunningProcess service, HttpRequest.Builder request) throws IOException {
    try (var client = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build()) {
      var answer = client.send(request.timeout(limit).build(), BodyHandlers.ofString());
      if (answer.statusCode() == 200) return JSON.readTree(answer.body());
      throw new CliException(
          "%s answered %d: %s".formatted(service.name(), answer.statusCode(), answer.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException("interrupted", e);
    }
  }

  private static URI address(RunningProcess service, String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(service.port(), path));
  }
}
