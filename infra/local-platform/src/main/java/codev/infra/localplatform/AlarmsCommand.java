package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.Running;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./codev alarms}: what the services have found, until an operator acknowledges it. */
record AlarmsCommand(PlatformState state, PrintStream out) {
  private static final String USAGE =
      """
      one of
        ./codev alarms                         list the open alarms
        ./codev alarms acknowledge SERVICE ID  acknowledge one that was dealt with""";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Returns 1 while there is an alarm. */
  int run(List<String> words) throws IOException {
    if (words.isEmpty()) return list();
    must(words.size() == 3 && words.getFirst().equals("acknowledge"));
    must(words.get(2).matches("\\d{1,18}"));
    var service = named(words.get(1));
    var by = Map.of("by", System.getProperty("user.name", "operator"));
    var answer =
        send(
            service,
            HttpRequest.newBuilder(address(service, "/" + words.get(2)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(by))));
    var isAcknowledged = answer.path("acknowledged").asBoolean();
    out.println(
        isAcknowledged
            ? "alarm %s of %s is acknowledged".formatted(words.get(2), service.name())
            : "%s has no such open alarm".formatted(service.name()));
    return isAcknowledged ? 0 : 1;
  }

  private int list() throws IOException {
    var found = false;
    for (var service : services().toList())
      for (var alarm : send(service, HttpRequest.newBuilder(address(service, "")).GET())) {
        found = true;
        out.printf(
            "%-18s %4s  %s: %s: %s, since %s%n",
            service.name(),
            alarm.path("id").asString(),
            alarm.path("kind").asString(),
            alarm.path("subject").asString(),
            alarm.path("detail").asString(),
            alarm.path("raisedAt").asString());
      }
    if (!found) out.println("no alarm is open");
    return found ? 1 : 0;
  }

  private static JsonNode send(Running service, HttpRequest.Builder request) throws IOException {
    try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      var answer = client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
      if (answer.statusCode() == 200) return JSON.readTree(answer.body());
      throw new CliException(
          "%s answered %d: %s".formatted(service.name(), answer.statusCode(), answer.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException("interrupted", e);
    }
  }

  private static URI address(Running service, String path) {
    return URI.create("http://127.0.0.1:" + service.port() + "/actuator/alarms" + path);
  }

  private Stream<Running> services() {
    return state.processes().stream().filter(process -> process.name().endsWith("-service"));
  }

  private Running named(String name) {
    return services()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new CliException("no service has the name " + name));
  }

  private static void must(boolean condition) {
    if (!condition) throw new CliException(USAGE);
  }
}
