package codev.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@DisplayName("Limits of requests and streams")
@TestPropertySource(
    properties = {
      "codev.limits.person-burst=20",
      "codev.limits.person-per-second=1",
      "codev.limits.address-burst=30",
      "codev.limits.address-per-second=1",
      "codev.limits.streams-per-person=3",
      "codev.listener.unacknowledged=2s"
    })
class LimitsTest extends GatewayFixture {

  @Test
  @DisplayName("a person with too many requests has to wait, others do not")
  void a_person_who_asks_too_much_waits() {
    var answers = new ArrayList<HttpResponse<String>>();
    for (int i = 0; i < 60; i++) answers.add(send(as("ana").header("Accept-Language", "en")));

    assertThat(answers).first().extracting(HttpResponse::statusCode).isEqualTo(200);
    var last = lastRefused(answers);
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(type(last)).isEqualTo("application/problem+json");
    assertThat(last.headers().firstValueAsLong("Retry-After")).hasValue(1);
    assertThat(last.body()).contains("\"rule\":\"request.too-many\"", "Wait 1 second");
    assertThat(send(as("bea")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("anonymous requests from one address have to wait; people signed in there do not")
  void anonymous_requests_of_one_address_wait() {
    var answers = new ArrayList<HttpResponse<String>>();
    for (int i = 0; i < 90; i++)
      answers.add(
          send(to("/groups").header("Accept", "text/html").header("Accept-Language", "fr")));

    var last = lastRefused(answers);
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(type(last)).startsWith("text/html");
    assertThat(last.body()).contains("Trop de demandes", "data-rule=\"request.too-many\"");
    assertThat(statusWhenTooMany(to("/api/groups").header("Authorization", "Bearer forged")))
        .as("a forged token makes nobody known")
        .isEqualTo(429);
    assertThat(send(as("cleo")).statusCode()).isEqualTo(200);
    assertThat(send(to("/actuator/health/liveness")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/calendar-feeds/x.ics",
        "/invitations/x",
        "/questionnaires/x",
        "/oauth2/authorization/codev",
        "/groups"
      })
  @DisplayName("a request with the cookie of no session counts as anonymous, at every path")
  void a_forged_cookie_makes_nobody_known(String path) {
    var request = to(path).header("Cookie", "__Host-codev=forged");

    assertThat(statusWhenTooMany(request)).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/calendar-feeds/x.ics",
        "/invitations/x",
        "/questionnaires/x",
        "/oauth2/authorization/codev",
        "/groups"
      })
  @DisplayName(
      "a request whose authorization is no access token counts as anonymous, at every path")
  void another_authorization_makes_nobody_known(String path) {
    var request = to(path).header("Authorization", "Basic YWxpY2U6Y29kZXY=");

    assertThat(statusWhenTooMany(request)).isEqualTo(429);
  }

  @Test
  @DisplayName("a request with a service token counts as anonymous: the gateway does not know it")
  void a_service_token_makes_nobody_known() {
    var request = to("/scim/v2/Users").header("Authorization", "Bearer codev_0123456789");

    assertThat(statusWhenTooMany(request)).isEqualTo(429);
  }

  @Test
  @DisplayName("answers at addresses of invitations wait like other anonymous requests")
  void anonymous_answers_of_one_address_wait() {
    var answers = new ArrayList<HttpResponse<String>>();
    for (int i = 0; i < 90; i++)
      answers.add(
          send(
              to("/invitations/x" + i)
                  .header("Accept", "text/html")
                  .header("Accept-Language", "fr")
                  .POST(BodyPublishers.noBody())));

    var last = lastRefused(answers);
    assertThat(last.body()).contains("Trop de demandes", "data-rule=\"request.too-many\"");
    assertThat(send(as("gil")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("a person has a limited number of open streams; a closed one frees its slot")
  void a_person_has_so_many_streams() throws Exception {
    var over = new CountDownLatch(1);
    BACKENDS.service = exchange -> TestBackends.streamUntil(over, exchange);
    var open = new ArrayList<HttpResponse<java.io.InputStream>>();
    for (int i = 0; i < 3; i++)
      open.add(client.send(stream("dana").build(), BodyHandlers.ofInputStream()));

    assertThat(open).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(send(stream("dana")).statusCode()).isEqualTo(429);
    assertThat(client.send(stream("eli").build(), BodyHandlers.ofInputStream()).statusCode())
        .isEqualTo(200);

    over.countDown();
    for (var each : open) each.body().readAllBytes();
    BACKENDS.service =
        exchange -> TestBackends.answer(exchange, 200, "text/event-stream", "data: again\n\n");
    assertThat(send(stream("dana")).statusCode()).isEqualTo(200);
  }

  /**
   * The kernel treats a client that takes nothing as one that was lost: what was sent is not
   * acknowledged.
   */
  @Test
  @DisplayName("a stream whose client reads nothing any more is ended, which frees its slot")
  void a_lost_connection_frees_its_slot() throws Exception {
    assumeTrue(Epoll.isAvailable(), "only epoll ends connections that were lost");
    var streams = new AtomicInteger();
    BACKENDS.service =
        exchange -> {
          if (streams.incrementAndGet() > 3)
            TestBackends.answer(exchange, 200, "text/event-stream", "data: again\n\n");
          else sendWithoutEnd(exchange);
        };
    try (var first = silentStream("fay");
        var second = silentStream("fay");
        var third = silentStream("fay")) {
      assertThat(List.of(first, second, third)).allMatch(Socket::isConnected);
      await().until(() -> streams.get() == 3);

      await()
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> send(stream("fay")).statusCode() == 200);
    }
  }

  private Socket silentStream(String name) throws IOException {
    var socket = new Socket("localhost", port);
    var head = "GET /api/sessions/1/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: ";
    socket
        .getOutputStream()
        .write((head + BACKENDS.authorization(name) + "\r\n\r\n").getBytes(UTF_8));
    return socket;
  }

  private static void sendWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    var event = ("data: " + "x".repeat(8_000) + "\n\n").getBytes(UTF_8);
    try (var out = exchange.getResponseBody()) {
      while (true) out.write(event);
    }
  }

  /** Each second allows one request more, so a single one may be let through on a slow machine. */
  private int statusWhenTooMany(java.net.http.HttpRequest.Builder request) {
    int status = send(request).statusCode();
    for (int i = 0; i < 120 && status != 429; i++) status = send(request).statusCode();
    return status;
  }

  private java.net.http.HttpRequest.Builder as(String name) {
    return to("/api/groups").header("Authorization", BACKENDS.authorization(name));
  }

  private java.net.http.HttpRequest.Builder stream(String name) {
    return to("/api/sessions/1/stream").header("Authorization", BACKENDS.authorization(name));
  }

  /** Now and then a request among those that are refused gets what has become free meanwhile. */
  private static HttpResponse<String> lastRefused(List<HttpResponse<String>> answers) {
    return answers.reversed().stream()
        .filter(answer -> answer.statusCode() == 429)
        .findFirst()
        .orElseThrow(() -> new AssertionError("none of " + answers.size() + " is refused"));
  }
}
