package codev.group.identity.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("The settings of Keycloak's events")
class AccountEventsPropertiesTest {
  private static final String ADMIN =
      "codev.identity.events.admin=https://keycloak.example/sso/admin/realms/codev/";

  private static final String SECRET = "codev.identity.events.secret=confided";

  private final ApplicationContextRunner service =
      new ApplicationContextRunner().withUserConfiguration(Settings.class);

  @Test
  @DisplayName("may be missing: no events are read then")
  void none() {
    service.run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  @DisplayName("name the realm, of which the address for tokens follows, and hide the secret")
  void a_realm() {
    service
        .withPropertyValues(ADMIN, SECRET)
        .run(
            context -> {
              var settings = context.getBean(AccountEventsProperties.class);
              assertThat(settings.admin())
                  .isEqualTo("https://keycloak.example/sso/admin/realms/codev");
              assertThat(settings.token())
                  .hasToString(
                      "https://keycloak.example/sso/realms/codev/protocol/openid-connect/token");
              assertThat(settings.every()).isEqualTo(Duration.ofSeconds(1));
              assertThat(settings.toString()).doesNotContain("confided");
            });
  }

  @Test
  @DisplayName("keep the service from starting with another address, or without a secret")
  void incomplete() {
    service
        .withPropertyValues(SECRET, "codev.identity.events.admin=https://keycloak.example/codev")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("/admin/realms/"));
    service
        .withPropertyValues(ADMIN)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("codev.identity.events.secret"));
  }

  @EnableConfigurationProperties(AccountEventsProperties.class)
  static class Settings {}
}
