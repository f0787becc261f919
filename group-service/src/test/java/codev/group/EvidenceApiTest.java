package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.testkit.LogRecorder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les preuves, vues d’un programme extérieur")
class EvidenceApiTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private final List<String> members = List.of("p1" + group, "p2" + group, "p3" + group);
  private long position;

  @BeforeEach
  void planned() {
    var manager = as("manager");
    manager.post("/api/people", GroupFixture.people(members));
    manager.post("/api/programmes", GroupFixture.programme(programme, Map.of("cadenceWeeks", 3)));
    manager.post(
        "/api/programmes/" + programme + "/groups",
        GroupFixture.group(group, "G", "facilitator", members));
    var planned =
        manager.post(
            "/api/groups/" + group + "/sessions",
            Map.of("id", session, "startsAt", "2027-01-11T08:00:00Z"));
    assertThat(planned.status()).as(planned.text()).isEqualTo(201);
    position = planned.position();
  }

  @Test
  @DisplayName("le responsable, l’animateur et l’auditeur ont la feuille d’émargement")
  void those_who_answer_for_it_have_the_sheet() {
    for (var who : List.of("manager", "facilitator", "auditor")) {
      var answer = as(who).get(sheet(session));
      assertThat(answer.status()).as(who).isEqualTo(200);
      assertThat(answer.text()).startsWith("%PDF-");
      assertThat(answer.response().headers().firstValue("Content-Type"))
          .contains("application/pdf");
    }
  }

  @Test
  @DisplayName("chaque feuille enregistrée est une ligne du journal de sécurité, un refus non")
  void each_sheet_is_in_the_security_log() {
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      must(as("manager").get(sheet(session)));
      must(as("facilitator").get(sheet(session)));
      assertThat(as(members.getFirst()).get(sheet(session)).status()).isEqualTo(403);
      assertThat(log.lines("what=attendance.pdf"))
          .containsExactly(
              "event=export by=manager what=attendance.pdf programme=" + programme,
              "event=export by=facilitator what=attendance.pdf programme=" + programme);
    }
  }

  @Test
  @DisplayName("un membre ne l’a pas, et qui n’est pas du groupe n’en sait rien")
  void a_member_does_not_have_it() {
    assertThat(as(members.getFirst()).get(sheet(session)).status()).isEqualTo(403);
    assertThat(as("somebody" + group).get(sheet(session)).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("une autre séance n’a pas de feuille dans ce groupe")
  void an_unknown_session_has_no_sheet() {
    assertThat(as("manager").get(sheet(UUID.randomUUID())).status()).isEqualTo(404);
  }

  private String sheet(UUID session) {
    return "/api/groups/" + group + "/sessions/" + session + "/attendance.pdf?after=" + position;
  }
}
