package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Chercher une personne, un groupe, un programme")
class SearchPageTest extends ProgrammePagesTest {
  private final LocalDate today = LocalDate.now(CLOCK);
  private UUID group = UUID.randomUUID();

  @BeforeEach
  void a_programme() {
    declared(today.minusDays(7), today.plusMonths(8));
    group = formed("Éclairs " + mark, ZOE, 0);
  }

  @Test
  @DisplayName("par une partie du nom, sans accents, en toutes sortes à la fois")
  void by_any_part_without_accents() {
    assertThat(page(initiator, "/search?q=eclair+" + mark))
        .contains("Un résultat", "Un groupe", "/groups/" + group, "Programme " + mark)
        .doesNotContain("Un programme<");
    assertThat(page(initiator, "/search?q=" + mark))
        .contains("11 personnes", "Un groupe", "Un programme", "/programmes/" + programme)
        .contains("Afficher toutes ces personnes", "/people?query=" + mark);
    assertThat(page(initiator, "/search?q=zoe+" + mark))
        .contains("Zoé Animatrice", "/people/" + ZOE + mark);
    assertThat(page(initiator, "/search?q=zoe-personne-" + mark)).contains("Aucun résultat");
  }

  @Test
  @DisplayName("chacun dans ce qu’il voit")
  void within_what_one_sees() {
    assertThat(page(person(0), "/search?q=" + mark))
        .contains("Un résultat", "/groups/" + group)
        .doesNotContain("/programmes/", "/people/" + person(1), "Zoé Animatrice");
    assertThat(page(person(5), "/search?q=" + mark)).contains("Aucun résultat");
    assertThat(page("manager2", "/search?q=" + mark))
        .contains("Aucun résultat")
        .doesNotContain("Éclairs");
    grant("sponsor", "SPONSOR", programme);
    assertThat(page("sponsor", "/search?q=" + mark))
        .contains("href=\"/outcomes/" + programme)
        .doesNotContain("/groups/" + group, "Personne 0");
  }

  @Test
  @DisplayName("à partir de deux lettres")
  void from_two_letters_on() {
    for (var query : List.of("", "e", " z "))
      assertThat(page(initiator, "/search?q=" + encoded(query)))
          .as(query)
          .contains("Saisissez au moins deux lettres");
    assertThat(page(initiator, "/search?q=" + "e".repeat(300))).contains("Aucun résultat");
  }

  @Test
  @DisplayName("la barre de chaque page y mène, et seuls les résultats sont redessinés")
  void the_bar_leads_there() {
    assertThat(page(initiator, "/groups")).contains("action=\"/search\"", "data-find");
    var caller = as(initiator);
    var part = caller.send(caller.request("/search?q=" + mark).header("HX-Target", "found")).text();
    assertThat(part).contains("id=\"found\"", "Programme " + mark).doesNotContain("<html");
  }

  @Test
  @DisplayName("aussi un groupe que l’on anime sans l’annuaire")
  void a_group_that_one_facilitates() {
    assertThat(page(ZOE + mark, "/search?q=" + mark))
        .contains("/groups/" + group)
        .doesNotContain("/people/" + person(0));
  }
}
