package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les participants d’un programme")
class ParticipantsPageTest extends ProgrammePagesTest {
  private final String programmePage = "/programmes/" + programme;
  private final String at = programmePage + "/participants";

  @BeforeEach
  void a_programme() {
    declared(LocalDate.parse("2027-01-04"), LocalDate.parse("2027-09-30"));
  }

  @Test
  @DisplayName(
      "une liste collée, de noms ou d’identifiants, les inscrit\u202f; l’inconnu est signalé")
  void a_pasted_list_adds_them() {
    var namesake = Map.of("username", "zoe-b" + mark, "displayName", "Zoé Animatrice");
    must(as(initiator).post("/api/people", List.of(namesake)));
    assertThat(page(initiator, at)).contains("n’a pas encore de participants");
    assertThat(page(initiator, programmePage + "/composition"))
        .contains("que vous voyez dans l’annuaire sont proposées", person(0))
        .doesNotContainPattern("name=\"people\"[^>]*checked");

    var list = person(0) + "\nZoé Animatrice\nPersonne que nul ne connaît\n" + person(1) + "\n";
    var unnamed = add(person(2) + "\n" + person(3));
    var added = add(list);

    assertThat(unnamed).contains("2 personnes ajoutées.");
    assertThat(added)
        .contains("2 personnes ajoutées.", "Personne que nul ne connaît", "4 participants");
    assertThat(add(list)).contains("Aucune personne ajoutée, 2 déjà présentes.");
  }

  @Test
  @DisplayName("le fichier de l’annuaire les inscrit aussi, et le programme propose de le faire")
  void the_list_of_the_directory_adds_them() {
    var table = "Identifiant;Prénom;Nom\n%s;Personne;Quatre\n".formatted(person(4));
    var imported =
        submit(initiator, "/people", "programme=" + programme + "&table=" + encoded(table)).text();

    assertThat(imported).contains("Ajouter ces personnes aux participants", at);
    assertThat(add(table)).contains("Une personne ajoutée.");
    assertThat(page(initiator, programmePage)).contains("Participants", "✓ fait");
  }

  @Test
  @DisplayName("une ligne exclue à l’import n’en ajoute pas non plus la personne")
  void an_excluded_line_adds_nobody() {
    var list = "username;displayName\n%s;Quatre\n\n%s;Cinq\n".formatted(person(4), person(5));
    var sent = "table=" + encoded(list) + "&excluded=2";

    assertThat(plainly(initiator, "/people", "programme=" + programme + "&" + sent).text())
        .contains("name=\"excluded\" value=\"2\"");
    assertThat(submit(initiator, at, sent).text()).contains("Une personne ajoutée.");
    assertThat(page(initiator, at))
        .contains("value=\"" + person(5) + "\"")
        .doesNotContain("value=\"" + person(4) + "\"");
  }

  @Test
  @DisplayName("un fichier sans identifiants les désigne par leurs courriels")
  void a_list_without_user_names_adds_them() {
    var known =
        Map.of("username", person(4), "displayName", "Quatre", "email", person(4) + "@b.fr");
    must(as(initiator).post("/api/people", List.of(known)));

    assertThat(add("Nom;Prénom;E-mail\nPersonne;Quatre;%s@b.fr\n".formatted(person(4))))
        .contains("Une personne ajoutée.");
  }

  @Test
  @DisplayName("les groupes se composent parmi eux, ceux qui n’ont pas de groupe sont cochés")
  void groups_are_composed_from_them() {
    for (int i = 0; i < 5; i++) add(person(i));
    formed("Groupe " + mark, ZOE, 0);

    var composition = page(initiator, programmePage + "/composition");
    assertThat(composition)
        .containsPattern("value=\"" + person(3) + "\"[^>]*checked")
        .containsPattern("value=\"" + person(4) + "\"[^>]*checked")
        .contains("value=\"" + person(0) + "\"")
        .doesNotContainPattern("value=\"" + person(0) + "\"[^>]*checked")
        .doesNotContain(
            "value=\"" + person(7) + "\"", "que vous voyez dans l’annuaire sont proposées");
    assertThat(page(initiator, at))
        .contains("5 participants, dont 2 sans groupe", "Groupe " + mark)
        .contains("Retirer Personne 3 des participants")
        .doesNotContain("Retirer Personne 0 des participants");
    onward(submit(initiator, at + "/removal", "person=" + person(3)));
    assertThat(page(initiator, at)).contains("4 participants, dont un sans groupe");
  }

  @Test
  @DisplayName("un programme extérieur les liste page par page, en ajoute et en retire")
  void the_api_lists_adds_and_removes() {
    var api = "/api" + at;
    var added =
        as(initiator)
            .post(
                api, Map.of("people", List.of(person(0), person(1), "nul ne connaît", person(2))));
    assertThat(added.json().at("/participants")).hasSize(3);
    assertThat(added.json().at("/unknown").toString()).isEqualTo("[\"nul ne connaît\"]");
    formed("Groupe " + mark, ZOE, 0);

    var first = as(initiator).get(api + "?size=2&after=" + added.position());
    assertThat(first.json()).hasSize(2);
    assertThat(first.json().findValuesAsString("groupId").getFirst()).isNotEmpty();
    var removed = as(initiator).post(api + "/" + person(2) + "/removal", Map.of());
    assertThat(as(initiator).get(api + "?after=" + removed.position()).json()).hasSize(2);
    assertThat(as(initiator).post(api, Map.of()).status()).isEqualTo(400);
    assertThat(as("manager2").get(api).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("une longue liste se montre par cinquante, et se cherche")
  void a_long_list_is_shown_by_fifties() {
    var many = IntStream.range(0, 53).mapToObj(i -> "p" + i + mark).toList();
    var people =
        many.stream().map(name -> Map.of("username", name, "displayName", "Nom " + name)).toList();
    assertThat(as(initiator).post("/api/people", people).status()).isEqualTo(200);
    as(initiator).post("/api" + at, Map.of("people", many));

    assertThat(page(initiator, at))
        .contains("53 participants", "50 personnes affichées sur 53", "Afficher les 3 suivantes");
    assertThat(page(initiator, at + "?shown=53")).doesNotContain("suivantes");
    assertThat(page(initiator, at + "?query=p52" + mark))
        .contains("Nom p52" + mark)
        .doesNotContain("Nom p51" + mark);
  }

  @Test
  @DisplayName("seul le responsable du programme les voit et les change")
  void only_for_the_manager() {
    grant("sponsor", "SPONSOR", programme);
    assertThat(as("sponsor").get(at).status()).isEqualTo(403);
    assertThat(as("manager2").get(at).status()).isEqualTo(404);
    assertThat(submit("manager2", at + "/removal", "person=" + person(0)).status()).isEqualTo(404);
  }

  private String add(String list) {
    var added = submit(initiator, at, "table=" + encoded(list));
    assertThat(added.status()).as(added.text()).isEqualTo(200);
    return added.text();
  }
}
