package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.projections.ReadModel;
import codev.infra.testkit.TemporaryFolders;
import codev.infra.testkit.TestApiClient;
import codev.infra.testkit.TestIdentityProvider;
import codev.infra.testkit.TestMongo;
import codev.infra.testkit.TestPostgres;
import codev.session.domain.value.RuleViolation;
import codev.session.view.SessionView;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The running service with a real log, real views, no consumer at the other end of Kafka, and
 * clients of its API.
 */
@Import(MovableClock.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class SessionServiceFixture {
  static final TestIdentityProvider IDENTITY = new TestIdentityProvider();

  /** What a person is in the organisation is how their name begins. */
  private static final List<String> ROLES =
      List.of("administrator", "manager", "auditor", "sponsor");

  private static final Set<String> FACILITATORS = Set.of("anne", "paul", "zoe");
  static final List<String> MEMBERS = List.of("alice", "bob", "carla");
  private static final List<String> STEPS =
      List.of(
          "PREPARATION",
          "PRESENTATION",
          "CLARIFICATION",
          "PROBLEM_DEFINITION",
          "CONSULTATION",
          "SYNTHESIS");
  private static final JsonMapper JSON = new JsonMapper();

  /** Outlives this class: all that extend it share one service. */
  private static final Path KEYS = TemporaryFolders.create("keys");

  static final TestPostgres.Database LOG = TestPostgres.database();
  private static final TestPostgres.Database VAULT = TestPostgres.database();

  @LocalServerPort int port;
  @Autowired List<MessageListener> rooms;

  @Autowired MovableClock clock;
  @Autowired ReadModel<SessionView> boards;

  UUID session = UUID.randomUUID();
  final UUID group = UUID.randomUUID();
  final UUID programme = UUID.randomUUID();
  private final Map<String, TestApiClient> callers = new HashMap<>();

  @DynamicPropertySource
  static void house(DynamicPropertyRegistry house) {
    house.add("spring.datasource.url", LOG::url);
    house.add("spring.datasource.username", () -> TestPostgres.Database.USERNAME);
    house.add("spring.datasource.password", () -> TestPostgres.Database.PASSWORD);
    house.add("codev.keys.url", VAULT::url);
    house.add("codev.keys.username", () -> TestPostgres.Database.USERNAME);
    house.add("codev.keys.password", () -> TestPostgres.Database.PASSWORD);
    house.add("codev.keys.master-key-file", () -> KEYS.resolve("master").toString());
    house.add("codev.audit.signing-key-file", () -> KEYS.resolve("audit").toString());
    house.add("spring.mongodb.uri", TestMongo::freshUri);
    house.add("spring.kafka.bootstrap-servers", () -> "localhost:1");
    house.add("codev.authority.organisation", () -> "administrator,auditor");
    house.add("codev.reads.await-write", () -> "30s");
    house.add("codev.identity.issuer", IDENTITY::issuer);
    house.add("codev.identity.jwks", IDENTITY::jwks);
  }

  @BeforeEach
  void plan() {
    hearOfTheSession();
    for (var member : MEMBERS)
      hear(
          "group.charter-accepted.v1",
          Map.of("groupId", group, "member", member, "version", 1, "at", "2026-11-24T09:00:00Z"));
    as("anne").await(path(""), s -> s.path("state").asString().equals("SCHEDULED"));
    grant("manager", "MANAGER", Map.of("kind", "PROGRAMME", "id", programme));
    as("manager").await(path(""), s -> s.path("state").asString().equals("SCHEDULED"));
  }

  /** As group-service publishes it. */
  UUID grant(String username, String role, Map<String, ?> scope) {
    var id = UUID.randomUUID();
    hear(
        "group.grant-given.v1",
        Map.of(
            "grantId",
            id,
            "username",
            username,
            "role",
            role,
            "scope",
            scope,
            "by",
            "administrator",
            "at",
            "2026-11-24T09:00:00Z"));
    return id;
  }

  void revoke(UUID grant, String username) {
    hear(
        "group.grant-revoked.v1",
        Map.of("grantId", grant, "username", username, "at", "2026-11-25T09:00:00Z"));
  }

  /** Whether the key vault holds a key of a person. */
  static boolean hasKey(String username) {
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

  void hearOfTheSession() {
    hear("group.session-planned.v1", planned(session, template()));
  }

  // ---- a session's way to a step ----

  /** There, and the board shows it: whoever reads next reads no older moment. */
  void atStep(String step) {
    read("anne", goTo(step));
  }

  TestApiClient.Answer goTo(String step) {
    var topic = UUID.randomUUID();
    must(as("alice").post(path("/topics"), topic(topic)));
    must(as("anne").post(path("/open")));
    var last =
        must(as("anne").post(path("/topic-choice"), Map.of("topicId", topic, "reason", "Urgent")));
    for (var passed : STEPS) {
      if (passed.equals(step)) return last;
      if (passed.equals("PROBLEM_DEFINITION")) agree();
      last =
          must(
              as("anne")
                  .post(
                      path("/steps/next"),
                      Map.of("from", passed, "reason", "Pas d'action cette fois")));
    }
    return last;
  }

  void agree() {
    must(
        as("alice")
            .post(
                path("/contract"),
                Map.of("problem", "p", "objective", "o", "help", List.of("IDEAS"))));
    for (var consultant : List.of("bob", "carla"))
      must(
          as(consultant)
              .post(path("/contract/acceptances"), Map.of("version", 1, "accepted", true)));
  }

  TestApiClient.Answer next(String from) {
    return as("anne").post(path("/steps/next"), Map.of("from", from));
  }

  TestApiClient.Answer contribute(String by, String kind) {
    return as(by)
        .post(
            path("/contributions"),
            Map.of("id", UUID.randomUUID(), "kind", kind, "text", "Ce que dit " + by));
  }

  static Map<String, Object> topic(UUID id) {
    return Map.of("id", id, "kind", "PROBLEM", "title", "Réunions sans décision", "urgency", 4);
  }

  /** A member of the group, as group-service says who joins or leaves. */
  Map<String, Object> membership(String member) {
    return Map.of(
        "groupId",
        group,
        "programmeId",
        programme,
        "member",
        member,
        "charterVersion",
        1,
        "by",
        "manager",
        "at",
        "2026-11-24T09:00:00Z");
  }

  /** Closes the session before its last step. */
  void close() {
    must(as("anne").post(path("/close"), Map.of("reason", "Alerte incendie")));
    as("anne").await(path(""), s -> s.path("state").asString().equals("CLOSED"));
  }

  Map<String, Object> planned(UUID id, Map<String, Object> template) {
    var planned =
        new HashMap<String, Object>(
            Map.of(
                "sessionId",
                id,
                "groupId",
                group,
                "programmeId",
                programme,
                "groupName",
                "Groupe Lumière",
                "number",
                1,
                "facilitator",
                "anne",
                "members",
                MEMBERS,
                "startsAt",
                "2027-01-11T08:00:00Z",
                "template",
                template,
                "at",
                "2026-11-24T09:00:00Z"));
    planned.put("charterVersion", 1);
    return planned;
  }

  static Map<String, Object> ownTemplate() {
    var steps = new ArrayList<Object>((List<?>) template().get("steps"));
    steps.set(
        4,
        Map.of(
            "key",
            "CONSULTATION",
            "plannedMinutes",
            40,
            "fr",
            "Partage",
            "kinds",
            List.of("EXPERIENCE")));
    var item =
        Map.of(
            "key",
            "COURAGE",
            "fr",
            "J’ai osé.",
            "en",
            "I dared.",
            "from",
            0,
            "to",
            3,
            "audience",
            "EVERYBODY");
    return Map.of("key", "HEURE_LUMIERE", "version", 3, "steps", steps, "items", List.of(item));
  }

  static Map<String, Object> template() {
    var steps =
        List.of(
                "PREPARATION",
                "PRESENTATION",
                "CLARIFICATION",
                "PROBLEM_DEFINITION",
                "CONSULTATION",
                "SYNTHESIS",
                "LEARNING")
            .stream()
            .map(key -> Map.of("key", key, "plannedMinutes", 10))
            .toList();
    return Map.of("key", "STANDARD_180", "version", 1, "steps", steps);
  }

  // ---- the house ----

  void hear(String type, Map<String, ?> body) {
    hear("codev.groups", type, body);
  }

  void hearOfLearning(String type, Map<String, ?> body) {
    hear("codev.learning", type, body);
  }

  private void hear(String topic, String type, Map<String, ?> body) {
    var heard =
        CloudEventMessage.uncarried(
            type, group.toString(), 1, Instant.EPOCH, JSON.writeValueAsString(body));
    rooms.stream().filter(r -> r.topic().equals(topic)).forEach(r -> r.handle(heard));
  }

  TestApiClient as(String name) {
    return callers.computeIfAbsent(name, n -> new TestApiClient(base(), token(n)));
  }

  static String token(String name) {
    if (FACILITATORS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith))
      return IDENTITY.token(name, "participant", "facilitator");
    return IDENTITY.token(
        name, ROLES.stream().filter(name::startsWith).findFirst().orElse("participant"));
  }

  URI base() {
    return URI.create("http://localhost:" + port);
  }

  String path(String below) {
    return "/api/sessions/" + session + below;
  }

  static JsonNode participant(String name, JsonNode seen) {
    return StreamSupport.stream(seen.path("participants").spliterator(), false)
        .filter(p -> p.path("username").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  JsonNode read(String by, TestApiClient.Answer written) {
    return must(as(by).get(path("?after=" + written.position()))).body();
  }

  static TestApiClient.Answer must(TestApiClient.Answer answer) {
    assertThat(answer.succeeded()).as(answer.toString()).isTrue();
    return answer;
  }

  static void refused(TestApiClient.Answer answer, int status, RuleViolation reason) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.rule()).isEqualTo(reason.key());
  }

  static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(n -> n.path(field).asString())
        .toList();
  }

  static List<String> upTo(int n) {
    return java.util.stream.IntStream.rangeClosed(1, n).mapToObj(String::valueOf).toList();
  }
}
