package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tous les groupes d’un programme d’un coup d’œil")
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
  @DisplayName("chaque groupe dit son état, sa prochaine séance et ce qui lui manque")
  void each_says_how_it_stands() {
    var board = page("manager", at);

    assertThat(leads(board)).containsExactly("Zèbres", "Éclairs", "Anémones");
    assertThat(board)
        .contains("Groupes qui demandent votre attention\u202f: 2 sur 3")
        .contains("Zoé Animatrice", "Yann Animateur", "0 / 3", "rien à signaler")
        .contains("Aucune séance planifiée", "Prêt", "À planifier")
        .as("a charter to accept is a need, told once")
        .contains("need=CHARTER")
        .doesNotContain("stage=AWAITING_CHARTER");
  }

  @Test
  @DisplayName("un animateur que ni le vivier ni l’annuaire ne connaît est signalé au responsable")
  void a_facilitator_nobody_knows() {
    var misspelt = formed("Ronces", "facilitatr", 6);
    var group = "/groups/" + misspelt;
    var said = "« facilitatr%s » ne figure ni dans le vivier ni dans l’annuaire".formatted(mark);

    assertThat(page("manager", "/programmes/" + programme)).containsOnlyOnce("identifiant inconnu");
    assertThat(page("manager", group))
        .contains(said.replace("« ", "«\u202f").replace(" »", "\u202f»"));
    assertThat(page("facilitatr" + mark, group)).doesNotContain("ni dans l’annuaire");

    var stranger = Map.of("username", "facilitatr" + mark, "displayName", "Fanny");
    var registered = as("manager").post("/api/people", List.of(stranger));
    assertThat(page("manager", group + "?after=" + registered.position()))
        .doesNotContain("ni dans l’annuaire");
  }

  @Test
  @DisplayName("on choisit par des mots sans accents, un état, un besoin, un animateur")
  void filters() {
    assertThat(leads(page("manager", at + "&q=eclair+zoe"))).containsExactly("Éclairs");
    assertThat(leads(page("manager", at + "&stage=READY"))).containsExactly("Anémones");
    assertThat(leads(page("manager", at + "&need=NO_SESSION"))).containsExactly("Zèbres");
    assertThat(leads(page("manager", at + "&helpOnly=true"))).hasSize(2);
    assertThat(leads(page("manager", at + "&facilitator=" + YANN + mark)))
        .containsExactly("Zèbres");
    assertThat(page("manager", at + "&q=personne+de+tel"))
        .contains("Aucun groupe sur 3", "Aucun groupe ne correspond à ces critères.");
  }

  @Test
  @DisplayName("on trie, dans les deux sens")
  void orders() {
    assertThat(leads(page("manager", at + "&order=NAME")))
        .containsExactly("Anémones", "Éclairs", "Zèbres");
    assertThat(leads(page("manager", at + "&order=NAME&backwards=true")))
        .containsExactly("Zèbres", "Éclairs", "Anémones");
    assertThat(leads(page("manager", at + "&order=NEXT")))
        .containsExactly("Éclairs", "Anémones", "Zèbres");
  }

  @Test
  @DisplayName("qui est attendu à deux endroits est signalé")
  void expected_in_two_places() {
    var other = formed("Quartz", ZOE, 6);
    var last = planned(other, today.plusDays(21), 1);

    var clashing = page("manager", "/programmes/" + programme + "?need=CLASH&after=" + last);

    assertThat(leads(clashing)).containsExactlyInAnyOrder("Quartz", "Anémones");
  }

  @Test
  @DisplayName("seul le tableau est redessiné quand on cherche")
  void only_the_table_is_drawn_anew() {
    var caller = as("manager");
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

  private static List<String> leads(String page) {
    return LEAD.matcher(page).results().map(found -> found.group(1)).toList();
  }
}
