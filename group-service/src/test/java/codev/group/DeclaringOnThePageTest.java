package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Créer un programme sur sa page")
class DeclaringOnThePageTest extends PagesTest {
  private final UUID programme = UUID.randomUUID();

  @Test
  @DisplayName("la page explique les finalités, le rythme et le seuil")
  void the_page_explains() {
    assertThat(page("manager", "/programmes/new"))
        .contains("Progresser entre pairs", "de 6 à 9 mois")
        .contains("Un résultat n’apparaît qu’à partir de ce nombre de personnes");
    assertThat(as("manager").get("/programmes/new?lang=en").text())
        .contains("Improve together as peers")
        .doesNotContainPattern("group\\.[a-z]");
    assertThat(as("alice").get("/programmes/new").status()).isEqualTo(403);
  }

  @Test
  @DisplayName("les jours fériés sont évités, sauf si l’on en décide autrement")
  void public_holidays_are_avoided_unless_unticked() {
    assertThat(page("manager", "/programmes/new"))
        .containsPattern("<input[^>]*name=\"publicHolidays\"[^>]*checked");
    assertThat(submit("manager", "/programmes", form("hier", "2027-09-30")).text())
        .doesNotContainPattern("<input[^>]*name=\"publicHolidays\"[^>]*checked");
  }

  @Test
  @DisplayName("une fois déclaré, il mène à ce qui vient ensuite")
  void once_declared_it_leads_on() {
    var declared = submit("manager", "/programmes", form("2027-01-11", "2027-09-30"));

    assertThat(onward(declared)).startsWith("/programmes/" + programme + "?after=");
    assertThat(page("manager", onward(declared)))
        .contains("Programme " + programme, "1. Ajouter les participants", "Composer les groupes");
  }

  @Test
  @DisplayName("sans script, le formulaire mène au même endroit")
  void without_a_script_as_well() {
    var declared = plainly("manager", "/programmes", form("2027-01-11", "2027-09-30"));

    assertThat(declared.status()).isEqualTo(303);
    assertThat(declared.response().headers().firstValue("Location").orElseThrow())
        .contains("/programmes/" + programme);
  }

  @Test
  @DisplayName("chaque erreur est dite à son champ, et rien de ce qui est écrit n’est perdu")
  void each_mistake_at_its_field() {
    var fields =
        "name=&startsOn=2027-01-11&endsOn=&cadenceWeeks=souvent&privacyThreshold=5&template=FLASH_60"
            + "&competencies="
            + encoded("Écouter / Listening")
            + "&holidays=demain";

    var refused = submit("manager", "/programmes", fields);

    assertThat(refused.text())
        .contains("id=\"error-name\"", "id=\"error-aims\"", "id=\"error-endsOn\"")
        .contains(
            "id=\"error-cadenceWeeks\"",
            "doit être un nombre entier de 1 à 52",
            "5 champs sont à corriger")
        .contains("value=\"souvent\"", "value=\"2027-01-11\"", "Écouter / Listening")
        .doesNotContain("<html");
    var plain = plainly("manager", "/programmes", fields);
    assertThat(plain.status()).isEqualTo(422);
    assertThat(plain.text()).contains("<html", "id=\"error-name\"", "value=\"souvent\"");
  }

  @Test
  @DisplayName("une règle qui dit non le dit aussi à son champ")
  void a_rule_says_no_at_its_field() {
    assertThat(submit("manager", "/programmes", form("2027-01-11", "2026-01-01")).text())
        .contains("id=\"error-endsOn\"", "Le dernier jour du programme doit suivre le premier.");
  }

  @Test
  @DisplayName("un jour de congé mal écrit est cité")
  void a_mistyped_day_is_quoted() {
    var form = form("2027-01-11", "2027-09-30") + "&holidays=" + encoded("24/12/2027\n31/02/2027");
    assertThat(submit("manager", "/programmes", form).text())
        .contains("id=\"error-holidays\"", "«\u202f31/02/2027\u202f» n’est pas une date");
  }

  @Test
  @DisplayName("les jours fériés et les compétences s’écrivent simplement")
  void holidays_and_competencies_are_written_simply() {
    var form =
        form("2027-01-11", "2027-09-30")
            + "&publicHolidays=true&holidays="
            + encoded("24/12/2027")
            + "&competencies="
            + encoded("Écouter sans juger / Listening\nDécider");
    var there = onward(submit("manager", "/programmes", form));

    var declared = as("manager").get("/api" + there).json();
    assertThat(declared.at("/holidays").toString())
        .contains("2027-03-29", "2027-05-01", "2027-05-06", "2027-05-17", "2027-12-24")
        .doesNotContain("2027-11-11");
    assertThat(declared.at("/competencies/0/key").asString()).isEqualTo("ECOUTER_SANS_JUGER");
    assertThat(declared.at("/competencies/0/en").asString()).isEqualTo("Listening");
    assertThat(declared.at("/competencies/1/en").asString()).isEqualTo("Décider");
  }

  @Test
  @DisplayName("ce que représente le programme se lit avant de le déclarer")
  void what_it_comes_to() {
    var outlook =
        submit("manager", "/programmes/new/outlook", form("2027-01-11", "2027-05-30")).text();
    assertThat(outlook).contains("20 semaines", "5 séances", "Le programme dure moins de six mois");
    assertThat(submit("manager", "/programmes/new/outlook", "name=a&startsOn=hier").text())
        .contains("dès que les dates sont saisies");
  }

  private String form(String startsOn, String endsOn) {
    return "id=%s&name=Programme+%s&aims=CHANGE_SUPPORT&startsOn=%s&endsOn=%s&cadenceWeeks=4&template=STANDARD_180&privacyThreshold=5"
        .formatted(programme, programme, startsOn, endsOn);
  }
}
