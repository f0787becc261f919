package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What an operator sends to the relay")
class RelayOperationsTest extends SessionServiceFixture {

  @ParameterizedTest
  @ValueSource(strings = {"{\"partition\": 5}", "{\"partition\": \"5\"}"})
  @DisplayName("is read with numbers, with and without quotes")
  void numbers_are_read(String body) throws Exception {
    var answer = post("/actuator/relay/groups", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"resumed\":false}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"from\": 0}", "{\"from\": \"0\"}", "{\"afterRestore\": false}", "{}"})
  @DisplayName("is refused by what it says, not by how it is written")
  void what_is_wrong_is_said(String body) throws Exception {
    var answer = post("/actuator/relay/outbox", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("from is missing: a position in the log, from 1");
  }

  @Test
  @DisplayName("is not needed for the public keys that sign its messages: they are public")
  void message_keys_are_public() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(base().resolve("/.well-known/message-keys")).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      var keys = JsonMapper.shared().readTree(answer.body()).path("keys");
      assertThat(keys.size()).isEqualTo(1);
      assertThat(keys.path(0).path("crv").asString()).isEqualTo("Ed25519");
      assertThat(answer.body()).doesNotContain("\"d\"");
    }
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(base().resolve(path))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
