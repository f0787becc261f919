package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Inscrire une longue liste")
@Order(ServiceTest.LATE)
class LongImportTest extends PagesTest {
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  @DisplayName("sur la page, elle avance sans elle, se retrouve, et ses refus se téléchargent")
  void on_the_page() {
    var sent = submit("manager", "/people", "table=" + encoded(table(500, ";Sans identifiant;")));
    var page = onward(sent).replace("?after=0", "");
    assertThat(page).startsWith("/people/imports/");
    assertThat(page("manager", "/people/import")).contains(page, "Liste de 501 lignes");
    await().until(() -> page("manager", page).contains("Ce résultat est conservé"));

    assertThat(page("manager", page))
        .contains("<html", "500 personnes ajoutées, aucune mise à jour, 1 refusée")
        .contains("ligne 502\u202f: identifiant est obligatoire")
        .doesNotContain("hx-get=\"/people/imports");
    assertThat(as("manager").get(page + "/refused.csv").text())
        .contains("502;", ";Sans identifiant;");
    assertThat(as("manager").get("/api/people?size=200&query=n499" + mark).json()).hasSize(1);
    assertThat(as("manager2").get(page).status()).as("of another manager").isEqualTo(404);
  }

  @Test
  @DisplayName("un programme reçoit où lire l’avancement, et le résultat")
  void by_the_api() {
    var answer = must(as("manager").send("/api/people", "text/csv", csv(501)));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().at("/total").asInt()).isEqualTo(501);
    var location = answer.response().headers().firstValue("Location").orElseThrow();
    await().until(() -> as("manager").get(location).field("/state").equals("DONE"));

    var result = as("manager").get(location).json();
    assertThat(result.at("/created").asInt()).isEqualTo(501);
    assertThat(result.at("/done").asInt()).isEqualTo(501);
    assertThat(result.at("/rejected")).isEmpty();
    assertThat(as("manager2").get(location).status()).isEqualTo(404);
    assertThat(as("manager").post(location + "/cancellation", "{}").field("/state"))
        .as("what has ended stays as it is")
        .isEqualTo("DONE");
  }

  @Test
  @DisplayName("une courte liste se répond aussitôt, une trop longue se refuse")
  void bounds() {
    assertThat(as("manager").send("/api/people", "text/csv", csv(10)).status()).isEqualTo(200);
    var refused = as("manager").send("/api/people", "text/csv", csv(601));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("600 lignes");
  }

  private String csv(int count) {
    return "username,displayName\n"
        + IntStream.range(0, count)
            .mapToObj(i -> "a%d%s,Nom %d".formatted(i, mark, i))
            .collect(Collectors.joining("\n"));
  }

  private String table(int count, String more) {
    return "username;displayName;unit\n"
        + IntStream.range(0, count)
            .mapToObj(i -> "n%d%s;Nom %d;".formatted(i, mark, i))
            .collect(Collectors.joining("\n"))
        + "\n"
        + more;
  }
}
