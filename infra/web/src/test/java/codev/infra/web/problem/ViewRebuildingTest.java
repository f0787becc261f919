package codev.infra.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.WebTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Une vue qui se reconstruit")
class ViewRebuildingTest extends WebTest {
  @ParameterizedTest
  @CsvSource({
    "fr, En cours de reconstruction, en cours de reconstruction à partir du journal : 42 %",
    "en, Being rebuilt, being rebuilt from the event log: 42 %"
  })
  @DisplayName("est dite aux programmes par un document, avec le moment de revenir")
  void is_named_to_programs(String language, String title, String detail) {
    var answer =
        send(
            alice("/api/fails/view")
                .header("Accept-Language", language)
                .POST(BodyPublishers.noBody()));
    var problem = json(answer);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(problem.at("/type").asString()).isEqualTo("urn:codev:rule:request.view-rebuilding");
    assertThat(problem.at("/title").asString()).isEqualTo(title);
    assertThat(problem.at("/detail").asString().replace('\u00a0', ' ')).contains(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "fr, En cours de reconstruction, 42 % sont faits, Cette page se recharge toute seule.",
    "en, Being rebuilt, 42 % is done, This page reloads by itself."
  })
  @DisplayName("est dite aux personnes par une page qui se recharge toute seule")
  void is_shown_to_people(String language, String title, String done, String reloads) {
    var page =
        send(
            alice("/page/rebuilding")
                .header("Accept", "text/html")
                .header("Accept-Language", language));

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).contains("5");
    assertThat(page.headers().firstValue("Refresh")).contains("5");
    assertThat(page.body().replace('\u00a0', ' '))
        .contains("<h1>" + title + "</h1>", done, reloads, "value=\"42\"", "action=\"/logout\"")
        .contains("lang=\"" + language + "\"");
  }

  @Test
  @DisplayName("ne fait pas recharger la réponse à un formulaire")
  void does_not_reload_what_a_form_sent() {
    var form = alice("/page/rebuilding").header("Accept", "text/html");

    var page = send(form.POST(BodyPublishers.noBody()));

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Refresh")).isEmpty();
    assertThat(page.body()).doesNotContain("se recharge toute seule");
  }

  @Test
  @DisplayName("est dite à qui attend ce qu’il vient d’écrire")
  void is_named_to_a_reader_of_own_writes() {
    assertThat(send(alice("/api/who?after=404")).statusCode()).isEqualTo(503);
    assertThat(send(alice("/api/who?after=11")).statusCode()).isEqualTo(504);
  }

  @ParameterizedTest
  @ValueSource(strings = {"view", "store"})
  @DisplayName("comme tout ce qui n’est pas joignable, dit quand revenir")
  void says_when_to_come_back(String what) {
    var answer = post("/api/fails/" + what, "");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
  }
}
