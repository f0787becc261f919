package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Sur un réseau lent, avant que les scripts de la page soient là")
@Story
class SlowScriptsTest {
  /** What every page's scripts need: while it is on its way none of those after it runs. */
  private static final String SCRIPT = "**/htmx.min*.js";

  /** The last one of a room. */
  private static final String LAST_SCRIPT = "**/evaluation-*.js";

  private static Meeting meeting;
  private static Browser browser;
  private static BrowserUser client;
  private static BrowserUser bob;

  @BeforeAll
  static void open() {
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    browser = new Browser(Platform.running().address());
    meeting.found();
    meeting.open();
    meeting.everybodyIsPresent();
    must(
        meeting
            .as(CLIENT)
            .post(meeting.path("/topics"), meeting.topic(meeting.topic, "Mes réunions")));
    client = browser.atADesk(CLIENT);
    bob = browser.atADesk("bob");
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("ce qui est pressé quand certains sont là compte une fois")
  void a_press_counts_once() {
    var last = opensBefore(LAST_SCRIPT, bob);
    bob.page().waitForFunction("() => window.codev?.isPressed");
    bob.page().waitForTimeout(500); // for those between
    bob.press("Un point de plus");
    bob.page().unroute(LAST_SCRIPT);
    last.forEach(Route::resume);
    bob.sees("Il vous reste 4 points");
    assertThat(bob.page().getByLabel("Mes points")).hasValue("1");
  }

  @Test
  @Order(2)
  @DisplayName("un choix est envoyé dès qu'ils sont là")
  void a_choice_is_sent_later() {
    var scripts = opensBeforeItsScripts(bob);
    bob.fill("Mes points", "3");
    bob.presses("Tab");
    letThrough(bob, scripts);
    bob.sees("Il vous reste 2 points");
    client.open("/sessions/" + meeting.session);
    client.sees("1 membre sur");
    meeting.showVotes();
    client.sees("3 points");
  }

  @Test
  @Order(3)
  @DisplayName("un texte est envoyé une fois, et ne se lit dans aucune adresse")
  void a_text_is_sent_once() {
    meeting.choose("Urgent");
    meeting.next("PREPARATION");
    // without its scripts a page does not follow: it is opened once the read model has
    meeting
        .as(CLIENT)
        .await(meeting.path(""), seen -> seen.path("step").asString().equals("PRESENTATION"));
    var scripts = opensBeforeItsScripts(client);
    client.fill("Votre texte", "Depuis six mois nos réunions débordent");
    client.choose("Exposé"); // which shows once something is written
    client.press("Partager avec le groupe");
    client.press("Partager avec le groupe");
    assertThat(client.page().url()).endsWith("/sessions/" + meeting.session);
    letThrough(client, scripts);
    bob.open("/sessions/" + meeting.session);
    bob.sees("Depuis six mois nos réunions débordent");
    assertThat(client.part("#say-text")).hasValue("");
    assertThat(bob.part("#talk .words")).hasCount(1);
  }

  @Test
  @Order(4)
  @DisplayName("l'affichage choisi s'applique dès qu'ils sont là")
  void a_preference_applies_later() {
    var scripts = opensBeforeItsScripts(client);
    client.pressInMenu("Afficher pour la salle");
    letThrough(client, scripts);
    assertThat(client.part("html.is-big")).isVisible();
  }

  @Test
  @Order(5)
  @DisplayName("là où aucun script ne s'exécute, la page le dit et n'offre rien qui en ait besoin")
  void nothing_is_offered_without_scripts() {
    var person = browser.withoutScripts("bob");
    person.open("/sessions/" + meeting.session);
    person.sees("JavaScript est désactivé");
    assertThat(person.part("form[hx-post]").locator("visible=true")).hasCount(0);
  }

  @Test
  @Order(6)
  @DisplayName("rien ne s'est plaint dans aucune page")
  void no_page_complains() {
    assertThat(browser.complaints()).isEmpty();
  }

  /** The page is there, its scripts are on their way until they are let through. */
  private static List<Route> opensBeforeItsScripts(BrowserUser person) {
    return opensBefore(SCRIPT, person);
  }

  private static List<Route> opensBefore(String script, BrowserUser person) {
    var held = new ArrayList<Route>();
    person.page().route(script, held::add);
    person
        .page()
        .navigate(
            "/sessions/" + meeting.session,
            new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    person.page().waitForCondition(() -> !held.isEmpty());
    return held;
  }

  private static void letThrough(BrowserUser person, List<Route> scripts) {
    person.page().unroute(SCRIPT);
    scripts.forEach(Route::resume);
  }
}
