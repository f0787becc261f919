package codev.infra.localplatform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

@DisplayName("People who sign in at once")
class OneAtATimeAuthorizationsTest {
  private static final int MANY = 5_000;
  private static final OAuth2TokenType STATE = new OAuth2TokenType("state");

  @Test
  @DisplayName("all get in: one begins while another's code is looked for")
  void all_get_in() throws Exception {
    var settings =
        new IdentityProviderProperties(
            "http://localhost:8081",
            "http://localhost:8080",
            "secret",
            "another",
            Path.of("key"),
            Path.of("a"));
    var configuration = new AuthorizationServerConfiguration();
    var gateway =
        Objects.requireNonNull(configuration.clients(settings).findByClientId("codev-gateway"));
    var authorizations = configuration.authorizations();
    var both = new CountDownLatch(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var begins =
          threads.submit(
              () -> {
                meet(both);
                for (int i = 0; i < MANY; i++)
                  authorizations.save(
                      OAuth2Authorization.withRegisteredClient(gateway)
                          .id("authorization-" + i)
                          .principalName("alice")
                          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                          .attribute("state", "state-" + i)
                          .build());
              });
      var looks =
          threads.submit(
              () -> {
                meet(both);
                for (int i = 0; i < MANY; i++)
                  assertThat(authorizations.findByToken("of-nobody", STATE)).isNull();
              });
      begins.get();
      looks.get();
    }
    assertThat(authorizations.findByToken("state-" + (MANY - 1), STATE)).isNotNull();
  }

  private static void meet(CountDownLatch both) {
    both.countDown();
    try {
      both.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
