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

/**
 * A session with two clients, from its opening to its end, as its people see it: one is absent, one
 * comes for the second turn only, one line is cut; a contract is passed with a reason, and the
 * session handed over between its turns.
 */
@DisplayName("Deux clients dans une séance, dans le navigateur")
@Story
class TwoClientsRoomTest {
  private static UUID session;
  private static UUID first;
  private static UUID second;
  private static final String ABSENT = "gaelle";
  private static final String LATE = "hugo";
  private static final String HESITANT = "david";
  private static final String SUBSTITUTE = "facilitator2";
  private static final String WHY = "Le temps manque";

  private static Meeting meeting;
  private static Browser browser;

  /** Who facilitates: the group's facilitator, then the substitute. */
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
      mark(member, List.of(ABSENT, LATE).contains(member) ? "ABSENT" : "PRESENT");
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
    bob.sees("Vous serez client après Alice Martin");
    facilitator.awaitsGone("#gates");
  }

  @Test
  @Order(2)
  @DisplayName("chaque tour a son chemin et son client ; le premier contrat reste lisible")
  void each_turn_has_its_path() {
    goesOn("PREPARATION");
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
    presentsAndAgrees(CLIENT);
    passesTheGate();
    speaksWithoutALine();
    concludes(CLIENT);
    goesOn("LEARNING");
    assertThat(facilitator.part(".turns .here")).hasText("Client 2\u202f: Bob Petit");
    assertThat(facilitator.part(".path > li")).hasCount(6);
    alice.sees("Vous avez déjà été client. Pour Bob Petit, vous êtes consultant.");
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
  @DisplayName("l'animation passe à un autre entre les tours, un retardataire prend sa place")
  void it_is_handed_over() {
    mark(LATE, "LATE");
    facilitator.sees("arrivée\u202f:");
    facilitator.handsOverTo(SUBSTITUTE);
    facilitator = browser.atADesk(SUBSTITUTE);
    facilitator.awaits("/sessions/" + session, meeting.name);
    assertThat(facilitator.part(".turns .here")).hasText("Client 2\u202f: Bob Petit");
    facilitator.sees("Contrat avec Alice Martin");
    pictures("two-clients-handed-over");
  }

  @Test
  @Order(4)
  @DisplayName("elle va jusqu'à sa fin, et chacun garde son plan")
  void it_goes_to_its_end() {
    presentsAndAgrees("bob");
    for (var late : List.of(LATE, HESITANT)) accepts(late, true);
    goesOn("PROBLEM_DEFINITION");
    concludes("bob");
    facilitator.part("#close-button").click();
    facilitator.part("#close-confirm").click();
    facilitator.sees("La séance est terminée");
    facilitator.sees("Plan de " + CLIENT);
    facilitator.sees("Plan de bob");
    emma.sees("The session has ended");
    pictures("two-clients-closed");
    alice.open("/sessions/" + session + "/summary");
    for (var words : List.of("Plan de bob", WHY, "Une urgence")) alice.sees(words);
    alice.picture("two-clients-summary");
    carla.open("/sessions/" + session + "/summary");
    carla.sees("Plan de bob");
    carla.pictureInEnglish("two-clients-summary-en");
  }

  @Test
  @Order(5)
  @DisplayName("rien ne s'est plaint dans aucune page")
  void no_page_complains() {
    assertThat(browser.complaints()).isEmpty();
  }

  /** Of everybody's screen: two languages, two widths. */
  private static void pictures(String name) {
    for (var french : List.of(facilitator, alice)) french.picture(name);
    for (var english : List.of(carla, emma)) english.pictureInEnglish(name + "-en");
  }

  /** A turn up to its contract, which all accept but who is late or hesitates. */
  private static void presentsAndAgrees(String client) {
    goesOn("PRESENTATION");
    goesOn("CLARIFICATION");
    post(client, "/contract", meeting.contract("Décider"));
    for (var other : MEMBERS)
      if (!List.of(client, ABSENT, LATE, HESITANT).contains(other)) accepts(other, true);
  }

  private static void accepts(String consultant, boolean isAccepted) {
    var answer = new HashMap<String, Object>(Map.of("version", 1, "accepted", isAccepted));
    if (!isAccepted) answer.put("reservation", "Trop large");
    post(consultant, "/contract/acceptances", answer);
  }

  /** The contract has a lasting reservation: the facilitator goes on with a reason. */
  private static void passesTheGate() {
    accepts(HESITANT, false);
    var missing = facilitator.part("#gates-list .open-point > p");
    assertThat(missing)
        .containsText(new String[] {"David Nguyen"}); // several until the contract is there
    assertThat(missing).hasCount(1);
    facilitator.part("#next-button").click();
    facilitator.part("#next-reason-3").click();
    assertThat(facilitator.part("#next-reason")).hasValue(WHY);
    facilitator.picture("two-clients-passing");
    leaves("#next-anyway");
  }

  /** What a consultant writes without a line waits, and arrives once. */
  private static void speaksWithoutALine() {
    assertThat(carla.part("#say-none")).hasCount(1); // her page is in the consultation
    carla.offline(true);
    carla.part("#say-text").fill("A shorter agenda");
    carla.part("#say-button").click();
    assertThat(carla.part("#outbox li .words")).hasText("A shorter agenda");
    carla.offline(false);
    carla.awaitsGone("#outbox");
    for (var person : List.of(facilitator, alice, carla))
      assertThat(person.part(".entry:has-text('A shorter agenda')")).hasCount(1);
  }

  /** From the consultation to the learnings. */
  private static void concludes(String client) {
    goesOn("CONSULTATION");
    var action = new HashMap<>(meeting.action(UUID.randomUUID(), "…"));
    action.put("what", "Plan de " + client);
    post(client, "/actions", action);
    facilitator.awaitsGone("#gates");
    goesOn("SYNTHESIS");
  }

  /** The facilitator's page has come to the step that is left, and its gates are open. */
  private static void goesOn(String from) {
    assertThat(facilitator.part("#next input[name=from]")).hasValue(from);
    facilitator.awaitsGone("#gates");
    leaves("#next-button");
  }

  private static void leaves(String button) {
    var before = version();
    facilitator.part(button).click();
    meeting.as("bob").await("/api/sessions/" + session, s -> s.path("version").asInt() > before);
  }

  private static int version() {
    return must(meeting.as("bob").get("/api/sessions/" + session)).body().path("version").asInt();
  }

  private static void mark(String member, String status) {
    post("facilitator", "/attendance", Map.of("username", member, "status", status));
  }

  private static void post(String who, String path, Object body) {
    must(meeting.as(who).post("/api/sessions/" + session + path, body));
  }
}
