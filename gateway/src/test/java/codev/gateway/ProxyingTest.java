package codev.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

@DisplayName("Transmettre")
class ProxyingTest extends GatewayFixture {

  private static final byte[] TEN_MEGABYTES = new byte[10 << 20];

  @Autowired
  @Qualifier("streamShutdownFilter")
  SmartLifecycle streams;

  @Test
  @DisplayName("un événement d'une séance arrive avant la fin du flux")
  void an_event_arrives_before_the_stream_ends() throws Exception {
    var seen = new CountDownLatch(1);
    NEIGHBOURS.service =
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            out.write("data: first\n\n".getBytes(UTF_8));
            out.flush();
            var inTime = await(seen);
            out.write(("data: " + (inTime ? "second" : "too late") + "\n\n").getBytes(UTF_8));
          }
        };

    var answer = open("/api/sessions/1/stream");
    var first = answer.body().readNBytes("data: first\n\n".length());
    seen.countDown();
    var rest = new String(answer.body().readAllBytes(), UTF_8);

    assertThat(first).asString().isEqualTo("data: first\n\n");
    assertThat(rest).isEqualTo("data: second\n\n");
  }

  @Test
  @DisplayName("un flux finit en ordre quand la passerelle s'arrête, pour reprendre ensuite")
  void a_stream_ends_in_order_when_the_gateway_stops() throws Exception {
    var over = new CountDownLatch(1);
    NEIGHBOURS.service =
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            out.write("data: first\n\n".getBytes(UTF_8));
            out.flush();
            await(over);
            out.write("data: too late\n\n".getBytes(UTF_8));
          }
        };
    var answer = open("/api/sessions/1/stream");
    answer.body().readNBytes("data: first\n\n".length());

    streams.stop();

    assertThat(answer.body().readAllBytes()).isEmpty();
    over.countDown();
    streams.start();
  }

  @Test
  @DisplayName("un envoi n'est jamais répété, même si le service disparaît avant de répondre")
  void a_post_is_sent_once() throws Exception {
    try (var service = new CrashingService(NEIGHBOURS.vacantPort)) {
      send(asAlice("/api/actions")); // leaves a connection open, which the gateway trusts

      var answer = send(post(asAlice("/api/actions"), "{}"));

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(service.requests).containsExactly("GET", "POST");
    }
  }

  @Test
  @DisplayName("dix mégaoctets annoncés sont refusés")
  void a_long_body_is_refused() {
    assertTooLarge(asAlice("/api/groups").POST(BodyPublishers.ofByteArray(TEN_MEGABYTES)));
  }

  @Test
  @DisplayName("dix mégaoctets par morceaux sont refusés")
  void a_long_body_in_chunks_is_refused() {
    assertTooLarge(
        asAlice("/api/groups")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TEN_MEGABYTES))));
  }

  @Test
  @DisplayName("un service absent se dit par 503 à un programme")
  void an_absent_service_is_told_to_a_program() {
    var answer = send(asAlice("/api/actions").header("Accept-Language", "en"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("try again in a moment");
  }

  @Test
  @DisplayName("un service absent se dit par une page simple à une personne")
  void an_absent_service_is_told_to_a_person() {
    var answer = send(asAlice("/actions").header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(type(answer)).startsWith("text/html");
    assertThat(answer.body()).contains("lang=\"fr\"", "réessayez dans un moment");
  }

  @Test
  @DisplayName("ce qu'un service refuse passe mot pour mot")
  void what_a_service_refuses_passes_as_it_is() {
    NEIGHBOURS.service =
        exchange -> TestBackends.answer(exchange, 422, "application/problem+json", "{\"rule\":1}");

    var answer = send(asAlice("/api/groups"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("{\"rule\":1}");
  }

  @ParameterizedTest
  @DisplayName("une adresse inconnue ou tordue est refusée sans dire comment c'est fait")
  @ValueSource(
      strings = {"/nowhere", "/api/nowhere", "/api/groups/%2e%2e/%00", "/api/groups/..;/x"})
  void a_strange_address_is_refused(String path) {
    var answer = send(asAlice(path));

    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @DisplayName("une adresse pleine de ruses est refusée à un programme par un document")
  @ValueSource(strings = {"/api/groups/%00", "/api//groups", "/api/groups;x=y", "/api/%2e%2e/x"})
  void a_tricky_address_is_refused_by_a_document(String path) {
    var answer = send(asAlice(path));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("\"rule\":\"request.malformed\"", "\"instance\":\"/api/");
    assertThat(NEIGHBOURS.asked).isEmpty();
  }

  @Test
  @DisplayName("un verbe que personne ne connaît est refusé par 405")
  void an_unknown_method_is_refused() {
    var answer = send(asAlice("/api/groups").method("TRACE", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(type(answer)).isEqualTo("application/problem+json");
  }

  @Test
  @DisplayName(
      "un refus attend la fin de la phrase, sinon la demande suivante resterait sans réponse")
  void a_refusal_hears_the_client_out() throws Exception {
    try (var line = new Socket("localhost", port)) {
      line.setSoTimeout(300);
      say(line, "POST /api/groups HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n");
      assertThatThrownBy(() -> line.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      line.setSoTimeout(5000);
      say(line, "{}");
      assertThat(line.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("HTTP/1.1 401");
    }
  }

  private static void say(Socket line, String words) throws IOException {
    line.getOutputStream().write(words.getBytes(UTF_8));
    line.getOutputStream().flush();
  }

  @Test
  @DisplayName("personne ne change de protocole en passant la porte")
  void nobody_changes_the_protocol() throws Exception {
    try (var line = new Socket("localhost", port)) {
      line.setSoTimeout(5000);
      say(
          line,
          "GET /api/groups HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + NEIGHBOURS.identity.token("alice", "participant")
              + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
              + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
      assertThat(line.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  @DisplayName("ce qu'un client attend avant d'envoyer n'est pas l'affaire des services")
  void an_expectation_is_met_at_the_door() throws Exception {
    try (var line = new Socket("localhost", port)) {
      line.setSoTimeout(5000);
      say(
          line,
          "POST /api/groups HTTP/1.1\r\nHost: localhost\r\nExpect: the moon\r\nContent-Length: 2"
              + "\r\nAuthorization: Bearer "
              + NEIGHBOURS.identity.token("alice", "participant")
              + "\r\n\r\n{}");
      assertThat(line.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("HTTP/1.1 200");
    }
    assertThat(NEIGHBOURS.asked.remove().headers()).doesNotContainKey("Expect");
  }

  @Test
  @DisplayName("un en-tête démesuré est refusé sans dire comment c'est fait")
  void an_oversized_header_is_refused() {
    var answer = send(asAlice("/api/groups").header("X-Long", "x".repeat(40_000)));

    assertThat(answer.statusCode()).isEqualTo(431);
    assertThat(answer.body()).doesNotContain("Exception");
  }

  @Test
  @DisplayName("l'état de la plateforme nomme le service absent")
  void health_names_the_absent_service() {
    var answer = send(to("/actuator/health"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("\"learning\":{\"status\":\"DOWN\"}", "\"group\":{\"status\":\"UP\"}");
  }

  @Test
  @DisplayName("une page ne se laisse ni encadrer ni compléter par un autre site")
  void pages_are_closed_to_other_sites() {
    var headers = send(asAlice("/groups")).headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors 'none'");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
  }

  private void assertTooLarge(java.net.http.HttpRequest.Builder request) {
    var answer = send(request);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(type(answer)).isEqualTo("application/problem+json");
  }

  private HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
    return client.send(asAlice(path).build(), BodyHandlers.ofInputStream());
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
