package codev.infra.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.WebTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A view that is being rebuilt")
class ViewRebuildingTest extends WebTest {
  @ParameterizedTest
  @CsvSource({
    "fr, Reconstruction en cours, en cours de reconstruction (42 %)",
    "en, Rebuild in progress, being rebuilt (42%)"
  })
  @DisplayName("is reported to programs as a document, with the time to try again")
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
    assertThat(problem.at("/detail").asString().replaceAll("[\u00a0\u202f]", " ")).contains(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "fr, Reconstruction en cours, (42 %), Cette page se recharge automatiquement.",
    "en, Rebuild in progress, (42%), This page reloads automatically."
  })
  @DisplayName("is reported to people as a page that reloads itself")
  void is_shown_to_people(String language, String title, String done, String reloads) {
    var page =
        send(
            alice("/page/rebuilding")
                .header("Accept", "text/html")
                .header("Accept-Language", language));

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).contains("5");
    assertThat(page.headers().firstValue("Refresh")).contains("5");
    assertThat(page.body().replaceAll("[\u00a0\u202f]", " "))
        .contains("<h1>" + title + "</h1>", done, reloads, "value=\"42\"", "action=\"/logout\"")
        .contains("lang=\"" + language + "\"");
  }

  @Test
  @DisplayName("does not reload the answer to a form")
  void does_not_reload_what_a_form_sent() {
    var form = alice("/page/rebuilding").header("Accept", "text/html");

    var page = send(form.POST(BodyPublishers.noBody()));

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Refresh")).isEmpty();
    assertThat(page.body()).doesNotContain("se recharge automatiquement");
  }

  @Test
  @DisplayName("is reported to a request that waits for what it has just written")
  void is_named_to_a_reader_of_own_writes() {
    assertThat(send(alice("/api/who?after=404")).statusCode()).isEqualTo(503);
    assertThat(send(alice("/api/who?after=11")).statusCode()).isEqualTo(504);
  }

  @ParameterizedTest
  @ValueSource(strings = {"view", "store"})
  @DisplayName("says when to try again, like everything that is unavailable")
  void says_when_to_come_back(String what) {
    var answer = post("/api/fails/" + what, "");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
  }
}
