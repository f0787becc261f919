package codev.infra.web.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.WebTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The policy of a handler is checked")
class AccessInterceptorTest extends WebTest {
  @Test
  @DisplayName("before the content of the request is read")
  void before_validation() {
    assertThat(post("/api/managers/samples", "{ no JSON").statusCode()).isEqualTo(403);
    assertThat(post("/api/samples", "{ no JSON").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "11"})
  @DisplayName("before a read is answered that it waits for what is not visible or no position")
  void before_what_is_waited_for(String after) {
    var read = "/api/managers/samples?after=" + after;
    assertThat(send(anonymous(read)).statusCode()).isEqualTo(401);
    assertThat(send(alice(read)).statusCode()).isEqualTo(403);
    assertThat(send(manager(read)).statusCode()).isEqualTo(after.equals("11") ? 504 : 400);
  }

  @Test
  @DisplayName("after the identity")
  void after_the_identity() {
    var nobody = anonymous("/api/managers/samples").POST(BodyPublishers.noBody());
    assertThat(send(nobody).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("and listed for operators, with whom it admits")
  void is_listed() {
    var listed = json(send(anonymous("/actuator/access"))).path("entries");
    assertThat(listed.findValuesAsString("path"))
        .contains("/api/managers/samples", "/page", "/error", "/actuator/access", "/assets/**");
    assertThat(listed.findValuesAsString("policy")).contains("MANAGER_ROLE", "PUBLIC");
  }

  private HttpRequest.Builder manager(String path) {
    return anonymous(path).header("Authorization", "Bearer " + PROVIDER.token("mona", "manager"));
  }
}
