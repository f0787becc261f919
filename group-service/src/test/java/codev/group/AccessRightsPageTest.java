package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.authority.GrantId;
import codev.group.domain.programme.ProgrammeId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page des droits d’accès")
class AccessRightsPageTest extends PagesTest {
  private final UUID programme = UUID.randomUUID();
  private final String mine = "manager" + programme;
  private final String sponsor = "sponsor" + programme;
  private final String at = "/programmes/" + programme + "/grants";

  @BeforeEach
  void declare() {
    var declared =
        must(
            as(mine)
                .post(
                    "/api/programmes",
                    GroupFixture.programme(programme, Map.of("name", "Programme " + programme))));
    must(as(mine).get("/api/programmes/" + programme + "?after=" + declared.position()));
  }

  @Test
  @DisplayName("dit qui a créé le programme, donne un droit et le retire, avec son motif")
  void gives_and_revokes() {
    assertThat(page(mine, at))
        .contains("Droits d’accès", mine, "a créé le programme", "sans date de fin")
        .doesNotContain("??");
    var given = plainly(mine, at, form("SPONSOR", "Direction"));
    assertThat(given.status()).as(given.text()).isEqualTo(303);
    var shown = page(mine, location(given));
    assertThat(shown).contains(sponsor, "Commanditaire", "Direction");
    var grant = Pattern.compile(at + "/([0-9a-f-]{36})/revocation").matcher(shown);
    var own = GrantId.ofDeclaration(new ProgrammeId(programme)).toString();
    var id =
        grant.results().map(found -> found.group(1)).filter(one -> !one.equals(own)).findFirst();

    var revoked =
        plainly(mine, at + "/" + id.orElseThrow() + "/revocation", "reason=A+chang%C3%A9");
    assertThat(revoked.status()).as(revoked.text()).isEqualTo(303);
    assertThat(page(mine, location(revoked)))
        .contains("Droits expirés ou retirés", "A changé")
        .doesNotContain("??");
  }

  @Test
  @DisplayName("en anglais aussi, et pour toute l’organisation")
  void is_there_in_english_and_for_the_organisation() {
    var caller = as("administrator");
    var english = caller.send(caller.request("/grants").header("Accept-Language", "en"));
    assertThat(english.text())
        .contains("Access rights", "The whole organisation", "Auditor: sees the activity log")
        .doesNotContain("??");
    assertThat(as("alice").get("/grants").status()).isEqualTo(403);
    assertThat(page("auditor", "/grants")).doesNotContain("Accorder un droit", "Nouveau droit");
    assertThat(page(mine, "/groups")).contains("href=\"/grants\"");
    assertThat(page(mine, "/programmes/" + programme)).contains("href=\"" + at + "\"");
  }

  @Test
  @DisplayName("montre ce qui manque et ce qui est refusé, avec ce qui a été saisi")
  void shows_what_is_wrong() {
    var incomplete = plainly(mine, at, form("SPONSOR", ""));
    assertThat(incomplete.status()).isEqualTo(422);
    assertThat(incomplete.text()).contains("error-reason", "value=\"" + sponsor + "\"");

    var refused = plainly(mine, at, form("AUDITOR", "Audit"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("gère toute l’organisation");

    var last =
        plainly(
            mine,
            at + "/" + GrantId.ofDeclaration(new ProgrammeId(programme)) + "/revocation",
            "reason=Depart");
    assertThat(last.status()).isEqualTo(422);
    assertThat(last.text()).contains("la dernière personne à gérer ce programme");
  }

  private static String location(Answer answer) {
    return answer.response().headers().firstValue("Location").orElseThrow();
  }

  private String form(String role, String reason) {
    return "username="
        + sponsor
        + "&role="
        + role
        + "&scope="
        + URLEncoder.encode("PROGRAMME:" + programme, StandardCharsets.UTF_8)
        + "&from=&until=&reason="
        + reason;
  }
}
