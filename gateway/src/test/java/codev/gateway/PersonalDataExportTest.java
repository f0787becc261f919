package codev.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.zip.ZipInputStream;
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
    var answer = send(asAlice("/api/me/export?after=7").header("Accept-Language", "en"));

    assertThat(answer.statusCode()).isEqualTo(200);
    var whole = JsonMapper.shared().readTree(answer.body());
    assertThat(whole.path("username").asString()).isEqualTo("alice");
    assertThat(whole.path("answers").isArray()).isTrue();
    assertThat(whole.at("/inGroups/0/what").asString()).isEqualTo("/api/groups/me/export");
    assertThat(whole.at("/inSessions/0/what").asString()).isEqualTo("/api/sessions/me/export");
    for (int i = 0; i < 2; i++) {
      var headers = BACKENDS.requests.remove().headers();
      assertThat(headers.getFirst("Authorization")).startsWith("Bearer e");
      assertThat(headers.getFirst("Accept-Language")).isEqualTo("en");
    }
  }

  @Test
  @DisplayName("is one file with a page to read and JSON")
  void is_one_file_with_a_page_and_json() throws Exception {
    BACKENDS.service =
        exchange ->
            TestBackends.answer(
                exchange,
                200,
                "application/json",
                "{\"facts\":[{\"at\":\"2027-01-11T10:20:00Z\",\"text\":\"<b>É</b>\",\"x\":[]}]}");

    var answer =
        client.send(
            asAlice("/api/me/export.zip").header("Accept-Language", "fr").build(),
            BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(type(answer)).isEqualTo("application/zip");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"codev.zip\"");
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.html");
      assertThat(new String(zip.readAllBytes(), UTF_8))
          .contains("<html lang=\"fr\">", "<h1>Mes données dans codev</h1>")
          .contains("<dt>Identifiant</dt><dd>alice</dd>", "Événements des séances")
          .contains("11 janvier 2027", "&lt;b&gt;É&lt;/b&gt;", "aucune donnée")
          .doesNotContain("<b>", "export.");
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.json");
      var json = JsonMapper.shared().readTree(zip.readAllBytes());
      assertThat(json.at("/inSessions/0/text").asString()).isEqualTo("<b>É</b>");
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  @DisplayName("is refused as a whole when one service does not answer")
  void half_of_it_is_not_given() {
    BACKENDS.service = exchange -> TestBackends.answer(exchange, 500, "text/plain", "no");

    var answer = send(asAlice("/api/me/export"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(type(answer)).startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("answers");

    var archive = send(asAlice("/api/me/export.zip"));
    assertThat(archive.statusCode()).isEqualTo(503);
    assertThat(type(archive)).startsWith("application/problem+json");
  }

  @Test
  @DisplayName("passes a refusal on unchanged")
  void a_refusal_passes_as_it_is() {
    status = 504;

    assertThat(send(asAlice("/api/me/export")).statusCode()).isEqualTo(504);
    var archive = send(asAlice("/api/me/export.zip"));
    assertThat(archive.statusCode()).isEqualTo(504);
    assertThat(type(archive)).startsWith("application/json");
    assertThat(BACKENDS.requests).isEmpty();
  }
}
