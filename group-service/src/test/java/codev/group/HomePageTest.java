package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.alarm.AlarmKind;
import codev.infra.eventstore.alarm.Alarms;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("La première page de chacun")
class HomePageTest extends PagesTest {
  private static final Map<String, String> DAYS =
      Map.of("Mésange", "2027-03-15", "Zèbre", "2027-02-15");

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Autowired private Alarms alarms;

  @Test
  @DisplayName("vide, elle dit à chaque rôle ce qu’il fait ensuite, ou qui agira")
  void when_empty_it_says_what_is_next() {
    assertThat(page("manager-" + mark, "/groups"))
        .containsSubsequence(
            "Créez un programme",
            "Créer un programme, avec",
            "Choisir le fichier des participants",
            "Suivre les réponses",
            "demandez l’accès à son responsable");
    assertThat(page("facilitator-" + mark, "/groups"))
        .contains("Un responsable de programme vous en confiera un");
    assertThat(page("sponsor-" + mark, "/groups")).contains("vous donnera accès à ses résultats");
    assertThat(page("auditor-" + mark, "/groups"))
        .contains("vous donnera accès à son journal d’activité");
    assertThat(page("lea-" + mark, "/groups")).contains("Vous n’avez rien à faire d’ici là");
  }

  @Test
  @DisplayName("sans date, elle dit à l’animateur d’en fixer, et au membre qui le fera")
  void without_a_date_it_says_who_sets_one() {
    var manager = "manager-" + mark;
    var members = List.of("lea-" + mark, "max-" + mark, "zoe-" + mark);
    var programme = UUID.randomUUID();
    must(as(manager).post("/api/people", GroupFixture.people(members)));
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(
                    UUID.randomUUID(), "Groupe " + mark, "facilitator-" + mark, members)));

    assertThat(page("facilitator-" + mark, "/groups"))
        .contains("Planifiez les séances de votre groupe", "Planifier tout le cycle, Groupe");
    assertThat(page("lea-" + mark, "/groups"))
        .contains("la fixera\u202f: vous recevrez une invitation")
        .doesNotContain("Planifier tout le cycle");
  }

  @Test
  @DisplayName(
      "le groupe qui se réunit le plus tôt d’abord, ceux qui n’ont pas de date par leur nom")
  void the_group_that_meets_next_is_first() {
    var manager = "manager-" + mark;
    var facilitator = "facilitator-" + mark;
    var programme = UUID.randomUUID();
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    for (var name : List.of("Été", "Alpha", "Zèbre", "Écho", "Mésange")) {
      var group = UUID.randomUUID();
      var members =
          List.of(
              "lea-" + name.hashCode() + mark,
              "max-" + name.hashCode() + mark,
              "zoe-" + name.hashCode() + mark);
      must(as(manager).post("/api/people", GroupFixture.people(members)));
      must(
          as(manager)
              .post(
                  "/api/programmes/" + programme + "/groups",
                  GroupFixture.group(group, name + " " + mark, facilitator, members)));
      if (DAYS.containsKey(name))
        must(
            as(manager)
                .post(
                    "/api/groups/" + group + "/sessions",
                    Map.of("id", UUID.randomUUID(), "startsAt", DAYS.get(name) + "T09:00:00Z")));
    }
    var page = page(facilitator, "/groups");
    assertThat(page.substring(page.indexOf("id=\"mine\"")))
        .containsSubsequence(
            "Zèbre " + mark, "Mésange " + mark, "Alpha " + mark, "Écho " + mark, "Été " + mark);
  }

  @Test
  @DisplayName(
      "les programmes en cours d’abord, puis à venir, les terminés à part, et se cherchent")
  void programmes_have_an_order_a_state_and_a_search() {
    var manager = "manager-" + mark;
    var today = LocalDate.now(CLOCK.withZone(ZoneId.of("Europe/Paris")));
    declare(manager, "Ancien", today.minusMonths(20), today.minusMonths(12));
    declare(manager, "Écoute", today.plusMonths(2), today.plusMonths(9));
    declare(manager, "Zénith", today.minusMonths(1), today.plusMonths(7));

    var page = page(manager, "/groups");
    assertThat(page)
        .containsSubsequence("Zénith " + mark, "En cours", "Écoute " + mark, "À venir")
        .containsSubsequence("Un programme terminé", "Ancien " + mark, "Terminé")
        .doesNotContain("Rechercher un programme");
    assertThat(page(manager, "/groups?q=ecoute"))
        .contains("Écoute " + mark, "Rechercher un programme", "Afficher tous les programmes")
        .doesNotContain("Zénith " + mark, "Ancien " + mark);
    assertThat(page(manager, "/groups?q=rien")).contains("Aucun programme ne correspond");
  }

  @Test
  @DisplayName("un membre y répond à l’invitation à la prochaine séance, et y reste")
  void a_member_answers_the_invitation_there() {
    var manager = "manager-" + mark;
    var group = UUID.randomUUID();
    var session = UUID.randomUUID();
    var programme = UUID.randomUUID();
    var members = List.of("lea-" + mark, "max-" + mark, "zoe-" + mark);
    must(as(manager).post("/api/people", GroupFixture.people(members)));
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe " + mark, "facilitator-" + mark, members)));
    must(
        as(manager)
            .post(
                "/api/groups/" + group + "/sessions",
                Map.of("id", session, "startsAt", "2027-01-11T09:00:00Z")));
    assertThat(page("lea-" + mark, "/groups"))
        .contains("Participerez-vous à cette séance")
        .containsPattern("Votre tour de client|Prochain client prévu");
    assertThat(page("facilitator-" + mark, "/groups")).doesNotContain("Participerez-vous");

    var answered =
        submit(
            "lea-" + mark,
            "/groups/" + group + "/sessions/" + session + "/answer?home=true",
            "answer=ACCEPTED");
    assertThat(onward(answered)).startsWith("/groups?after=");
    assertThat(page("lea-" + mark, onward(answered))).doesNotContain("Participerez-vous");
    assertThat(page("max-" + mark, "/groups")).contains("Participerez-vous");
  }

  @Test
  @DisplayName("à l’animateur, elle dit si la prochaine séance est prête, et ce qu’il a à faire")
  void a_facilitator_reads_how_ready_the_next_session_is() {
    var manager = "manager-" + mark;
    var facilitator = "facilitator-" + mark;
    var group = UUID.randomUUID();
    var session = UUID.randomUUID();
    var programme = UUID.randomUUID();
    var members = List.of("lea-" + mark, "max-" + mark, "zoe-" + mark);
    must(as(manager).post("/api/people", GroupFixture.people(members)));
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe " + mark, facilitator, members)));
    var soon = CLOCK.instant().plus(Duration.ofDays(3)).toString();
    must(
        as(manager)
            .post("/api/groups/" + group + "/sessions", Map.of("id", session, "startsAt", soon)));
    assertThat(page(facilitator, "/groups"))
        .containsSubsequence(
            "Prochaine séance",
            "Présences confirmées\u202f: 0 sur 3, 3 réponses attendues",
            "Ni lieu ni lien vidéo",
            "n’ont pas encore accepté la charte",
            "Prochain client",
            "Préparer la séance",
            "sans lieu ni lien vidéo",
            "Indiquer le lieu")
        .contains("#place-" + session);
    assertThat(page("lea-" + mark, "/groups")).doesNotContain("Préparer la séance", "sans lieu");
    assertThat(page(manager, "/groups"))
        .containsSubsequence("Une séance cette semaine", "/groups/" + group, "Groupe " + mark);
    assertThat(page(facilitator, "/groups")).doesNotContain("cette semaine");

    var place = Map.of("place", "Salle Rhône");
    must(as(facilitator).post("/api/groups/" + group + "/sessions/" + session + "/place", place));
    for (var member : members)
      must(as(member).post("/api/groups/" + group + "/charter/acceptances", Map.of("version", 1)));
    var answer = "/api/groups/" + group + "/sessions/" + session + "/answer";
    must(as(members.getFirst()).post(answer, Map.of("answer", "ACCEPTED")));
    must(as(members.getLast()).post(answer, Map.of("answer", "DECLINED")));
    assertThat(page(facilitator, "/groups"))
        .contains(
            "Présences confirmées\u202f: 1 sur 3, 1 absence annoncée, 1 réponse attendue",
            "Salle Rhône",
            "Charte acceptée par tous",
            "2 membres au plus peuvent venir",
            "Voir qui vient")
        .doesNotContain("Indiquer le lieu");
  }

  @Test
  @DisplayName("elle avertit l’animateur que le prochain client sera absent, et lui seul")
  void a_facilitator_reads_that_the_next_client_does_not_come() {
    var manager = "manager-" + mark;
    var facilitator = "facilitator-" + mark;
    var group = UUID.randomUUID();
    var session = UUID.randomUUID();
    var programme = UUID.randomUUID();
    var members = List.of("lea-" + mark, "max-" + mark, "zoe-" + mark, "tom-" + mark);
    must(as(manager).post("/api/people", GroupFixture.people(members)));
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe " + mark, facilitator, members)));
    var soon = CLOCK.instant().plus(Duration.ofDays(3)).toString();
    must(
        as(manager)
            .post("/api/groups/" + group + "/sessions", Map.of("id", session, "startsAt", soon)));
    var answer = "/api/groups/" + group + "/sessions/" + session + "/answer";
    must(as(members.getLast()).post(answer, Map.of("answer", "DECLINED")));
    var absent = "Prochain client\u202f: " + members.getFirst() + ", qui a annoncé son absence";
    assertThat(page(facilitator, "/groups")).doesNotContain("annoncé son absence");

    must(as(members.getLast()).post(answer, Map.of("answer", "ACCEPTED")));
    must(as(members.getFirst()).post(answer, Map.of("answer", "DECLINED")));

    assertThat(page(facilitator, "/groups")).contains(absent, "/groups/" + group + "#swap");
    assertThat(page(facilitator, "/groups/" + group))
        .contains(absent)
        .containsPattern("(?s)id=\"swap\".*name=\"member\"" + chosen(members.getFirst()))
        .containsPattern("(?s)id=\"swap\".*name=\"with\"" + chosen(members.get(1)));
    for (var own : List.of("/groups/" + group, "/groups"))
      assertThat(page(members.getFirst(), own))
          .contains("C’est votre tour d’être client à cette séance. L’animateur voit");
    for (var other : List.of(manager, members.getLast()))
      assertThat(page(other, "/groups/" + group)).as(other).doesNotContain("annoncé son absence");
  }

  @Test
  @DisplayName("elle nomme l’animateur, le prochain client et qui n’a pas accepté la charte")
  void people_are_called_by_their_names() {
    var manager = "manager-" + mark;
    var facilitator = "facilitator-" + mark;
    var group = UUID.randomUUID();
    var programme = UUID.randomUUID();
    var members = List.of("lea-" + mark, "max-" + mark, "zoe-" + mark);
    for (var person : Stream.concat(members.stream(), Stream.of(facilitator)).toList())
      must(
          as(manager)
              .post(
                  "/api/people",
                  List.of(Map.of("username", person, "displayName", "Nom de " + person))));
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe " + mark, facilitator, members)));
    var soon = CLOCK.instant().plus(Duration.ofDays(3)).toString();
    must(
        as(manager)
            .post(
                "/api/groups/" + group + "/sessions",
                Map.of("id", UUID.randomUUID(), "startsAt", soon)));

    assertThat(page("zoe-" + mark, "/groups"))
        .contains("Nom de " + facilitator, "Nom de lea-" + mark)
        .doesNotContain("Nom de max-" + mark);
    assertThat(page(facilitator, "/groups"))
        .contains(
            "Nom de " + facilitator,
            "Nom de lea-" + mark + ", Nom de max-" + mark + ", Nom de zoe-" + mark);
  }

  @Test
  @DisplayName("au responsable, elle dit ce qui l’attend, puis ce qui attend d’autres personnes")
  void a_manager_reads_what_waits_first() {
    var manager = "manager-" + mark;
    var group = UUID.randomUUID();
    var programme = UUID.randomUUID();
    var facilitator = "facilitator-" + mark;
    var members = List.of("lea-" + mark, "max-" + mark, "zoe-" + mark);
    must(as(manager).post("/api/people", GroupFixture.people(members)));
    must(as(manager).post("/api/people", GroupFixture.people(List.of(facilitator))));
    must(as(manager).post("/api/facilitators", GroupFixture.poolEntry(facilitator)));
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    assertThat(page(manager, "/groups"))
        .containsSubsequence(
            "À faire dans vos programmes", "Programme sans groupe", "Composer les groupes")
        .doesNotContain("À faire par d’autres personnes");
    var pages = "/programmes/" + programme;
    assertThat(page(manager, "/groups"))
        .containsPattern(step(pages + "/participants"))
        .doesNotContain("✓ Participants");
    must(as(manager).post("/api" + pages + "/participants", Map.of("people", members)));
    assertThat(page(manager, "/groups"))
        .contains("✓ Participants")
        .containsPattern(step(pages + "/composition"));

    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe " + mark, facilitator, members)));
    assertThat(page(manager, "/groups"))
        .containsSubsequence(
            "À faire dans vos programmes",
            "Aucune séance planifiée",
            "P, Groupe " + mark,
            "/groups/" + group,
            "À faire par d’autres personnes",
            "3 personnes doivent encore accepter la charte")
        .contains("✓ Groupes")
        .containsPattern(step(pages + "/calendars"))
        .doesNotContain("Programme sans groupe");
    assertThat(page(facilitator, "/groups"))
        .doesNotContain("À faire dans vos programmes", "À faire par d’autres personnes");

    var dates = List.of("2027-01-11", "2027-02-08", "2027-03-08");
    for (var day : dates)
      must(
          as(manager)
              .post(
                  "/api/groups/" + group + "/sessions",
                  Map.of("id", UUID.randomUUID(), "startsAt", day + "T09:00:00Z")));
    assertThat(page(manager, "/groups"))
        .contains("Rien à faire pour l’instant", "À faire par d’autres personnes")
        .contains("✓ Calendriers")
        .containsPattern(step(pages + "/answers"))
        .doesNotContain("Aucune séance planifiée");
    for (var member : members)
      must(as(member).post("/api/groups/" + group + "/charter/acceptances", Map.of("version", 1)));
    assertThat(page(manager, "/groups"))
        .doesNotContain("✓ Calendriers", "Préparation du programme");
  }

  @Test
  @DisplayName("à l’administrateur, elle dit ce qui l’attend, et ce qui va bien")
  void an_administrator_reads_the_state_of_the_platform() {
    var manager = "manager-" + mark;
    var group = UUID.randomUUID();
    var programme = UUID.randomUUID();
    var members = List.of("lea-" + mark, "max-" + mark, "zoe-" + mark);
    must(as(manager).post("/api/people", GroupFixture.people(members)));
    must(as(manager).post("/api/people", GroupFixture.people(List.of(manager))));
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe " + mark, "facilitator", members)));
    var self = Map.of("username", manager, "reason", "Congé");
    var asked = as(manager).post("/api/groups/" + group + "/facilitator", self);
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);

    assertThat(page("administrator", "/groups?after=" + asked.position()))
        .contains("État de la plateforme", "href=\"/approvals\"", "href=\"/identities\"")
        .containsPattern("unmet\"><span>(Une demande|\\d+ demandes) d’accord atten(d|dent) votre")
        .contains("en cours d’import.")
        .contains("/audit/groups/alarms", "/audit/sessions/alarms", "/audit/learning/alarms")
        .contains("Séances\u202f: pas encore de réponse du service.");
    assertThat(as("administrator").get("/groups?lang=en").text())
        .contains("Platform status", "Sessions: no response from the service yet.");
    for (var other : List.of(manager, "auditor", "facilitator", "lea-" + mark))
      assertThat(page(other, "/groups")).as(other).doesNotContain("État de la plateforme");
  }

  @Test
  @DisplayName("un service y dit s’il répond et quelles alertes sont ouvertes, à nul autre")
  void an_administrator_reads_open_alarms() {
    var at = "/audit/groups/alarms";
    alarms.open().forEach(alarm -> alarms.acknowledge(alarm.id(), "a test"));
    assertThat(page("administrator", at)).contains("Groupes\u202f: service disponible");

    alarms.raise(AlarmKind.WITNESS_BEHIND, "home " + mark, "since " + mark);
    try {
      assertThat(page("administrator", at))
          .contains("Groupes\u202f: Le témoin n’a pas confirmé", "class=\"unmet\"")
          .doesNotContain("service disponible", mark);
    } finally {
      alarms.open().stream()
          .filter(alarm -> alarm.subject().equals("home " + mark))
          .forEach(alarm -> alarms.acknowledge(alarm.id(), "a test"));
    }
    assertThat(page("administrator", at)).contains("aucune alerte").doesNotContain("témoin");
    for (var other : List.of("manager-" + mark, "facilitator", "lea-" + mark))
      assertThat(as(other).get(at).status()).as(other).isEqualTo(403);
  }

  /** The option of a list that is chosen at first. */
  private static String chosen(String value) {
    return ".*<option(?=[^>]*value=\"%s\")(?=[^>]*selected)[^>]*>".formatted(value);
  }

  /** The step of a programme's preparation that is not done, with the page where it is. */
  private static String step(String page) {
    return "<li[^>]*aria-current=\"step\"[^>]*>\\s*<a[^>]*href=\"" + page + "\"";
  }

  @Test
  @DisplayName("un groupe d’un programme terminé l’est sur sa page, à l’accueil et au tableau")
  void a_group_of_a_programme_that_is_over_is_finished_everywhere() {
    var manager = "manager-" + mark;
    var facilitator = "facilitator-" + mark;
    var members = List.of("lea-" + mark, "max-" + mark, "zoe-" + mark);
    var programme = UUID.randomUUID();
    var group = UUID.randomUUID();
    var today = LocalDate.now(CLOCK.withZone(ZoneId.of("Europe/Paris")));
    var dates = Map.of("startsOn", today.minusMonths(20), "endsOn", today.minusMonths(12));
    must(as(manager).post("/api/people", GroupFixture.people(members)));
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, dates)));
    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe " + mark, facilitator, members)));

    for (var page : List.of("/groups/" + group, "/groups"))
      assertThat(page(facilitator, page)).as(page).contains(">Terminé<");
    assertThat(page(manager, "/programmes/" + programme))
        .contains(">Terminé<")
        .doesNotContain("/composition", "/groups/new", "/calendars");
    assertThat(page(manager, "/programmes/" + programme + "/participants"))
        .doesNotContain("/composition", "participants-table");
    assertThat(page(manager, "/programmes/" + programme + "/answers"))
        .contains("Rien à faire")
        .doesNotContain("Sans réponse", "Charte à accepter", "Relancer");
    assertThat(page(manager, "/groups/" + group))
        .contains("Membres qui n’ont pas été clients", "aucune séance n’a été tenue pour leur tour")
        .doesNotContain(
            "aucune séance n’est prévue",
            "id=\"next\"",
            "doivent encore accepter la charte",
            "Planifier une séance",
            "Planifier tout le cycle",
            "Échanger deux tours",
            "Remplacer l’animateur");
    for (var person : List.of(manager, facilitator, "lea-" + mark))
      assertThat(page(person, "/groups"))
          .as(person)
          .doesNotContain("sans séance à venir", "à accepter", "Planifier tout le cycle");
    assertThat(page("lea-" + mark, "/groups/" + group))
        .contains(">Terminé<", "Aucune séance n’a été tenue.")
        .doesNotContain("J’accepte la charte", "Aucune séance à venir", "dans mon agenda");
  }

  @Test
  @DisplayName("un programme terminé n’avertit plus de rien et n’invite plus à commencer")
  void a_programme_that_is_over_warns_of_nothing() {
    var manager = "manager-" + mark;
    var running = UUID.randomUUID();
    var over = UUID.randomUUID();
    var today = LocalDate.now(CLOCK.withZone(ZoneId.of("Europe/Paris")));
    var now = Map.of("startsOn", today.minusMonths(1), "endsOn", today.plusMonths(2));
    var past = Map.of("startsOn", today.minusMonths(15), "endsOn", today.minusMonths(12));
    must(as(manager).post("/api/programmes", GroupFixture.programme(running, now)));
    must(as(manager).post("/api/programmes", GroupFixture.programme(over, past)));
    var warning = "Le programme dure moins de six mois";

    assertThat(page(manager, "/groups")).containsOnlyOnce(warning);
    assertThat(page(manager, "/programmes/" + running)).contains(warning, "Pour commencer");
    assertThat(page(manager, "/programmes/" + over))
        .contains("Ce programme s’est terminé sans groupe.")
        .doesNotContain(warning, "Pour commencer", "n’a pas encore de groupe");
    assertThat(page(manager, "/programmes/" + over + "/participants"))
        .contains("Ce programme s’est terminé sans participants.")
        .doesNotContain("n’a pas encore de participants");
  }

  private void declare(String manager, String name, LocalDate startsOn, LocalDate endsOn) {
    var programme =
        GroupFixture.programme(
            UUID.randomUUID(),
            Map.of("name", name + " " + mark, "startsOn", startsOn, "endsOn", endsOn));
    must(as(manager).post("/api/programmes", programme));
  }
}
