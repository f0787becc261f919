package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
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
        .contains("gérée ailleurs", "non modifiée", "Nom " + lea, "Aucune personne à")
        .doesNotContain(unit, address(lea));
    assertThat(submit(other, "/people/import", "programme=" + elsewhere + "&" + table).text())
        .contains("Continuer");
    assertThat(submit(other, "/people", "programme=" + elsewhere + "&" + table).text())
        .contains("Ajouter ces personnes aux participants");
    assertThat(submit(other, "/programmes/" + elsewhere + "/participants", table).text())
        .contains("Une personne ajoutée.");
    assertThat(as(mine).get("/api/people?query=" + lea).field("/0/displayName"))
        .isEqualTo("Nom " + lea);
  }
}
