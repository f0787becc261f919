package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.OpenApiAnswerCheck;
import codev.infra.testkit.TestBroker;
import codev.infra.testkit.TestClock;
import codev.infra.testkit.TestIdentityProvider;
import codev.infra.testkit.TestMongo;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
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
  /**
   * The service's: it begins on a Tuesday, whenever the tests run, and the dates of tests follow.
   */
  protected static final Clock CLOCK = TestClock.beginningAt(Instant.parse("2026-11-24T10:00:00Z"));

  /**
   * Order of a class that has e-mails sent: whenever any are, the service looks through all open
   * groups, and after other classes there are hundreds of them.
   */
  static final int EMAILS_FIRST = 1;

  /**
   * Order of a class whose requests take the longer the more groups other classes have formed, or
   * the more people they have registered.
   */
  public static final int EARLY = 2;

  /**
   * Order of a class that registers hundreds of people: whenever people are to be chosen from, the
   * service reads the whole directory.
   */
  static final int LATE = Integer.MAX_VALUE;

  /** Position of the last command that was acknowledged to a {@link Caller}. */
  private static final AtomicLong WRITTEN = new AtomicLong();

  protected static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  static final TestIdentityProvider PROVIDER = new TestIdentityProvider();
  static final TestPostgres.Database LOG = TestPostgres.database();
  private static final TestPostgres.Database VAULT = TestPostgres.database();
  private static final String VIEWS = TestMongo.freshUri();
  private static final String CLOCK_SECRET = "a secret";

  /** Who is in the directory from the start; no test gives anybody else such a name. */
  static final String INITIAL_PERSON = "initial-person";

  private static final List<String> FACILITATORS = List.of("ana", "bernard", "paul");
  private static final List<String> ROLES =
      List.of("administrator", "manager", "sponsor", "auditor", "facilitator");
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
    // the tests are the neighbours, and have no keys
    settings.add("codev.messages.signatures", () -> "accepted");
    settings.add("codev.keys.url", VAULT::url);
    settings.add("codev.keys.username", () -> TestPostgres.Database.USERNAME);
    settings.add("codev.keys.password", () -> TestPostgres.Database.PASSWORD);
    settings.add("codev.keys.master-key-file", () -> keys.resolve("master").toString());
    settings.add("codev.audit.signing-key-file", () -> keys.resolve("audit").toString());
    settings.add("codev.reads.await-write", () -> "30s");
    settings.add("codev.identity.issuer", PROVIDER::issuer);
    settings.add("codev.identity.jwks", PROVIDER::jwks);
    settings.add("codev.authority.organisation", () -> "administrator,auditor");
    settings.add("codev.facilitators.pool.required", () -> "false");
    settings.add("codev.directory.initial-people-by", () -> "manager");
    settings.add("codev.directory.initial-people[0].username", () -> INITIAL_PERSON);
    settings.add("codev.directory.initial-people[0].display-name", () -> "Initiale Benslimane");
    settings.add("codev.directory.initial-people[0].email", () -> INITIAL_PERSON + "@exemple.fr");
    settings.add("codev.imports.most-lines", () -> "600");
    settings.add("codev.imports.answer-within", () -> "0s");
    settings.add("codev.evidence.archives.documents-at-once", () -> "4");
    settings.add("codev.webhooks.local-addresses", () -> "true");
    settings.add("codev.webhooks.retries", () -> "0s,0s");
    settings.add("codev.time.told-by", () -> CLOCK_SECRET);
    settings.add("server.address", () -> "127.0.0.1");
    settings.add(
        "codev.time.offset", () -> Duration.between(Instant.now(), CLOCK.instant()).toString());
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    settings.add("codev.letters.every", () -> "365d");
    settings.add("codev.inviting.welcome-after", () -> "0s");
    settings.add("codev.letters.address", () -> "https://codev.example.org");
  }

  /** Takes whatever the service sends; it sends only when a test asks for it. */
  private static GreenMail mail() {
    var address = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    address.setServerStartupTimeout(TestTimeouts.LIMIT.toMillis());
    var mail = new GreenMail(address);
    mail.start();
    return mail;
  }

  /** Somebody, by name; what they are in the organisation follows from it. */
  protected Caller as(String name) {
    return new Caller(service(), token(name));
  }

  /** A person, by a token of their own. */
  protected Caller withToken(String token) {
    return new Caller(service(), token);
  }

  /** Fails with the answer's text unless the request succeeded. */
  protected static Answer must(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
    return answer;
  }

  /** Whether the key vault holds a key of a person. */
  protected static boolean hasKey(String username) {
    try (var vault =
            DriverManager.getConnection(
                VAULT.url(), TestPostgres.Database.USERNAME, TestPostgres.Database.PASSWORD);
        var query = vault.prepareStatement("select 1 from person_keys where username = ?")) {
      query.setString(1, username);
      return query.executeQuery().next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  protected URI service() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What a person is in the organisation is how their name begins. */
  protected static String token(String name) {
    if (FACILITATORS.stream().anyMatch(name::startsWith))
      return PROVIDER.token(name, "participant", "facilitator");
    var role = ROLES.stream().filter(name::startsWith).findFirst().orElse("participant");
    return PROVIDER.token(name, role);
  }

  /** Of a token that the provider makes otherwise. */
  protected static String token(String name, UnaryOperator<JWTClaimsSet.Builder> difference) {
    return PROVIDER.token(name, difference, "participant");
  }

  /** Gives a person a role over a programme, as the administrator does. */
  protected Answer grant(String username, String role, Object programme) {
    return grant(username, role, Map.of("kind", "PROGRAMME", "id", programme), Map.of());
  }

  /**
   * @param more of the request
   */
  protected Answer grant(String username, String role, Map<String, ?> scope, Map<String, ?> more) {
    var grant = new HashMap<String, Object>(more);
    grant.put("username", username);
    grant.put("role", role);
    grant.put("scope", scope);
    return must(as("administrator").post("/api/grants", grant));
  }

  /** A client with a token. It reads what any of them has written. */
  protected record Caller(URI service, String token) {
    public Answer get(String path) {
      return send(request(includingWhatWasWritten(path)));
    }

    private static String includingWhatWasWritten(String path) {
      if (WRITTEN.get() == 0 || path.contains("after=")) return path;
      return path + (path.contains("?") ? "&" : "?") + "after=" + WRITTEN.get();
    }

    /** A page, as a browser asks for it. */
    public Answer html(String path) {
      return send(request(path).header("Accept", "text/html"));
    }

    public Answer post(String path, Object body) {
      return send(
          path, "application/json", body instanceof String s ? s : JSON.writeValueAsString(body));
    }

    public Answer send(String path, String type, String body) {
      return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /** Asks at another time than now. */
    public Answer get(String path, Instant at) {
      return send(
          request(path)
              .header("Codev-Time", at.toString())
              .header("Codev-Time-Told-By", CLOCK_SECRET));
    }

    public HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(service.resolve(path))
          .header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) {
      try {
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        OpenApiAnswerCheck.check(answer);
        var read = new Answer(answer);
        if (read.isAcknowledged()) WRITTEN.accumulateAndGet(read.position(), Math::max);
        return read;
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

    private boolean isAcknowledged() {
      return status() < 300
          && response.request().method().equals("POST")
          && response.headers().firstValue("Content-Type").orElse("").contains("json");
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
