package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A session in one hour, of a group of which two are absent, one of them until the questions and
 * the other without having accepted the charter, and one leaves early; another's line is cut, the
 * contract is passed with a reason, the session handed over. As its people see it in French and in
 * English, at a desk and on a phone.
 */
@DisplayName("Une séance d'une heure avec ses imprévus, dans le navigateur")
@Story
class FlashRoomTest {
  private static UUID session;
  private static final String LATE = "hugo";
  private static final String NEWCOMER = "gaelle";
  private static final List<String> ABSENT = List.of(NEWCOMER, LATE);
  private static final String SUBSTITUTE = "facilitator2";
  private static final String WHY = "Le groupe est d’accord pour continuer";
  private static final String WHY_OPENED = "Gaëlle donnera son accord à son retour";
  private static final String LEAVER = "farid";
  private static final List<String> STAYING = List.of("bob", "carla", "david", "emma");
  private static final int MOST_SCREENS = 3;
  private static String room;

  private static Meeting meeting;
  private static Browser browser;
  private static BrowserUser groupFacilitator;

  /** Who facilitates: the group's facilitator, until the session is handed over. */
  private static BrowserUser facilitator;

  private static BrowserUser client;
  private static BrowserUser carla;
  private static BrowserUser emma;
  private static BrowserUser leaver;

