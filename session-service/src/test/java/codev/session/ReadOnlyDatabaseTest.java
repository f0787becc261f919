package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.TestPostgres;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@DisplayName("PostgreSQL est en lecture seule")
@Isolated("makes the server of all read-only")
class ReadOnlyDatabaseTest extends SessionServiceFixture {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  @DisplayName("on lit ; ce qu'on écrit est refusé, la santé dit pourquoi, et tout reprend ensuite")
  void it_is_read() throws Exception {
    atStep("CONSULTATION");
    must(contribute("carla", "IDEA"));
    must(as("carla").get(path("")));

    TestPostgres.refuseWrites();
    try {
      await()
          .untilAsserted(
              () -> {
                var health = health("/writes");
                assertThat(health.statusCode()).isEqualTo(503);
                assertThat(health.body())
                    .contains("databaseWrites", "keyVaultWrites", "\"reason\":\"read-only\"");
              });
      await()
          .untilAsserted(
              () -> {
                var answer = contribute("carla", "IDEA");
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.rule()).isEqualTo("request.read-only");
              });
      must(as("carla").get(path("")));
      assertThat(health("/readiness").statusCode()).isEqualTo(200);
    } finally {
      TestPostgres.acceptWrites();
    }
    await().untilAsserted(() -> assertThat(health("/writes").statusCode()).isEqualTo(200));
    must(contribute("carla", "IDEA"));
  }

  private HttpResponse<String> health(String group) throws Exception {
    var request = HttpRequest.newBuilder(base().resolve("/actuator/health" + group)).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }
}
