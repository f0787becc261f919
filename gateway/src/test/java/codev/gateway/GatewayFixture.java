package codev.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A running gateway with test backends, shared by all its tests. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class GatewayFixture {

  static final TestBackends BACKENDS = new TestBackends();

  final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("codev.services.group", BACKENDS::serviceAddress);
    settings.add(
        "codev.services.session", () -> "${test.sessions:" + BACKENDS.serviceAddress() + "}");
    settings.add("codev.services.learning", () -> "http://127.0.0.1:" + BACKENDS.vacantPort);
    settings.add("codev.identity.issuer", BACKENDS.identity::issuer);
    settings.add("codev.identity.jwks", BACKENDS.identity::jwks);
    settings.add("codev.identity.token", BACKENDS::tokenAddress);
    settings.add("codev.metrics.allowed-networks", () -> "${test.meters:10.0.0.0/8}");
    settings.add(
        "spring.cloud.gateway.server.webflux.httpclient.response-timeout",
        () -> "${test.response-timeout:10s}");
  }

  @BeforeEach
  void reset() {
    BACKENDS.requests.clear();
    BACKENDS.refusals.clear();
    BACKENDS.service = exchange -> TestBackends.answer(exchange, 200, "text/plain", "fine");
    BACKENDS.tokenValidity = 600;
    BACKENDS.refreshing = true;
    BACKENDS.rotating = false;
    BACKENDS.failing = false;
    BACKENDS.name = "alice";
    BACKENDS.subject = "alice";
    BACKENDS.sincePassword = Duration.ZERO;
    BACKENDS.identityToken = claims -> claims;
  }

  HttpRequest.Builder to(String path) {
    return to(port, path);
  }

  static HttpRequest.Builder to(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  HttpRequest.Builder asAlice(String path) {
    return to(path).header("Authorization", BACKENDS.authorization("alice"));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(client, request);
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  static HttpRequest.Builder post(HttpRequest.Builder request, String body) {
    return request.POST(BodyPublishers.ofString(body));
  }

  static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }
}
