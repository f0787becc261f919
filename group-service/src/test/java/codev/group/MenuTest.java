package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La navigation principale")
class MenuTest extends PagesTest {
  private static final Pattern PLACES = Pattern.compile("(?s)<nav class=\"places\".*?</nav>");
  private static final Pattern FOOT = Pattern.compile("(?s)<nav class=\"foot-bar\".*?</nav>");
  private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\"");

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "administrator-menu",
        "manager-menu",
        "sponsor-menu",
        "auditor-menu",
        "facilitator-menu",
        "ana-menu",
        "lea-menu"
      })
  @DisplayName("a au plus quatre entrées, au pied d’un téléphone aussi ; le reste est près du nom")
  void has_four_entries_at_most(String who) {
    assertThat(places(who)).startsWith("/groups").hasSizeLessThanOrEqualTo(4);
    assertThat(page(who, "/groups")).contains("href=\"/people/preferences\"", "href=\"/me\"");
    assertThat(links(FOOT, page(who, "/groups"))).isEqualTo(places(who));
  }

  @Test
  @DisplayName("est celle d’un participant, ou d’un participant qui anime")
  void is_of_its_role() {
    assertThat(places("lea-menu")).containsExactly("/groups", "/actions", "/journal", "/surveys");
    assertThat(places("ana-menu"))
        .containsExactly("/groups", "/actions", "/journal", "/outcomes/mine");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"administrator-menu", "manager-menu", "sponsor-menu", "auditor-menu"})
  @DisplayName("ne mène qu’aux groupes qui n’a encore aucun droit, quel que soit son rôle")
  void without_a_right(String who) {
    assertThat(places(who)).containsExactly("/groups");
  }

  @Test
  @DisplayName("mène un auditeur aux pages de ce qu’il audite")
  void of_an_auditor() {
    assertThat(places("auditor")).containsExactly("/groups", "/audit/sessions/actions");
    assertThat(places("administrator")).containsExactly("/groups");

    var programme = UUID.randomUUID();
    must(as("manager-menu").post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    assertThat(places("manager-menu")).containsExactly("/groups");
    var right = grant("auditor-menu-granted", "AUDITOR", programme);
    assertThat(links(PLACES, page("auditor-menu-granted", "/groups?after=" + right.position())))
        .containsExactly("/groups", "/audit/learning/showings");
    var sponsors = grant("sponsor-menu-granted", "SPONSOR", programme);
    assertThat(links(PLACES, page("sponsor-menu-granted", "/groups?after=" + sponsors.position())))
        .containsExactly("/groups");
  }

  @Test
  @DisplayName("est sur la page qui dit pourquoi une demande est refusée, aussi")
  void on_a_refusal() {
    var caller = as("auditor");
    var refused = caller.send(caller.request("/programmes/new").header("Accept", "text/html"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(links(PLACES, refused.text())).contains("/audit/sessions/actions");
  }

  private List<String> places(String who) {
    return links(PLACES, page(who, "/groups"));
  }

  private static List<String> links(Pattern navigation, String page) {
    var places = navigation.matcher(page);
    assertThat(places.find()).isTrue();
    return LINK.matcher(places.group()).results().map(found -> found.group(1)).toList();
  }
}
