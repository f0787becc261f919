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

  /** What the security filter decides by the network that a request comes from. */
  private static final List<String> BY_NETWORK =
      List.of("PUBLIC", "METRICS_NETWORK", "OPERATOR_NETWORK");

  boolean isByNetwork() {
    return BY_NETWORK.contains(policy);
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

  /** Files and what the network decides about are not. */
  boolean isPlayed() {
    return !isByNetwork() && !path.endsWith("**");
  }
}
