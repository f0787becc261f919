package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Passer la main à un collègue")
@Story
class SubstituteTest {
  private static final String COLLEAGUES = "**/facilitators/colleagues*";

  private static Meeting meeting;
  private static Browser browser;
  private static BrowserUser facilitator;
  private static String colleague;

  @BeforeAll
  static void open() {
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    browser = new Browser(Platform.running().address());
    meeting.found();
    meeting.open();
    colleague = "chloe" + meeting.group.toString().substring(0, 4);
    var manager = meeting.as("manager");
    must(
        manager.post(
            "/api/people", List.of(Map.of("username", colleague, "displayName", "Chloé Vidal"))));
    must(
        manager.post(
            "/api/facilitators",
            Map.of(
                "username",
                colleague,
                "title",
                "Praticienne",
                "since",
                "2026-01-05",
                "capacity",
                2)));
    facilitator = browser.atADesk("facilitator");
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("la liste injoignable, son identifiant s'écrit, et rien ne se plaint")
  void without_the_list_a_name_is_typed() {
    facilitator.page().route(COLLEAGUES, Route::abort);
    facilitator.open("/sessions/" + meeting.session);
    facilitator
        .page()
        .waitForRequest(COLLEAGUES, () -> facilitator.pressInMenu("Passer l’animation…"));
    facilitator.fill("Nom ou identifiant du nouvel animateur", colleague);
    assertThat(facilitator.part("#substitute-choice")).isHidden();
    facilitator.page().unroute(COLLEAGUES);
    facilitator.page().reload();
    facilitator.pressInMenu("Passer l’animation…");
    facilitator.part("#substitute-choice").waitFor();
    assertThat(facilitator.part("#substitute .refusal")).hasCount(0);
  }

  @Test
  @Order(2)
  @DisplayName("quelqu'un qui n'est pas dans la liste : son identifiant s'écrit")
  void somebody_else_is_typed() {
    facilitator.select("Nouvel animateur", "Une autre personne");
    assertThat(facilitator.part("#substitute-username")).isVisible();
    facilitator.picture("handing-over");
  }

  @Test
  @Order(3)
  @DisplayName("un collègue se choisit par son nom, et le reste quand la page se redessine")
  void a_colleague_is_chosen_by_name() {
    facilitator.select("Nouvel animateur", "Chloé Vidal");
    assertThat(facilitator.part("#substitute-username")).isHidden();
    must(meeting.as("bob").post(meeting.path("/attendance/signature")));
    facilitator.sees("émargé");
    assertThat(facilitator.part("#substitute-choice")).hasValue(colleague);
    var forgotten = facilitator.inAnotherTab();
    forgotten.open("/sessions/" + meeting.session);
    assertThat(forgotten.part("#substitute-button")).hasCount(1);
    facilitator.fill("Motif", "Une urgence");
    facilitator.press("Passer l’animation");
    facilitator.page().waitForURL("**/groups/" + meeting.group);
    var handed = must(meeting.as("manager").get(meeting.path(""))).body();
    assertThat(handed.path("facilitator").asString()).isEqualTo(colleague);
    assertThat(browser.complaints()).isEmpty();
    assertThat(forgotten.part("#substitute-button")).hasCount(0);
    forgotten.sees("Vous avez passé l’animation de cette séance");
    forgotten.doesNotSee("Connexion interrompue");
  }
}
