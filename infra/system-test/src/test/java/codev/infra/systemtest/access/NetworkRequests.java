package codev.infra.systemtest.access;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the network decides that a request comes from: this machine may. No person's role counts, no
 * page of a browser may, and the gateway leads to none of it.
 */
final class NetworkRequests {
  /** Paths that change nothing, since they name nothing. */
  private static final Map<String, String> NOTHING =
      Map.of(
          "/actuator/alarms/{id}", "/actuator/alarms/0",
          "/actuator/parked/{id}", "/actuator/parked/none",
          "/actuator/keys/{what}", "/actuator/keys/none",
          "/actuator/relay/{name}", "/actuator/relay/none",
          "/actuator/**", "/actuator/prometheus");

  /** Admitted, and refused as what the path names is nothing. */
  private static final List<String> REFUSED_AS_NAMED =
      List.of("/actuator/keys/{what}", "/actuator/relay/{name}");

  /** What the gateway has of its own at the same path, by what only a service's would contain. */
  private static final Map<String, String> OF_BOTH =
      Map.of(
          "/actuator", "/actuator/relay",
          "/actuator/access", "/.well-known/message-keys",
          "/actuator/prometheus", "codev_processor_lag");

  private final RunningServices services;
  private final String token;

  /**
   * @param token of a person with the most rights
   */
  NetworkRequests(RunningServices services, String token) {
    this.services = services;
    this.token = "Bearer " + token;
  }

  /** Those that are answered otherwise. */
  List<String> wrong(List<Endpoint> endpoints) {
    var wrong = new ArrayList<String>();
    for (var endpoint : endpoints) {
      add(wrong, endpoint, "inside", inside(endpoint));
      if (endpoint.isOfGateway()) continue;
      add(wrong, endpoint, "from a page", fromPage(endpoint));
      add(wrong, endpoint, "through the gateway", throughGateway(endpoint));
    }
    return wrong;
  }

  private static void add(
      List<String> wrong, Endpoint endpoint, String where, @Nullable String found) {
    if (found != null)
      wrong.add("%s %s %s is %s".formatted(endpoint.service(), endpoint.operation(), where, found));
  }

  private @Nullable String inside(Endpoint endpoint) {
    var answer = Requests.send(request(services.addressOf(endpoint.service()), endpoint));
    int expected = REFUSED_AS_NAMED.contains(endpoint.path()) ? 400 : 200;
    var content = OF_BOTH.getOrDefault(endpoint.path(), "");
    return answer.statusCode() == expected && answer.body().contains(content)
        ? null
        : "answered %d %s".formatted(answer.statusCode(), answer.body());
  }

  /** Another site can have the browser of an operator, who is inside, send something. */
  private @Nullable String fromPage(Endpoint endpoint) {
    var request =
        request(services.addressOf(endpoint.service()), endpoint)
            .header("Origin", "https://elsewhere.example")
            .header("Authorization", token);
    int status = Requests.send(request).statusCode();
    return status == 403 ? null : "answered " + status;
  }

  private @Nullable String throughGateway(Endpoint endpoint) {
    var request =
        request(services.addressOf(Endpoint.GATEWAY), endpoint).header("Authorization", token);
    var answer = Requests.send(request);
    var ofService = OF_BOTH.get(endpoint.path());
    boolean isShut =
        ofService == null
            ? answer.statusCode() == 404
            : answer.statusCode() == 200 && !answer.body().contains(ofService);
    return isShut ? null : "answered %d %s".formatted(answer.statusCode(), answer.body());
  }

  private static HttpRequest.Builder request(URI base, Endpoint endpoint) {
    var path = NOTHING.getOrDefault(endpoint.path(), endpoint.path());
    var request = Requests.to(base.resolve(path));
    return endpoint.method().equals("POST")
        ? request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"))
        : request.method(endpoint.method(), BodyPublishers.noBody());
  }
}
