package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestApiClient;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Composer les groupes à la main")
@Story
class GroupCompositionTest {
  private static String mark;
  private static UUID programme;
  private static String composition;
  private static final int PEOPLE = 24;
  private static final String FORM = "#form-these";

  /** The first is the manager of the second. */
  private static String boss;

  private static String subordinateOfBoss;

  private static Browser browser;
  private static BrowserUser manager;
  private static final List<String> checks = new ArrayList<>();

  @BeforeAll
  static void open() {
    mark = UUID.randomUUID().toString().substring(0, 6);
    programme = UUID.randomUUID();
    composition = "/programmes/" + programme + "/composition";
    boss = person(0);
    subordinateOfBoss = person(1);
    var api = new TestApiClient(Platform.running().address(), Platform.running().token("manager"));
    var today = PlatformTime.today();
    must(
        api.post(
            "/api/people",
            IntStream.rangeClosed(0, PEOPLE).mapToObj(GroupCompositionTest::described).toList()));
    must(
        api.post(
            "/api/programmes",
            Map.of(
                "id",
                programme,
                "name",
                "À la main " + mark,
                "aims",
                List.of("CHANGE_SUPPORT"),
                "startsOn",
                today,
                "endsOn",
                today.plusMonths(8),
                "cadenceWeeks",
                4,
                "template",
                "STANDARD_180",
                "privacyThreshold",
                5)));
    must(api.post("/api/facilitators", Map.of("username", person(PEOPLE), "capacity", 4)));
    browser = new Browser(Platform.running().address());
    manager = browser.atADesk("manager");
    manager.page().setViewportSize(1440, 2400); // nothing scrolls away under what is dragged
    manager
        .page()
        .onRequest(
            request -> {
              if (isACheck(request.url())) checks.add(request.url());
            });
    manager.open(composition);
    manager
        .page()
        .evaluate(
            "mark => document.querySelectorAll('#wish input[type=checkbox]').forEach(box => {"
                + " box.checked = box.value.endsWith(mark) && (box.name === 'facilitators') ==="
                + " (box.value === 'q24' + mark); })",
            mark);
    manager.press("Proposer des groupes");
    manager.sees("3 groupes proposés");
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  private static boolean isACheck(String url) {
    return url.endsWith(composition + "/check");
  }

  @BeforeEach
  void nothing_sent_yet() {
    checks.clear();
  }

  @Test
  @Order(1)
  @DisplayName(
      "lâchée dans un groupe complet, une personne reste où elle était, et la page dit pourquoi")
  void a_full_group_takes_nobody() {
    var here = groupOf(boss);
    int there = groupOf(somebodyElsewhere());

    drag(boss, column(there).locator("label").first());

    manager.sees("le groupe %d est complet".formatted(there + 1));
    assertThat(groupOf(boss)).isEqualTo(here);
    assertThat(checks).hasSize(1);
    assertThat(manager.part(FORM)).isDisabled();
    manager.picture("manager-compose-refused");
    number(boss).fill(String.valueOf(here + 1));
    manager.presses("Tab");
    assertThat(manager.part(FORM)).isEnabled();
    assertThat(manager.part(".field-error")).hasCount(0);
  }

  @Test
  @Order(2)
  @DisplayName(
      "lâchées l’une sur l’autre, deux personnes de groupes complets échangent, en un envoi")
  void two_change_seats() {
    var other = somebodyElsewhere();
    int here = groupOf(boss);
    int there = groupOf(other);

    drag(boss, seat(other));

    assertThat(column(there).locator("#move-" + boss)).isVisible();
    assertThat(groupOf(other)).isEqualTo(here);
    assertThat(checks).hasSize(1);
    assertThat(manager.part(FORM)).isEnabled();
  }

  @Test
  @Order(3)
  @DisplayName("personne ne rejoint son responsable : la page le dit, chacun reste à sa place")
  void nobody_joins_their_manager() {
    int bosses = groupOf(boss);
    int here = groupOf(subordinateOfBoss);
    var other = memberOf(bosses, boss);

    drag(subordinateOfBoss, seat(other));

    manager.sees("une relation hiérarchique existe avec");
    assertThat(groupOf(subordinateOfBoss)).isEqualTo(here);
    assertThat(groupOf(other)).isEqualTo(bosses);
    assertThat(checks).hasSize(1);
    assertThat(manager.part(FORM)).isDisabled();
    number(subordinateOfBoss).fill(String.valueOf(here + 1));
    manager.presses("Tab");
    assertThat(manager.part(".field-error")).hasCount(1);
    number(other).fill(String.valueOf(bosses + 1));
    manager.presses("Tab");
    assertThat(manager.part(FORM)).isEnabled();
  }

  @Test
  @Order(4)
  @DisplayName(
      "tant qu’un déplacement est vérifié, rien ne se forme ; un numéro sélectionné le reste")
  void nothing_is_formed_meanwhile() {
    var held = new ArrayList<Route>();
    manager.page().route(GroupCompositionTest::isACheck, held::add);

    drag(boss, seat(somebodyElsewhere()));
    manager.page().waitForCondition(() -> !held.isEmpty());

    assertThat(manager.part(FORM)).isDisabled();
    assertThat(manager.part("#arrangement")).hasAttribute("aria-busy", "true");
    number(subordinateOfBoss).focus();
    manager.presses("Control+a");
    manager.page().unrouteAll();
    held.forEach(Route::resume);
    assertThat(manager.part(FORM)).isEnabled();

    var stays = String.valueOf(groupOf(subordinateOfBoss) + 1);
    manager.page().keyboard().type(stays);
    assertThat(number(subordinateOfBoss)).hasValue(stays);
  }

  @Test
  @Order(5)
  @DisplayName("un déplacement que le serveur n’a pas vu part avant que les groupes se forment")
  void what_is_formed_is_what_is_seen() {
    var other = somebodyElsewhere();
    int there = groupOf(other);
    manager.page().route(GroupCompositionTest::isACheck, Route::abort);
    drag(boss, seat(other));
    manager.sees("L’envoi a échoué");
    manager.page().unrouteAll();

    manager.part(FORM).click();

    assertThat(column(there).locator("#move-" + boss)).isVisible();
    assertThat(manager.page().url()).endsWith(composition);
  }

  @Test
  @Order(6)
  @DisplayName("le dernier déplacement s’annule : chacun reprend sa place")
  void the_last_move_is_undone() {
    var other = somebodyElsewhere();
    int here = groupOf(boss);
    int there = groupOf(other);
    drag(boss, seat(other));
    assertThat(column(there).locator("#move-" + boss)).isVisible();

    manager.press("Annuler le dernier déplacement");

    assertThat(column(here).locator("#move-" + boss)).isVisible();
    assertThat(groupOf(other)).isEqualTo(there);
    assertThat(manager.part(FORM)).isEnabled();
  }

  @Test
  @Order(7)
  @DisplayName("la page rechargée rend les groupes comme on les avait laissés, et les forme")
  void reloaded_and_formed() {
    var name = manager.part("#name-0");
    name.fill("Les premiers " + mark);
    manager.presses("Tab");
    manager.page().waitForCondition(() -> checks.size() == 1);
    assertThat(manager.part(FORM)).isEnabled();
    int here = groupOf(boss);

    manager.open(composition);

    manager.sees("3 groupes proposés");
    assertThat(groupOf(boss)).isEqualTo(here);
    assertThat(manager.part("#name-0")).hasValue("Les premiers " + mark);
    manager.press("Créer ces 3 groupes");
    manager.sees("Groupes qui demandent votre attention\u202f: 3 sur 3");
    manager.sees("Les premiers " + mark);
    manager.open(composition);
    assertThat(manager.part("form#arrangement")).hasCount(0);
    assertThat(browser.complaints()).isEmpty();
  }

  private static void drag(String person, Locator target) {
    seat(person)
        .dragTo(
            target, new Locator.DragToOptions().setSourcePosition(12, 8).setTargetPosition(12, 8));
  }

  private static Locator seat(String person) {
    return manager.part("[data-seat]:has(#move-" + person + ")");
  }

  private static Locator number(String person) {
    return manager.part("#move-" + person);
  }

  private static Locator column(int at) {
    return manager.part("[data-column='" + at + "']");
  }

  private static int groupOf(String person) {
    return Integer.parseInt(
        number(person).locator("xpath=ancestor::*[@data-column]").getAttribute("data-column"));
  }

  /**
   * A person of another group who may sit with those whom the boss sits with, and the other way.
   */
  private static String somebodyElsewhere() {
    int atBoss = groupOf(boss);
    int subordinate = groupOf(subordinateOfBoss);
    int there =
        IntStream.range(0, 3).filter(g -> g != atBoss && g != subordinate).findFirst().getAsInt();
    return memberOf(there, boss);
  }

  private static String memberOf(int group, String otherThan) {
    return column(group).locator("[data-move-to]").all().stream()
        .map(number -> number.getAttribute("id").substring("move-".length()))
        .filter(person -> !person.equals(otherThan))
        .findFirst()
        .orElseThrow();
  }

  private static String person(int number) {
    return "q" + number + mark;
  }

  private static Map<String, String> described(int number) {
    var person =
        new HashMap<>(
            Map.of(
                "username", person(number),
                "displayName", "Dominique " + number + " " + mark,
                "unit", List.of("Finance", "Ventes", "Achats").get(number % 3),
                "site", List.of("Lyon", "Lille").get(number % 2)));
    if (number == 1) person.put("managerUsername", person(0));
    return person;
  }
}
