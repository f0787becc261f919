package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.OpenApiContract;
import codev.infra.testkit.TestBroker;
import codev.infra.testkit.TestIdentityProvider;
import codev.infra.testkit.TestMongo;
import codev.infra.testkit.TestPostgres;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service on a real log, broker and store of views, and people who call it with their
 * tokens. Every test forms groups of its own.
 */
@SpringBootTest(
    classes = GroupServiceApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class ServiceTest {
  protected static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final TestIdentityProvider PROVIDER = new TestIdentityProvider();
  private static final TestPostgres.Database LOG = TestPostgres.database();
  private static final TestPostgres.Database VAULT = TestPostgres.database();
  private static final String VIEWS = TestMongo.freshUri();
  protected static final GreenMail MAIL = mail();

  @TempDir static Path keys;

  @LocalServerPort int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("spring.datasource.url", LOG::url);
    settings.add("spring.datasource.username", () -> TestPostgres.Database.USERNAME);
    settings.add("spring.datasource.password", () -> TestPostgres.Database.PASSWORD);
    settings.add("spring.mongodb.uri", () -> VIEWS);
    settings.add("spring.kafka.bootstrap-servers", () -> TestBroker.shared().bootstrapServers());
    settings.add("codev.keys.url", VAULT::url);
    settings.add("codev.keys.username", () -> TestPostgres.Database.USERNAME);
    settings.add("codev.keys.password", () -> TestPostgres.Database.PASSWORD);
    settings.add("codev.keys.master-key-file", () -> keys.resolve("master").toString());
    settings.add("codev.audit.signing-key-file", () -> keys.resolve("audit").toString());
    settings.add("codev.identity.issuer", PROVIDER::issuer);
    settings.add("codev.identity.jwks", PROVIDER::jwks);
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    settings.add("codev.letters.every", () -> "365d");
    settings.add("codev.letters.address", () -> "https://codev.example.org");
  }

  /** Takes whatever the service sends; it sends only when a test asks for it. */
  private static GreenMail mail() {
    var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    return mail;
  }

  /** Somebody, by name; what they are in the organisation follows from it. */
  protected Caller as(String name) {
    return new Caller(service(), token(name));
  }

  /** Fails with the answer's text unless the request succeeded. */
  protected static Answer must(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
    return answer;
  }

  protected URI service() {
    return URI.create("http://localhost:" + port);
  }

  protected static String token(String name) {
    var role =
        switch (name) {
          case "manager", "sponsor", "auditor", "facilitator" -> name;
          default -> "participant";
        };
    return PROVIDER.token(name, role);
  }

  /** A client with a token. */
  protected record Caller(URI service, String token) {
    public Answer get(String path) {
      return send(request(path));
    }

    public Answer post(String path, Object body) {
      return send(
          path, "application/json", body instanceof String s ? s : JSON.writeValueAsString(body));
    }

    public Answer send(String path, String type, String body) {
      return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(service.resolve(path))
          .header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) {
      try {
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        OpenApiContract.check(answer);
        return new Answer(answer);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What came back. */
  protected record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public String field(String path) {
      return json().at(path).asString();
    }

    public long position() {
      return json().at("/position").asLong();
    }
  }
}
