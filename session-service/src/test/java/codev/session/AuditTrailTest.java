package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Qui a fait quoi, pour l'auditeur")
class AuditTrailTest extends SessionServiceFixture {
  private static final String PAGE = "/audit/sessions/actions";

  @Test
  @DisplayName("se lit du plus récent au plus ancien, avec le pourquoi, le lieu et le moment")
  void the_latest_first() {
    var version = decide();
    assertThat(read("?group=" + group))
        .containsSubsequence(
            "a prolongé l’étape «\u202fConsultation des pairs\u202f» de 7\u00a0min",
            "avec un motif",
            "a ouvert l’étape «\u202fConsultation des pairs\u202f»",
            "sans contrat",
            "La séance a été planifiée",
            "début le 11 janvier 2027 à 9\u00a0h\u00a000")
        .contains("Groupe Lumière, séance 1", "/sessions/" + session + "/replay?at=" + version);
  }

  @Test
  @DisplayName("mène à la séance telle qu'elle était à ce moment")
  void leads_to_the_replay_at_that_moment() {
    var version = decide();
    var line = "/sessions/" + session + "/replay?at=";
    assertThat(read("?group=" + group)).contains(line + version);
    var moment = must(as("auditor").get(line + version)).text();
    var section = moment.substring(moment.indexOf("shown-moment"));
    assertThat(section.substring(0, section.indexOf("</section>")))
        .contains("a prolongé l’étape", "data-local=\"day\"");
    var before = must(as("auditor").get(line + (version - 1))).text();
    section = before.substring(before.indexOf("shown-moment"));
    assertThat(section.substring(0, section.indexOf("</section>")))
        .doesNotContain("a prolongé l’étape");
  }

  @Test
  @DisplayName("ne dit aucun mot, et laisse identifiants et types derrière un détail")
  void without_words() {
    decide();
    var page = read("?group=" + group);
    assertThat(page)
        .doesNotContain("Il reste des questions", "Réunions sans décision", "Ce que dit");
    assertThat(page.indexOf("session.step-extended")).isGreaterThan(page.indexOf("<details>"));
    assertThat(page).containsPattern(">Empreinte [0-9a-f]{64}<");
  }

  @Test
  @DisplayName("n'a pas les mains levées, qui ne servent qu'à demander la parole, ni le déroulé")
  void without_raised_hands() {
    atStep("CONSULTATION");
    var before = read("anne", must(contribute("bob", "IDEA"))).path("version").asInt();
    must(as("bob").post(path("/hand"), Map.of("raised", true)));
    must(as("bob").post(path("/hand"), Map.of("raised", false)));
    must(
        as("anne")
            .post(
                path("/steps/extend"),
                Map.of("from", "CONSULTATION", "minutes", 7, "reason", "Il reste des questions")));
    assertThat(read("?group=" + group)).doesNotContain("main levée", "levé la main");
    assertThat(must(as("auditor").get(PAGE + ".csv?group=" + group)).text())
        .doesNotContain("hand-raised", "hand-lowered");
    var replay = "/sessions/" + session + "/replay?at=";
    assertThat(must(as("auditor").get(replay + (before + 1))).text())
        .contains("data-at=\"" + before + "\"", "href=\"?at=" + (before + 3) + "\"")
        .doesNotContain("levé la main", "href=\"?at=" + (before + 1) + "\"");
  }

  @Test
  @DisplayName("nomme les personnes, et laisse leurs identifiants derrière un détail")
  void names_people() {
    decide();
    assertThat(read("?group=" + group))
        .contains(">Nom inconnu</a>", ">Identifiant\u202f:</span> anne</span>")
        .contains("href=\"" + PAGE + "?person=anne&amp;group=" + group + "&amp;to=")
        .doesNotContain(">anne</a>");
    assertThat(must(as("auditor").get(PAGE + ".csv?group=" + group)).text())
        .contains(";Identifiants\r\n", ";Nom inconnu;");
  }

  @Test
  @DisplayName("se cherche par personne, par décision et par jour")
  void is_looked_for() {
    decide();
    var own = "?group=" + group;
    assertThat(read(own + "&what=decisions"))
        .contains("a prolongé l’étape")
        .doesNotContain("<span>a proposé un sujet</span>");
    assertThat(read(own + "&person=alice"))
        .contains("<span>a proposé un sujet</span>")
        .doesNotContain("<span>a prolongé l’étape «");
    assertThat(read(own + "&what=kind:PREPARATION"))
        .contains("<span>a proposé un sujet</span>", "selected=\"selected\">Sujets et actions")
        .doesNotContain("<span>a prolongé l’étape «");
    assertThat(read(own + "&from=2020-01-01&to=2020-01-31"))
        .contains("Aucun événement ne correspond");
    for (var wrong :
        List.of("from=2027-02-01&to=2027-01-01", "to=-999999999-01-01", "from=%2B999999999-01-01"))
      assertThat(as("auditor").get(PAGE + "?" + wrong).status()).as(wrong).isEqualTo(400);
  }

