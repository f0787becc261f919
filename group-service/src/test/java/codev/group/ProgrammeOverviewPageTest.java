package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Tous les groupes d’un programme d’un coup d’œil")
@Order(ServiceTest.EARLY)
class ProgrammeOverviewPageTest extends ProgrammePagesTest {
  private static final Pattern LEAD = Pattern.compile("class=\"lead\"><a [^>]*>([^<]+)</a>");

  private final LocalDate today = LocalDate.now(CLOCK);
  private String at = "";

  /** Three groups: one with its dates and its charter, one with dates, one with nothing. */
  @BeforeEach
  void a_programme() {
    declared(today.minusDays(7), today.plusMonths(8));
    var ready = formed("Anémones", ZOE, 0);
    var dated = formed("Éclairs", ZOE, 3);
    var bare = formed("Zèbres", YANN, 6);
    for (int i = 0; i < 3; i++)
      as(person(i)).post("/api/groups/" + ready + "/charter/acceptances", Map.of("version", 1));
    planned(ready, today.plusDays(21), 3);
    var last = planned(dated, today.plusDays(7), 3);
    assertThat(bare).isNotNull();
    at = "/programmes/" + programme + "?after=" + last;
  }

  @Test
  @DisplayName(
      "chaque groupe dit sa prochaine séance et ce qui est à faire, d’abord le plus urgent")
  void each_says_how_it_stands() {
    var board = page(initiator, at);

    assertThat(leads(board)).containsExactly("Zèbres", "Éclairs", "Anémones");
    assertThat(board)
        .contains("Groupes qui demandent votre attention\u202f: 2 sur 3")
        .contains("Zoé Animatrice", "Yann Animateur", "0 / 3", "rien à faire")
        .contains("Prêt (1)", "À planifier (1)", "Charte à accepter (2)")
        .contains("Tous (3)", "À faire (2)", "0 sur 6", "0 sur 9");
    assertThat(row(board, "Zèbres"))
        .containsSubsequence("à fixer", "Aucune séance planifiée", "Planifier", "+1", "accords")
        .contains("#new-cycle");
    assertThat(row(board, "Éclairs"))
        .containsSubsequence("sans lieu ni lien vidéo", "Indiquer le lieu", "+1", "Voir qui");
  }

  @Test
  @DisplayName("la séance de la semaine, le quorum perdu et l’action la plus urgente se voient")
  void this_week_and_quorum() {
    var near = formed("Quartz", ZOE, 3);
    var session = UUID.randomUUID();
    must(
        as(initiator)
            .post(
                "/api/groups/" + near + "/sessions",
                Map.of(
                    "id", session, "startsAt", today.plusDays(1) + "T09:00:00Z", "place", "Lyon")));
    var answer = "/groups/" + near + "/sessions/" + session + "/answer";
    onward(submit(person(3), answer, "answer=DECLINED"));
    var last = onward(submit(person(4), answer, "answer=DECLINED")).replaceAll(".*after=", "");

    var there = "/programmes/" + programme + "?after=" + last;
    assertThat(leads(page(initiator, there + "&show=THIS_WEEK"))).contains("Quartz");
    var quartz = row(page(initiator, there), "Quartz");
    assertThat(quartz)
        .contains("Un seul membre peut venir", "Voir qui vient", "#session-" + session)
        .doesNotContain("sans lieu ni lien");
  }

  @Test
  @DisplayName("un programme terminé ne demande rien")
  void a_programme_that_is_over_asks_nothing() {
    var over = UUID.randomUUID();
    var dates =
        Map.of(
            "startsOn", today.minusMonths(20), "endsOn", today.minusMonths(12), "name", "Ancien");
    must(as(initiator).post("/api/programmes", GroupFixture.programme(over, dates)));
    var people = List.of(person(0), person(1), person(2));
    var group = GroupFixture.group(UUID.randomUUID(), "Onyx", ZOE + mark, people);
    must(as(initiator).post("/api/programmes/" + over + "/groups", group));

    assertThat(row(page(initiator, "/programmes/" + over), "Onyx"))
        .contains("Terminé", "rien à faire")
        .doesNotContain("class=\"button");
  }

