package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import codev.group.messaging.SessionMessageListener;
import codev.infra.email.EmailDispatcher;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Un autre système est prévenu de ce qui se passe dans un programme")
@Order(ServiceTest.EMAILS_FIRST)
class WebhooksTest extends PagesTest {
  private static final String WEBHOOKS = "/api/webhooks";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID webhook = UUID.randomUUID();
  private final List<String> people =
      Stream.of("lea", "max", "zoe").map(name -> name + group).toList();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private HttpServer receiver;

  @Autowired private EmailDispatcher dispatcher;
  @Autowired private SessionMessageListener sessions;

  private record Received(String path, String id, String timestamp, String signature, String body) {
    private static Received of(HttpExchange exchange) throws IOException {
      var headers = exchange.getRequestHeaders();
      return new Received(
          exchange.getRequestURI().getPath(),
          headers.getFirst("webhook-id"),
          headers.getFirst("webhook-timestamp"),
          headers.getFirst("webhook-signature"),
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private String type() {
      return JSON.readTree(body).path("type").asString();
    }
  }

  @BeforeEach
  void a_group_and_a_receiver() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(Received.of(exchange));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    receiver.start();
    must(as("manager").post("/api/people", GroupFixture.people(people)));
    must(as("manager").post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as("manager")
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe secret", "facilitator", people)));
  }

  @AfterEach
  void stop() {
    var _ = as("administrator").post(WEBHOOKS + "/" + webhook + "/deletion", Map.of());
    receiver.stop(0);
  }

  @Test
  @DisplayName("par un message signé, avec des identifiants et des dates, sans nom de personne")
  void a_signed_message() throws GeneralSecurityException {
    var secret = registered("SESSION_PLANNED", "SESSION_MOVED").field("/secret");

    var session = plan("2027-01-11T08:00:00Z");
    await().atMost(LIMIT).until(() -> received.size() == 1);

    var message = received.getFirst();
    var body = JSON.readTree(message.body());
    assertThat(body.propertyNames()).containsExactly("type", "timestamp", "data");
    assertThat(message.type()).isEqualTo("session.planned");
    assertThat(body.path("data").propertyNames())
        .containsExactlyInAnyOrder(
            "position", "programme", "group", "session", "number", "startsAt");
    assertThat(body.at("/data/programme").asString()).isEqualTo(programme.toString());
    assertThat(body.at("/data/group").asString()).isEqualTo(group.toString());
    assertThat(body.at("/data/session").asString()).isEqualTo(session.toString());
    assertThat(body.at("/data/startsAt").asString()).isEqualTo("2027-01-11T08:00:00Z");
    assertThat(message.body()).doesNotContain("Groupe secret", "facilitator", people.getFirst());
    assertThat(message.signature()).isEqualTo(signature(secret, message));
    assertThat(Instant.ofEpochSecond(Long.parseLong(message.timestamp())))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  @DisplayName("dans l’ordre, de son programme seulement, et de ce qui a été choisi")
  void what_was_chosen() {
    registered("PROGRAMME_DECLARED", "SESSION_PLANNED", "SESSION_MOVED");
    var other = UUID.randomUUID();
    must(as("manager").post("/api/programmes", GroupFixture.programme(other, Map.of())));

    var session = plan("2027-01-11T08:00:00Z");
    var path = "/api/groups/" + group + "/sessions/" + session;
    must(as("manager").post(path + "/move", Map.of("startsAt", "2027-01-12T08:00:00Z")));
    must(as("manager").post(path + "/cancel", Map.of("reason", "Trop d’absents")));
    plan("2027-02-11T08:00:00Z");

    await().atMost(LIMIT).until(() -> received.size() == 3);
    assertThat(received)
        .extracting(Received::type)
        .containsExactly("session.planned", "session.moved", "session.planned");
  }

  @Test
  @DisplayName("dans toute l’organisation, de chaque programme, groupe et séance")
  void of_the_whole_organisation() {
    var kinds =
        List.of(
            "PROGRAMME_DECLARED",
            "GROUP_FORMED",
            "SESSION_OPENED",
            "SESSION_POSTPONED",
            "SESSION_HELD");
    must(
        as("administrator")
            .post(WEBHOOKS, Map.of("id", webhook, "address", address(), "kinds", kinds)));
    var mine = UUID.randomUUID();
    must(as("manager").post("/api/programmes", GroupFixture.programme(mine, Map.of())));
    var others = Stream.of("noe", "ida", "leo").map(name -> name + group).toList();
    must(as("manager").post("/api/people", GroupFixture.people(others)));
    must(
        as("manager")
            .post(
                "/api/programmes/" + mine + "/groups",
                GroupFixture.group(UUID.randomUUID(), "Autre groupe", "facilitator", others)));
    var postponed = plan("2027-01-11T08:00:00Z");
    says("session.opened.v1", postponed, Map.of());
    says("session.postponed.v1", postponed, Map.of());
    var times = Map.of("openedAt", "2027-03-11T08:00:00Z", "closedAt", "2027-03-11T11:00:00Z");
    says("session.closed.v3", plan("2027-03-11T08:00:00Z"), times);

    await().atMost(LIMIT).until(() -> of(mine).size() == 2 && of(programme).size() == 3);
    assertThat(of(mine))
        .extracting(Received::type)
        .containsExactly("programme.declared", "group.formed");
    assertThat(of(programme))
        .extracting(Received::type)
        .containsExactly("session.opened", "session.postponed", "session.held");
    var held = JSON.readTree(of(programme).getLast().body()).path("data");
    assertThat(held.path("openedAt").asString()).isEqualTo("2027-03-11T08:00:00Z");
    assertThat(held.path("closedAt").asString()).isEqualTo("2027-03-11T11:00:00Z");
    assertThat(received).noneMatch(one -> one.body().contains(people.getFirst()));
  }

  private List<Received> of(UUID programme) {
    return received.stream().filter(one -> one.body().contains(programme.toString())).toList();
  }

  /** As session-service does. */
  private void says(String type, UUID session, Map<String, ?> more) {
    var body = new HashMap<String, Object>(more);
    body.put("sessionId", session);
    body.put("groupId", group);
    body.put("by", "facilitator");
    body.put("clients", List.of(people.getFirst()));
    body.put("attendance", List.of());
    sessions.handle(GroupEmailsTest.message(type, body));
  }

  @Test
  @DisplayName("ailleurs, et d’autre chose, une fois qu’un administrateur l’a modifié")
  void changed() {
    registered("SESSION_PLANNED");
    var change = Map.of("address", address() + "/2", "kinds", List.of("SESSION_CANCELLED"));
    must(as("administrator").post(path("/change"), change));

    var session = plan("2027-01-11T08:00:00Z");
    var cancel = "/api/groups/" + group + "/sessions/" + session + "/cancel";
    must(as("manager").post(cancel, Map.of("reason", "Trop d’absents")));

    await().atMost(LIMIT).until(() -> received.size() == 1);
    assertThat(received.getFirst().type()).isEqualTo("session.cancelled");
    assertThat(received.getFirst().path()).isEqualTo("/hooks/2");
    var refused = Map.of("address", "ftp://127.0.0.1/", "kinds", List.of("SESSION_CANCELLED"));
    assertThat(as("administrator").post(path("/change"), refused).status()).isEqualTo(422);
    assertThat(plainly("administrator", "/webhooks/" + webhook + "/change", formOfAll()).status())
        .isEqualTo(303);
    assertThat(as("administrator").get(path("")).json().path("kinds")).hasSize(2);
  }

  private String formOfAll() {
    return "address=" + encoded(address()) + "&kinds=SESSION_PLANNED&kinds=SESSION_HELD";
  }

  @Test
  @DisplayName("de nouveau, à partir d’une position du journal, avec le même identifiant")
  void sent_again() {
    var from = registered("SESSION_PLANNED").position();
    plan("2027-01-11T08:00:00Z");
    await().atMost(LIMIT).until(() -> received.size() == 1);

    var replay = Map.of("id", UUID.randomUUID(), "after", from);
    must(as("administrator").post(path("/replay"), replay));
    must(as("administrator").post(path("/replay"), replay));

    await().atMost(LIMIT).until(() -> received.size() == 2);
    assertThat(received.getLast().id()).isEqualTo(received.getFirst().id());
    assertThat(received.getLast().body()).isEqualTo(received.getFirst().body());
    var ahead = Map.of("after", Long.MAX_VALUE);
    assertThat(as("administrator").post(path("/replay"), ahead).field("/rule"))
        .isEqualTo("group.webhook.position-ahead");
  }

  @Test
  @DisplayName("s’il n’accepte pas un message, après plusieurs tentatives, il n’est plus prévenu")
  void disabled() throws MessagingException {
    var boss = "boss-" + group;
    must(
        as("manager")
            .post(
                "/api/people",
                List.of(
                    Map.of(
                        "username", boss, "displayName", boss, "email", boss + "@example.org"))));
    var scope = Map.of("kind", "ORGANISATION");
    var grant = UUID.randomUUID();
    grant(boss, "MANAGER", scope, Map.of("id", grant, "reason", "Administration"));
    try {
      status = 500;
      registered("SESSION_PLANNED");
      plan("2027-01-11T08:00:00Z");
      await().atMost(LIMIT).until(() -> state().equals("DISABLED"));
      assertThat(received).hasSize(3);
      assertThat(as("administrator").get(path("/deliveries")).json())
          .hasSize(3)
          .allSatisfy(one -> assertThat(one.path("status").asInt()).isEqualTo(500));

      dispatcher.sendDue(CLOCK.instant());
      dispatcher.sendDue(CLOCK.instant());
      assertThat(subjects(boss)).containsExactly("Un webhook a été désactivé\u202f: 127.0.0.1");
      assertThat(page("administrator", "/webhooks/" + webhook)).contains("Désactivé", "500");

      status = 200;
      must(as("administrator").post(path("/resumption"), Map.of()));
      await().atMost(LIMIT).until(() -> received.size() == 4);
      assertThat(received.getLast().id()).isEqualTo(received.getFirst().id());
      await().atMost(LIMIT).until(() -> failures() == 0 && state().equals("ACTIVE"));
    } finally {
      must(as("administrator").post("/api/grants/" + grant + "/revocation", Map.of("reason", "x")));
    }
  }

  @Test
  @DisplayName("tout de suite, s’il répond qu’il n’existe plus")
  void gone() {
    status = 410;
    registered("SESSION_PLANNED");
    plan("2027-01-11T08:00:00Z");

    await().atMost(LIMIT).until(() -> state().equals("DISABLED"));
    assertThat(received).hasSize(1);
  }

  @Test
  @DisplayName("en pause, il ne reçoit rien ; ensuite, ce qui s’est passé entre-temps")
  void paused() {
    registered("SESSION_PLANNED", "SESSION_CANCELLED");
    must(as("administrator").post(path("/pause"), Map.of()));
    plan("2027-01-11T08:00:00Z");
    assertThat(state()).isEqualTo("PAUSED");
    assertThat(received).isEmpty();

    must(as("administrator").post(path("/resumption"), Map.of()));

    await().atMost(LIMIT).until(() -> received.size() == 1);
  }

  @Test
  @DisplayName("le journal de sécurité dit qui l’a décidé, sans l’adresse entière")
  void is_in_the_security_log() {
    registered("SESSION_PLANNED");
    var deleted = must(as("administrator").post(path("/deletion"), Map.of()));

    assertThat(as("administrator").get(path("")).status()).isEqualTo(404);
    var lines = "/security?person=administrator&kind=WEBHOOK_DELETED&after=";
    assertThat(page("auditor", lines + deleted.position()))
        .contains("a supprimé un webhook\u202f: 127.0.0.1")
        .doesNotContain("/hooks");
  }

  @Test
  @DisplayName("le secret n’est affiché qu’une fois, et les autres n’y ont pas accès")
  void the_secret_is_shown_once() {
    var form =
        "id=%s&address=%s&kinds=SESSION_PLANNED&kinds=SESSION_HELD&programme=%s"
            .formatted(webhook, encoded(address()), programme);
    for (var other : List.of("manager", "auditor", "facilitator", people.getFirst())) {
      assertThat(plainly(other, "/webhooks", form).status()).as(other).isEqualTo(403);
      assertThat(as(other).get(WEBHOOKS).status()).as(other).isEqualTo(403);
    }

    var answer = plainly("administrator", "/webhooks", form);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).containsPattern("value=\"whsec_[A-Za-z0-9+/]{43}=\"");
    assertThat(page("administrator", "/webhooks/" + webhook)).doesNotContain("whsec_");
    assertThat(page("administrator", "/webhooks")).contains("/webhooks/" + webhook, "127.0.0.1");
    assertThat(page("administrator", "/grants")).contains("href=\"/webhooks\"");
    assertThat(as("administrator").get(WEBHOOKS).text()).doesNotContain("whsec_");
  }

  @Test
  @DisplayName("l’adresse doit avoir la bonne forme, et le programme exister")
  void what_is_refused() {
    var other = Map.of("address", "ftp://127.0.0.1/", "kinds", List.of("SESSION_HELD"));
    assertThat(as("administrator").post(WEBHOOKS, other).field("/rule"))
        .isEqualTo("group.webhook.address-not-allowed");
    var nothing = Map.of("address", address(), "kinds", List.of());
    assertThat(as("administrator").post(WEBHOOKS, nothing).status()).isEqualTo(400);
    var nowhere =
        Map.of(
            "address", address(), "kinds", List.of("SESSION_HELD"), "programme", UUID.randomUUID());
    assertThat(as("administrator").post(WEBHOOKS, nowhere).status()).isEqualTo(404);
    registered("SESSION_HELD");
    assertThat(as("administrator").post(WEBHOOKS, request("SESSION_OPENED")).field("/rule"))
        .isEqualTo("group.same-id-other-content");
  }

  private Answer registered(String... kinds) {
    return must(as("administrator").post(WEBHOOKS, request(kinds)));
  }

  private Map<String, Object> request(String... kinds) {
    return Map.of(
        "id", webhook, "address", address(), "kinds", List.of(kinds), "programme", programme);
  }

  private String address() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks";
  }

  private String path(String below) {
    return WEBHOOKS + "/" + webhook + below;
  }

  private String state() {
    return as("administrator").get(path("")).field("/state");
  }

  private int failures() {
    return as("administrator").get(path("")).json().path("failures").asInt();
  }

  private UUID plan(String startsAt) {
    var session = UUID.randomUUID();
    must(
        as("manager")
            .post(
                "/api/groups/" + group + "/sessions", Map.of("id", session, "startsAt", startsAt)));
    return session;
  }

  /** As a receiver computes it. */
  private static String signature(String secret, Received message) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    var signed = message.id() + "." + message.timestamp() + "." + message.body();
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> subjects(String username) throws MessagingException {
    var subjects = new ArrayList<String>();
    for (MimeMessage message : MAIL.getReceivedMessages())
      if (Arrays.stream(message.getAllRecipients())
          .anyMatch(one -> one.toString().contains(username + "@example.org")))
        subjects.add(message.getSubject());
    return subjects.stream().filter(subject -> subject.contains("webhook")).toList();
  }
}
