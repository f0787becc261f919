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

@DisplayName("Rassembler ce qui est gardé de quelqu'un")
class PersonalDataExportTest extends GatewayFixture {
  private HttpServer learning;
  private volatile int status = 200;

  @BeforeEach
  void learningAnswers() throws IOException {
    learning =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), NEIGHBOURS.vacantPort), 0);
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
    NEIGHBOURS.service =
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
  @DisplayName("à une seule adresse, ce que gardent tous les services, demandé en son nom")
  void at_one_address_what_all_services_hold() throws Exception {
    var answer = send(asAlice("/api/me/export?after=7"));

    assertThat(answer.statusCode()).isEqualTo(200);
    var whole = JsonMapper.shared().readTree(answer.body());
    assertThat(whole.path("username").asString()).isEqualTo("alice");
    assertThat(whole.path("answers").isArray()).isTrue();
    assertThat(whole.at("/inGroups/0/what").asString()).isEqualTo("/api/groups/me/export");
    assertThat(whole.at("/inSessions/0/what").asString()).isEqualTo("/api/sessions/me/export");
    for (int i = 0; i < 2; i++)
      assertThat(NEIGHBOURS.asked.remove().headers().getFirst("Authorization"))
          .startsWith("Bearer e");
  }

  @Test
  @DisplayName("une moitié ne passe pas pour le tout : si l'un ne répond pas, rien n'est donné")
  void half_of_it_is_not_given() {
    NEIGHBOURS.service = exchange -> TestBackends.answer(exchange, 500, "text/plain", "no");

    var answer = send(asAlice("/api/me/export"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(type(answer)).startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("answers");
  }

  @Test
  @DisplayName("un refus passe tel quel")
  void a_refusal_passes_as_it_is() {
    status = 504;

    assertThat(send(asAlice("/api/me/export")).statusCode()).isEqualTo(504);
    assertThat(NEIGHBOURS.asked).isEmpty();
  }
}
