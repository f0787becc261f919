package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("La fiche d’une personne")
@Order(ServiceTest.EARLY)
class PersonPageTest extends PagesTest {
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String benoit = "benoit" + mark;

  /** Who manages or leads this group, and no others, all of which a request would have to read. */
  private final String initiator = "manager-of" + mark;

  private final String myFacilitator = "facilitator-of" + mark;
  private final List<String> members =
      Stream.of("benoit", "lea", "max", "zoe").map(name -> name + mark).toList();
  private long formed;

  @BeforeEach
  void a_group() {
    must(as(initiator).post("/api/people", GroupFixture.people(members)));
    must(
        as(initiator)
            .post(
                "/api/people",
                List.of(
                    Map.of(
                        "username",
                        benoit,
                        "displayName",
                        "Benoît Perrot-" + mark,
                        "email",
                        "b." + mark + "@exemple.fr",
                        "unit",
                        "Achats"))));
    must(as(initiator).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    formed =
        must(as(initiator)
                .post(
                    "/api/programmes/" + programme + "/groups",
                    GroupFixture.group(group, "Groupe " + mark, myFacilitator, members)))
            .position();
  }

  @Test
  @DisplayName("se trouve par des mots sans accent, dans n’importe quel ordre, ou une adresse")
  void is_found_by_words_in_any_order() {
    for (var query : List.of("perrot+benoit+" + mark, mark + "+BENOÎT", "b." + mark + "@ex"))
      assertThat(as(initiator).get("/api/people?query=" + encodedPlus(query)).json())
          .as(query)
          .singleElement()
          .matches(entry -> entry.path("username").asString().equals(benoit));
    assertThat(as(initiator).get("/api/people?query=benoit+zoe+" + mark).text()).isEqualTo("[]");
  }

  @Test
  @DisplayName("laisse l’administrateur fermer ses connexions, sans dire d’avance qu’elles le sont")
  void lets_an_administrator_end_their_sessions() {
    var end = "hx-post=\"/api/people/" + benoit + "/sessions/end\"";
    assertThat(page(initiator, "/people/" + benoit + "?after=" + formed)).doesNotContain(end);
    assertThat(page("administrator", "/people/" + benoit))
        .contains(end, "data-done=\"Ses connexions sont fermées.\"")
        .contains("<span role=\"status\"></span>");
    assertThat(page("administrator", "/people/" + benoit + "?sessionsEnded=true"))
        .contains(end)
        .doesNotContain(">Ses connexions sont fermées.");
  }

  @Test
  @DisplayName("dit quoi faire à l’administrateur qui vient de s’identifier de nouveau")
  void says_what_to_do_after_signing_in_again() {
    var path = "/people/" + benoit + "?signedInAgain=true";
    var notice = "Vous pouvez maintenant fermer les connexions de cette personne.";
    assertThat(page("administrator", path)).contains(notice, "href=\"#sign-ins\"");
    assertThat(page("administrator", path + "&lang=en"))
        .contains("You can now sign this person out everywhere.");
    assertThat(page("administrator", "/people/" + benoit)).doesNotContain(notice);
    assertThat(page(initiator, path + "&after=" + formed)).doesNotContain(notice);
  }

  @Test
  @DisplayName("montre ses données, ses groupes et ce qui a changé")
  void shows_the_entry_its_groups_and_its_history() {
    assertThat(page(initiator, "/people?query=" + mark)).contains("href=\"/people/" + benoit);

    assertThat(page(initiator, "/people/" + benoit + "?after=" + formed))
        .contains(
            "Benoît Perrot-" + mark, "Achats", "Groupe " + mark, "membre", "charte à accepter")
        .contains("Ajout", "Modification", "nom\u202f: " + benoit + " → Benoît Perrot");
  }

  @Test
  @DisplayName("se corrige\u202f; le responsable se choisit par son nom")
  void is_corrected() {
    must(
        as(initiator)
            .post(
                "/api/people",
                List.of(Map.of("username", "chef" + mark, "displayName", "Chloé Chef " + mark))));
    var path = "/people/" + benoit;

    var saved =
        plainly(initiator, path, fields("Benoît Perrot", "Ventes", "chef " + mark + " CHLOE"));
    assertThat(saved.status()).as(saved.text()).isEqualTo(303);
    assertThat(seen(saved, path))
        .contains("Ventes", "Chloé Chef " + mark, "unité\u202f: Achats → Ventes");

    var refused = plainly(initiator, path, fields("", "Ventes", "Personne"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("id=\"error-displayName\"", "id=\"error-manager\"")
        .contains("aucune personne de l’annuaire ne porte ce nom", "value=\"Personne\"");
    assertThat(plainly("auditor", path, fields("X", "", "")).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("un départ est refusé tant qu’un groupe en cours compte sur la personne")
  void a_departure_needs_groups_to_be_left_first() {
    var refused = plainly(initiator, "/people/" + benoit + "/departure", "");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("participe encore à des groupes en cours", "Groupe " + mark);

    var another = "manager-of-another" + mark;
    var theirs = UUID.randomUUID();
    must(as(another).post("/api/programmes", GroupFixture.programme(theirs, Map.of())));
    must(
        as(another)
            .post(
                "/api/programmes/" + theirs + "/participants", Map.of("people", List.of(benoit))));
    assertThat(plainly(another, "/people/" + benoit + "/departure", "").status()).isEqualTo(404);
    var unit = Map.of("kind", "UNIT", "unit", "Achats");
    grant(another, "MANAGER", unit, Map.of());
    var elsewhere = plainly(another, "/people/" + benoit + "/departure", "");
    assertThat(elsewhere.status()).isEqualTo(422);
    assertThat(elsewhere.text())
        .contains("un programme auquel vous n’avez pas accès")
        .doesNotContain("Groupe " + mark);
    assertThat(page(another, "/people/" + benoit)).doesNotContain("Groupe " + mark);
  }

  @Test
  @DisplayName("qui est parti n’est plus proposé, et peut revenir")
  void who_has_left_is_no_longer_offered() {
    must(
        as(initiator)
            .post(
                "/api/groups/" + group + "/members/" + benoit + "/departure",
                Map.of("reason", "Mutation")));
    must(as(initiator).post("/api/facilitators", Map.of("username", benoit, "capacity", 2)));

    var left = plainly(initiator, "/people/" + benoit + "/departure", "");
    assertThat(left.status()).as(left.text()).isEqualTo(303);

    assertThat(seen(left, "/people/" + benoit))
        .contains("A quitté l’organisation", "Annuler le départ", "a été membre", "Départ");
    assertThat(page(initiator, "/programmes/" + programme + "/composition"))
        .contains("lea" + mark)
        .doesNotContain(benoit);
    assertThat(page(initiator, "/groups/" + group)).doesNotContain("Benoît Perrot-" + mark + "</o");
    assertThat(as(initiator).get("/api/facilitators?size=200").text()).doesNotContain(benoit);
    assertThat(
            as(initiator)
                .post("/api/groups/" + group + "/members", Map.of("username", benoit))
                .status())
        .isEqualTo(422);
    assertThat(as(initiator).post("/api/people", List.of(person())).text())
        .contains("\"updated\":0", "ne fait plus partie de l’organisation");

    plainly(initiator, "/people/" + benoit + "/return", "");
    assertThat(page(initiator, "/programmes/" + programme + "/composition")).contains(benoit);
    assertThat(as(initiator).post("/api/people", List.of(person())).text())
        .contains("\"updated\":1");
  }

  @Test
  @DisplayName("un programme note aussi un départ, aux mêmes conditions, et l’annule")
  void a_departure_by_the_api() {
    var person = "/api/people/" + benoit.toUpperCase(Locale.ROOT);
    var refused = as(initiator).post(person + "/departure", Map.of());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field("/rule")).isEqualTo("group.person.still-in-a-group");
    assertThat(as(benoit).post(person + "/departure", Map.of()).status()).isEqualTo(403);
    assertThat(as(initiator).post("/api/people/nobody" + mark + "/departure", Map.of()).status())
        .isEqualTo(404);
    must(
        as(initiator)
            .post(
                "/api/groups/" + group + "/members/" + benoit + "/departure",
                Map.of("reason", "Mutation")));

    assertThat(must(as(initiator).post(person + "/departure", Map.of())).field("/username"))
        .isEqualTo(benoit);
    assertThat(as(initiator).get("/api/people?query=" + benoit).text()).contains("leftAt\":\"");
    must(as(initiator).post(person + "/return", Map.of()));
    assertThat(as(initiator).get("/api/people?query=" + benoit).text())
        .doesNotContain("leftAt\":\"");
  }

  @Test
  @DisplayName("existe pour qui lit l’annuaire, et pour personne d’autre")
  void exists_for_readers_of_the_directory() {
    assertThat(as(benoit).get("/people/" + benoit).status()).isEqualTo(403);
    assertThat(as(myFacilitator).get("/people/" + benoit).status()).isEqualTo(403);
    assertThat(as(initiator).get("/people/nobody" + mark).status()).isEqualTo(404);
    assertThat(page("auditor", "/people/" + benoit + "?after=" + formed))
        .doesNotContain("<form method=\"post\"");
  }

  @Test
  @DisplayName("les champs la proposent par son nom, et le comprennent")
  void fields_offer_and_understand_names() {
    var name = "Benoît Perrot-" + mark;
    assertThat(as(initiator).get("/people/options?username=" + mark + "+benoit").text())
        .contains("value=\"" + name + "\"", "label=\"" + name + " (" + mark + " benoit)\"");
    assertThat(as(myFacilitator).get("/people/options?username=b").status()).isEqualTo(403);

    var enlisted = submit(initiator, "/facilitators", "username=" + encoded(name) + "&capacity=2");
    assertThat(onward(enlisted)).endsWith("#pool");
    assertThat(seen(enlisted, "/groups")).contains("Retirer " + name + " du vivier");
    var ghost = submit(initiator, "/facilitators", "username=Ghislain+" + mark + "&capacity=2");
    assertThat(ghost.status()).isEqualTo(400);
    assertThat(ghost.text()).contains("aucune personne de l’annuaire ne porte ce nom");

    var removed = plainly(initiator, "/facilitators/" + benoit + "/removal", "");
    assertThat(seen(removed, "/groups")).doesNotContain("Retirer " + name);
  }

  @Test
  @DisplayName("une absence se déclare, montre les séances qu’elle touche, et se retire")
  void absences_are_declared_and_withdrawn() {
    var session =
        Map.of("id", UUID.randomUUID(), "startsAt", "2027-05-03T07:00:00Z", "place", "S " + mark);
    must(as(initiator).post("/api/groups/" + group + "/sessions", session));
    var path = "/people/" + benoit;
    var days = "from=2027-05-01&until=2027-05-05";

    var declared = plainly(initiator, path + "/absences", days);
    assertThat(declared.status()).as(declared.text()).isEqualTo(303);
    assertThat(seen(declared, path))
        .contains("du 1er mai 2027 au 5 mai 2027", "une séance concernée")
        .contains("Groupe " + mark + ", séance 1", "action=\"" + path + "/absences/removal\"");

    var backwards = "from=2027-05-05&until=2027-05-01";
    assertThat(submit(initiator, path + "/absences", backwards).status()).isEqualTo(422);
    assertThat(submit("auditor", path + "/absences", days).status()).isEqualTo(403);

    var withdrawn = plainly(initiator, path + "/absences/removal", days);
    assertThat(seen(withdrawn, path)).contains("Aucune absence déclarée.");
  }

  @Test
  @DisplayName("les champs disent où elle travaille, et qu’elle est déjà membre d’un groupe")
  void fields_say_where_a_person_is() {
    var named = "&username=" + mark + "+benoit&after=" + formed;
    assertThat(as(initiator).get("/people/options?in=" + group + named).text())
        .contains("data-about=\"Achats\"", "data-why=\"déjà membre de ce groupe\"")
        .contains("data-refused");
    assertThat(as(initiator).get("/people/options?in=" + UUID.randomUUID() + named).text())
        .contains("data-why=\"déjà dans un autre groupe\"")
        .doesNotContain("data-refused");
    assertThat(as(initiator).get("/people/options?username=" + mark + "+benoit").text())
        .contains("data-about=\"Achats\"")
        .doesNotContain("data-why", "data-refused");
    assertThat(page(initiator, "/groups/" + group)).contains("/people/options?in=" + group);
  }

  @Test
  @DisplayName("une absence se déclare et se retire aussi par l’API, une fois")
  void absences_are_declared_by_the_api() {
    var path = "/api/people/" + benoit + "/absences";
    var days = Map.of("from", "2027-05-01", "until", "2027-05-05");
    var declared = must(as(initiator).post(path, days));
    assertThat(must(as(initiator).post(path, days)).json()).isEqualTo(declared.json());
    assertThat(as(initiator).get(path + "?after=" + declared.position()).text())
        .isEqualTo("[{\"from\":\"2027-05-01\",\"until\":\"2027-05-05\"}]");

    var backwards = Map.of("from", "2027-05-05", "until", "2027-05-01");
    assertThat(as(initiator).post(path, backwards).status()).isEqualTo(422);
    assertThat(as(initiator).post(path, Map.of("from", "2027-05-05")).status()).isEqualTo(400);
    assertThat(as(myFacilitator).post(path, days).status()).isIn(403, 404);
    assertThat(as(myFacilitator).get(path).status()).isIn(403, 404);

    var withdrawn = must(as(initiator).post(path + "/removal", days));
    assertThat(as(initiator).get(path + "?after=" + withdrawn.position()).text()).isEqualTo("[]");
  }

  @Test
  @DisplayName("qui planifie une séance un jour de son absence en est averti, une autre non")
  void planning_on_days_of_an_absence_warns() {
    var days = "from=2027-05-01&until=2027-05-05";
    var declared = plainly(initiator, "/people/" + benoit + "/absences", days);
    assertThat(seen(declared, "/people/" + benoit)).contains("du 1er mai 2027 au 5 mai 2027");

    var then = plan("2027-05-04T22:30:00Z");
    assertThat(then.json().at("/absences")).hasSize(1);
    assertThat(then.json().at("/absences/0/people").toString()).isEqualTo("[\"" + benoit + "\"]");
    assertThat(page(initiator, "/groups/" + group + "?after=" + then.position()))
        .contains("Absence ce jour-là", "Benoît Perrot-" + mark);
    assertThat(plan("2027-05-05T22:30:00Z").json().at("/absences")).isEmpty();

    var session = then.field("/id");
    var move = Map.of("startsAt", "2027-05-12T07:00:00Z", "reason", "Absence");
    var moved =
        must(as(initiator).post("/api/groups/" + group + "/sessions/" + session + "/move", move));
    assertThat(moved.json().at("/absences")).isEmpty();
    assertThat(page(initiator, "/groups/" + group + "?after=" + moved.position()))
        .doesNotContain("Absence ce jour-là");
  }

  @Test
  @DisplayName("une absence n’est montrée qu’à qui planifie, et à la personne")
  void an_absence_is_for_those_who_plan() {
    var days = "from=2027-05-01&until=2027-05-05";
    var declared = plainly(initiator, "/people/" + benoit + "/absences", days);
    assertThat(seen(declared, "/people/" + benoit)).contains("du 1er mai 2027 au 5 mai 2027");
    var after = "?after=" + plan("2027-05-03T07:00:00Z").position();

    for (var viewer : List.of(initiator, myFacilitator, benoit))
      assertThat(page(viewer, "/groups/" + group + after))
          .as(viewer)
          .contains("Absence ce jour-là");
    assertThat(page("lea" + mark, "/groups/" + group + after)).doesNotContain("Absence ce jour-là");
  }

  private Answer plan(String startsAt) {
    return must(
        as(initiator)
            .post(
                "/api/groups/" + group + "/sessions",
                Map.of("startsAt", startsAt, "place", "S " + mark)));
  }

  @Test
  @DisplayName("un refus la nomme, et ne donne pas son identifiant")
  void a_refusal_names_them() {
    var refused =
        submit(
            initiator,
            "/groups/" + group + "/members",
            "username=" + encoded("Perrot " + mark + " benoit"));
    assertThat(refused.text()).contains("Benoît Perrot-" + mark + " est déjà membre de ce groupe");
  }

  /** A page of the manager's, once it includes what was done. */
  private String seen(Answer done, String path) {
    var headers = done.response().headers();
    var there = headers.firstValue("Location").or(() -> headers.firstValue("HX-Redirect"));
    return page(initiator, path + there.orElseThrow().replaceAll(".*(\\?after=\\d+).*", "$1"));
  }

  private Map<String, String> person() {
    return Map.of("username", benoit, "displayName", "Benoît P.");
  }

  private static String fields(String name, String unit, String manager) {
    return "displayName=" + encoded(name) + "&unit=" + unit + "&manager=" + encoded(manager);
  }

  private static String encodedPlus(String query) {
    return encoded(query.replace('+', ' '));
  }
}
