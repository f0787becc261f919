package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.ui.LocalizedDates;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le journal d’activité des groupes, pour l’auditeur")
class AuditTrailPageTest extends PagesTest {
  private static final String PAGE = "/audit/groups/actions";

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String mine = "manager" + programme;
  private final String awa = "awa" + programme;
  private final List<String> others =
      List.of("bea" + programme, "cyd" + programme, "dan" + programme);
  private long written;

  @BeforeEach
  void a_member_leaves() {
    must(as("manager").post("/api/people", List.of(named(awa, "Awa Diop " + programme))));
    must(
        as("manager")
            .post(
                "/api/people",
                GroupFixture.people(
                    Stream.concat(others.stream(), Stream.of("fay" + programme)).toList())));
    must(as("manager").post("/api/people", List.of(named(mine, "Inès Roy " + programme))));
    must(
        as(mine)
            .post(
                "/api/programmes",
                GroupFixture.programme(programme, Map.of("name", "Programme " + programme))));
    must(
        as(mine)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(
                    group,
                    "Groupe " + group,
                    "fay" + programme,
                    List.of(awa, others.get(0), others.get(1), others.get(2)))));
    written =
        must(as(mine)
                .post(
                    "/api/groups/" + group + "/members/" + awa + "/departure",
                    Map.of("reason", "Mutation à Nantes")))
            .position();
  }

  @Test
  @DisplayName("se lit en phrases, du plus récent au plus ancien, par noms et sans motif")
  void sentences_the_latest_first() {
    var lines = lines("?group=" + group);
    assertThat(lines)
        .containsSubsequence(
            "Inès Roy " + programme,
            "a noté le départ d’un membre du groupe",
            "Awa Diop " + programme,
            "avec un motif",
            "Groupe " + group,
            "Programme " + programme,
            "a créé un groupe")
        .doesNotContain("Mutation");
    assertThat(lines.indexOf("group.member-left")).isGreaterThan(lines.indexOf("<details>"));
    assertThat(lines).containsPattern("Inscrit au journal le \\d.*\\s+.*>Empreinte [0-9a-f]{64}<");
    assertThat(lines.substring(lines.indexOf("<details>"), lines.indexOf("</details>")))
        .contains(
            "Identifiants\u202f:",
            "<a href=\"/people/" + mine + "\">" + mine + "</a>",
            "<a href=\"/people/" + awa + "\">" + awa + "</a>");
    assertThat(lines.replaceAll("(?s)<details>.*?</details>", ""))
        .doesNotContain(">" + awa, ">" + mine);
    assertThat(lines)
        .contains("/audit/groups?from=" + written)
        .contains("href=\"" + PAGE + "?person=" + mine + "&amp;group=" + group + "&amp;to=");
  }

  @Test
  @DisplayName("donne les heures du lieu des séances, et dit lesquelles")
  void at_the_place_of_the_sessions() {
    var paris = ZoneId.of("Europe/Paris");
    var today = LocalizedDates.shortDay(LocalDate.now(CLOCK.withZone(paris)), Locale.FRENCH);
    assertThat(lines("?group=" + group))
        .containsPattern("Du plus récent au plus ancien \\([^)]*Europe centrale\\)")
        .containsPattern("<time [^>]*>" + Pattern.quote(today) + ", \\d{2}:\\d{2}:\\d{2}</time>")
        .doesNotContain("data-local");
  }

  @Test
  @DisplayName("se cherche par personne, par décision, par événement et par jour")
  void is_looked_for() {
    var left = "a noté le départ d’un membre du groupe";
    var formed = "a créé un groupe";
    assertThat(lines("?group=" + group + "&what=decisions")).contains(left).doesNotContain(formed);
    assertThat(lines("?group=" + group + "&what=group.group-formed"))
        .contains(formed)
        .doesNotContain(left);
    assertThat(lines("?group=" + group + "&what=kind:groups")).contains(left, formed);
    assertThat(page("?group=" + group + "&what=kind:sessions"))
        .contains("Aucun événement ne correspond", "selected=\"selected\">Séances");
    assertThat(lines("?person=" + others.getFirst())).contains(formed).doesNotContain(left);
    assertThat(lines("?person=" + encoded("Awa Diop " + programme))).contains(left, formed);
    var today = LocalDate.now(CLOCK.withZone(ZoneId.of("Europe/Paris")));
    assertThat(page("?group=" + group + "&to=" + today.minusDays(2)))
        .contains("Aucun événement ne correspond");
    assertThat(as("auditor").get(PAGE + "?from=2027-02-01&to=2027-01-01").status()).isEqualTo(400);
    assertThat(as("auditor").get(PAGE + "?to=-999999999-01-01").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("se cherche par programme, avec ce qui a été fait dans ses groupes")
  void by_programme() {
    var accepted =
        must(
            as(others.getFirst())
                .post("/api/groups/" + group + "/charter/acceptances", Map.of("version", 1)));
    var after = "&after=" + accepted.position();
    assertThat(lines("?programme=" + programme + after))
        .containsSubsequence(
            "a accepté la charte du groupe",
            "Programme " + programme,
            "a noté le départ d’un membre du groupe",
            "a créé un groupe",
            "a créé un programme");
    var own = "?programme=" + programme + "&person=" + encoded("Awa Diop " + programme);
    assertThat(page(own))
        .contains(
            "value=\"Awa Diop " + programme + "\"",
            "<option value=\"" + programme + "\" selected=\"selected\">Programme " + programme,
            "/audit/sessions/actions?person=" + awa + "&amp;programme=" + programme,
            PAGE + ".csv?person=" + awa + "&amp;programme=" + programme)
        .contains("<span>a noté le départ d’un membre du groupe</span>")
        .doesNotContain("<span>a accepté la charte du groupe</span>");
    assertThat(page("?programme=" + UUID.randomUUID())).contains("Aucun événement ne correspond");
    assertThat(must(as("auditor").get(PAGE + ".csv?programme=" + programme + after)).text())
        .contains("a accepté la charte du groupe;")
        .contains(";Programme " + programme + ";Groupe " + group + ";");
  }

  @Test
  @DisplayName("dit de quelle séance il s’agit, et pour quand elle a été planifiée ou déplacée")
  void which_session_and_when() {
    var session = UUID.randomUUID();
    var sessions = "/api/groups/" + group + "/sessions";
    must(as(mine).post(sessions, Map.of("id", session, "startsAt", "2027-01-11T08:00:00Z")));
    var moved =
        must(
            as(mine)
                .post(
                    sessions + "/" + session + "/move",
                    Map.of("startsAt", "2027-01-18T13:30:00Z", "reason", "Grève des trains")));
    var wanted = "?group=" + group + "&after=" + moved.position();
    var replay = "<a href=\"/sessions/" + session + "/replay\">séance 1</a>";
    assertThat(lines(wanted))
        .containsSubsequence(
            "a déplacé une séance",
            "début le 18 janvier 2027 à 14\u00a0h\u00a030",
            "avec un motif",
            replay,
            "a planifié une séance",
            "début le 11 janvier 2027 à 9\u00a0h\u00a000",
            replay)
        .doesNotContain("Grève");
    assertThat(must(as("auditor").get(PAGE + ".csv" + wanted)).text())
        .contains("Début de la séance", ";2027-01-18 14:30:00;");
  }

  @Test
  @DisplayName("se lit page par page, sans rien répéter")
  void page_by_page() {
    var first = page("?person=" + awa + "&size=1");
    assertThat(first).contains("a noté le départ").doesNotContain(">a créé un groupe</span>");
    var next = Pattern.compile("cursor=([^\"&]+)").matcher(first);
    assertThat(next.find()).isTrue();
    assertThat(page("?person=" + awa + "&size=1&cursor=" + next.group(1)))
        .contains(">a créé un groupe</span>")
        .doesNotContain(">a noté le départ d’un membre du groupe</span>");
  }

  @Test
  @DisplayName("se télécharge en tableau, aussi en anglais, et l’export s’inscrit au journal")
  void is_handed_on() {
    page("?group=" + group);
    var table = must(as("auditor").get(PAGE + ".csv?group=" + group)).text();
    assertThat(table)
        .contains("Personne;Événement", "a noté le départ d’un membre du groupe", "Awa Diop", "oui")
        .doesNotContain("Mutation");
    assertThat(must(as("auditor").get(PAGE + ".csv?lang=en&group=" + group)).text())
        .contains("Person,Event", "recorded a member’s departure from the group");
    assertThat(as("auditor").get("/security?kind=EXPORT&person=auditor").text())
        .contains("le journal d’activité des groupes");
  }

  @Test
  @DisplayName("montre qui est parti, et non qui a depuis son identifiant pour adresse")
  void who_has_left_keeps_their_lines() {
    var left = "lea" + programme + "@example.org";
    must(as("manager").post("/api/people", List.of(named(left, "Léa Blanc"))));
    written = must(as("manager").post("/api/people/" + left + "/departure", Map.of())).position();
    var since = Map.of("username", "lb" + programme, "displayName", "Léa Noir", "email", left);
    must(as("manager").post("/api/people", List.of(since)));

    assertThat(page("?person=" + encoded(left)))
        .contains("value=\"" + left + "\"", "/audit/sessions/actions?person=" + encoded(left))
        .doesNotContain("value=\"Léa Noir\"");
  }

  @Test
  @DisplayName("s’ouvre depuis le groupe et depuis le programme, pour l’auditeur seul")
  void from_the_group_and_the_programme() {
    leads("/groups/" + group, PAGE + "?group=" + group);
    leads("/programmes/" + programme, PAGE + "?programme=" + programme);
  }

  private void leads(String from, String to) {
    assertThat(must(as("auditor").get(from + "?after=" + written)).text()).contains(to);
    assertThat(must(as(mine).get(from + "?after=" + written)).text()).doesNotContain(to);
  }

  @Test
  @DisplayName("n’est pas pour qui gère, anime ou participe")
  void is_for_auditors() {
    for (var who : List.of("manager", mine, awa, "sponsor"))
      for (var what : List.of(PAGE, PAGE + ".csv"))
        assertThat(as(who).get(what).status()).as(who + what).isEqualTo(403);
  }

  private static Map<String, String> named(String username, String name) {
    return Map.of("username", username, "displayName", name);
  }

  private String lines(String wanted) {
    var page = page(wanted);
    return page.substring(page.indexOf("<table"), page.indexOf("</table>"));
  }

  private String page(String wanted) {
    var page = as("auditor").get(PAGE + wanted + "&after=" + written);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.text()).doesNotContain("??");
    return page.text();
  }
}
