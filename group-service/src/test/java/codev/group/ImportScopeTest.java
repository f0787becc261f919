package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Importer des personnes n’en modifie aucune hors de son périmètre")
class ImportScopeTest extends DirectoryScopeFixture {
  @Test
  @DisplayName("une ligne importée sur une autre personne ne la modifie pas, et le signale")
  void a_row_about_another_person_changes_nothing() {
    var changed = new HashMap<>(person(lea));
    changed.put("email", "detournee@exemple.fr");
    for (var row : List.of(changed, person(lea))) {
      var another = person("new-" + UUID.randomUUID());
      var answer = must(as(other).post("/api/people", List.of(row, another))).json();

      assertThat(answer.at("/created").asInt()).isEqualTo(1);
      assertThat(answer.at("/updated").asInt()).isZero();
      assertThat(answer.at("/rejected")).hasSize(1);
      assertThat(answer.at("/rejected/0/line").asInt()).isEqualTo(1);
      assertThat(answer.at("/rejected/0/message").asString())
          .startsWith("Nom " + lea + " est déjà dans l’annuaire, et vous ne pouvez pas")
          .doesNotContain(unit, "exemple.fr");
    }

    assertThat(as(mine).get("/api/people?query=" + lea).field("/0/email")).isEqualTo(address(lea));
  }

  @Test
  @DisplayName("l’aperçu d’un tableau le signale aussi, et la liste s’ajoute aux participants")
  void a_preview_says_so() {
    var table = "table=" + encoded("username;displayName\n%s;Léa Autre\n".formatted(lea));

    assertThat(submit(other, "/people/import", table).text())
        .contains("gérée ailleurs", "non modifiée", "Léa Autre", "Aucune personne à")
        .doesNotContain("Nom " + lea, unit, address(lea));
    var row = Map.of("username", lea, "displayName", "Léa Autre");
    assertThat(must(as(other).post("/api/people", List.of(row))).text())
        .as("a list of user names is not answered with names")
        .contains("Léa Autre est déjà dans l’annuaire")
        .doesNotContain("Nom " + lea);
    assertThat(submit(other, "/people/import", "programme=" + elsewhere + "&" + table).text())
        .contains("Continuer");
    assertThat(submit(other, "/people", "programme=" + elsewhere + "&" + table).text())
        .contains("Ajouter ces personnes aux participants");
    assertThat(submit(other, "/programmes/" + elsewhere + "/participants", table).text())
        .contains("Une personne ajoutée.");
    assertThat(as(mine).get("/api/people?query=" + lea).field("/0/displayName"))
        .isEqualTo("Nom " + lea);
  }

  @Test
  @DisplayName("qui a un droit ailleurs sans fiche n’en reçoit pas, ni par liste ni par tableau")
  void who_holds_a_right_elsewhere_gets_no_entry() {
    var sponsor = "sponsor" + mark;
    var later = "sponsor-later" + mark;
    var ofUnit = "manager-unit" + mark;
    grant(sponsor, "SPONSOR", programme);
    var scope = Map.of("kind", "PROGRAMME", "id", programme);
    grant(later, "SPONSOR", scope, Map.of("from", "2096-01-01T00:00:00Z"));
    grant(ofUnit, "MANAGER", Map.of("kind", "UNIT", "unit", unit), Map.of());

    for (var holder : List.of(sponsor, sponsor.toUpperCase(Locale.ROOT), later, ofUnit, mine)) {
      var answer = must(as(other).post("/api/people", List.of(person(holder)))).json();
      assertThat(answer.at("/created").asInt()).as(holder).isZero();
      assertThat(answer.at("/rejected/0/message").asString())
          .as(holder)
          .contains("appartient à une personne qui a des droits");
      var table = "username;displayName;email\n%s;X;x@exemple.fr\n".formatted(holder);
      var imported = must(as(other).send("/api/people", "text/csv", table)).json();
      assertThat(imported.at("/rejected")).as(holder).hasSize(1);
      var sent = "table=" + encoded(table);
      assertThat(submit(other, "/people/import", sent).text())
          .as(holder)
          .contains("appartient à une personne qui a des droits");
      assertThat(submit(other, "/people", sent).text()).as(holder).contains("1 refusée");
    }

    assertThat(as("administrator").get("/api/people?query=" + mark).text())
        .contains(lea)
        .doesNotContain(sponsor, later, ofUnit, "x@exemple.fr");
    var own = must(as(mine).post("/api/people", List.of(person(sponsor)))).json();
    assertThat(own.at("/created").asInt())
        .as("whose only right is over the manager's own programme")
        .isEqualTo(1);
  }

  @Test
  @DisplayName("ni qui détient l’organisation par la configuration, ni qui anime ailleurs")
  void nor_does_who_holds_the_organisation_or_facilitates_elsewhere() {
    var facilitator = "facilitator" + mark;
    var members = List.of("eva" + mark, "tom" + mark, "ugo" + mark);
    must(as(mine).post("/api/people", members.stream().map(this::person).toList()));
    must(
        as(mine)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(UUID.randomUUID(), "Autre", facilitator, members)));

    for (var holder : List.of("administrator", "auditor", "AUDITOR", facilitator)) {
      var row = Map.of("username", holder, "displayName", "X", "email", "x@exemple.fr");
      var answer = must(as(other).post("/api/people", List.of(row))).json();
      assertThat(answer.at("/created").asInt()).as(holder).isZero();
      assertThat(answer.at("/updated").asInt()).as(holder).isZero();
      assertThat(answer.at("/rejected")).as(holder).hasSize(1);
    }
    assertThat(as("administrator").get("/api/people?query=" + facilitator).text()).isEqualTo("[]");

    must(as("administrator").post("/api/people", List.of(person(facilitator))));
    assertThat(as("administrator").get("/api/people?query=" + facilitator).json()).hasSize(1);
  }

  @Test
  @DisplayName("une telle ligne n’est pas gardée\u202f: la personne a pu être effacée")
  void nothing_is_kept_of_such_a_row() {
    var sponsor = "sponsor" + mark;
    grant(sponsor, "SPONSOR", programme);
    var list = UUID.randomUUID();
    var table = "username;displayName;email\n%s;Nom Gardé;x@exemple.fr\n".formatted(sponsor);

    submit(other, "/people", "list=" + list + "&table=" + encoded(table));

    assertThat(page(other, "/people/imports/" + list))
        .contains("appartient à une personne qui a des droits")
        .doesNotContain("Nom Gardé", "x@exemple.fr");
    assertThat(as(other).get("/people/imports/" + list + "/refused.csv").text())
        .doesNotContain("Nom Gardé", "x@exemple.fr");
  }
}
