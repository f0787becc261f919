package codev.infra.localplatform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.testkit.faults.SlowClient;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("A request to the local identity provider whose bytes come regularly, and do not end,")
@SpringBootTest(
    classes = IdentityProviderApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=identity",
      "codev.identity.issuer=http://localhost",
      "codev.identity.gateway=http://localhost",
      "codev.identity.events-secret=another",
      "codev.identity.client-secret=secret",
      "codev.listener.header=2s",
      "codev.listener.request=2s"
    })
class SlowSignInTest {
  @TempDir private static Path folder;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void files(DynamicPropertyRegistry settings) {
    var data = new DataDirectory(folder);
    settings.add("codev.identity.token-key-file", data.secrets()::tokenKey);
    settings.add("codev.identity.accounts-file", data.accounts()::file);
  }

  @Test
  @DisplayName("is ended in its headers")
  void headers() throws IOException {
    assertThat(slow("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")).isEmpty();
  }

  @Test
  @DisplayName("is ended in the fields of the sign-in form")
  void body() throws IOException {
    assertThat(
            slow(
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\nusername="))
        .doesNotContain(" 200");
  }

  private String slow(String beginning) throws IOException {
    try (var client = SlowClient.of(port, beginning)) {
      return client.untilClosed();
    }
  }
}
