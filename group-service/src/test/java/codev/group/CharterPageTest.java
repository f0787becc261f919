package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La charte, sur la page du groupe")
class CharterPageTest extends OneGroupTest {
  private final String at = "/groups/" + group;

  @Test
  @DisplayName("l’animateur note en une fois les accords donnés de vive voix")
  void several_acceptances_are_recorded_at_once() {
    assertThat(page(myFacilitator, at))
        .containsSubsequence("id=\"charter-aloud\"", "Noter les accords donnés de vive voix");
    assertThat(page(lea, at)).doesNotContain("Noter les accords");

    var heard = "version=1&heard=true&username=" + lea + "&username=" + max;
    var after = onward(submit(myFacilitator, at + "/charter/acceptances", heard));

    assertThat(page(myFacilitator, after)).contains("Une personne doit encore accepter la charte");
    assertThat(submit(zoe, at + "/charter/acceptances", heard).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("chaque membre l’accepte en une fois pour lui-même")
  void a_member_accepts_it() {
    var after = onward(submit(zoe, at + "/charter/acceptances", "version=1"));

    assertThat(page(zoe, after)).doesNotContain("J’accepte la charte");
    assertThat(page(myFacilitator, after))
        .contains("2 personnes doivent encore accepter la charte");
  }

  @Test
  @DisplayName("qui remplace l’animateur à une séance à venir note aussi ces accords")
  void a_substitute_records_acceptances() {
    var substitute = "facilitator-for-once" + group;
    var session = UUID.randomUUID();
    must(as(initiator).post("/api/people", GroupFixture.people(List.of(substitute))));
    must(as(initiator).post("/api/facilitators", GroupFixture.poolEntry(substitute)));
    must(
        as(initiator)
            .post(path("/sessions"), Map.of("id", session, "startsAt", "2027-01-11T08:00:00Z")));
    must(
        as(initiator)
            .post(
                path("/facilitator"),
                Map.of("username", substitute, "reason", "Formation", "sessionId", session)));
    assertThat(page(substitute, at)).contains("Noter les accords donnés de vive voix");

    var heard = "version=1&heard=true&username=" + lea;
    var after = onward(submit(substitute, at + "/charter/acceptances", heard));
    assertThat(page(substitute, after))
        .contains("2 personnes doivent encore accepter la charte")
        .doesNotContain("Modifier le texte de la charte");
  }

  @Test
  @DisplayName("une nouvelle version montre ce qui a changé depuis celle que l’on a acceptée")
  void a_new_version_shows_what_has_changed() {
    must(as(lea).post(path("/charter/acceptances"), Map.of("version", 1)));
    var same = "Confidentialité\u202f: ce qui est partagé ici reste ici.";
    var promises = List.of(same, "Nous commençons à l’heure.");
    must(as(myFacilitator).post(path("/charter"), Map.of("version", 2, "promises", promises)));

    assertThat(page(lea, at))
        .containsPattern("Nous commençons à l’heure\\.</span> <span class=\"tag\">nouveau</span>")
        .containsPattern("<del>Bienveillance[^<]*</del> <span class=\"tag\">retiré</span>")
        .doesNotContain("<del>Confidentialité", same + "</span> <span");
    assertThat(page(lea, at + "?lang=en"))
        .contains("<del>Kindness", "new</span>")
        .doesNotContain("<del>Confidentiality");
    assertThat(page(zoe, at)).contains("Nous commençons").doesNotContain("<del>", ">nouveau<");

    must(as(lea).post(path("/charter/acceptances"), Map.of("version", 2)));
    assertThat(page(lea, at)).contains("Nous commençons").doesNotContain("<del>", ">nouveau<");
  }
}
