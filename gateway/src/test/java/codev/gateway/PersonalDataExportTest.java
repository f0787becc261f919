package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The personal-data export")
class PersonalDataExportTest extends GatewayFixture {
  private HttpServer learning;
  private volatile int status = 200;

  @BeforeEach
  void learningAnswers() throws IOException {
    learning =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), BACKENDS.vacantPort), 0);
    learning.createContext(
        "/",
        exchange ->
            TestBackends.answer(
                exchange,
                status,
                "application/json",
                "{\"username\":\"alice\",\"answers\":[],\"much\":\"%s\"}"
                    .formatted("much ".repeat(200_000))));
    learning.start();
    BACKENDS.service =
        exchange ->
            TestBackends.answer(
                exchange,
                200,
                "application/json",
                "{\"username\":\"alice\",\"facts\":[{\"what\":\"%s\"}]}"
                    .formatted(exchange.getRequestURI().getPath()));
  }

  @AfterEach
  void learningIsGone() {
    learning.stop(0);
  }

  @Test
  @DisplayName("composes at one address what all services hold, requested in the person's name")
  void at_one_address_what_all_services_hold() throws Exception {
    var answer = send(asAlice("/api/me/export?after=7"));

    assertThat(answer.statusCode()).isEqualTo(200);
    var whole = JsonMapper.shared().readTree(answer.body());
    assertThat(whole.path("username").asString()).isEqualTo("alice");
    assertThat(whole.path("answers").isArray()).isTrue();
    assertThat(whole.at("/inGroups/0/what").asString()).isEqualTo("/api/groups/me/export");
    assertThat(whole.at("/inSessions/0/what").asString()).isEqualTo("/api/sessions/me/export");
    for (int i = 0; i < 2; i++)
      assertThat(BACKENDS.requests.remove().headers().getFirst("Authorization"))
          .startsWith("Bearer e");
  }

  @Test
  @DisplayName("is refused as a whole when one service does not answer")
  void half_of_it_is_not_given() {
    BACKENDS.service = exchange -> TestBackends.answer(exchange, 500, "text/plain", "no");

    var answer = send(asAlice("/api/me/export"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(type(answer)).startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("answers");
  }

  @Test
  @DisplayName("passes a refusal on unchanged")
  void a_refusal_passes_as_it_is() {
    status = 504;

    assertThat(send(asAlice("/api/me/export")).statusCode()).isEqualTo(504);
    assertThat(BACKENDS.requests).isEmpty();
  }
}
