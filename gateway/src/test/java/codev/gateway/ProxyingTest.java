package codev.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.TestTimeouts;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

@DisplayName("Proxying")
class ProxyingTest extends GatewayFixture {

  private static final byte[] TEN_MEGABYTES = new byte[10 << 20];

  @Autowired
  @Qualifier("streamShutdownFilter")
  SmartLifecycle streams;

  @Autowired HttpHandler handler;

  @Test
  @DisplayName("an event of a session arrives before the end of its stream")
  void an_event_arrives_before_the_stream_ends() throws Exception {
    var seen = new CountDownLatch(1);
    BACKENDS.service =
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
  @DisplayName("a stream ends in order when the gateway stops, and can be resumed")
  void a_stream_ends_in_order_when_the_gateway_stops() throws Exception {
    var over = new CountDownLatch(1);
    BACKENDS.service =
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
  @DisplayName("a POST is never repeated, even if the service disappears before its answer")
  void a_post_is_sent_once() throws Exception {
    try (var service = new CrashingService(BACKENDS.vacantPort)) {
      send(asAlice("/api/actions")); // leaves a connection open, which the gateway trusts

      var answer = send(post(asAlice("/api/actions"), "{}"));

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(service.requests).containsExactly("GET", "POST");
    }
  }

  @Test
  @DisplayName("a body of ten megabytes that is announced is refused")
  void a_long_body_is_refused() {
    assertTooLarge(asAlice("/api/groups").POST(BodyPublishers.ofByteArray(TEN_MEGABYTES)));
  }

  @Test
  @DisplayName("a body of ten megabytes in chunks is refused")
  void a_long_body_in_chunks_is_refused() {
    assertTooLarge(
        asAlice("/api/groups")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TEN_MEGABYTES))));
  }

  @Test
  @DisplayName(
      "a file of a topic or contribution may be longer than other bodies, within its limit")
  void a_file_may_be_longer() {
    var path = "/api/sessions/1/entries/2/attachment";
    var file = BodyPublishers.ofByteArray(new byte[5 << 20]);

    assertThat(send(asAlice(path).PUT(file)).statusCode()).isEqualTo(200);
    assertTooLarge(asAlice(path).PUT(BodyPublishers.ofByteArray(TEN_MEGABYTES)));
    assertTooLarge(asAlice(path).POST(file));
    assertTooLarge(asAlice(path + "/removal").PUT(file));
  }

  @Test
  @DisplayName("an absent service is answered 503 to a program")
  void an_absent_service_is_answered_to_a_program() {
    var answer = send(asAlice("/api/actions").header("Accept-Language", "en"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("Try again in a moment");
  }

  @Test
  @DisplayName("an absent service is answered with a simple page to a person")
  void an_absent_service_is_answered_to_a_person() {
    var answer = send(asAlice("/actions").header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(type(answer)).startsWith("text/html");
    assertThat(answer.body()).contains("lang=\"fr\"", "Réessayez dans un moment");
  }

  @Test
  @DisplayName("what the gateway says itself is in the language that was chosen on a page")
  void the_chosen_language_is_the_gateways_too() {
    var chosen = asAlice("/actions").header("Cookie", "__Host-codev-lang=en");
    var another = asAlice("/actions").header("Cookie", "lang=en");

    assertThat(send(chosen.header("Accept", "text/html")).body())
        .contains("lang=\"en-GB\"", "Try again in a moment");
    assertThat(send(another.header("Accept", "text/html")).body()).contains("lang=\"fr\"");
  }

  @Test
  @DisplayName("the refusal of a service is passed on unchanged")
  void what_a_service_refuses_passes_as_it_is() {
    BACKENDS.service =
        exchange -> TestBackends.answer(exchange, 422, "application/problem+json", "{\"rule\":1}");

    var answer = send(asAlice("/api/groups"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("{\"rule\":1}");
  }

  @ParameterizedTest
  @DisplayName("an unknown or malformed path is refused without internals")
  @ValueSource(
      strings = {"/nowhere", "/api/nowhere", "/api/groups/%2e%2e/%00", "/api/groups/..;/x"})
  void a_strange_address_is_refused(String path) {
    var answer = send(asAlice(path));

    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @DisplayName("a path with traversal is refused to a program with a problem document")
  @ValueSource(strings = {"/api/groups/%00", "/api//groups", "/api/groups;x=y", "/api/%2e%2e/x"})
  void a_tricky_address_is_refused_by_a_document(String path) {
    var answer = send(asAlice(path));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("\"rule\":\"request.malformed\"", "\"instance\":\"/api/");
    assertThat(BACKENDS.requests).isEmpty();
  }

  @Test
  @DisplayName("an unknown method is answered 405")
  void an_unknown_method_is_refused() {
    var answer = send(asAlice("/api/groups").method("TRACE", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(type(answer)).isEqualTo("application/problem+json");
  }

  @Test
  @DisplayName(
      "a refusal waits for the rest of the request: otherwise the next one would get no answer")
  void a_refusal_waits_for_the_body() throws Exception {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(300);
      write(socket, "POST /api/groups HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n");
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
      write(socket, "{}");
      assertThat(socket.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("HTTP/1.1 401");
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  @Test
  @DisplayName("no client upgrades the protocol")
  void no_client_upgrades_the_protocol() throws Exception {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
      write(
          socket,
          "GET /api/groups HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + BACKENDS.identity.token("alice", "participant")
              + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
              + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
      assertThat(socket.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  @DisplayName("an Expect header is not passed on to the services")
  void an_expectation_is_not_passed_on() throws Exception {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
      write(
          socket,
          "POST /api/groups HTTP/1.1\r\nHost: localhost\r\nExpect: the moon\r\nContent-Length: 2"
              + "\r\nAuthorization: Bearer "
              + BACKENDS.identity.token("alice", "participant")
              + "\r\n\r\n{}");
      assertThat(socket.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("HTTP/1.1 200");
    }
    assertThat(BACKENDS.requests.remove().headers()).doesNotContainKey("Expect");
  }

  @Test
  @DisplayName("a header that is too large is refused without internals")
  void an_oversized_header_is_refused() {
    var answer = send(asAlice("/api/groups").header("X-Long", "x".repeat(40_000)));

    assertThat(answer.statusCode()).isEqualTo(431);
    assertThat(answer.body()).doesNotContain("Exception");
  }

  @Test
  @DisplayName("the health of the platform names the absent service")
  void health_names_the_absent_service() {
    var answer = send(to("/actuator/health"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("\"learning\":{\"status\":\"DOWN\"}", "\"group\":{\"status\":\"UP\"}");
  }

  @Test
  @DisplayName("a page cannot be framed or extended by another site")
  void pages_are_closed_to_other_sites() {
    var headers = send(asAlice("/groups")).headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains(
            "default-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
  }

  @Test
  @DisplayName("a browser that has come by TLS is to do so for a year, on all subdomains")
  void tls_is_kept_to() {
    var request = MockServerHttpRequest.get("https://codev.example/groups").build();
    var answer = new MockServerHttpResponse();

    handler.handle(request, answer).block();

    assertThat(answer.getHeaders().getFirst("Strict-Transport-Security"))
        .contains("max-age=31536000", "includeSubDomains");
    assertThat(send(asAlice("/groups")).headers().map())
        .doesNotContainKey("strict-transport-security");
  }

  @ParameterizedTest
  @DisplayName("only a page of ours can say which trace a request belongs to")
  @CsvSource({"same-origin, true", "same-site, false", "cross-site, false", "none, false"})
  void a_trace_of_others_is_not_passed_on(String site, boolean passedOn) {
    BACKENDS.requests.clear();
    var traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    send(
        asAlice("/api/groups")
            .header("Sec-Fetch-Site", site)
            .header("traceparent", traceparent)
            .header("tracestate", "a=b")
            .header("baggage", "who=alice"));

    var headers = BACKENDS.requests.remove().headers();
    assertThat(headers.containsKey("traceparent")).isEqualTo(passedOn);
    assertThat(headers.containsKey("tracestate")).isFalse();
    assertThat(headers.containsKey("baggage")).isFalse();
  }

  @Test
  @DisplayName("no other origin is allowed to read an answer")
  void no_other_origin_is_allowed() {
    var answer = send(asAlice("/api/groups").header("Origin", "https://elsewhere.example"));

    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @ParameterizedTest
  @DisplayName("what is refused first, by its path or method, cannot be framed or extended either")
  @CsvSource({"GET, /groups;x=y", "GET, /api//groups", "TRACE, /groups"})
  void refusals_are_closed_to_other_sites(String method, String path) {
    var answer = send(asAlice(path).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isIn(400, 405);
    assertClosed(answer);
  }

  private static void assertClosed(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
  }

  private void assertTooLarge(java.net.http.HttpRequest.Builder request) {
    var answer = send(request);

    assertClosed(answer);
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
