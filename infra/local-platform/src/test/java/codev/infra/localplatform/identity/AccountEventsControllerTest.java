package codev.infra.localplatform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

@DisplayName("The list of what accounts have lost at the local identity provider")
class AccountEventsControllerTest {
  private final AccountEvents events = new AccountEvents();
  private final AccountEventsController controller =
      new AccountEventsController(
          events,
          new IdentityProviderProperties(
              "http://localhost:8081",
              "http://localhost:8080",
              "secret of the gateway",
              "secret of group-service",
              Path.of("key"),
              Path.of("accounts")));

  @Test
  @DisplayName("is read with a token that its client gets for its secret")
  void with_a_token() {
    events.record("zoe", Instant.ofEpochMilli(1_800_000_000_123L));
    var issued = controller.token("codev-events", "secret of group-service");
    var authorization = "Bearer " + issued.get("access_token");

    assertThat(controller.ofAdministrators(authorization, 0, 100))
        .singleElement()
        .returns(1_800_000_000_123L, AccountEvents.AdminEvent::time)
        .returns("users/zoe/role-mappings/realm", AccountEvents.AdminEvent::resourcePath);
    assertThat(controller.ofPeople(authorization)).isEmpty();
  }

  @Test
  @DisplayName("is read by nobody else, and not with the gateway's secret")
  void by_nobody_else() {
    isRefused(() -> controller.token("codev-events", "secret of the gateway"));
    isRefused(() -> controller.token("codev-gateway", "secret of group-service"));
    isRefused(() -> controller.ofAdministrators("Bearer none", 0, 100));
    isRefused(() -> controller.ofPeople("Bearer none"));
  }

  private static void isRefused(Runnable request) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            ResponseStatusException.class,
            refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED));
  }
}
