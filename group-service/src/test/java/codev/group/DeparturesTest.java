package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.email.EmailDispatcher;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Quand le fournisseur d’identité annonce un départ")
@Order(ServiceTest.EMAILS_FIRST)
class DeparturesTest extends ScimFixture {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String manager = "manager" + own;
  private final String facilitator = "paul" + own;
  private final String lea = "lea" + own;
  private final List<String> members = List.of(lea, "max" + own, "zoe" + own, "noe" + own);

  @Autowired private EmailDispatcher dispatcher;

  @BeforeEach
  void a_group() {
    for (var person : Stream.concat(members.stream(), Stream.of(manager, facilitator)).toList())
      register(listed(person, person));
    var changed = Map.of("name", "Programme " + own);
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, changed)));
    must(as(manager).post("/api/facilitators", GroupFixture.poolEntry(facilitator)));
    form(programme, group, "Groupe " + own);
  }

  private void form(UUID programme, UUID group, String name) {
    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, name, facilitator, members)));
  }

  @Test
  @DisplayName("la personne quitte ses groupes, avec un motif, au nom du jeton")
  void they_are_out_of_their_groups() {
    leaves(lea);

    eventually(
        () -> {
          var read = as(manager).get("/api/groups/" + group).json();
          assertThat(read.path("members").toString()).doesNotContain(lea);
          assertThat(read.at("/changes/0/person").asString()).isEqualTo(lea);
          assertThat(read.at("/changes/0/why").asString()).isEqualTo("A quitté l’organisation");
          assertThat(read.at("/changes/0/by").asString()).isEqualTo(actor());
        });
    assertThat(as(manager).get("/api/groups/" + group).json().path("members").size()).isEqualTo(3);
  }

  @Test
  @DisplayName("ses jetons d’accès ne sont plus acceptés, ce qui ferme aussi ses séances ouvertes")
  void their_access_tokens_are_refused() {
    var issued = Date.from(Instant.now().minusSeconds(60));
    var signedIn = new Caller(service(), token(lea, claims -> claims.issueTime(issued)));
    assertThat(signedIn.get("/api/me").status()).isEqualTo(200);

    leaves(lea);

    eventually(
        () -> {
          var refused = signedIn.get("/api/me");
          assertThat(refused.status()).isEqualTo(401);
          assertThat(refused.field("/rule")).isEqualTo("request.sessions-ended");
        });
  }

  @Test
  @DisplayName("ses droits et sa place au vivier prennent fin")
  void their_rights_end() {
    var sponsor = "sponsor" + own;
    register(listed(sponsor, sponsor));
    grant(sponsor, "SPONSOR", programme);
    assertThat(pool()).contains(facilitator);

    leaves(facilitator);
    leaves(sponsor);

    eventually(() -> assertThat(pool()).doesNotContain(facilitator));
    eventually(
        () ->
            assertThat(page("administrator", "/programmes/" + programme + "/grants"))
                .contains("la personne a quitté l’organisation"));
  }

  private String pool() {
    return as(manager).get("/api/facilitators?size=200").text();
  }

  @Test
  @DisplayName("un animateur garde son groupe jusqu’à ce qu’un responsable le remplace")
  void a_group_keeps_its_facilitator() {
    leaves(facilitator);

    assertThat(as(manager).get("/api/groups/" + group).json().path("facilitator").asString())
        .isEqualTo(facilitator);
    eventually(
        () ->
            assertThat(page(manager, "/programmes/" + programme))
                .contains("L’animateur a quitté l’organisation", "Remplacer l’animateur"));
    var next = Map.of("username", "bernard" + own, "reason", "Départ");
    must(as(manager).post("/api/groups/" + group + "/facilitator", next));
  }

  @Test
  @DisplayName("les responsables concernés reçoivent un seul courriel, avec ce qu’ils ont à faire")
  void managers_receive_one_email() {
    var other = "manager-elsewhere" + own;
    register(listed(other, other));
    must(as(other).post("/api/programmes", GroupFixture.programme(UUID.randomUUID(), Map.of())));
    form(programme, UUID.randomUUID(), "Autre groupe " + own);

    leaves(lea);
    leaves(facilitator);

    eventually(
        () -> {
          dispatcher.sendDue(CLOCK.instant());
          assertThat(received(manager)).hasSize(2);
        });
    dispatcher.sendDue(CLOCK.instant());
    assertThat(received(manager)).hasSize(2);
    assertThat(received(manager))
        .anySatisfy(
            email -> {
              assertThat(ReceivedEmails.subject(email))
                  .isEqualTo("Départ de l’organisation : " + lea);
              assertThat(ReceivedEmails.read(email))
                  .contains("ne fait plus partie de ces groupes", "Groupe " + own, "Autre groupe")
                  .doesNotContain("autre animateur");
            })
        .anySatisfy(
            email ->
                assertThat(ReceivedEmails.read(email))
                    .contains("Ces groupes ont besoin d’un autre animateur", "Groupe " + own));
    assertThat(received(other)).as("of other programmes").isEmpty();
  }

  @Test
  @DisplayName("s’il était seul à gérer un programme, ceux qui gèrent l’organisation l’apprennent")
  void a_programme_without_a_manager() {
    var boss = "manager-boss" + own;
    register(listed(boss, boss));
    var organisation = Map.of("kind", "ORGANISATION");
    var right = UUID.randomUUID();
    grant(boss, "MANAGER", organisation, Map.of("id", right, "reason", "Direction"));
    try {
      leaves(manager);

      eventually(
          () -> {
            dispatcher.sendDue(CLOCK.instant());
            assertThat(received(boss))
                .anySatisfy(
                    email ->
                        assertThat(ReceivedEmails.read(email))
                            .contains("gérait ce programme", "Programme " + own));
          });
    } finally {
      must(as("administrator").post("/api/grants/" + right + "/revocation", Map.of("reason", "x")));
    }
  }

  @Test
  @DisplayName("annoncé de nouveau, le départ ne change plus rien, et un retour s’annonce aussi")
  void announced_again() {
    leaves(lea);
    eventually(() -> assertThat(membersNow()).doesNotContain(lea));
    leaves(lea);
    assertThat(scim("DELETE", USERS + "/" + idOf(lea), "").status()).isEqualTo(204);

    var back = Map.of("schemas", List.of(), "Operations", List.of(operation(true)));
    assertThat(scim("PATCH", USERS + "/" + idOf(lea), back).status()).isEqualTo(200);

    var again = Map.of("username", lea, "reason", "De retour");
    must(as(manager).post("/api/groups/" + group + "/members", again));
    assertThat(membersNow()).contains(lea);
  }

  private String membersNow() {
    return as(manager).get("/api/groups/" + group).json().path("members").toString();
  }

  private static Map<String, Object> operation(boolean active) {
    var operation = new HashMap<String, Object>();
    operation.put("op", "replace");
    operation.put("path", "active");
    operation.put("value", active);
    return operation;
  }

  private void leaves(String username) {
    var patch = Map.of("schemas", List.of(), "Operations", List.of(operation(false)));
    var left = scim("PATCH", USERS + "/" + idOf(username), patch);
    assertThat(left.status()).as(left.text()).isEqualTo(200);
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(LIMIT).untilAsserted(assertion);
  }

  /** About departures. */
  private static List<MimeMessage> received(String username) {
    var address = username + "@exemple.fr";
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(message -> ReceivedEmails.to(message).equals(address))
        .filter(message -> ReceivedEmails.subject(message).startsWith("Départ"))
        .toList();
  }
}
