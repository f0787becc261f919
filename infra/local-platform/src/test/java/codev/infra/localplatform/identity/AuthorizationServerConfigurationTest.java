package codev.infra.localplatform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The local identity provider")
class AuthorizationServerConfigurationTest {
  @Test
  @DisplayName("gives the gateway short tokens, a new one for each refresh, and codes with a proof")
  void tokens_of_the_gateway() {
    var settings =
        new IdentityProviderProperties(
            "http://localhost:8081",
            "http://localhost:8080",
            "secret",
            "another",
            Path.of("key"),
            Path.of("a"));

    var gateway =
        Objects.requireNonNull(
            new AuthorizationServerConfiguration()
                .clients(settings)
                .findByClientId("codev-gateway"));

    assertThat(gateway.getTokenSettings().isReuseRefreshTokens()).isFalse();
    assertThat(gateway.getTokenSettings().getAccessTokenTimeToLive())
        .isLessThanOrEqualTo(Duration.ofMinutes(10));
    assertThat(gateway.getClientSettings().isRequireProofKey()).isTrue();
    assertThat(gateway.getClientSecret()).isEqualTo("{noop}secret");
  }
}
