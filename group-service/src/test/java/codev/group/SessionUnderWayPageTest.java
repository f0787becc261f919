package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page d’un groupe pendant sa séance")
class SessionUnderWayPageTest extends PagesTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private final List<String> members = List.of("p1" + group, "p2" + group, "p3" + group);

  @Test
  @DisplayName("dit qu’elle est en cours, et qui est client dès qu’un sujet est choisi")
  void says_that_it_is_under_way() {
    a_session_is_planned();
    var before = page("manager", "/groups/" + group);
    assertThat(before).contains("Prochaine séance").doesNotContain("Séance en cours");
    assertThat(lineOfTheSession(before)).doesNotContain("En cours");

    try (var sessions = new SessionMessagePublisher()) {
      sessions.says("session.opened.v1", session.toString(), opened());
      await()
          .untilAsserted(
              () -> {
                var during = page("manager", "/groups/" + group);
                assertThat(during)
                    .contains(">Séance en cours</h2>", "<a href=\"#next\">Séance en cours</a>")
                    .doesNotContain("Prochaine séance");
                assertThat(lineOfTheSession(during)).contains(">En cours</span>");
              });
      sessions.says("session.topic-chosen.v1", session.toString(), chosen());
    }
    await()
        .untilAsserted(
            () ->
                assertThat(page("manager", "/groups/" + group))
                    .containsPattern("class=\"soft\">· Client\u202f: "));
    assertThat(page(members.getLast(), "/groups"))
        .contains("<b>Séance en cours</b>", ">Client\u202f: ")
        .doesNotContain("Prochain client prévu");
  }

  /** Among the sessions; beside the group's name the state of the group may be the same words. */
  private String lineOfTheSession(String page) {
    var begin = page.indexOf("id=\"session-" + session + "\"");
    return page.substring(begin, page.indexOf("</div>", begin));
  }

  private void a_session_is_planned() {
    must(as("manager").post("/api/people", GroupFixture.people(members)));
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
  }

  private String opened() {
    return """
    {"sessionId":"%s","groupId":"%s","programmeId":"%s","by":"facilitator","at":"2027-01-11T08:00:00Z"}
    """
        .formatted(session, group, programme);
  }

  private String chosen() {
    return """
    {"sessionId":"%s","groupId":"%s","programmeId":"%s","client":"%s","at":"2027-01-11T08:20:00Z"}
    """
        .formatted(session, group, programme, members.getFirst());
  }
}