  @BeforeAll
  static void open() {
    session = UUID.randomUUID();
    room = "/sessions/" + session;
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    browser = new Browser(Platform.running().address());
    meeting.found(Meeting.MEMBERS.stream().filter(m -> !m.equals(NEWCOMER)).toList());
    meeting.plan(session, "FLASH_60");
    groupFacilitator = browser.atADesk("facilitator");
    facilitator = groupFacilitator;
    client = browser.onAPhone(CLIENT);
    carla = browser.atADesk("carla");
    emma = browser.onAPhone("emma");
    leaver = browser.atADesk(LEAVER);
    for (var phone : List.of(client, emma)) phone.page().setViewportSize(390, 844);
    for (var french : List.of(facilitator, client, leaver)) french.open(room);
    for (var english : List.of(carla, emma)) english.open(room + "?lang=en");
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("un accord qui manque à la charte n'empêche pas d'ouvrir, avec un motif")
  void it_is_opened_with_a_reason() {
    for (int width : List.of(1440, 390)) {
      facilitator.page().setViewportSize(width, 900);
      facilitator.part("#open-button").click();
      assertThat(facilitator.part("#before-opening")).containsText("Gaëlle Morvan");
      assertThat(facilitator.part("#open-anyway-button")).isInViewport();
      facilitator.picture("flash-before-opening");
    }
    facilitator.page().setViewportSize(1440, 900);
    facilitator.part("#open-reason").fill(WHY_OPENED);
    facilitator.part("#open-anyway-button").click();
    meeting
        .as("facilitator")
        .await("/api/sessions/" + session, s -> s.path("state").asString().equals("OPEN"));
    carla.sees("Preparation");
    assertThat(facilitator.part("#before-opening")).hasCount(0);
  }

  @Test
  @Order(2)
  @DisplayName("deux absents n'empêchent rien, et l'on n'attend rien d'eux")
  void two_are_absent() {
    for (var absent : ABSENT) mark(absent, "ABSENT");
    for (var there : List.of(CLIENT, LEAVER)) mark(there, "PRESENT");
    for (var there : STAYING) mark(there, "PRESENT");
    post(CLIENT, "/topics", meeting.topic(meeting.topic, "Mes réunions"));
    facilitator.sees("Seul sujet avec un client volontaire");
    pictures("flash-preparation");
    for (var phone : List.of(client, emma)) fitsLongNames(phone);
    hasSpaceAboveItsButtons();
    facilitator.part("#choose-fold-" + meeting.topic + " > summary").click();
    facilitator.part("#choose-" + meeting.topic + " > button").click();
    facilitator.awaitsGone("#gates");
    assertThat(facilitator.part("#quorum-alarm")).hasCount(0);
    goesOn("PRESENTATION");
    client.part("#say-text").fill("Une heure pour décider");
    client.part("#say-button").click();
    for (var person : List.of(carla, emma)) person.sees("Une heure pour décider");
    pictures("flash-presentation");
  }

  @Test
  @Order(3)
  @DisplayName(
      "qui part en cours n'est plus attendu, qui arrive l'est ; une réserve se passe avec un motif")
  void one_comes_one_leaves() {
    goesOn("CLARIFICATION");
    mark(LATE, "LATE");
    facilitator.sees("arrivée\u202f:");
    emma.part("#say-text").fill("Since when?");
    emma.part("#say-button").click();
    client.sees("Since when?");
    client.unfold("Répondre");
    client.part("[id^=answer-text]").fill("Depuis mars");
    client.part("[id^=answer-] > button").click();
    emma.sees("Depuis mars");
    pictures("flash-clarification");
    goesOn("PROBLEM_DEFINITION");
    mark(LEAVER, "LEFT_EARLY");
    assertThat(leaver.part("#say, #accept")).hasCount(0);
    leaver.sees("Votre départ est noté");
    leaver.picture("flash-left");
    post(CLIENT, "/contract", meeting.contract("Décider"));
    carla.sees("Problem and objective");
    for (var other : STAYING) {
      facilitator.sees("Points à régler avant l’étape suivante");
      post(other, "/contract/acceptances", Map.of("version", 1, "accepted", true));
    }
    post(
        LATE,
        "/contract/acceptances",
        Map.of("version", 1, "accepted", false, "reservation", "Trop large"));
    var missing = facilitator.part("#gates-list .open-point > p");
    assertThat(missing)
        .containsText(new String[] {"Hugo Lambert"}); // several until the contract is there
    assertThat(missing).hasCount(1);
    pictures("flash-contract");
    goesOn("CONSULTATION", FlashRoomTest::passesTheGate);
    carla.part("#session-button").click();
    carla.part("#course-button").click();
    for (var reason : List.of(WHY_OPENED, WHY)) carla.sees(reason);
    carla.presses("Escape");
    carla.part("#say-text").fill("A stand-up meeting");
    carla.presses("Control+Enter");
    client.sees("A stand-up meeting");
    pictures("flash-consultation");
  }

  @Test
  @Order(4)
  @DisplayName("ce qui est écrit sans réseau attend, et part une fois au retour")
  void a_line_is_cut() {
    emma.offline(true);
    emma.part("#say-text").fill("Start on time");
    emma.part("#say-button").click();
    assertThat(emma.part("#outbox li .words")).hasText("Start on time");
    emma.pictureInEnglish("flash-offline-en");
    client.doesNotSee("Start on time");
    emma.offline(false);
    emma.awaitsGone("#outbox");
    for (var person : List.of(facilitator, client, carla, emma))
      assertThat(person.part(".entry:has-text('Start on time')")).hasCount(1);
  }

  @Test
  @Order(5)
  @DisplayName("l'animation passée, l'animateur du groupe suit, et l'autre mène")
  void it_is_handed_over() {
    goesOn("SYNTHESIS");
    facilitator.handsOverTo(SUBSTITUTE);
    groupFacilitator.open(room);
    groupFacilitator.sees("Vous avez passé l’animation de cette séance");
    assertThat(groupFacilitator.part("#next-button, #extend-button")).hasCount(0);
    groupFacilitator.picture("flash-handed-over");
    facilitator = browser.atADesk(SUBSTITUTE);
    facilitator.awaits(room, meeting.name);
    facilitator.part("#extend-button").waitFor();
  }

  @Test
  @Order(6)
  @DisplayName("l'apprentissage dit ses compétences à chacun dans sa langue")
  void it_goes_to_its_end() {
    post(CLIENT, "/actions", meeting.action(UUID.randomUUID(), "Une réunion debout"));
    facilitator.awaitsGone("#gates");
    pictures("flash-synthesis");
    goesOn("LEARNING");
    carla.choose("about myself");
    carla.choose("Listening");
    carla.part("#learn-text").fill("I ask before I answer");
    carla.part("#learn > button").click();
    client.part("#takeaways .tag:text-is('Écouter')").waitFor();
    emma.part("#takeaways .tag:text-is('Listening')").waitFor();
    for (var person : List.of(client, emma))
      assertThat(person.part("#takeaways .tag:text-is('listening')")).hasCount(0);
    everybodyShares();
    pictures("flash-learning");
    aPhoneShowsTheLatest();
  }

  @Test
  @Order(7)
  @DisplayName("close, elle n'attend d'évaluation que de ceux qui étaient là")
  void it_is_closed() {
    facilitator.part("#close-button").click();
    facilitator.sees("Il manque");
    pictures("flash-closing");
    facilitator.part("#close-confirm").click();
    facilitator.sees("La séance est terminée");
    carla.sees("The session has ended");
    pictures("flash-closed");
    assertThat(client.part("#takeaways .entry:visible")).hasCount(2);
    client.open(room + "/summary");
    client.sees("Une réunion debout");
    for (var reason : List.of(WHY_OPENED, WHY, "Une urgence")) client.sees(reason);
    client.picture("flash-summary");
    emma.open(room + "/summary");
    emma.pictureInEnglish("flash-summary-en");
    leadsToOwnData();
    groupIsWithinReach();
  }

  @Test
  @Order(8)
  @DisplayName("rien ne s'est plaint dans aucune page")
  void no_page_complains() {
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  private static void everybodyShares() {
    for (var member : List.of(CLIENT, "bob", "david", "emma", LATE)) {
      post(member, "/learnings", meeting.learning(UUID.randomUUID()));
      post(member, "/regulations", Map.of("text", "Bon rythme, selon " + member));
    }
    for (var person : List.of(facilitator, client, carla, emma))
      person.sees("Bon rythme, selon " + LATE);
  }

  /** And the reader's own, until all is asked for. */
  private static void aPhoneShowsTheLatest() {
    var shown = client.part("#takeaways .entry:visible");
    assertThat(carla.part("#takeaways .entry:visible")).hasCount(11);
    assertThat(shown).hasCount(6);
    client.press("Tout afficher (11)");
    assertThat(shown).hasCount(11);
    post("bob", "/regulations", Map.of("text", "À refaire"));
    client.sees("À refaire");
    assertThat(shown).hasCount(12);
    client.press("Tout afficher (12)");
    assertThat(shown).hasCount(6);
  }

  /** A topic's buttons do not touch its words. */
  private static void hasSpaceAboveItsButtons() {
    var pixels =
        client
            .part("#attach-fold-" + meeting.topic)
            .evaluate(
                """
                (fold) => {
                  const row = fold.closest('.changes');
                  let words = row.previousElementSibling;
                  while (words.getClientRects().length === 0) words = words.previousElementSibling;
                  return row.getBoundingClientRect().top - words.getBoundingClientRect().bottom;
                }\
                """);
    org.assertj.core.api.Assertions.assertThat(((Number) pixels).doubleValue()).isGreaterThan(7.5);
  }

  /** On a phone, a name is broken rather than cut off or pushed out of the screen. */
  private static void fitsLongNames(BrowserUser person) {
    person.goesTo("table");
    var beyond =
        person
            .page()
            .evaluate(
                """
                () => {
                  const name = 'Maximilienne-Bernadette Wolfeschlegelsteinhausenbergerdorff';
                  document.querySelectorAll('#people .person > b').forEach((b) => b.textContent = name);
                  const all = [...document.querySelectorAll('#people, #people *')];
                  return all.filter((e) => e.getBoundingClientRect().right > innerWidth).length;
                }\
                """);
    org.assertj.core.api.Assertions.assertThat(beyond).isEqualTo(0);
    person.picture("flash-long-names");
    person.page().reload();
    person.part("#people").waitFor();
    person.goesTo("step");
  }

  /** Members', and the facilitator's, which is longer. */
  private static void groupIsWithinReach() {
    groupFacilitator.page().setViewportSize(390, 844);
    for (var phone : List.of(client, groupFacilitator)) {
      phone.open("/groups/" + meeting.group);
      phone.part("#sessions").waitFor();
      phone.picture("flash-group");
      isWithinReach(phone);
    }
  }

  /** From any page: what is stored of oneself, to be read and to be downloaded. */
  private static void leadsToOwnData() {
    facilitator.part(".who a[href='/me']").click();
    facilitator.sees("Mes données");
    facilitator.picture("my-data");
    client.part(".menu-button").click();
    client.picture("menu");
    client.part(".who a[href='/me']").click();
    assertThat(client.part("h1")).hasText("Mes données");
    assertThat(client.part("a[download]")).isVisible();
    assertThat(client.part(".foot-bar a[href='/groups']")).isVisible();
    assertThat(client.part("#menu .places")).isHidden();
    assertThat(facilitator.part(".foot-bar")).isHidden();
    client.picture("my-data");
  }

  /** Of everybody's screen: two languages, two widths. */
  private static void pictures(String name) {
    for (var french : List.of(facilitator, client)) french.picture(name);
    for (var english : List.of(carla, emma)) english.pictureInEnglish(name + "-en");
    for (var phone : List.of(client, emma)) eachPartIsShort(phone);
  }

  /** A phone shows one part of the page at a time. */
  private static void eachPartIsShort(BrowserUser person) {
    for (var part : person.part("button[data-go]:visible").all()) {
      part.click();
      assertThat(part).hasAttribute("aria-current", "true");
      org.assertj.core.api.Assertions.assertThat(screens(person))
          .as("screens of %s for %s", part.textContent(), person.username())
          .isLessThanOrEqualTo(MOST_SCREENS);
    }
    person.goesTo("step");
  }

  private static double screens(BrowserUser person) {
    var page = person.page();
    return ((Number) page.evaluate("() => document.documentElement.scrollHeight")).doubleValue()
        / page.viewportSize().height;
  }

  /** A page of more than three screens has a way to its parts. */
  private static void isWithinReach(BrowserUser person) {
    var page = person.page();
    var screens = screens(person);
    if (screens <= MOST_SCREENS) return;
    assertThat(person.part(".page-parts")).isInViewport();
    var parts = person.part(".page-parts a:visible");
    org.assertj.core.api.Assertions.assertThat(parts.count())
        .as("parts of a page of %s screens of %s", screens, person.username())
        .isGreaterThan(2);
    for (var part : parts.all()) {
      part.click();
      assertThat(person.part(part.getAttribute("href")))
          .isInViewport(new IsInViewportOptions().setRatio(0.05));
    }
    page.evaluate(
        "() => { window.scrollTo(0, 0); history.replaceState(null, '', location.pathname); }");
  }

  /** The step that a person's page shows. */
  private static Locator here(BrowserUser person) {
    return person.part(".path .here").first();
  }

  private static void goesOn(String to) {
    goesOn(to, facilitator::beginsTheNextStep);
  }

  private static void goesOn(String to, Runnable press) {
    var everybody = List.of(facilitator, client, carla, emma, leaver);
    var before = everybody.stream().map(person -> here(person).textContent().strip()).toList();
    press.run();
    meeting
        .as("facilitator")
        .await("/api/sessions/" + session, s -> s.path("step").asString().equals(to));
    for (int i = 0; i < before.size(); i++)
      assertThat(here(everybody.get(i))).not().hasText(before.get(i));
  }

  /** What is missing, a reason that is often given, and on. */
  private static void passesTheGate() {
    facilitator.part("#next-button").click();
    facilitator.part("#next-reason-2").click();
    assertThat(facilitator.part("#next-reason")).hasValue(WHY);
    facilitator.picture("flash-passing");
    facilitator.part("#next-anyway").click();
  }

  private static void mark(String member, String status) {
    post("facilitator", "/attendance", Map.of("username", member, "status", status));
  }

  private static void post(String who, String path, Object body) {
    must(meeting.as(who).post("/api/sessions/" + session + path, body));
  }
}
