package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.web.paging.Paging;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les groupes, vus d’un programme extérieur")
class GroupsApiTest extends ServiceTest {
  private static final List<String> MEMBERS = List.of("alice", "bob", "carla", "david");

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();

  @BeforeEach
  void people() {
    assertThat(as("manager").post("/api/people", PEOPLE).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("un programme se déclare, et se relit aussitôt")
  void a_programme_is_declared_and_read_at_once() {
    var declared = as("manager").post("/api/programmes", programme("2027-09-30"));
    var read = as("manager").get("/api/programmes/" + programme + after(declared));

    assertThat(declared.status()).isEqualTo(201);
    assertThat(declared.field("/id")).isEqualTo(programme.toString());
    assertThat(read.field("/name")).isEqualTo("Managers de proximité");
    assertThat(read.field("/startsOn")).isEqualTo("2027-01-11");
    assertThat(read.field("/competencies/0/fr")).isEqualTo("Écouter");
    assertThat(read.json().at("/groups").isEmpty()).isTrue();
  }

  @Test
  @DisplayName(
      "redit à l’identique, il répond comme la première fois ; autrement, c’est un conflit")
  void a_retry_answers_as_the_first_time() {
    var first = as("manager").post("/api/programmes", programme("2027-06-01"));
    var again = as("manager").post("/api/programmes", programme("2027-06-01"));
    var other = as("manager").post("/api/programmes", programme("2027-06-02"));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(first.json().at("/warnings").toString())
        .isEqualTo("[\"PROGRAMME_SHORTER_THAN_SIX_MONTHS\"]");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.field("/rule")).isEqualTo("group.same-id-other-content");
  }

  @Test
  @DisplayName("seul un responsable déclare, inscrit et forme")
  void only_a_manager_creates() {
    assertThat(as("alice").post("/api/programmes", programme("2027-09-30")).status())
        .isEqualTo(403);
    assertThat(as("facilitator").post("/api/people", PEOPLE).status()).isEqualTo(403);
    declare();
    assertThat(as("sponsor").post(groups(), group(MEMBERS)).status()).isEqualTo(404);
    grant("sponsor", "SPONSOR", programme);
    assertThat(as("sponsor").post(groups(), group(MEMBERS)).status()).isEqualTo(403);
    assertThat(as("alice").get("/api/people?query=a").status()).isEqualTo(403);
  }

  @Test
  @DisplayName(
      "un groupe montre qui en est, ce qui est promis, quand il se réunit et à qui le tour")
  void a_group_shows_all_of_itself() {
    form();
    var accepted = as("bob").post(path("/charter/acceptances"), Map.of("version", 1));
    var planned = as("facilitator").post(path("/sessions"), session("2027-01-12T18:00:00Z"));
    var read = as("alice").get(path("") + after(planned));

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(planned.status()).isEqualTo(201);
    assertThat(planned.json().at("/warnings").isEmpty()).isTrue();
    assertThat(read.field("/name")).isEqualTo("Groupe Lumière");
    assertThat(read.field("/programmeId")).isEqualTo(programme.toString());
    assertThat(read.field("/facilitator")).isEqualTo("facilitator");
    assertThat(read.json().at("/members").toString())
        .isEqualTo("[\"alice\",\"bob\",\"carla\",\"david\"]");
    assertThat(read.field("/charterAcceptances/0/member")).isEqualTo("bob");
    assertThat(read.json().at("/rotation")).hasSize(4);
    assertThat(read.json().at("/rotation/0/timesClient").asInt()).isZero();
    assertThat(read.field("/sessions/0/id")).isEqualTo(session.toString());
    assertThat(read.field("/state")).isEqualTo("AWAITING_CHARTER");
  }

  @Test
  @DisplayName(
      "une séance trop proche est acceptée, l’avertissement est rendu et gardé, même redemandé")
  void a_session_too_close_is_accepted_with_a_warning() {
    form();
    as("manager").post(path("/sessions"), session("2027-01-11T08:00:00Z"));
    var tooClose = new HashMap<String, Object>();
    tooClose.put("id", UUID.randomUUID());
    tooClose.put("startsAt", "2027-01-18T08:00:00Z");
    tooClose.put("template", "FLASH_60");
    var planned = as("manager").post(path("/sessions"), tooClose);
    var again = as("manager").post(path("/sessions"), tooClose);

    assertThat(planned.json().at("/warnings").toString())
        .isEqualTo("[\"LESS_THAN_THREE_WEEKS_APART\"]");
    assertThat(again.text()).isEqualTo(planned.text());
    assertThat(
            as("alice").get(path("") + after(planned)).json().at("/sessions/1/warnings").toString())
        .isEqualTo("[\"LESS_THAN_THREE_WEEKS_APART\"]");
  }

  @Test
  @DisplayName("une même séance n’appartient pas à deux groupes")
  void a_session_belongs_to_one_group() {
    form();
    as("manager").post(path("/sessions"), session("2027-01-11T08:00:00Z"));
    var other = UUID.randomUUID();
    as("manager")
        .post(
            groups(),
            Map.of("id", other, "name", "B", "facilitator", "facilitator", "members", MEMBERS));

    assertThat(
            as("manager")
                .post("/api/groups/" + other + "/sessions", session("2027-01-11T08:00:00Z"))
                .status())
        .isEqualTo(409);
  }

  @Test
  @DisplayName("le calendrier s’importe ailleurs")
  void the_calendar_is_imported_elsewhere() {
    form();
    var planned = as("manager").post(path("/sessions"), session("2027-01-11T08:00:00Z"));
    var calendar = as("bob").get(path("/calendar.ics") + after(planned));

    assertThat(calendar.response().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/calendar");
    assertThat(calendar.text())
        .contains(
            "BEGIN:VCALENDAR",
            "UID:" + session + "@codev",
            "DTSTART:20270111T080000Z",
            "DTEND:20270111T110000Z",
            "LOCATION:Salle Ampère");
  }

  @Test
  @DisplayName(
      "membres et animateur voient leurs groupes, responsable et auditeur tous, les autres aucun")
  void who_sees_which_groups() {
    form();
    grant("sponsor", "SPONSOR", programme);
    for (var insider : List.of("alice", "facilitator", "manager", "auditor", "administrator")) {
      assertThat(as(insider).get(path("")).status()).as(insider).isEqualTo(200);
      assertThat(listedTo(insider)).contains(group.toString());
      assertThat(as(insider).get("/api/programmes/" + programme).text()).contains(group.toString());
    }
    for (var outsider : List.of("hugo", "sponsor", "manager2")) {
      assertThat(as(outsider).get(path("")).status()).as(outsider).isEqualTo(404);
      assertThat(as(outsider).get(path("/calendar.ics")).status()).isEqualTo(404);
      assertThat(listedTo(outsider)).doesNotContain(group.toString());
    }
    for (var outsider : List.of("hugo", "manager2", "sponsor2"))
      assertThat(as(outsider).get("/api/programmes/" + programme).status()).isEqualTo(404);
    assertThat(as("sponsor").get("/api/programmes/" + programme).text())
        .contains("Managers de proximité")
        .doesNotContain(group.toString());
  }

  @Test
  @DisplayName("les règles refusent par leur nom, avec les personnes")
  void rules_refuse_by_name() {
    declare();
    var withManager = as("manager").post(groups(), group(List.of("emma", "alice", "gaelle")));
    var unknown = as("manager").post(groups(), group(List.of("alice", "nobody", "noone")));
    var two = as("manager").post(groups(), group(List.of("alice", "bob")));

    assertThat(withManager.status()).isEqualTo(422);
    assertThat(withManager.field("/rule")).isEqualTo("group.members.with-their-manager");
    assertThat(withManager.field("/detail")).contains("emma", "gaelle");
    assertThat(unknown.field("/detail")).contains("nobody, noone");
    assertThat(two.field("/rule")).isEqualTo("group.members.fewer-than-three");
  }

  @Test
  @DisplayName("la charte s’accepte par ses membres, dans sa version")
  void the_charter_is_accepted_by_members_by_version() {
    form();
    assertThat(accept("alice", 1)).isEqualTo(200);
    assertThat(accept("alice", 1)).isEqualTo(200);
    assertThat(accept("alice", 2)).isEqualTo(409);
    assertThat(accept("facilitator", 1)).isEqualTo(403);
    assertThat(accept("hugo", 1)).isEqualTo(404);
  }

  @Test
  @DisplayName("un tableau de tableur s’importe, ligne par ligne")
  void a_table_is_imported_line_by_line() {
    var suffix = UUID.randomUUID().toString().substring(0, 8);
    var table =
        """
        \uFEFFusername;displayName;email;unit;site;jobFamily;managerUsername
        ines%s;Inès Durand;;Finance;Lyon;Contrôle;manager
        bad name;X;;;;;
        jean%s;Jean Petit;;Achats;Paris;Achats;jean%s
        karim%s;Karim Amrani;;Achats;Paris;Achats;
        """
            .formatted(suffix, suffix, suffix, suffix);
    var first = as("manager").send("/api/people", "text/csv", table);
    var again = as("manager").send("/api/people", "text/csv", table.replace("Lyon", "Lille"));
    var found = as("manager").get("/api/people?query=INES" + suffix + "&after=" + again.position());

    assertThat(first.json().at("/created").asInt()).isEqualTo(2);
    assertThat(first.json().at("/rejected").toString())
        .contains("\"line\":3", "username ne peut contenir que des lettres")
        .contains("\"line\":4", "ne peut pas être son propre responsable");
    assertThat(again.json().at("/created").asInt()).isZero();
    assertThat(again.json().at("/updated").asInt()).isEqualTo(1);
    assertThat(found.field("/0/site")).isEqualTo("Lille");
    assertThat(found.json()).hasSize(1);
  }

  @Test
  @DisplayName("un en-tête inconnu est nommé, plutôt que sa colonne perdue")
  void an_unknown_heading_is_named() {
    var table = "username,displayName,manager\nines,Inès,manager\n";

    assertThat(field(as("manager").send("/api/people", "text/csv", table))).isEqualTo("manager");
    assertThat(as("manager").send("/api/people", "text/csv", "username,displayName,,\n").status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("d’un long tableau, ce qui est dit deux fois l’est dans l’ordre, les refus aussi")
  void a_long_table_is_taken_in_order() {
    var table = new StringBuilder("username,displayName,unit,managerUsername\n");
    for (int i = 0; i < 300; i++) {
      var name = "p" + i % 200 + "-" + programme;
      table.append("%s,P,%s,%s\n".formatted(name, i, i % 100 == 7 ? name : ""));
    }
    var registered = as("manager").send("/api/people", "text/csv", table.toString());
    var read = as("manager").get("/api/people?query=p1-" + programme + after(registered, "&"));

    assertThat(registered.json().at("/created").asInt()).isEqualTo(198);
    assertThat(registered.json().at("/updated").asInt()).isEqualTo(99);
    assertThat(registered.json().at("/rejected").findValuesAsString("line"))
        .containsExactly("9", "109", "209");
    assertThat(read.field("/0/unit")).isEqualTo("201");
  }

  @Test
  @DisplayName("qui se retrouve avec son responsable est signalé, tant que cela dure")
  void who_comes_to_sit_with_their_manager_is_told() {
    declare();
    var names = List.of("nina", "olga", "paul").stream().map(n -> n + programme).toList();
    names.forEach(name -> report(name, "zoe"));
    var qualified = "ana-" + programme;
    must(as("manager").post("/api/people", GroupFixture.people(List.of(qualified))));
    must(as("manager").post("/api/facilitators", GroupFixture.poolEntry(qualified)));
    var led = GroupFixture.group(group, "Groupe Lumière", qualified, names);
    var formed = as("manager").post(groups(), led);
    report(names.get(0), "yann");
    report("yann", names.get(1));

    assertWarnings(
        "manager",
        "[{\"key\":\"MEMBER_WITH_THEIR_MANAGER\",\"people\":[\"%s\",\"%s\"]}]"
            .formatted(names.get(0), names.get(1)));
    assertWarnings(names.get(2), "[]");
    assertThat(as("manager").get("/groups/" + group).text())
        .contains(
            names.get(0) + " et " + names.get(1) + ", son responsable direct ou indirect, sont");
    assertThat(as("manager").get("/programmes/" + programme).text())
        .contains("Un membre et son responsable");

    report("yann", "zoe");
    assertWarnings("manager", "[]");
    assertThat(formed.status()).isEqualTo(201);
  }

  private void report(String name, String manager) {
    var registered =
        as("manager").post("/api/people", List.of(person(name, "Finance", "Lyon", manager)));
    assertThat(registered.json().at("/rejected").isEmpty()).isTrue();
  }

  private void assertWarnings(String who, String warnings) {
    await()
        .untilAsserted(
            () ->
                assertThat(as(who).get(path("")).json().at("/warnings").toString())
                    .isEqualTo(warnings));
  }

  @Test
  @DisplayName("une liste envoyée deux fois avec ses identifiants répond comme la première fois")
  void a_list_sent_twice_answers_as_the_first_time() {
    var id = UUID.randomUUID();
    var person = List.of(Map.of("id", id, "username", "p" + id, "displayName", "P"));
    var first = as("manager").post("/api/people", person);

    assertThat(first.json().at("/created").asInt()).isEqualTo(1);
    assertThat(as("manager").post("/api/people", person).text()).isEqualTo(first.text());
    assertThat(
            as("manager")
                .post("/api/people", List.of(Map.of("id", id, "username", "q", "displayName", "Q")))
                .json()
                .at("/rejected"))
        .hasSize(1);
  }

  @Test
  @DisplayName(
      "qui est dans l’annuaire dès le départ y est mis à jour, avec l’identifiant du client")
  void initial_people_are_brought_up_to_date() {
    var path = "/api/people?query=" + INITIAL_PERSON;
    assertThat(as("manager").get(path).json()).hasSize(1);
    assertThat(as("manager").get(path).field("/0/displayName")).isEqualTo("Initiale Benslimane");
    var id = UUID.randomUUID();
    var own =
        List.of(
            Map.of(
                "id",
                id,
                "username",
                INITIAL_PERSON,
                "displayName",
                "Initiale Benslimane",
                "email",
                INITIAL_PERSON + "@exemple.fr"));

    var first = as("manager").post("/api/people", own);
    var again = as("manager").post("/api/people", own);

    assertThat(first.json().at("/rejected").isEmpty()).as(first.text()).isTrue();
    assertThat(first.json().at("/updated").asInt()).isOne();
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(as("manager").get(path + after(again, "&")).field("/0/id")).isEqualTo(id.toString());
  }

  @Test
  @DisplayName("une composition est proposée dans les règles, et expliquée")
  void a_composition_is_proposed_and_explained() {
    declare();
    var request =
        Map.of(
            "people",
            List.of("alice", "bob", "carla", "david", "emma", "gaelle", "hugo"),
            "facilitators",
            List.of("facilitator"),
            "groupSize",
            4);
    var proposal = as("manager").post(groups() + "/proposal", request);

    assertThat(proposal.status()).isEqualTo(200);
    assertThat(proposal.json().at("/groups")).hasSize(2);
    assertThat(proposal.json().at("/groups/0/members")).hasSize(4);
    assertThat(proposal.field("/groups/0/rules/0/why")).isEqualTo("4 membres (entre 3 et 8).");
    assertThat(proposal.json().at("/groups/0/scores")).hasSize(3);
    for (var proposed : proposal.json().at("/groups"))
      assertThat(proposed.at("/members").toString())
          .satisfiesAnyOf(
              members -> assertThat(members).doesNotContain("emma"),
              members -> assertThat(members).doesNotContain("gaelle"));
  }

  @Test
  @DisplayName("un animateur n’a pas plus de groupes que son maximum peut animer")
  void a_facilitator_has_no_more_groups_than_they_take() {
    declare();
    assertThat(propose(Map.of("facilitator", 2)).json().at("/groups")).hasSize(2);

    var tooFew = propose(Map.of("facilitator", 1));
    assertThat(tooFew.status()).isEqualTo(422);
    assertThat(tooFew.field("/rule")).isEqualTo("group.proposal.facilitators-cannot-take-all");
    assertThat(tooFew.field("/detail")).contains("un seul groupe au total, et il y en a 2");
    assertThat(field(propose(Map.of("nobody", 1)))).isEqualTo("capacities.nobody");
    assertThat(field(propose(Map.of("facilitator", -1)))).startsWith("capacities");
  }

  private Answer propose(Map<String, Integer> capacities) {
    var request =
        Map.of(
            "people",
            List.of("alice", "bob", "carla", "david", "emma", "hugo"),
            "facilitators",
            List.of("facilitator"),
            "groupSize",
            3,
            "capacities",
            capacities);
    return as("manager").post(groups() + "/proposal", request);
  }

  @Test
  @DisplayName("une saisie mal formée est refusée en nommant le champ")
  void malformed_input_names_the_field() {
    declare();
    form();
    assertThat(field(as("manager").post("/api/programmes", Map.of("name", "x"))))
        .isIn("aims", "startsOn", "endsOn", "cadenceWeeks");
    assertThat(field(as("manager").post(groups(), "{\"name\":\"x\",\"color\":1}")))
        .isEqualTo("color");
    assertThat(field(as("manager").post(path("/sessions"), "{\"startsAt\":\"tomorrow\"}")))
        .isEqualTo("startsAt");
    assertThat(field(as("alice").post(path("/charter/acceptances"), "{}"))).isEqualTo("version");
    assertThat(as("manager").post(path("/sessions"), "{").status()).isEqualTo(400);
    assertThat(as("manager").get("/api/groups/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(
            as("manager")
                .post(
                    "/api/groups/" + UUID.randomUUID() + "/sessions",
                    session("2027-01-11T08:00:00Z"))
                .status())
        .isEqualTo(404);
    assertThat(
            as("alice")
                .post(
                    "/api/groups/" + UUID.randomUUID() + "/charter/acceptances",
                    Map.of("version", 1))
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("la liste des services est décrite")
  void the_api_is_described() {
    assertThat(as("alice").get("/api/groups/openapi").text())
        .contains("/api/groups/{group}/sessions");
  }

  private static String field(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    return answer.field("/violations/0/field");
  }

  private int accept(String who, int version) {
    return as(who).post(path("/charter/acceptances"), Map.of("version", version)).status();
  }

  private void declare() {
    assertThat(as("manager").post("/api/programmes", programme("2027-09-30")).status())
        .isEqualTo(201);
  }

  private void form() {
    declare();
    var formed = as("manager").post(groups(), group(MEMBERS));
    assertThat(formed.status()).as(formed.text()).isEqualTo(201);
    as("manager").get(path("") + after(formed));
  }

  private String groups() {
    return "/api/programmes/" + programme + "/groups";
  }

  private String path(String below) {
    return "/api/groups/" + group + below;
  }

  private static String after(Answer answer) {
    return after(answer, "?");
  }

  private static String after(Answer answer, String separator) {
    return separator + "after=" + answer.position();
  }

  private Map<String, Object> programme(String endsOn) {
    return GroupFixture.programme(
        programme,
        Map.of(
            "name",
            "Managers de proximité",
            "aims",
            List.of("MANAGERIAL_PRACTICE"),
            "endsOn",
            endsOn,
            "template",
            "STANDARD_180",
            "privacyThreshold",
            5,
            "competencies",
            List.of(Map.of("key", "listening", "fr", "Écouter", "en", "Listening"))));
  }

  private Map<String, Object> group(List<String> members) {
    return GroupFixture.group(group, "Groupe Lumière", "facilitator", members);
  }

  private Map<String, Object> session(String startsAt) {
    return Map.of("id", session, "startsAt", startsAt, "place", "Salle Ampère " + session);
  }

  /** Gaëlle is the manager of Farid, who is the manager of Emma. */
  private static final List<Map<String, String>> PEOPLE =
      List.of(
          person("alice", "Finance", "Lyon"),
          person("bob", "Production", "Lyon"),
          person("carla", "Ventes", "Paris"),
          person("david", "Achats", "Paris"),
          person("emma", "Finance", "Paris", "farid"),
          person("farid", "Production", "Lyon", "gaelle"),
          person("gaelle", "Ventes", "Lyon"),
          person("hugo", "Achats", "Paris"));

  private static Map<String, String> person(String username, String unit, String site) {
    return Map.of(
        "username",
        username,
        "displayName",
        username,
        "unit",
        unit,
        "site",
        site,
        "jobFamily",
        "Encadrement");
  }

  private static Map<String, String> person(
      String username, String unit, String site, String manager) {
    var person = new HashMap<>(person(username, unit, site));
    person.put("managerUsername", manager);
    return person;
  }

  /** From the place of the group on: other tests have formed more than a page of groups. */
  private String listedTo(String person) {
    var before = group.toString().substring(0, group.toString().length() - 1);
    return as(person).get("/api/groups?size=200&cursor=" + Paging.cursor(before)).text();
  }
}
