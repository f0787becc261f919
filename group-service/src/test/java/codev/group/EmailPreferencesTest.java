package codev.group;

import static codev.group.ReceivedEmails.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.messaging.LearningMessageListener;
import codev.infra.email.SentEmails;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Les préférences de courriel d’une personne")
@Order(ServiceTest.EMAILS_FIRST)
class EmailPreferencesTest extends GroupEmailsTest {
  @Autowired private LearningMessageListener learning;
  @Autowired private SentEmails sent;

  @Test
  @DisplayName("chacun voit et change ses préférences, par l’API et par une page")
  void preferences_are_seen_and_changed() {
    assertThat(as(lea).get("/api/me/preferences").text())
        .isEqualTo(
            "{\"email\":\"%s\",\"language\":\"fr\",\"reminders\":true,\"unwanted\":[]}"
                .formatted(address(lea)));
    var chosen =
        must(
            as(lea)
                .send(
                    "/people/preferences",
                    "application/x-www-form-urlencoded",
                    "language=EN&reminders=false"));
    var page = chosen.response().headers().firstValue("HX-Redirect").orElseThrow();
    assertThat(as(lea).get(page).text()).contains(address(lea), "selected=\"selected\"");
    assertThat(as(lea).get("/api/me/preferences").field("/language")).isEqualTo("en");
  }

  @Test
  @DisplayName("chacun reçoit les sortes de courriels qu’il coche, et toujours les invitations")
  void kinds_of_emails_are_chosen() {
    assertThat(as(lea).get("/people/preferences").text())
        .contains("Résumés des séances", "Questionnaires", "toujours envoyées")
        .containsPattern("id=\"wanted-SUMMARIES\"[^>]*checked")
        .doesNotContain("??");
    var ticked = "language=FR&kinds=true&wanted=REMINDERS&wanted=SURVEYS";
    var chosen =
        must(as(lea).send("/people/preferences", "application/x-www-form-urlencoded", ticked));
    var page = chosen.response().headers().firstValue("HX-Redirect").orElseThrow();
    assertThat(as(lea).get(page).text())
        .containsPattern("id=\"wanted-REMINDERS\"[^>]*checked")
        .doesNotContainPattern("id=\"wanted-SUMMARIES\"[^>]*checked");
    assertThat(as(lea).get("/api/me/preferences").json().at("/unwanted").toString())
        .isEqualTo("[\"SUMMARIES\",\"ACTIONS\"]");
    seen(must(as(max).post("/api/me/preferences", Map.of("unwanted", List.of("REMINDERS")))));

    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    hold(List.of(lea), Map.of(lea, "PRESENT", max, "PRESENT", zoe, "PRESENT"));
    seen(must(as(zoe).post("/api/me/preferences", Map.of("language", "en"))));
    dispatcher.sendDue(morning.plus(Duration.ofHours(3)).plusSeconds(60));

    assertThat(subjects(lea)).hasSize(2).first().asString().startsWith("Invitation");
    assertThat(subjects(lea)).last().asString().contains("séance le");
    assertThat(subjects(max)).hasSize(2).first().asString().startsWith("Invitation");
    assertThat(subjects(max)).last().asString().startsWith("Résumé");

    must(as(lea).send("/people/preferences", "application/x-www-form-urlencoded", "kinds=true"));
    await()
        .untilAsserted(
            () ->
                assertThat(as(lea).get("/api/me/preferences").field("/reminders"))
                    .isEqualTo("false"));
  }

  @Test
  @DisplayName("hors de l’annuaire, la page le dit et l’API refuse par son nom")
  void outside_the_directory_it_says_so() {
    var stranger = "stranger" + group;
    assertThat(as(stranger).get("/api/me/preferences").status()).isEqualTo(404);
    assertThat(as(stranger).get("/people/preferences").text()).contains("pas dans l’annuaire");
    var refused = as(stranger).post("/api/me/preferences", Map.of("reminders", false));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field("/rule")).isEqualTo("group.person.not-in-the-directory");
    assertThat(as(lea).post("/api/me/preferences", Map.of("language", "xx")).status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("chacun reçoit la liste de ses courriels, et son effacement la supprime")
  void emails_are_in_the_export_and_are_forgotten_with_the_person() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    assertThat(as(max).get("/api/groups/me/export").text())
        .contains("\"email.sent\"", "\"planned/" + session)
        .doesNotContain("/" + lea + "\"");

    learning.handle(message("learning.person-erased.v1", Map.of("username", max, "by", max)));

    await().untilAsserted(() -> assertThat(sent.to(max)).isEmpty());
    assertThat(sent.to(lea)).isNotEmpty();
    assertThat(as(max).get("/api/groups/me/export").text()).doesNotContain("email.sent");
  }

  @Test
  @DisplayName("qui s’est fait effacer n’a plus ni nom ni adresse, et ne reçoit plus rien")
  void whoever_is_erased_has_neither_name_nor_address() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    learning.handle(message("learning.person-erased.v1", Map.of("username", max, "by", max)));
    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.plus(Duration.ofDays(4)));

    assertThat(subjects(max)).hasSize(1);
    assertThat(subjects(lea)).hasSize(3);
    assertThat(as(initiator).get("/api/people?query=" + max).text()).isEqualTo("[]");
    assertThat(as(ana).get("/groups/" + group).text()).contains(max).doesNotContain("Maximilien");
    assertThat(as(max).get("/api/me/preferences").status()).isEqualTo(404);
    assertThat(as(initiator).post("/api/people", List.of(person(max))).field("/rejected/0/message"))
        .contains("effacée");
  }
}
