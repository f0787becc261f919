package codev.infra.systemtest.access;

import java.util.Comparator;
import java.util.List;

/**
 * Something that a service answers, as it declares it itself.
 *
 * @param path with variables in braces; a query that chooses among handlers is part of it
 */
record Endpoint(String service, String method, String path, String policy, String description) {
  static final Comparator<Endpoint> ORDER =
      Comparator.comparing(Endpoint::service)
          .thenComparing(Endpoint::path)
          .thenComparing(Endpoint::method);

  private static final String PUBLIC = "PUBLIC";

  /** What the security filter decides by the network that a request comes from. */
  private static final List<String> BY_NETWORK = List.of("METRICS_NETWORK", "OPERATOR_NETWORK");

  static final String GATEWAY = "gateway";

  boolean isPublic() {
    return policy.equals(PUBLIC);
  }

  boolean isByNetwork() {
    return BY_NETWORK.contains(policy);
  }

  boolean isOfGateway() {
    return service.equals(GATEWAY);
  }

  /** Called by the gateway, which does not lead there. */
  boolean isOfGatewayAlone() {
    return path.endsWith("/session-ends");
  }

  /** As the table names it in a service. */
  String operation() {
    return method + " " + path;
  }

  /** One that names something has variables in its path. */
  boolean namesSomething() {
    return path.contains("{");
  }

  boolean reads() {
    return method.equals("GET");
  }

  boolean isApi() {
    return path.startsWith("/api/") || path.startsWith("/scim/");
  }

  boolean isStream() {
    return path.endsWith("/stream") || path.endsWith("/live");
  }

  /** With each caller: no files, and nothing that is the same for all people. */
  boolean isPlayedByPeople() {
    return !isPublic() && !isByNetwork() && !path.endsWith("**");
  }
}
