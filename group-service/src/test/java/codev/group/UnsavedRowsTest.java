package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les lignes écartées d’une liste importée")
class UnsavedRowsTest extends PagesTest {
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String manager = "manager-" + mark;
  private final UUID list = UUID.randomUUID();
  private final String at = "/people/imports/" + list;

  @Test
  @DisplayName("attendent à l’accueil, se téléchargent, et n’y sont plus une fois traitées")
  void wait_until_they_are_dealt_with() {
    var imported =
        submit(manager, "/people", "list=" + list + "&excluded=3&table=" + encoded(table()));
    assertThat(imported.text()).contains("2 personnes ajoutées", "1 refusée");

    assertThat(page(manager, "/groups"))
        .contains("2 lignes n’ont pas été enregistrées", "href=\"" + at + "\"");
    assertThat(page(manager, at))
        .contains("Liste de 4 lignes", "Marquer ces lignes comme traitées")
        .containsSubsequence(
            "ligne 3\u202f: exclue lors de la vérification",
            "ligne 5\u202f: identifiant est obligatoire");
    assertThat(as(manager).get(at + "/refused.csv").text())
        .contains("b" + mark, ";Sans identifiant;")
        .doesNotContain("a" + mark, "c" + mark);
    assertThat(as("manager2").get(at).status()).isEqualTo(404);
    assertThat(page("manager2", "/groups")).doesNotContain(at);

    assertThat(plainly("manager2", at + "/removal", "").status()).isEqualTo(404);
    assertThat(plainly(manager, at + "/removal", "").status()).isEqualTo(303);
    assertThat(page(manager, "/groups")).doesNotContain("n’ont pas été enregistrées", at);
    assertThat(as(manager).get(at).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("envoyées deux fois, ne comptent qu’une fois ; une liste sans refus n’attend pas")
  void count_once() {
    var fields = "list=" + list + "&excluded=3&table=" + encoded(table());
    submit(manager, "/people", fields);
    submit(manager, "/people", fields);
    assertThat(page(manager, "/groups")).containsOnlyOnce("2 lignes n’ont pas été enregistrées");

    var other = "manager-x" + mark;
    var good = "username,displayName\nd%1$s,Nom d\n".formatted(mark);
    submit(other, "/people", "list=" + UUID.randomUUID() + "&table=" + encoded(good));
    assertThat(page(other, "/groups")).doesNotContain("été enregistrée");
  }

  @Test
  @DisplayName("d’un autre responsable, ne se remplacent pas par le même numéro de liste")
  void are_of_one_manager() {
    submit(manager, "/people", "list=" + list + "&table=" + encoded(table()));
    var other = "manager-y" + mark;
    var refused = "username,displayName\n,Autre\n";
    submit(other, "/people", "list=" + list + "&table=" + encoded(refused));

    assertThat(as(other).get(at).status()).isEqualTo(404);
    assertThat(as(manager).get(at + "/refused.csv").text())
        .contains("Sans identifiant")
        .doesNotContain("Autre");
  }

  private String table() {
    return """
    username,displayName,unit
    a%1$s,Nom a,
    b%1$s,Nom b,
    c%1$s,Nom c,
    ,Sans identifiant,
    """
        .formatted(mark)
        .strip();
  }
}