  @Test
  @DisplayName("se lit sur 1\u202f830 jours au plus, comme les autres journaux")
  void of_as_many_days_as_the_other_logs() {
    must(as("auditor").get(PAGE + "?from=2022-01-01&to=2027-01-04"));
    var tooMany = as("auditor").get(PAGE + "?from=2022-01-01&to=2027-01-05");
    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.text()).contains("830");
  }

  @Test
  @DisplayName("garde ce qui est cherché, d'un journal à l'autre et dans le tableau")
  void keeps_what_is_looked_for() {
    decide();
    var wanted =
        "person=alice&amp;group=" + group + "&amp;what=decisions&amp;from=2026-01-01&amp;to=";
    var selected = "<option value=\"" + group + "\" selected=\"selected\">Groupe Lumière";
    assertThat(read("?group=" + group + "&person=alice&what=decisions&from=2026-01-01"))
        .contains("/audit/groups/actions?" + wanted, "/audit/learning/actions?" + wanted)
        .contains(PAGE + ".csv?" + wanted)
        .contains(selected);
    var before = "?group=" + group + "&what=step-extended&from=2020-01-01&to=2020-01-31";
    assertThat(read(before))
        .contains("/audit/groups/actions?group=" + group + "&amp;from=2020-01-01")
        .contains(selected, "selected=\"selected\">a prolongé l’étape");
  }

  @Test
  @DisplayName("se cherche par programme, et le nomme")
  void by_programme() {
    var name = "Horizons " + programme;
    hear(
        "group.programme-declared.v1",
        Map.of("programmeId", programme, "name", name, "at", "2026-11-24T09:00:00Z"));
    decide();
    await()
        .untilAsserted(
            () ->
                assertThat(read("?programme=" + programme))
                    .contains(
                        "<option value=\"" + programme + "\" selected=\"selected\">" + name,
                        "<span>a prolongé l’étape «",
                        "href=\"/programmes/" + programme + "\">" + name,
                        "/audit/groups/actions?programme=" + programme));
    assertThat(read("?programme=" + UUID.randomUUID())).contains("Aucun événement ne correspond");
    assertThat(must(as("auditor").get(PAGE + ".csv?programme=" + programme)).text())
        .contains(";" + name + ";Groupe Lumière;1;");
  }

  @Test
  @DisplayName("se cherche par le nom d'une personne, que le champ garde")
  void by_name() {
    var person = "zoe" + group;
    var name = "Zoé " + group;
    hear(
        "group.person-registered.v1",
        Map.of("username", person, "displayName", name, "at", "2026-11-24T09:00:00Z"));
    await()
        .untilAsserted(
            () ->
                assertThat(must(as("auditor").get(PAGE + "?person=" + person)).text())
                    .contains("value=\"" + name + "\""));
    assertThat(must(as("auditor").get(PAGE + "?person=Zo%C3%A9%20" + group)).text())
        .contains("value=\"" + name + "\"", "/audit/groups/actions?person=" + person);
  }

  @Test
  @DisplayName("se télécharge en tableau, aussi en anglais")
  void is_handed_on() {
    decide();
    read("?group=" + group);
    var table = must(as("auditor").get(PAGE + ".csv?group=" + group)).text();
    assertThat(table)
        .contains("Personne;Événement", "a prolongé l’étape", "oui", session.toString())
        .doesNotContain("Il reste des questions");
    assertThat(must(as("auditor").withLanguage("en").get(PAGE + ".csv?group=" + group)).text())
        .contains("Person,Event", "extended the step");
  }

  @Test
  @DisplayName("n'est pas pour qui gère, anime ou participe")
  void is_for_auditors() {
    for (var who : new String[] {"manager", "anne", "alice", "sponsor"})
      for (var what : new String[] {PAGE, PAGE + ".csv"})
        assertThat(as(who).get(what).status()).as(who + what).isEqualTo(403);
  }

  /** A gate passed, a step extended; the version after that. */
  private int decide() {
    atStep("PROBLEM_DEFINITION");
    must(
        as("anne")
            .post(
                path("/steps/next"),
                Map.of("from", "PROBLEM_DEFINITION", "reason", "Il reste des questions")));
    var extended =
        must(
            as("anne")
                .post(
                    path("/steps/extend"),
                    Map.of(
                        "from", "CONSULTATION", "minutes", 7, "reason", "Il reste des questions")));
    return read("anne", extended).path("version").asInt();
  }

  private String read(String wanted) {
    await()
        .untilAsserted(
            () ->
                assertThat(must(as("auditor").get(PAGE + "?group=" + group)).text())
                    .contains("<span>a prolongé l’étape «"));
    return must(as("auditor").get(PAGE + wanted)).text();
  }
}
