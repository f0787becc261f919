package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What an operator asks of the keys")
class KeyOperationsTest extends SessionServiceFixture {
  private static final String KEYS = "/actuator/keys";

  @Test
  @DisplayName("which master keys there are, by name; without a new one nothing is replaced")
  void master_keys() throws Exception {
    must(as("alice").post(path("/topics"), topic(UUID.randomUUID())));

    var known = send(HttpRequest.newBuilder(base().resolve(KEYS)).GET()).path("masterKeys");
    assertThat(known.size()).isOne();
    assertThat(known.at("/0/wraps").asBoolean()).isTrue();
    assertThat(known.at("/0/wrapped").asLong()).isPositive();

    var replaced = post("/master", "{}");
    assertThat(replaced.path("wrapping").asString()).isEqualTo(known.at("/0/id").asString());
    assertThat(replaced.path("wrappedAgain").asLong(-1)).isZero();
    assertThat(replaced.path("retired").isEmpty()).isTrue();
  }

  @Test
  @DisplayName("another key for a person who has none is refused, with the reason")
  void a_person_without_a_key() throws Exception {
    assertThat(post("/person", "{\"person\": \"nobody-here\"}").path("refused").asString())
        .contains("nobody-here has no key");
  }

  private JsonNode post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(base().resolve(KEYS + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static JsonNode send(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JsonMapper.shared().readTree(answer.body());
    }
  }
}
