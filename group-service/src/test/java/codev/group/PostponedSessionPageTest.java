package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page d’un groupe dont la séance est reportée")
class PostponedSessionPageTest extends PagesTest {
  private static final String STARTS_AT = "2027-01-11T08:00:00Z";
  private static final String ENTER = ">Entrer dans la séance</a>";

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private final List<String> members = List.of("p1" + group, "p2" + group, "p3" + group);

  @Test
  @DisplayName("ne montre plus la date d’avant comme la prochaine, et mène à en fixer une autre")
  void asks_for_a_new_date() {
    a_session_is_planned();
    assertThat(next("facilitator")).contains(STARTS_AT, ENTER);
    assertThat(page(members.getFirst(), "/groups")).contains(STARTS_AT);

    try (var sessions = new SessionMessagePublisher()) {
      sessions.says("session.opened.v1", session.toString(), told());
      sessions.says("session.postponed.v1", session.toString(), told());
    }
    await()
        .untilAsserted(
            () ->
                assertThat(next("facilitator"))
                    .contains("Nouvelle date à fixer", "href=\"#move-" + session + "\"")
                    .doesNotContain(STARTS_AT, ENTER));
    assertThat(next(members.getFirst()))
        .contains("Nouvelle date à fixer")
        .doesNotContain(STARTS_AT, ENTER, "#move-");
    assertThat(page("facilitator", "/groups/" + group))
        .containsPattern("id=\"session-" + session + "\"[\\s\\S]*?>Nouvelle date à fixer</span>");
    for (var leader : List.of("facilitator", "manager"))
      assertThat(page(leader, "/groups/" + group))
          .contains("Choisissez une nouvelle date")
          .doesNotContain("Une nouvelle date sera proposée");
    assertThat(page(members.getFirst(), "/groups/" + group))
        .contains("Séance reportée faute de consultants. Une nouvelle date sera proposée.")
        .doesNotContain("Choisissez une nouvelle date");
    assertThat(page(members.getFirst(), "/groups"))
        .contains("Nouvelle date à fixer")
        .doesNotContain(STARTS_AT, ENTER);
  }

  /** What the page says of the next session. */
  private String next(String who) {
    var page = page(who, "/groups/" + group);
    var begin = page.indexOf("id=\"next\"");
    return page.substring(begin, page.indexOf("</section>", begin));
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
                Map.of("id", session, "startsAt", STARTS_AT)));
  }

  private String told() {
    return """
    {"sessionId":"%s","groupId":"%s","programmeId":"%s","by":"facilitator","at":"%s"}
    """
        .formatted(session, group, programme, STARTS_AT);
  }
}
