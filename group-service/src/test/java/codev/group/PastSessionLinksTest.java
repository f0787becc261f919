package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page d’un groupe et ses séances passées")
class PastSessionLinksTest extends PagesTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private final List<String> members = List.of("p1" + group, "p2" + group, "p3" + group);
  private final String newcomer = "p4" + group;
  private final String successor = "paul" + group;
  private final String link = "href=\"/sessions/" + session;

  @BeforeEach
  void a_session_is_over() {
    must(as("manager").post("/api/people", GroupFixture.people(members)));
    must(as("manager").post("/api/people", GroupFixture.people(List.of(newcomer, successor))));
    must(as("manager").post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as("manager")
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe " + group, "facilitator", members)));
    must(
        as("manager")
            .post(
                "/api/groups/" + group + "/sessions",
                Map.of("id", session, "startsAt", "2027-01-11T08:00:00Z")));
    try (var sessions = new SessionMessagePublisher()) {
      sessions.says("session.closed.v1", session.toString(), closed());
    }
    await()
        .untilAsserted(
            () ->
                assertThat(as("manager").get("/api/groups/" + group).field("/sessions/0/state"))
                    .isEqualTo("HELD"));
  }

  @Test
  @DisplayName("mènent à celles auxquelles on avait sa place, et nomment seulement les autres")
  void link_to_those_that_can_be_opened() {
    must(
        as("manager")
            .post(
                "/api/groups/" + group + "/members",
                Map.of("username", newcomer, "reason", "Remplace une collègue")));

    assertThat(page(members.getFirst(), "/groups/" + group)).contains(link, "Séance 1");
    assertThat(page("manager", "/groups/" + group)).contains(link);
    assertThat(page(newcomer, "/groups/" + group)).contains("Séance 1").doesNotContain(link);
  }

  @Test
  @DisplayName("ne mènent pas un nouvel animateur à celles d’avant lui")
  void do_not_link_for_a_later_facilitator() {
    assertThat(page("facilitator", "/groups/" + group)).contains(link);
    must(
        as("manager")
            .post(
                "/api/groups/" + group + "/facilitator",
                Map.of("username", successor, "reason", "Congé")));

    assertThat(page(successor, "/groups/" + group))
        .contains("Séance 1", "/sessions/" + session + "/attendance.pdf")
        .doesNotContain(link);
  }

  /** It began before the newcomers of today. */
  private String closed() {
    return """
    {"sessionId":"%s","groupId":"%s","client":"%s","openedAt":"2026-11-20T08:00:00Z",
     "closedAt":"2026-11-20T11:00:00Z","at":"2026-11-20T11:00:00Z",
     "attendance":[{"username":"%s","status":"PRESENT","signed":true}]}
    """
        .formatted(session, group, members.getFirst(), members.getFirst());
  }
}
