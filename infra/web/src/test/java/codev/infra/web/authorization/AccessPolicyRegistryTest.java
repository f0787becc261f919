package codev.infra.web.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.web.sample.SampleService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

@DisplayName("Deny by default: a service does not start")
class AccessPolicyRegistryTest {
  @RestController
  static class Forgotten {
    @GetMapping("/api/forgotten")
    String forgotten() {
      return "open to everybody";
    }
  }

  @RestController
  @RequiredAccess(AccessPolicy.GROUP_VIEWER)
  static class Unruled {
    @GetMapping("/api/unruled")
    String unruled() {
      return "nobody decides";
    }
  }

  static class Files {
    @Bean
    SimpleUrlHandlerMapping files() {
      return new SimpleUrlHandlerMapping(java.util.Map.of("/reports/**", new Object()));
    }
  }

  @Test
  @DisplayName("with a handler that declares no policy, which it names")
  void a_handler_without_a_policy() {
    assertRefusal("health", Forgotten.class, "Forgotten.forgotten");
  }

  @Test
  @DisplayName("with a policy for which it has no rule")
  void a_policy_without_a_rule() {
    assertRefusal("health", Unruled.class, "Unruled.unruled");
  }

  @Test
  @DisplayName("with files below a path that has no policy")
  void files_without_a_policy() {
    assertRefusal("health", Files.class, "/reports/**");
  }

  @Test
  @DisplayName("with a management endpoint that has no policy")
  void a_management_endpoint_without_a_policy() {
    assertRefusal("health,env", Object.class, "/actuator/env");
  }

  private static void assertRefusal(String endpoint, Class<?> more, String named) {
    assertThatThrownBy(() -> start(endpoint, more))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No access policy")
        .hasMessageContaining(named)
        .satisfies(failure -> assertThat(failure.getMessage()).hasLineCount(1));
  }

  private static void start(String endpoint, Class<?> more) {
    var application = new SpringApplication(SampleService.class, more);
    application
        .run(
            "--server.port=0",
            "--codev.identity.issuer=http://localhost",
            "--codev.identity.jwks=http://localhost/jwks",
            "--spring.main.banner-mode=off",
            "--management.endpoints.web.exposure.include=" + endpoint)
        .close();
  }
}
