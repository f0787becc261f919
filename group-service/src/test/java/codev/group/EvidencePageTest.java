package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page des preuves d’un programme")
class EvidencePageTest extends ProgrammePagesTest {
  private static final String ALL =
      "provider=Horizons&declaration=84+69+12345+69&signatory=Claire%2C+directrice&town=Lyon&organisation=Manufacture&action=&nature=TRAINING";

  private final String at = "/programmes/" + programme + "/evidence";

  @BeforeEach
  void a_programme() {
    declared(LocalDate.parse("2027-01-04"), LocalDate.parse("2027-09-30"));
  }

  @Test
  @DisplayName("dit ce qui manquerait aux certificats, jusqu’à ce que tout soit dit")
  void says_what_is_missing() {
    assertThat(page(initiator, at))
        .contains("À compléter à la main", "#training-provider", "#training-organisation");

    assertThat(page(initiator, onward(submit(initiator, at, ALL))))
        .contains(
            "Toutes les informations des certificats sont renseignées.", "value=\"84 69 12345 69\"")
        .contains("placeholder=\"Programme " + mark);
  }

  @Test
  @DisplayName("l’archive demandée montre son avancement, puis se télécharge ou s’arrête")
  void an_archive_is_made_by_a_job() {
    var archive = onward(submit(initiator, at + "/archives", "")).replace("?after=0", "");
    assertThat(archive).startsWith(at + "/archives/");
    await().until(() -> page(initiator, archive).contains("L’archive est prête."));

    assertThat(page(initiator, archive))
        .contains("<html", "Elle contient 3 documents.", "/api" + archive + "/file")
        .doesNotContain("hx-get=\"" + archive);
    assertThat(page(initiator, at)).contains(archive, "Archives demandées");
    onward(submit(initiator, archive + "/cancellation", ""));
    assertThat(page(initiator, archive)).as("what has ended stays").contains("est prête");
    assertThat(as("auditor").get(archive).status()).as("of a manager").isEqualTo(404);
    assertThat(submit("sponsor", at + "/archives", "").status()).isIn(403, 404);
  }

  @Test
  @DisplayName("un numéro qui n’en est pas un est dit à son champ, le reste demeure")
  void a_wrong_number_is_said_at_its_field() {
    var refused = submit(initiator, at, ALL.replace("84+69+12345+69", "84+69")).text();

    assertThat(refused)
        .contains("le numéro de déclaration d’activité doit comporter onze chiffres")
        .contains("error-declaration", "value=\"84 69\"", "value=\"Horizons\"")
        .doesNotContain("<html");
    assertThat(page(initiator, at)).doesNotContain("Horizons");
  }

  @Test
  @DisplayName(
      "une nature d’action inconnue est dite à son champ, sur la page entière sans scripts")
  void an_unknown_nature_is_said_at_its_field() {
    var plainly = plainly(initiator, at, ALL.replace("nature=TRAINING", "nature=FUN"));

    assertThat(plainly.status()).isEqualTo(422);
    assertThat(plainly.text())
        .contains("<html", "value=\"Horizons\"", "error-nature", "TRAINING, SKILLS_ASSESSMENT,");
    assertThat(page(initiator, at)).doesNotContain("Horizons");
  }

  @Test
  @DisplayName(
      "l’auditeur y trouve les preuves sans pouvoir rien y changer, les autres n’y entrent pas")
  void who_sees_it() {
    assertThat(page("auditor", at))
        .contains(
            "Indicateur 2",
            "Indicateur 11",
            "Indicateur 30",
            "Bilan pédagogique et financier",
            "Cachet électronique",
            "Empreinte SHA-256 du certificat électronique",
            "/evidence.csv?layout=SPREADSHEET",
            "/evidence.zip")
        .doesNotContain("<form class=\"fields\"");
    assertThat(submit("auditor", at, ALL).status()).isEqualTo(403);
    for (var other : new String[] {"sponsor", "manager2", "facilitator", person(0)})
      assertThat(as(other).get(at).status()).as(other).isIn(403, 404);
  }
}
