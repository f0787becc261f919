package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@DisplayName("Behind a proxy that the settings name")
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class BehindAProxyTest extends GatewayFixture {
  private static final String CLIENT = "203.0.113.9";

  @Test
  @DisplayName("a person sees from which network they have signed in, not the proxy’s")
  void sign_ins_have_the_clients_network() {
    var browser = new Browser(this);
    browser.forwardedFor = CLIENT;
    browser.signedInAs("alice", "account-60");

    assertThat(browser.send(to("/api/me/sessions")).body())
        .contains("\"network\":\"" + CLIENT + "\"");
  }
}
