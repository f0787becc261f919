package codev.infra.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un champ où l’on nomme une personne")
class PeopleFieldTest {
  private static final String FIELD = "#join input[name=username]";
  private static final String SEARCH = "**/people/options?*";
  private static final String LIST = "#join [role=listbox]";

  private final Platform platform = Platform.running();
  private final Browser browser = new Browser(platform.address());
  private final Meeting meeting = new Meeting(platform.address(), platform::token);
  private final String mark = meeting.group.toString().substring(0, 8);
  private final String name = "Zadig Moreau " + mark;
  private BrowserUser manager;

  @BeforeEach
  void the_page_of_a_group() {
    meeting.found();
    var newcomer = Map.of("username", "zadig" + mark, "displayName", name, "unit", "Achats");
    Meeting.must(meeting.as("manager").post("/api/people", List.of(newcomer)));
    manager = browser.atADesk("manager");
    manager.open("/groups/" + meeting.group);
    manager.unfold("Ajouter un membre");
    field().focus();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  @DisplayName(
      "les flèches parcourent qui est trouvé, Entrée choisit, Échap ferme sans rien perdre")
  void a_person_is_chosen_by_keys() {
    manager.types(mark + " zad");
    assertThat(option(name)).containsText("Achats");
    assertThat(field()).hasAttribute("aria-expanded", "true");
    manager.presses("Escape");
    assertThat(list()).isHidden();
    assertThat(field()).hasValue(mark + " zad");

    typesUntilFound("ig");
    manager.presses("ArrowDown");
    assertThat(list().locator("[aria-selected=true]")).containsText(name);
    manager.presses("Enter");
    assertThat(list()).isHidden();
    assertThat(field()).hasValue(name);
    assertThat(field()).hasAttribute("aria-expanded", "false");
  }

  @Test
  @DisplayName("une réponse qui arrive après Échap ne rouvre pas la liste")
  void a_late_answer_leaves_it_closed() {
    typesUntilFound(mark + " za");
    var page = manager.page();
    page.evaluate(
        """
        () => {
          window.swapped = new Promise((done) => document.addEventListener("htmx:afterSwap", done, { once: true }));
        }
        """);
    var held = new ArrayList<Route>();
    page.route(SEARCH, held::add);
    page.waitForRequest(SEARCH, () -> manager.types("d"));
    manager.presses("Escape");
    assertThat(list()).isHidden();

    page.waitForResponse(SEARCH, () -> held.forEach(Route::resume));
    page.evaluate("() => window.swapped.then(() => true)");

    assertThat(list()).isHidden();
    page.unroute(SEARCH);
    manager.types("ig");
    assertThat(option(name)).isVisible();
  }

  @Test
  @DisplayName("une réponse qui arrive quand une ligne est choisie n’en laisse aucune à moitié")
  void a_late_answer_leaves_no_half_chosen_line() {
    typesUntilFound(mark + " za");
    var page = manager.page();
    var held = new ArrayList<Route>();
    page.route(SEARCH, held::add);
    page.waitForRequest(SEARCH, () -> manager.types("d"));
    manager.presses("ArrowDown");
    assertThat(list().locator("[aria-selected=true]")).containsText(name);
    assertThat(field()).hasAttribute("aria-activedescendant", Pattern.compile(".+"));

    page.waitForResponse(SEARCH, () -> held.forEach(Route::resume));
    assertThat(list().locator("[aria-selected=true]")).hasCount(0);
    assertThat(field()).not().hasAttribute("aria-activedescendant", Pattern.compile(".*"));
  }

  @Test
  @DisplayName("qui est déjà membre est montré avec son unité, et ne se choisit pas")
  void a_member_is_shown_with_the_reason() {
    manager.types("alice mar");
    var alice = option("Alice Martin");
    assertThat(alice).containsText("Finance · Lyon");
    assertThat(alice).containsText("déjà membre de ce groupe");
    manager.picture("people-field");
    alice.click(new Locator.ClickOptions().setForce(true)); // it is disabled
    assertThat(field()).hasValue("alice mar");
    Assertions.assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("une recherche interrompue n’est pas une erreur de la console, une panne en est une")
  void a_search_that_is_cut_off_is_no_error() {
    var page = manager.page();
    var errors = new ArrayList<String>();
    page.onConsoleMessage(
        message -> {
          if (message.text().startsWith("htmx:")) errors.add(message.text());
        });
    page.route(SEARCH, _ -> {}); // never answered
    page.waitForRequest(SEARCH, () -> manager.types(mark + " z"));
    page.evaluate("field => htmx.trigger(field, 'htmx:abort')", FIELD);
    Assertions.assertThat(errors).isEmpty();

    page.unroute(SEARCH);
    page.route(SEARCH, Route::abort);
    page.waitForConsoleMessage(
        new Page.WaitForConsoleMessageOptions()
            .setPredicate(message -> message.text().startsWith("htmx:sendError")),
        () -> manager.types("ad"));

    errors.clear();
    page.unroute(SEARCH);
    page.route(SEARCH, _ -> {});
    page.waitForRequest(SEARCH, () -> manager.types("ig"));
    manager.open("/groups");
    Assertions.assertThat(errors).isEmpty();
  }

  /** An earlier answer may have the name already, while the last one is on its way. */
  private void typesUntilFound(String letters) {
    var end = letters.substring(letters.length() - 2);
    manager
        .page()
        .waitForResponse(
            answer -> answer.url().contains("/people/options?") && answer.url().endsWith(end),
            () -> manager.types(letters));
    assertThat(field()).not().hasClass(Pattern.compile("htmx-request"));
    assertThat(option(name)).isVisible();
  }

  private Locator field() {
    return manager.part(FIELD);
  }

  private Locator list() {
    return manager.part(LIST);
  }

  private Locator option(String name) {
    return list().locator("[role=option]", new Locator.LocatorOptions().setHasText(name)).first();
  }
}
