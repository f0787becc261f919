package codev.gateway.access;

import static codev.gateway.access.GatewayAccessPolicy.METRICS_NETWORK;
import static codev.gateway.access.GatewayAccessPolicy.ORGANISATION_ADMINISTRATOR;
import static codev.gateway.access.GatewayAccessPolicy.PUBLIC;
import static codev.gateway.access.GatewayAccessPolicy.SIGNED_IN;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** All that the gateway answers itself; the first that matches counts. */
public final class GatewayEndpoints {
  private static final List<GatewayEndpoint> ALL =
      List.of(
          GatewayEndpoint.get("/oauth2/authorization/codev", PUBLIC),
          GatewayEndpoint.get("/login/oauth2/code/codev", PUBLIC),
          GatewayEndpoint.post("/logout", PUBLIC),
          GatewayEndpoint.post("/logout/everywhere", PUBLIC),
          GatewayEndpoint.post("/logout/connect/back-channel/codev", PUBLIC),
          GatewayEndpoint.get("/assets/**", PUBLIC),
          GatewayEndpoint.get("/door/**", PUBLIC),
          GatewayEndpoint.get("/webjars/**", PUBLIC),
          GatewayEndpoint.get("/calendar-feeds/{secret}", PUBLIC), // the secret admits
          GatewayEndpoint.get("/invitations/{address}", PUBLIC), // likewise, to one answer
          GatewayEndpoint.post("/invitations/{address}", PUBLIC),
          GatewayEndpoint.get("/questionnaires/{address}", PUBLIC), // to one survey of one person
          GatewayEndpoint.post("/questionnaires/{address}", PUBLIC),
          GatewayEndpoint.get("/scim/v2/**", PUBLIC), // group-service asks for a service token
          GatewayEndpoint.post("/scim/v2/**", PUBLIC),
          new GatewayEndpoint(HttpMethod.PUT, "/scim/v2/**", PUBLIC),
          new GatewayEndpoint(HttpMethod.PATCH, "/scim/v2/**", PUBLIC),
          new GatewayEndpoint(HttpMethod.DELETE, "/scim/v2/**", PUBLIC),
          GatewayEndpoint.get("/actuator/health/**", PUBLIC),
          GatewayEndpoint.get("/actuator/**", METRICS_NETWORK),
          GatewayEndpoint.get("/api/me/sessions", SIGNED_IN),
          GatewayEndpoint.post("/api/me/sessions/end", SIGNED_IN), // an emergency: at any time
          GatewayEndpoint.post("/api/me/sessions/end-others", SIGNED_IN).requiringRecentSignIn(),
          GatewayEndpoint.post("/api/me/sessions/{session}/end", SIGNED_IN).requiringRecentSignIn(),
          GatewayEndpoint.post("/api/people/{username}/sessions/end", ORGANISATION_ADMINISTRATOR)
              .requiringRecentSignIn());

  private GatewayEndpoints() {}

  public static List<GatewayEndpoint> all() {
    return ALL;
  }

  /** The policy of what the gateway answers itself; empty for what it passes on. */
  public static Optional<GatewayAccessPolicy> policyOf(ServerHttpRequest request) {
    return askedBy(request).map(GatewayEndpoint::policy);
  }

  /** Whether a person in a browser may have it only soon after signing in. */
  public static boolean needsRecentSignIn(ServerHttpRequest request) {
    return askedBy(request).filter(GatewayEndpoint::needsRecentSignIn).isPresent();
  }

  private static Optional<GatewayEndpoint> askedBy(ServerHttpRequest request) {
    return ALL.stream().filter(one -> one.isAskedBy(request)).findFirst();
  }
}