  @Test
  @DisplayName("un animateur que ni le vivier ni l’annuaire ne connaît est signalé au responsable")
  void a_facilitator_nobody_knows() {
    var misspelt = formed("Ronces", "facilitatr", 6);
    var group = "/groups/" + misspelt;
    var said = "« facilitatr%s » ne figure ni dans le vivier ni dans l’annuaire".formatted(mark);

    assertThat(page(initiator, "/programmes/" + programme)).containsOnlyOnce("identifiant inconnu");
    assertThat(page(initiator, group))
        .contains(said.replace("« ", "«\u202f").replace(" »", "\u202f»"));
    assertThat(page("facilitatr" + mark, group)).doesNotContain("ni dans l’annuaire");

    var stranger = Map.of("username", "facilitatr" + mark, "displayName", "Fanny");
    var registered = as(initiator).post("/api/people", List.of(stranger));
    assertThat(page(initiator, group + "?after=" + registered.position()))
        .doesNotContain("ni dans l’annuaire");
  }

  @Test
  @DisplayName("on choisit par des mots sans accents, un état, un besoin, un animateur")
  void filters() {
    assertThat(leads(page(initiator, at + "&q=eclair+zoe"))).containsExactly("Éclairs");
    assertThat(leads(page(initiator, at + "&stage=READY"))).containsExactly("Anémones");
    assertThat(leads(page(initiator, at + "&need=NO_SESSION"))).containsExactly("Zèbres");
    assertThat(leads(page(initiator, at + "&show=TO_DO"))).hasSize(2);
    assertThat(leads(page(initiator, at + "&facilitator=" + YANN + mark)))
        .containsExactly("Zèbres");
    assertThat(page(initiator, at + "&q=personne+de+tel"))
        .contains("Aucun groupe sur 3", "Aucun groupe ne correspond à ces critères.");
  }

