package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    assertThat(links(FOOT, who)).isEqualTo(places(who));
  }

  @Test
  @DisplayName("est celle d’un participant, ou d’un participant qui anime")
  void is_of_its_role() {
    assertThat(places("lea-menu")).containsExactly("/groups", "/actions", "/journal", "/surveys");
    assertThat(places("ana-menu"))
        .containsExactly("/groups", "/actions", "/journal", "/outcomes/mine");
  }

  private List<String> places(String who) {
    return links(PLACES, who);
  }

  private List<String> links(Pattern navigation, String who) {
    var places = navigation.matcher(page(who, "/groups"));
    assertThat(places.find()).isTrue();
    return LINK.matcher(places.group()).results().map(found -> found.group(1)).toList();
  }
}
