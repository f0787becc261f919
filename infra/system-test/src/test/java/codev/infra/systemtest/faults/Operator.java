package codev.infra.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.systemtest.Platform;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of the services of a platform, and does as the manual says. */
final class Operator {
  private static final List<String> LISTENING =
      List.of("group-service", "session-service", "learning-service");

  private final Platform platform;

  Operator(Platform platform) {
    this.platform = platform;
  }

  int health(String service) {
    return Http.get(actuator(service, "health")).statusCode();
  }

  void awaitHealth(String service, int status, Duration limit) {
    Patience.until(
        limit,
        "health of " + service + " is " + status,
        () -> Optional.of(health(service)).filter(now -> now == status));
  }

  /** How far a service has published its log. */
  long published(String service) {
    return get(actuator(service, "relay")).path("outbox").path("position").asLong();
  }

  /** The position of the last message that a service has published, in each partition. */
  List<Long> lastPublished(String service) {
    return get(actuator(service, "relay"))
        .path("outbox")
        .path("lastPublished")
        .valueStream()
        .map(position -> position.asLong())
        .toList();
  }

  void discardDeadLetters() {
    for (var service : LISTENING) {
      var parked = actuator(service, "parked");
      for (var letter : get(parked))
        assertDone(Http.delete(URI.create(parked + "/" + letter.path("id").asString())));
    }
  }

  void acknowledgeAlarms() {
    for (var service : LISTENING) {
      var alarms = actuator(service, "alarms");
      for (var alarm : get(alarms))
        assertDone(
            Http.post(
                URI.create(alarms + "/" + alarm.path("id").asString()), "{\"by\": \"operator\"}"));
    }
  }

  /** Lets every listener go on that waits for a missing message, or before a refused one. */
  void giveUpMissingMessages() {
    for (var service : LISTENING) {
      var relay = actuator(service, "relay");
      get(relay)
          .path("listeners")
          .forEachEntry(
              (listener, partitions) ->
                  partitions
                      .valueStream()
                      .filter(
                          partition ->
                              partition.hasNonNull("gap") || partition.hasNonNull("refused"))
                      .map(partition -> partition.path("partition").asInt())
                      .forEach(
                          partition ->
                              assertDone(
                                  Http.post(
                                      URI.create(relay + "/" + listener),
                                      "{\"partition\": \"%d\"}".formatted(partition)))));
    }
  }

  /** Has a service whose log was restored go on; the answer lists what is lost. */
  HttpResponse<String> resumeAfterRestore(String service) {
    return Http.post(
        URI.create(actuator(service, "relay") + "/outbox"), "{\"afterRestore\": \"true\"}");
  }

  /** Has the listeners of a service go on whose database was restored. */
  void resumeListeners(String service) {
    var relay = actuator(service, "relay");
    for (var listener : get(relay).path("listeners").propertyNames())
      assertDone(Http.post(URI.create(relay + "/" + listener), "{\"afterRestore\": true}"));
  }

  private static void assertDone(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static JsonNode get(URI address) {
    return JsonMapper.shared().readTree(Http.get(address).body());
  }

  private URI actuator(String service, String endpoint) {
    var port = platform.address().getPort() + 2 + LISTENING.indexOf(service);
    return URI.create("http://127.0.0.1:%d/actuator/%s".formatted(port, endpoint));
  }
}
