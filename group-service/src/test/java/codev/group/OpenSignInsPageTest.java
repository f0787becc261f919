package codev.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page « Mes connexions »")
class OpenSignInsPageTest extends PagesTest {
  private static final String TWO =
      """
      {"sessions":[
        {"id":"h1","since":"2026-11-30T08:00:00Z","lastUsed":"2026-11-30T09:00:00Z",
         "browser":"Firefox","system":"Linux","network":"192.0.2.1","current":true},
        {"id":"h2","since":"2026-11-29T08:00:00Z","lastUsed":"2026-11-29T09:00:00Z",
         "browser":null,"system":null,"network":"<b>unknown","current":false}%s]}
      """;
  private static final String THIRD =
      """
      ,{"id":"h3","since":"2026-11-28T08:00:00Z","lastUsed":"2026-11-28T09:00:00Z",
         "browser":"Chrome","system":null,"network":"192.0.2.2","current":false}
      """;

  @Test
  @DisplayName("montre chaque connexion ouverte, et laisse fermer les autres, une à une ou toutes")
  void shows_each() {
    var page = page(TWO.formatted(THIRD));

    assertThat(page)
        .contains("Firefox sur Linux", "Navigateur inconnu", ">Chrome<", "192.0.2.1")
        .contains("datetime=\"2026-11-30T08:00:00Z\"", "datetime=\"2026-11-30T09:00:00Z\"")
        .contains("hx-post=\"/api/me/sessions/h2/end\"", "hx-post=\"/api/me/sessions/h3/end\"")
        .contains("hx-post=\"/api/me/sessions/end-others\"", "Cet appareil")
        .doesNotContain("/api/me/sessions/h1/end", "<b>unknown");
  }

  @Test
  @DisplayName("ne propose pas de fermer toutes les autres quand il n’y en a qu’une")
  void one_other() {
    assertThat(page(TWO.formatted("")))
        .contains("/api/me/sessions/h2/end")
        .doesNotContain("end-others");
  }

  @Test
  @DisplayName(
      "dit quoi faire à qui vient de s’identifier de nouveau, s’il reste une connexion à fermer")
  void says_what_to_do_next() {
    var notice = "Vous pouvez maintenant fermer vos autres connexions.";
    var one = TWO.formatted("").replaceFirst(",\\s*\\{\"id\":\"h2\"[^}]*}", "");

    assertThat(asked("?signedInAgain=true", TWO.formatted(""))).contains(notice);
    assertThat(asked("?signedInAgain=true&lang=en", TWO.formatted("")))
        .contains("You can now sign out on your other devices.");
    assertThat(page(TWO.formatted(""))).doesNotContain(notice);
    assertThat(asked("?signedInAgain=true", one)).contains("Firefox").doesNotContain(notice);
  }

  @Test
  @DisplayName("dit que seul un navigateur la remplit, et mène depuis « Mes courriels »")
  void needs_a_browser() {
    assertThat(page("lea-sign-ins", "/people/sign-ins")).contains("dans un navigateur");
    assertThat(page("lea-sign-ins", "/people/preferences")).contains("href=\"/people/sign-ins\"");
    assertThat(sent("no base 64")).contains("dans un navigateur");
    for (var nothing : List.of("null", "{}", "{\"sessions\":null}", "{\"sessions\":[null]}"))
      assertThat(page(nothing)).as(nothing).contains("dans un navigateur");
  }

  private String page(String sessions) {
    return asked("", sessions);
  }

  private String asked(String query, String sessions) {
    return sent(query, Base64.getEncoder().encodeToString(sessions.getBytes(UTF_8)));
  }

  private String sent(String header) {
    return sent("", header);
  }

  private String sent(String query, String header) {
    var caller = as("lea-sign-ins");
    var request = caller.request("/people/sign-ins" + query).header("Codev-Open-Sessions", header);
    var answer = caller.send(request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }
}
