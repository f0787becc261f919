package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.HalfBuiltViews;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Les vues perdues d'un service qui tourne")
class LostViewsTest extends SessionServiceFixture {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Autowired private MongoDatabase views;

  @Test
  @DisplayName("reviennent sans qu'on écrive ; jusque-là tout est 503, rien n'est absent ni vide")
  void come_back_without_a_write() {
    atStep("PRESENTATION");
    var board = as("alice").get(path("")).text();
    var held = as("alice").get("/api/sessions/me/export").text();

    views.drop();

    await()
        .untilAsserted(
            () -> {
              var answers =
                  List.of(
                      get("/api/sessions/" + session, "application/json"),
                      get("/api/sessions/me/export", "application/json"),
                      get("/sessions/" + session, "text/html"),
                      get("/sessions/as-substitute", "text/html"));
              assertThat(answers)
                  .allSatisfy(
                      answer -> {
                        if (answer.statusCode() != 200) {
                          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                        }
                      });
              assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
            });
    assertThat(as("alice").get(path("")).text()).isEqualTo(board);
    assertThat(as("alice").get("/api/sessions/me/export").text()).isEqualTo(held);
  }

  @Test
  @DisplayName("à moitié reconstruites, ne se lisent pas : document, page, flux, santé le disent")
  void half_built_are_not_read() throws Exception {
    atStep("PRESENTATION");
    try (var halfBuilt = new HalfBuiltViews(LOG, views)) {
      await()
          .untilAsserted(
              () -> halfBuilt.mustBeKnownTo(get("/actuator/health/read-models", "*/*").body()));

      assertThat(get("/api/sessions/" + session, "*/*").statusCode()).isEqualTo(503);
      var page = get("/sessions/" + session, "text/html");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body())
          .contains("<h1>Reconstruction en cours</h1>", "se recharge automatiquement");
      assertThat(page.headers().firstValue("Refresh")).isPresent();
      assertThat(get("/sessions/" + session + "/live?from=0", "text/event-stream").statusCode())
          .isEqualTo(503);
      assertThat(as("anne").post(path("/substitute"), substitute()).rule())
          .isEqualTo("request.view-rebuilding");
      assertThat(get("/actuator/health/readiness", "*/*").statusCode()).isEqualTo(503);
      assertThat(get("/actuator/health/liveness", "*/*").statusCode()).isEqualTo(200);
    }
    await()
        .untilAsserted(
            () -> assertThat(get("/actuator/health/readiness", "*/*").statusCode()).isEqualTo(200));
    assertThat(get("/api/sessions/" + session, "*/*").statusCode()).isEqualTo(200);
  }

  private static Map<String, String> substitute() {
    return Map.of("username", "dora", "reason", "Malade");
  }

  private HttpResponse<String> get(String path, String accepted) {
    var request =
        HttpRequest.newBuilder(base().resolve(path))
            .header("Authorization", "Bearer " + IDENTITY.token("alice", "participant"))
            .header("Accept", accepted)
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
