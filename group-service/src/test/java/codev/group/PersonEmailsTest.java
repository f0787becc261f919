package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Les courriels, sur la fiche d’une personne")
@Order(ServiceTest.EMAILS_FIRST)
class PersonEmailsTest extends GroupEmailsTest {
  @Test
  @DisplayName("y figurent sans leur texte, par groupe ou séance, les derniers d’abord")
  void are_listed_on_a_persons_page() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(CLOCK.instant());

    assertThat(page(initiator, "/people/" + lea))
        .contains("<b>Bienvenue</b>", "Cie&lt;/i&gt;, séance 1")
        .containsSubsequence("Courriels", "<b>Nouvelle date</b>", "<b>Invitation</b>")
        .doesNotContain("Salle prise", "Salle &lt;b&gt;");
  }

  @Test
  @DisplayName("la bienvenue à une nouvelle adresse y figure aussi")
  void a_welcome_at_another_address_is_listed() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    var corrected = address("corrected" + lea);
    var entry = Map.of("username", lea, "displayName", lea, "email", corrected);
    seen(must(as(initiator).post("/api/people", List.of(entry))));
    dispatcher.sendDue(CLOCK.instant());

    assertThat(page(initiator, "/people/" + lea).split("<b>Bienvenue</b>", -1)).hasSize(3);
  }

  @Test
  @DisplayName("n’y figurent pas pour qui ne voit pas le groupe")
  void are_not_listed_for_who_does_not_see_the_group() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    var another = "manager-of-another" + group;
    var theirs = UUID.randomUUID();
    must(as(another).post("/api/programmes", GroupFixture.programme(theirs, Map.of())));
    var two = List.of("nils" + group, "olga" + group);
    must(as(another).post("/api/people", GroupFixture.people(two)));
    must(
        as(another)
            .post(
                "/api/programmes/" + theirs + "/groups",
                GroupFixture.group(
                    UUID.randomUUID(),
                    "Ailleurs",
                    "facilitator",
                    List.of(lea, two.getFirst(), two.getLast()))));

    assertThat(page(another, "/people/" + lea))
        .contains("Aucun courriel au sujet de ces groupes.")
        .doesNotContain("<b>Invitation</b>", "Lumière");
  }
}
