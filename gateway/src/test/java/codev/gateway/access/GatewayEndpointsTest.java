package codev.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

@DisplayName("A request that the gateway answers itself")
class GatewayEndpointsTest {
  @ParameterizedTest
  @CsvSource({
    "POST, /logout, PUBLIC",
    "GET, /assets/codev.css, PUBLIC",
    "HEAD, /assets/codev.css, PUBLIC",
    "GET, /calendar-feeds/secret, PUBLIC",
    "PATCH, /scim/v2/Users/1, PUBLIC",
    "GET, /actuator/health/liveness, PUBLIC",
    "GET, /actuator/prometheus, METRICS_NETWORK",
    "HEAD, /actuator/prometheus, METRICS_NETWORK",
    "GET, /api/me/sessions, SIGNED_IN",
    "POST, /api/me/sessions/1/end, SIGNED_IN",
    "POST, /api/people/alice/sessions/end, ORGANISATION_ADMINISTRATOR"
  })
  @DisplayName("has the policy of the first endpoint that is at its path, by its method")
  void has_a_policy(String method, String path, GatewayAccessPolicy policy) {
    assertThat(GatewayEndpoints.policyOf(request(method, path))).contains(policy);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /logout",
    "HEAD, /logout",
    "POST, /assets/codev.css",
    "POST, /actuator/prometheus",
    "DELETE, /api/me/sessions",
    "GET, /api/people/alice/sessions/end",
    "POST, /api/people/alice/b/sessions/end",
    "GET, /api/programmes"
  })
  @DisplayName("is no other: that is passed on, without a policy of the gateway's own")
  void is_no_other(String method, String path) {
    assertThat(GatewayEndpoints.policyOf(request(method, path))).isEmpty();
    assertThat(GatewayEndpoints.needsRecentSignIn(request(method, path))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/me/sessions/end-others, true",
    "POST, /api/me/sessions/1/end, true",
    "POST, /api/people/alice/sessions/end, true",
    "POST, /api/me/sessions/end, false",
    "GET, /api/me/sessions, false",
    "POST, /logout/everywhere, false"
  })
  @DisplayName("needs a recent sign-in where it ends other sessions than the one in use")
  void may_need_a_recent_sign_in(String method, String path, boolean needed) {
    assertThat(GatewayEndpoints.needsRecentSignIn(request(method, path))).isEqualTo(needed);
  }

  private static ServerHttpRequest request(String method, String path) {
    return MockServerHttpRequest.method(HttpMethod.valueOf(method), path).build();
  }
}
