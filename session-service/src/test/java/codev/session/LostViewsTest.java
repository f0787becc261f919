package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.testkit.HalfBuiltViews;
import codev.infra.testkit.TestApiClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Les vues perdues d'un service qui tourne")
class LostViewsTest extends SessionServiceFixture {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Autowired private MongoDatabase views;
  @Autowired private ViewAuthentication authentication;

  @Test
  @DisplayName("reviennent sans qu'on écrive ; jusque-là tout est 503, rien n'est absent ni vide")
  void come_back_without_a_write() {
    atStep("PRESENTATION");
    var board = as("alice").get(path("")).text();
    var held = as("alice").get("/api/sessions/me/export").body();

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
    var again = as("alice").get("/api/sessions/me/export").body();
    assertThat(again.path("facts")).isEqualTo(held.path("facts"));
    assertThat(again.path("security").valueStream().toList())
        .as("with the exports since")
        .containsAll(held.path("security").valueStream().toList());
  }

  @Test
  @DisplayName("à moitié reconstruites, ne se lisent pas : document, page, flux, santé le disent")
  void half_built_are_not_read() throws Exception {
    atStep("PRESENTATION");
    try (var halfBuilt = new HalfBuiltViews(LOG, views, authentication::code)) {
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

  @Test
  @DisplayName("modifiées hors du service, n'ouvrent rien : refaites, et une alerte le dit")
  void altered_they_open_nothing() throws Exception {
    atStep("PRESENTATION");
    var board = as("alice").get(path("")).text();
    assertThat(get("stranger", path(""), "*/*").statusCode()).isEqualTo(404);

    var byId = new Document("_id", session.toString());
    var stored = Objects.requireNonNull(boards().find(byId).first());
    boards().replaceOne(byId, Document.parse(stored.toJson().replace("\"alice\"", "\"stranger\"")));

    assertThat(get("stranger", path(""), "*/*").statusCode()).isNotEqualTo(200);
    await()
        .untilAsserted(() -> assertThat(get("alice", path(""), "*/*").statusCode()).isEqualTo(200));
    assertThat(as("alice").get(path("")).text()).isEqualTo(board);
    assertThat(get("stranger", path(""), "*/*").statusCode()).isEqualTo(404);

    assertThat(must(as("auditor").get("/audit/sessions")).text())
        .contains("modifiées hors de la plateforme");
    var alarm = viewAltered();
    assertThat(alarm.path("detail").asString()).isEqualTo("document " + session);
    var id = alarm.path("id").asLong();
    assertThat(acknowledge(id)).isEqualTo("{\"acknowledged\":true}");
    assertThat(get("/actuator/alarms", "*/*").body()).doesNotContain("view-altered");
    assertThat(acknowledge(id)).isEqualTo("{\"acknowledged\":false}");
  }

  @Test
  @DisplayName(
      "remises dans un état antérieur, ne le montrent pas : refaites, et une alerte le dit")
  void put_back_they_are_not_shown() throws Exception {
    atStep("PRESENTATION");
    var earlierBoard = as("alice").get(path("")).text();
    var byId = new Document("_id", session.toString());
    var earlier = Objects.requireNonNull(boards().find(byId).first());
    read("anne", must(next("PRESENTATION")));
    var board = as("alice").get(path("")).text();
    assertThat(board).isNotEqualTo(earlierBoard);

    boards().replaceOne(byId, earlier);

    assertThat(get("alice", path(""), "*/*").body()).isNotEqualTo(earlierBoard);
    await()
        .untilAsserted(() -> assertThat(get("alice", path(""), "*/*").statusCode()).isEqualTo(200));
    assertThat(as("alice").get(path("")).text()).isEqualTo(board);
    var alarm = viewAltered();
    assertThat(alarm.path("detail").asString()).isEqualTo("document " + session);
    assertThat(acknowledge(alarm.path("id").asLong())).isEqualTo("{\"acknowledged\":true}");
  }

  @Test
  @DisplayName(
      "remises dans l'état d'avant un départ, n'ouvrent rien à qui est parti, même pour une"
          + " instance qui ne les a jamais lues")
  void put_back_they_open_nothing(
      @Autowired Environment settings, @Autowired MongoConnectionDetails connection)
      throws Exception {
    atStep("PRESENTATION");
    assertThat(get("carla", path(""), "*/*").statusCode()).isEqualTo(200);
    var byId = new Document("_id", session.toString());
    var earlier = Objects.requireNonNull(boards().find(byId).first());
    hear("group.member-left.v1", membership("carla"));
    await()
        .untilAsserted(() -> assertThat(get("carla", path(""), "*/*").statusCode()).isEqualTo(404));

    try (var other = SecondInstance.started(settings, connection)) {
      boards().replaceOne(byId, earlier);

      var there = new TestApiClient(other.address(), IDENTITY.token("carla"));
      assertThat(there.get(path("")).status()).isNotEqualTo(200);
      await().untilAsserted(() -> assertThat(there.get(path("")).status()).isEqualTo(404));
    }
    var alarm = viewAltered();
    assertThat(alarm.path("detail").asString()).isEqualTo("document " + session);
    assertThat(acknowledge(alarm.path("id").asLong())).isEqualTo("{\"acknowledged\":true}");
  }

  /** All views, since the next test begins at once. Health is asked each second. */
  @AfterEach
  void are_there_again() {
    await()
        .during(Duration.ofSeconds(2))
        .untilAsserted(
            () -> assertThat(get("/actuator/health/readiness", "*/*").statusCode()).isEqualTo(200));
  }

  private JsonNode viewAltered() {
    return JsonMapper.shared()
        .readTree(get("/actuator/alarms", "*/*").body())
        .valueStream()
        .filter(each -> each.path("kind").asString().equals("view-altered"))
        .findFirst()
        .orElseThrow();
  }

  private MongoCollection<Document> boards() {
    return views.listCollectionNames().into(new ArrayList<>()).stream()
        .filter(name -> name.startsWith("board_v"))
        .map(views::getCollection)
        .filter(
            documents -> documents.find(new Document("_id", session.toString())).first() != null)
        .findFirst()
        .orElseThrow();
  }

  private String acknowledge(long alarm) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(base().resolve("/actuator/alarms/" + alarm))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"by\": \"operator\"}"))
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  private static Map<String, String> substitute() {
    return Map.of("username", "dora", "reason", "Malade");
  }

  private HttpResponse<String> get(String path, String accepted) {
    return get("alice", path, accepted);
  }

  private HttpResponse<String> get(String who, String path, String accepted) {
    var request =
        HttpRequest.newBuilder(base().resolve(path))
            .header("Authorization", "Bearer " + IDENTITY.token(who, "participant"))
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
