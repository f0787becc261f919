package codev.gateway.access;

/** Whom an endpoint of the gateway admits. */
public enum GatewayAccessPolicy {
  PUBLIC("Anybody, without signing in."),
  SIGNED_IN("Everybody who is signed in, about themselves or what is visible to them."),
  ORGANISATION_ADMINISTRATOR("Administrators who hold the whole organisation."),
  METRICS_NETWORK("Programs on the networks that may read the meters; no person's role counts.");

  private final String description;

  GatewayAccessPolicy(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }
}