  @Test
  @DisplayName("on choisit un site, et la liste choisie s’ouvre dans un tableur")
  void sites_and_a_spreadsheet() {
    var there = located();
    var board = page(initiator, there);
    var csv = "/programmes/" + programme + "/groups.csv";

    assertThat(leads(page(initiator, there + "&site=Lyon"))).containsExactly("Anémones");
    assertThat(leads(page(initiator, there + "&site=Lille&order=NAME")))
        .containsExactly("Anémones", "Éclairs");
    assertThat(leads(page(initiator, there + "&site=LYON")))
        .as("one site, however it is spelled")
        .containsExactly("Anémones");
    assertThat(row(board, "Anémones")).contains(">Lyon</span>", "title=\"Lyon, Lille\"> +1<");
    assertThat(board).contains("href=\"" + csv, "<option value=\"Lille\">Lille</option>");

    var saved = as(initiator).get(csv + "?order=NAME&site=Lille");
    assertThat(saved.status()).isEqualTo(200);
    assertThat(saved.response().headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(name -> assertThat(name).contains("codev-groups.csv"));
    assertThat(saved.text().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("\ufeffGroupe;Animateur;Site;État;Membres;");
    assertThat(saved.text())
        .containsPattern(
            "Anémones;Zoé Animatrice;\"?Lyon, Lille\"?;Prêt;3;0;3;\\d{4}-\\d\\d-\\d\\d \\d\\d:00;")
        .contains("Éclairs;Zoé Animatrice;Lille;", "sans lieu ni lien vidéo")
        .doesNotContain("Zèbres", "??");
    assertThat(as("auditor").get(csv).status()).isEqualTo(200);
    assertThat(as(person(0)).get(csv).status()).isEqualTo(403);
    assertThat(as("manager2").get(csv).status()).isEqualTo(404);
  }

  /** Two members of the first group in Lyon and one in Lille, as all of the second. */
  private String located() {
    var people =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    Map.of(
                        "username",
                        person(i),
                        "displayName",
                        "Personne " + i,
                        "site",
                        i < 2 ? "Lyon" : "Lille"))
            .toList();
    var registered = must(as(initiator).post("/api/people", people));
    return "/programmes/" + programme + "?after=" + registered.position();
  }

  @Test
  @DisplayName("animateurs et sites se choisissent dans l’ordre des noms, homonymes compris")
  void choices_are_in_the_order_of_names() {
    var namesake = "zoe-b";
    var first = "emile";
    must(
        as(initiator)
            .post(
                "/api/people",
                List.of(
                    Map.of("username", namesake + mark, "displayName", "Zoé Animatrice"),
                    Map.of("username", first + mark, "displayName", "Émile Animateur"),
                    Map.of("username", person(0), "displayName", "Personne 0", "site", "Lyon"),
                    Map.of("username", person(3), "displayName", "Personne 3", "site", "Évry"))));
    for (var name : List.of(namesake, first))
      must(as(initiator).post("/api/facilitators", GroupFixture.poolEntry(name + mark)));
    assertThat(formed("Jade", namesake, 0)).isNotNull();
    assertThat(formed("Opale", first, 3)).isNotNull();

    var board = "/programmes/" + programme;
    assertThat(page(initiator, board))
        .containsSubsequence(
            "value=\"emile" + mark,
            ">Émile Animateur<",
            "value=\"yann" + mark,
            "value=\"zoe-b" + mark,
            ">Zoé Animatrice (zoe-b" + mark + ")<",
            "value=\"zoe" + mark,
            ">Zoé Animatrice (zoe" + mark + ")<")
        .containsSubsequence("value=\"Évry\"", "value=\"Lyon\"");
    assertThat(leads(page(initiator, board + "?facilitator=" + namesake + mark)))
        .containsExactly("Jade");
  }

  @Test
  @DisplayName("on trie, dans les deux sens")
  void orders() {
    assertThat(leads(page(initiator, at + "&order=NAME")))
        .containsExactly("Anémones", "Éclairs", "Zèbres");
    assertThat(leads(page(initiator, at + "&order=NAME&backwards=true")))
        .containsExactly("Zèbres", "Éclairs", "Anémones");
    assertThat(leads(page(initiator, at + "&order=NEXT")))
        .containsExactly("Éclairs", "Anémones", "Zèbres");
  }

  @Test
  @DisplayName("qui est attendu à deux endroits est signalé")
  void expected_in_two_places() {
    var other = formed("Quartz", ZOE, 6);
    var last = planned(other, today.plusDays(21), 1);

    var clashing = page(initiator, "/programmes/" + programme + "?need=CLASH&after=" + last);

    assertThat(leads(clashing)).containsExactlyInAnyOrder("Quartz", "Anémones");
  }

  @Test
  @DisplayName("aussi par un groupe d’un autre programme, sur le tableau et à l’accueil")
  void expected_in_another_programme() {
    var other = UUID.randomUUID();
    var name = "Autre " + mark;
    var dates = Map.of("startsOn", today, "endsOn", today.plusMonths(8), "name", name);
    must(as("manager2").post("/api/programmes", GroupFixture.programme(other, dates)));
    var members = List.of("x" + mark, "y" + mark, "z" + mark);
    must(as("manager2").post("/api/people", GroupFixture.people(members)));
    var group = UUID.randomUUID();
    var theirs = GroupFixture.group(group, "Quartz", ZOE + mark, members);
    must(as("manager2").post("/api/programmes/" + other + "/groups", theirs));
    var cycle =
        Map.of(
            "firstDate",
            today.plusDays(21),
            "timeOfDay",
            "09:00",
            "zone",
            "Europe/Paris",
            "count",
            1);
    must(as("manager2").post("/api/groups/" + group + "/sessions/cycle", cycle));

    assertThat(leads(page(initiator, "/programmes/" + programme + "?need=CLASH")))
        .containsExactly("Anémones");
    assertThat(page("manager2", "/groups")).contains("Conflit d’agenda", name + ", Quartz");
  }

  @Test
  @DisplayName("seul le tableau est redessiné quand on cherche")
  void only_the_table_is_drawn_anew() {
    var caller = as(initiator);
    var part = caller.send(caller.request(at + "&q=zebres").header("HX-Target", "found"));

    assertThat(part.text()).doesNotContain("<html", "<h1").contains("id=\"found\"");
    assertThat(leads(part.text())).containsExactly("Zèbres");
  }

  @Test
  @DisplayName("l’auditeur la lit sans les outils, les autres ne la voient pas")
  void who_sees_it() {
    assertThat(page("auditor", at)).contains("Anémones").doesNotContain("/composition");
    grant("sponsor", "SPONSOR", programme);
    for (var other : List.of("sponsor", person(0)))
      assertThat(as(other).get("/programmes/" + programme).status()).as(other).isEqualTo(403);
    for (var outsider : List.of("facilitator", "manager2"))
      assertThat(as(outsider).get(at).status()).as(outsider).isEqualTo(404);
  }

  private static String row(String page, String group) {
    var from = page.substring(page.indexOf(">" + group + "</a>"));
    return from.substring(0, from.indexOf("</tr>"));
  }

  private static List<String> leads(String page) {
    return LEAD.matcher(page).results().map(found -> found.group(1)).toList();
  }
}
