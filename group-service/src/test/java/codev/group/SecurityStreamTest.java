package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.testkit.LogRecorder;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le flux du journal de sécurité")
class SecurityStreamTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final String at = "/api/programmes/" + programme;
  private final String mine = "manager" + programme;
  private LogRecorder log;

  @BeforeEach
  void record() {
    must(as(mine).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    log = LogRecorder.of(SecurityLogEntry.LOGGER);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  @DisplayName("a une ligne pour un droit donné et une pour le même retiré, sans leur motif")
  void grants() {
    var grant = UUID.randomUUID();
    must(
        as(mine)
            .post(
                "/api/grants",
                Map.of(
                    "id",
                    grant,
                    "username",
                    "sponsor" + programme,
                    "role",
                    "SPONSOR",
                    "scope",
                    Map.of("kind", "PROGRAMME", "id", programme),
                    "reason",
                    "Remplace Zoé")));
    must(
        as(mine).post("/api/grants/" + grant + "/revocation", Map.of("reason", "Zoé est revenue")));

    assertThat(log.lines("grant=" + grant))
        .containsExactly(
            "event=grant-given by=%s person=sponsor%s role=SPONSOR scope=PROGRAMME programme=%s grant=%s"
                .formatted(mine, programme, programme, grant),
            "event=grant-revoked by=%s person=sponsor%s role=SPONSOR scope=PROGRAMME programme=%s grant=%s"
                .formatted(mine, programme, programme, grant))
        .noneMatch(line -> line.contains("Zoé"));
    assertThat(log.lines("event=key-created")).contains("event=key-created person=" + mine);
  }

  @Test
  @DisplayName("a une ligne par minute pour ce qu'un droit d'accès refuse à une personne")
  void refusals() {
    var stranger = "manager-other" + programme;
    for (int i = 0; i < 3; i++) assertThat(as(stranger).get(at).status()).isEqualTo(404);
    assertThat(as(stranger).get("/api/audit/groups/checkpoint").status()).isEqualTo(403);

    assertThat(log.lines("person=" + stranger))
        .containsExactly(
            "event=subject-bound subject=%s person=%s".formatted(stranger, stranger),
            "event=access-refused person=%s policy=PROGRAMME_VIEWER status=404 method=GET path=\"/api/programmes/{id}\""
                .formatted(stranger),
            "event=access-refused person=%s policy=ORGANISATION_AUDITOR status=403 method=GET path=/api/audit/groups/checkpoint"
                .formatted(stranger));
  }

  @Test
  @DisplayName(
      "a une ligne pour un jeton d'avant la fermeture des connexions, avec le nom qu'il porte")
  void tokens_from_before_the_end() {
    var person = "ended" + programme;
    var issued = Date.from(Instant.now().minusSeconds(30));
    var before = new Caller(service(), token(person, claims -> claims.issueTime(issued)));
    must(as(person).post("/api/me/session-ends", Map.of("at", Instant.now().toString())));
    var path = "/api/audit/groups/checkpoint";
    await().untilAsserted(() -> assertThat(before.get(path).status()).isEqualTo(401));

    assertThat(log.lines("claimed=" + person))
        .containsExactly(
            "event=access-refused claimed=%s policy=ORGANISATION_AUDITOR status=401 method=GET path=%s"
                .formatted(person, path));
  }

  @Test
  @DisplayName("a une ligne quand l'adresse d'une personne est modifiée, sans aucune adresse")
  void addresses() {
    var alice = "alice" + programme;
    for (var address : List.of("first", "first", "second"))
      must(
          as(mine)
              .post(
                  "/api/people",
                  List.of(
                      Map.of(
                          "username",
                          alice,
                          "displayName",
                          "Alice",
                          "email",
                          address + "@example.org"))));

    assertThat(log.lines("person=" + alice))
        .containsExactly(
            "event=key-created person=" + alice,
            "event=email-address-changed by=%s person=%s".formatted(mine, alice));
  }

  @Test
  @DisplayName("a une ligne pour ce qui est exporté")
  void exports() {
    must(as(mine).get(at + "/evidence.csv"));
    must(as(mine).get("/api/groups/me/export"));
    must(as(mine).get(at + "/dossier.pdf"));
    must(as(mine).get("/programmes/" + programme + "/groups.csv"));
    must(as("auditor").get("/api/audit/groups/export"));
    for (int i = 1; i <= 3; i++)
      must(as("auditor").get("/api/audit/groups/commits?size=1&from=" + i));

    assertThat(log.lines("event=export"))
        .contains(
            "event=export by=%s what=evidence.csv programme=%s".formatted(mine, programme),
            "event=export by=%s what=personal-data".formatted(mine),
            "event=export by=%s what=dossier.pdf programme=%s".formatted(mine, programme),
            "event=export by=%s what=groups.csv programme=%s".formatted(mine, programme))
        .anyMatch(line -> line.startsWith("event=export by=auditor what=event-log log="));
    assertThat(log.lines("what=event-log-pages"))
        .as("one for all pages")
        .singleElement()
        .asString()
        .startsWith("event=export by=auditor what=event-log-pages log=");
  }
}
