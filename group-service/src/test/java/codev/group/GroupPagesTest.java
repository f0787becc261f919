package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Les pages des groupes")
@Order(ServiceTest.EARLY)
class GroupPagesTest extends PagesTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String marie = "marie" + group;

  /** Manages this programme, and no other one, all of which a request would have to read. */
  private final String initiator = "manager-of" + group;

  @Test
  @DisplayName("leurs feuilles de style portent l’empreinte de leur contenu et se gardent un an")
  void styles_are_fingerprinted_and_kept_for_a_year() {
    var style = Pattern.compile("/groups/assets/management-[0-9a-f]{32}\\.css");
    var found = style.matcher(page(initiator, "/groups"));
    assertThat(found.find()).isTrue();
    var answer = as(initiator).get(found.group());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().firstValue("Cache-Control"))
        .hasValueSatisfying(kept -> assertThat(kept).contains("max-age=31536000"));
  }

  @Test
  @DisplayName("de l’annuaire à la charte, tout se fait par formulaires, et se voit aussitôt")
  void all_is_done_by_forms_and_seen_at_once() {
    var registered = submit(initiator, "/people", "table=" + encoded(table()));
    assertThat(registered.text())
        .contains("3 personnes ajoutées, aucune mise à jour, 1 refusée", "ligne 5");

    var declared = submit(initiator, "/programmes", programme("2027-09-30"));
    assertThat(page(initiator, onward(declared)))
        .contains("Programme " + programme, "une séance toutes les 4 semaines");
    assertThat(page("auditor", "/groups"))
        .contains("Programme " + programme, "Aucun groupe")
        .doesNotContain("Composer les groupes");
    grant("sponsor", "SPONSOR", programme);
    assertThat(page("sponsor", "/groups"))
        .contains("href=\"/outcomes/" + programme + "\">Programme " + programme);

    var formed =
        submit(
            initiator,
            "/programmes/" + programme + "/groups",
            "id=%s&name=Les+braves&facilitator=facilitator&members=%s&members=nora%s&members=omar%s"
                .formatted(group, marie, group, group));
    assertThat(page(initiator, onward(formed)))
        .contains("Les braves", "Charte\u202f: 3 accords manquants", "À planifier");
    assertThat(page(initiator, "/programmes/" + programme + "/groups/new"))
        .contains("Marie Petit", "Créer le groupe");

    var planned =
        submit(
            "facilitator",
            "/groups/" + group + "/sessions",
            "startsAt=2027-01-11T09:00&zone=Europe%2FParis&template=FLASH_60&place=&videoLink=");
    assertThat(page("facilitator", onward(planned)))
        .contains("2027-01-11T08:00:00Z", "1\u00a0heure, un client", "Planifier une séance");

    assertThat(page(marie, "/groups"))
        .contains(
            "Les braves", "Entrer dans la séance", "/sessions/", "Lire la charte", "Séance dans")
        .doesNotContain("Créer un programme");
    assertThat(page(marie, "/groups/" + group)).contains("J’accepte la charte");
    var accepted = submit(marie, "/groups/" + group + "/charter/acceptances", "version=1");
    assertThat(page(marie, onward(accepted)))
        .contains("acceptée", "à accepter", "Prochain client prévu")
        .doesNotContain("J’accepte la charte", "Planifier une séance", "Charte à accepter");
    assertThat(page(marie, "/groups")).contains("Les braves").doesNotContain("Charte à accepter");
    assertThat(page("nora" + group, "/groups/" + group)).contains("Charte à accepter");
    var session =
        page(marie, "/groups/" + group).replaceAll("(?s).*?href=\"/sessions/([^\"]*)\".*", "$1");
    var moved =
        submit(
            "facilitator",
            "/groups/" + group + "/sessions/" + session + "/move",
            "startsAt=2027-01-12T09:00&zone=Europe%2FParis&reason=Mauvaise+date");
    assertThat(page(marie, onward(moved))).contains("Séance déplacée. Motif\u202f: Mauvaise date");

    var place = "/groups/" + group + "/sessions/" + session + "/place";
    var inVolta = submit("facilitator", place, "place=Salle+Volta&videoLink=");
    assertThat(onward(inVolta)).contains("#session-" + session);
    assertThat(page("facilitator", onward(inVolta).replaceAll("#.*", "")))
        .contains("Salle Volta", "Le lieu a été changé.", "Annuler le changement de lieu");
    assertThat(page(marie, "/groups/" + group))
        .contains("Salle Volta")
        .doesNotContain("Le lieu a été changé.", "Changer le lieu");
    var undone = submit("facilitator", place, "place=&videoLink=");
    assertThat(page(marie, onward(undone).replaceAll("#.*", ""))).doesNotContain("Salle Volta");
  }

  @Test
  @DisplayName(
      "qui vient, qui part, qui anime, à qui le tour\u202f: tout se décide et se lit sur la page")
  void people_and_turns_are_arranged_on_the_page() {
    var pia = "pia" + group;
    var people = table() + "%s,Pia Roux,Achats\n%s,Paul Blin,\n".formatted(pia, "paul" + group);
    submit(initiator, "/people", "table=" + encoded(people));
    var declared =
        submit(
            initiator,
            "/programmes",
            programme("2027-09-30") + "&holidays=" + encoded("2027-05-01, 2027-05-08"));
    page(initiator, onward(declared));
    assertThat(page(initiator, "/groups")).contains("datetime=\"2027-05-08\"");
    var formed =
        submit(
            initiator,
            "/programmes/" + programme + "/groups",
            "id=%s&name=Les+calmes&facilitator=facilitator&members=%s&members=nora%s&members=omar%s"
                .formatted(group, marie, group, group));
    var at = "/groups/" + group;
    page(initiator, onward(formed));
    assertThat(page(initiator, at)).containsOnlyOnce("aucune séance n’est prévue pour leur tour");
    assertThat(page(initiator, "/groups")).contains("Vivier des animateurs");
    assertThat(page(initiator, at)).contains("<datalist id=\"newcomers\">");
    assertThat(page("facilitator", at)).doesNotContain("newcomers");

    onward(submit(initiator, at + "/members", "username=" + pia + "&reason=Remplace+Omar"));
    onward(submit(initiator, at + "/members/omar" + group + "/departure", "reason=Mutation"));
    onward(
        submit(
            "facilitator",
            at + "/rotation/skips",
            "id=&member=" + marie + "&reason=" + encoded("Sujet à mûrir")));
    onward(
        submit(
            "facilitator",
            at + "/rotation/swaps",
            "id=&member=%s&with=nora%s&reason=Repos".formatted(pia, group)));
    onward(
        submit(initiator, "/facilitators", "username=paul" + group + "&title=&since=&capacity=1"));
    var replaced =
        submit(
            initiator,
            at + "/facilitator",
            "username=paul" + group + "&sessionId=&reason=Retraite");

    assertThat(page(initiator, onward(replaced)))
        .contains(
            "Pia Roux a rejoint le groupe", "Omar a quitté le groupe", "Motif\u202f: Mutation")
        .contains(
            "Nouvelle animation\u202f: Paul Blin",
            "n’est pas qualifié à cette date",
            "Motif\u202f: Retraite")
        .contains("Tours échangés\u202f: Pia Roux, Nora", "Marie Petit passe son tour")
        .contains("tour à rattraper", "Omar a quitté le groupe, sans avoir été client.")
        .contains("Noter un départ\u202f: Nora", "Paul Blin (groupes\u202f: 1 sur 1)")
        .doesNotContain("??");
    assertThat(page(marie, at))
        .contains("Pia Roux a rejoint le groupe", "Motif\u202f: Sujet à mûrir")
        .doesNotContain("Mutation", "Retraite", "Noter un départ", "Échanger deux tours");
    assertThat(page(initiator, "/groups"))
        .contains("1 / 1")
        .containsPattern("href=\"/groups/" + group + "\"[^>]*>Voir le groupe");
    assertThat(page(initiator, at)).contains("a passé son tour");
    assertThat(as(initiator).get(at + "?lang=en").text())
        .contains("Turns swapped: Pia Roux, Nora", "Record a departure: Nora")
        .doesNotContain("??");
  }

  @Test
  @DisplayName("un programme sans groupe dit ce qui est déjà fait pour commencer")
  void what_is_done_already() {
    submit(initiator, "/people", "table=" + encoded(table()));
    onward(submit(initiator, "/facilitators", "username=" + marie + "&capacity=1"));
    var declared = submit(initiator, "/programmes", programme("2027-09-30"));

    assertThat(page(initiator, onward(declared)))
        .contains("Pour commencer", "3. Composer les groupes", "4. Planifier les séances")
        .containsPattern("1. Ajouter les participants</b>\\s*<span class=\"soft\"")
        .containsPattern("2. Constituer le vivier des animateurs</b> <span[^>]*>✓ fait");
  }

  @Test
  @DisplayName("qui anime voit à quels collègues qualifiés passer la main, par leurs noms")
  void whoever_facilitates_sees_colleagues_to_hand_over_to() {
    var paul = "paul" + group;
    var yves = "yves" + group;
    var anne = "facilitator" + group;
    submit(
        initiator,
        "/people",
        "table="
            + encoded(
                table() + "%s,Paul Blin,\n%s,Yves,\n%s,Anne Faure,\n".formatted(paul, yves, anne)));
    var qualified = "&title=Praticien&since=2026-01-05&capacity=2";
    onward(submit(initiator, "/facilitators", "username=" + paul + qualified));
    must(as(initiator).post("/api/facilitators", poolEntry(anne)));
    onward(submit(initiator, "/facilitators", "username=" + yves + "&title=&since=&capacity=1"));

    var colleagues = "/facilitators/colleagues";
    assertThat(as(anne).get(colleagues).text())
        .contains("<option value=\"" + paul + "\">Paul Blin</option>")
        .doesNotContain("value=\"" + anne, yves);
    assertThat(as(marie).get(colleagues).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("sans les membres de son groupe ni qui gère, commandite ou audite le programme")
  void colleagues_who_may_not_take_over_are_not_offered() {
    var paul = "paul" + group;
    var lina = "lina" + group;
    var anne = "facilitator" + group;
    var people = table() + "%s,Paul Blin,\n%s,Lina Roy,\n%s,Anne Faure,\n";
    submit(initiator, "/people", "table=" + encoded(people.formatted(paul, lina, anne)));
    for (var one : List.of(paul, lina, anne, marie))
      must(as(initiator).post("/api/facilitators", poolEntry(one)));
    onward(submit(initiator, "/programmes", programme("2027-09-30")));
    onward(
        submit(
            initiator,
            "/programmes/" + programme + "/groups",
            "id=%1$s&name=Lumen&facilitator=%2$s&members=%3$s&members=nora%1$s&members=omar%1$s"
                .formatted(group, anne, marie)));
    grant(lina, "SPONSOR", programme);

    var colleagues = "/facilitators/colleagues?group=" + group;
    assertThat(as(anne).get(colleagues).text())
        .contains("value=\"" + paul)
        .doesNotContain("value=\"" + marie, "value=\"" + lina);
    assertThat(as("facilitator").get(colleagues).text())
        .as("who does not lead the group learns nothing about it")
        .contains("value=\"" + paul, "value=\"" + marie, "value=\"" + lina);
  }

  @Test
  @DisplayName("une personne dont l’identifiant est le nom d’un champ ne se confond pas avec lui")
  void a_person_called_like_a_field_is_not_mistaken_for_it() {
    submit(initiator, "/people", "table=" + encoded("username,displayName\nname,Nathan Ame\n"));
    page(initiator, onward(submit(initiator, "/programmes", programme("2027-09-30"))));
    var form = page(initiator, "/programmes/" + programme + "/groups/new");
    assertThat(form).contains("Nathan Ame");
    assertThat(Pattern.compile(" id=\"([^\"]+)\"").matcher(form).results().map(r -> r.group(1)))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName(
      "des groupes se proposent, s’ajustent sous les yeux des règles, et se forment ensemble")
  void groups_are_composed_on_the_page() {
    var lea = "lea" + group;
    var people =
        """
        username,displayName,unit,managerUsername
        %1$s,Marie Petit,Finance,
        nora%2$s,Nora,Ventes,
        omar%2$s,Omar,Achats,
        %3$s,Léa Blanc,Finance,%1$s
        pia%2$s,Pia,Ventes,
        sam%2$s,Sam,Achats,
        """
            .formatted(marie, group, lea);
    submit(initiator, "/people", "table=" + encoded(people));
    onward(submit(initiator, "/programmes", programme("2027-09-30")));
    submit(initiator, "/facilitators", "username=" + lea + "&capacity=4");
    submit(initiator, "/facilitators", "username=omar" + group + "&capacity=0");
    var at = "/programmes/" + programme + "/composition";
    assertThat(page(initiator, at))
        .contains("Composition des groupes", "Marie Petit", "Animateurs")
        .contains("value=\"" + lea + "\" checked=\"checked\"><span>Léa Blanc")
        .contains("value=\"omar" + group + "\"><span>Omar (groupes\u202f: 0 sur 0)");

    var names = "&people=nora%1$s&people=omar%1$s&people=pia%1$s&people=sam%1$s".formatted(group);
    var led = names.replaceFirst("&people=nora" + group, "");
    assertThat(
            submit(initiator, at, "facilitators=nora%s&groupSize=3%s".formatted(group, led)).text())
        .contains("Animation\u202f: Nora, qui n’est pas membre du groupe.");
    var request = "facilitators=facilitator&groupSize=3&people=" + marie + "&people=" + lea + names;
    assertThat(submit(initiator, at, request).text())
        .contains("2 groupes proposés", "3 membres (entre 3 et 8).", "Créer ces 2 groupes")
        .doesNotContain("disabled=\"disabled\"", "??");

    var together = draft(0, marie, lea, "nora" + group, "pia" + group);
    var checked = submit(initiator, at + "/check", together + draft(1, "omar" + group)).text();
    assertThat(checked)
        .contains("Ne peuvent pas être dans le même groupe\u202f: Léa Blanc – Marie Petit")
        .contains("1 membre (entre 3 et 8).", "disabled=\"disabled\"");

    var apart =
        draft(0, marie, "nora" + group, "pia" + group)
            + draft(1, lea, "omar" + group, "sam" + group);
    assertThat(submit(initiator, at + "/check", apart).text())
        .doesNotContain("disabled=\"disabled\"");
    assertThat(page(initiator, onward(submit(initiator, at + "/groups", apart))))
        .contains("Équipe 0 " + group, "Équipe 1 " + group);
    assertThat(submit("facilitator", at, request).status()).isEqualTo(403);
  }

  private String draft(int number, String... members) {
    var form = new StringBuilder();
    form.append(
        "&groups[%d].id=%s"
            .formatted(
                number,
                UUID.nameUUIDFromBytes((group + "" + number).getBytes(StandardCharsets.UTF_8))));
    form.append("&groups[%d].name=".formatted(number))
        .append(encoded("Équipe " + number + " " + group));
    form.append("&groups[%d].facilitator=facilitator".formatted(number));
    for (var member : members) form.append("&groups[%d].members=%s".formatted(number, member));
    return form.toString();
  }

  @Test
  @DisplayName("un refus se dit à côté du formulaire, par une phrase")
  void a_refusal_is_said_beside_the_form() {
    onward(submit(initiator, "/programmes", programme("2027-09-30")));
    var at = "/programmes/" + programme + "/groups";
    var refused = submit(initiator, at, "name=Les+seuls&facilitator=facilitator&members=" + marie);
    var mistyped = submit(initiator, at, "id=x&name=a&facilitator=facilitator&members=" + marie);
    var incomplete = submit(initiator, at, "name=&facilitator=");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("class=\"refusal\"", "Un groupe doit compter au moins 3 membres.")
        .doesNotContain("<html");
    assertThat(incomplete.status()).isEqualTo(400);
    assertThat(incomplete.text())
        .contains("<b>Nom</b>", "<b>Animateur</b>", "<b>Membres</b>")
        .contains("<li data-field=\"name\">", "<li data-field=\"facilitator\">");
    assertThat(mistyped.text()).contains("id", "n’a pas le format attendu");
  }

  @Test
  @DisplayName("sans script, un refus revient avec tout ce qui a été saisi, dit à son champ")
  void without_a_script_nothing_typed_is_lost() {
    submit(initiator, "/people", "table=" + encoded(table()));
    onward(submit(initiator, "/programmes", programme("2027-09-30")));
    var at = "/programmes/" + programme + "/groups";
    var form =
        "id=%s&name=Les+seuls&facilitator=facilitator&members=%s&members=nora%s"
            .formatted(group, marie, group);

    var refused = plainly(initiator, at, form);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("<html", "id=\"error-members\"", "Un groupe doit compter au moins 3 membres.")
        .contains("value=\"Les seuls\"", "value=\"facilitator\"", "value=\"" + group + "\"")
        .containsPattern("id=\"form-member-" + marie + "\"[^>]*checked");
    assertThat(plainly(initiator, at, form.replace("Les+seuls", "")).text())
        .contains("id=\"error-name\"", "value=\"facilitator\"");
    assertThat(plainly(initiator, at, form.replace("=facilitator", "=" + marie)).text())
        .contains("<html", "value=\"Les seuls\"");

    assertThat(plainly(initiator, at, form + "&members=omar" + group).status()).isEqualTo(303);
  }

  @Test
  @DisplayName("qui n’est d’aucun groupe l’apprend, et n’ouvre pas celui d’autrui")
  void a_stranger_is_told_so() {
    assertThat(page("stranger", "/groups")).contains("Vous n’êtes dans aucun groupe");
    assertThat(as("stranger").get("/groups/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("la page se lit aussi en anglais")
  void the_page_is_read_in_english_too() {
    assertThat(as("stranger").get("/groups?lang=en").text())
        .contains("My groups and sessions", "You are not in a group yet")
        .doesNotContain("group.page");
  }

  private String programme(String endsOn) {
    return "id=%s&name=Programme+%s&aims=CHANGE_SUPPORT&aims=GROUP_PERFORMANCE&startsOn=2027-01-11&endsOn=%s&cadenceWeeks=4&template=STANDARD_180&privacyThreshold=5"
        .formatted(programme, programme, endsOn);
  }

  private static Map<String, Object> poolEntry(String username) {
    return Map.of("username", username, "title", "Praticien", "since", "2026-01-05", "capacity", 2);
  }

  private String table() {
    return """
    username,displayName,unit
    %s,Marie Petit,Finance
    nora%s,Nora,Ventes
    omar%s,Omar,Achats
    no name,,
    """
        .formatted(marie, group, group);
  }
}
