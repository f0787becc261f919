package codev.infra.web;

import codev.infra.testkit.TestIdentityProvider;
import codev.infra.web.sample.SampleService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client of the {@link SampleService}. */
@SpringBootTest(
    classes = SampleService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class WebTest {
  public static final TestIdentityProvider PROVIDER = new TestIdentityProvider();
  public static final HttpClient CLIENT = HttpClient.newHttpClient();

  @LocalServerPort public int port;
  @Autowired JsonMapper json;

  @DynamicPropertySource
  static void identity(DynamicPropertyRegistry settings) {
    settings.add("codev.identity.issuer", PROVIDER::issuer);
    settings.add("codev.identity.jwks", PROVIDER::jwks);
    settings.add("codev.listener.header", () -> "2s");
    settings.add("codev.listener.request", () -> "5s");
  }

  public HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  public HttpRequest.Builder alice(String path) {
    return anonymous(path)
        .header("Authorization", "Bearer " + PROVIDER.token("alice", "participant"));
  }

  public HttpResponse<String> post(String path, String body) {
    return send(
        alice(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public JsonNode json(HttpResponse<String> response) {
    return json.readTree(response.body());
  }
}
