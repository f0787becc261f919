package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

@DisplayName("What the gateway answers itself")
class AuthorisationTableTest extends GatewayFixture {
  private static final Path TABLE = Path.of("../infra/docs/authorisation.md");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping handlers;

  @Test
  @DisplayName("is in the table of who may call what, handler by handler")
  void is_in_the_table() throws IOException {
    var rows = handlers.getHandlerMethods().keySet().stream().flatMap(this::rows).toList();
    assertThat(rows).isNotEmpty();
    assertThat(Files.readAllLines(TABLE)).containsAll(rows);
  }

  @Test
  @DisplayName("is public for those who ask for its headers alone, too")
  void headers_alone() {
    assertThat(
            send(to("/actuator/health/liveness").method("HEAD", BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(200);
    assertThat(send(to("/groups").method("HEAD", BodyPublishers.noBody())).statusCode())
        .isEqualTo(401);
  }

  private Stream<String> rows(RequestMappingInfo handler) {
    return handler.getMethodsCondition().getMethods().stream()
        .flatMap(
            method ->
                handler.getPatternsCondition().getPatterns().stream()
                    .map(path -> "| gateway | %s | `%s` |".formatted(method, path)));
  }
}
