package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.MEMBERS;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A session with two clients, from its opening to its end, as its people see it. */
@DisplayName("Deux clients dans une séance, dans le navigateur")
@Story
class TwoClientsRoomTest {
  private static UUID session;
  private static UUID first;
  private static UUID second;
  private static final List<String> STEPS =
      List.of(
          "PRESENTATION",
          "CLARIFICATION",
          "PROBLEM_DEFINITION",
          "CONSULTATION",
          "SYNTHESIS",
          "LEARNING");

  private static Meeting meeting;
  private static Browser browser;
  private static BrowserUser facilitator;
  private static BrowserUser alice;
  private static BrowserUser bob;
  private static BrowserUser carla;
  private static BrowserUser emma;

  @BeforeAll
  static void open() {
    session = UUID.randomUUID();
    first = UUID.randomUUID();
    second = UUID.randomUUID();
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    browser = new Browser(Platform.running().address());
    meeting.found();
    meeting.plan(session, "TWO_CLIENTS_180");
    post("facilitator", "/open", Map.of());
    for (var member : MEMBERS)
      post("facilitator", "/attendance", Map.of("username", member, "status", "PRESENT"));
    facilitator = browser.atADesk("facilitator");
    alice = browser.onAPhone(CLIENT);
    bob = browser.atADesk("bob");
    carla = browser.atADesk("carla");
    emma = browser.onAPhone("emma");
    for (var phone : List.of(alice, emma)) phone.page().setViewportSize(390, 844);
    for (var french : List.of(facilitator, alice, bob)) french.open("/sessions/" + session);
    for (var english : List.of(carla, emma)) english.open("/sessions/" + session + "?lang=en");
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("les deux sujets se choisissent avant l'exposé, chacun pour son client")
  void both_are_chosen() {
    post(CLIENT, "/topics", meeting.topic(first, "Mes réunions"));
    post("bob", "/topics", meeting.topic(second, "Un conflit"));
    assertThat(facilitator.part("#gates-list")).containsText("(0 choisi sur 2)");
    facilitator.part("#choose-fold-" + first + " > summary").click();
    facilitator.part("#choose-" + first + " > button").click();
    assertThat(facilitator.part("#gates-list")).containsText("(1 choisi sur 2)");
    facilitator.part("#choose-fold-" + second + " > summary").click();
    assertThat(facilitator.part("#choose-pass-" + second)).hasValue("2");
    pictures("two-clients-choice");
    facilitator.part("#choose-" + second + " > button").click();
    bob.sees("Vous êtes le client du tour 2");
    facilitator.awaitsGone("#gates");
  }

  @Test
  @Order(2)
  @DisplayName("chaque tour a son chemin et son client ; le premier contrat reste lisible")
  void each_turn_has_its_path() {
    next("PREPARATION");
    for (var person : List.of(facilitator, alice, bob)) {
      assertThat(person.part(".turns .here")).hasText("Client 1\u202f: Alice Martin");
      assertThat(person.part(".path > li")).hasCount(7);
      assertThat(
              (Boolean)
                  person.page().evaluate("() => document.body.scrollWidth <= window.innerWidth"))
          .as("nothing is wider than the page of " + person.username())
          .isTrue();
    }
    for (var english : List.of(carla, emma))
      assertThat(english.part(".turns .here")).hasText("Client 1: Alice Martin");
    pictures("two-clients-first");
    play(CLIENT);
    assertThat(facilitator.part(".turns .here")).hasText("Client 2\u202f: Bob Petit");
    assertThat(facilitator.part(".path > li")).hasCount(6);
    alice.sees("Vous étiez le client du tour 1");
    facilitator.sees("Contrat avec Alice Martin");
    emma.part("button[data-go=side]").click();
    for (var english : List.of(carla, emma)) {
      assertThat(english.part(".turns .here")).hasText("Client 2: Bob Petit");
      english.sees("Contract with Alice Martin");
    }
    pictures("two-clients-second");
    emma.part("button[data-go=step]").click();
  }

  @Test
  @Order(3)
  @DisplayName("elle va jusqu'à sa fin, et chacun garde son plan")
  void it_goes_to_its_end() {
    play("bob");
    post("facilitator", "/close", Map.of());
    facilitator.sees("La séance est terminée");
    facilitator.sees("Plan de " + CLIENT);
    facilitator.sees("Plan de bob");
    emma.sees("The session has ended");
    pictures("two-clients-closed");
    alice.open("/sessions/" + session + "/summary");
    alice.sees("Plan de bob");
    alice.picture("two-clients-summary");
    carla.open("/sessions/" + session + "/summary");
    carla.sees("Plan de bob");
    carla.pictureInEnglish("two-clients-summary-en");
  }

  /** Of everybody's screen: two languages, two widths. */
  private static void pictures(String name) {
    for (var french : List.of(facilitator, alice)) french.picture(name);
    for (var english : List.of(carla, emma)) english.pictureInEnglish(name + "-en");
  }

  /** A turn, from its presentation to its learnings, and on. */
  private static void play(String client) {
    for (var step : STEPS) {
      if (step.equals("PROBLEM_DEFINITION")) {
        post(client, "/contract", meeting.contract("Décider"));
        for (var other : MEMBERS)
          if (!other.equals(client))
            post(other, "/contract/acceptances", Map.of("version", 1, "accepted", true));
      }
      if (step.equals("SYNTHESIS")) {
        var action = new HashMap<>(meeting.action(UUID.randomUUID(), "…"));
        action.put("what", "Plan de " + client);
        post(client, "/actions", action);
      }
      if (!step.equals("LEARNING") || client.equals(CLIENT)) next(step);
    }
  }

  private static void next(String from) {
    post("facilitator", "/steps/next", Map.of("from", from));
  }

  private static void post(String who, String path, Object body) {
    must(meeting.as(who).post("/api/sessions/" + session + path, body));
  }
}
