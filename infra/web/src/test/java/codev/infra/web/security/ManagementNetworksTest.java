package codev.infra.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.WebTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@DisplayName("A management endpoint")
@TestPropertySource(
    properties = {
      "codev.metrics.allowed-networks=192.0.2.0/24",
      "codev.operations.allowed-networks=192.0.2.0/24"
    })
class ManagementNetworksTest extends WebTest {
  @ParameterizedTest
  @ValueSource(strings = {"/actuator/prometheus", "/actuator/access"})
  @DisplayName("refuses another network than the allowed ones, whatever is claimed")
  void refuses_another_network(String path) {
    assertThat(send(anonymous(path)).statusCode()).isEqualTo(401);
    assertThat(send(anonymous(path).header("X-Forwarded-For", "192.0.2.1")).statusCode())
        .isEqualTo(401);
    assertThat(send(alice(path)).statusCode()).isEqualTo(403);
  }
}
