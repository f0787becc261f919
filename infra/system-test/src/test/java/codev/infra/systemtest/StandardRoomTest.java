package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.CONSULTANTS;
import static codev.infra.systemtest.Meeting.MEMBERS;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A session of three hours, from its opening to its end, as its people see it in French and in
 * English, at a desk and on a phone: one is absent, one comes late, one line is cut; the contract
 * is passed with a reason, and the session handed over.
 */
@DisplayName("Une séance de trois heures avec ses imprévus, dans le navigateur")
@Story
class StandardRoomTest {
  private static final String ABSENT = "gaelle";
  private static final String LATE = "hugo";
  private static final String HESITANT = "david";
  private static final String SUBSTITUTE = "facilitator2";
  private static final String WHY = "Le temps manque";
  private static final String UNSENT = "A shorter agenda";
  private static final String PLAN = "Une réunion debout";

  private static Meeting meeting;
  private static Browser browser;
  private static String room;
  private static BrowserUser groupFacilitator;

  /** Who facilitates: the group's facilitator, until the session is handed over. */
  private static BrowserUser facilitator;

  private static BrowserUser client;
  private static BrowserUser carla;
  private static BrowserUser emma;

  @BeforeAll
  static void open() {
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    browser = new Browser(Platform.running().address());
    meeting.found();
    meeting.open();
    for (var member : MEMBERS)
      meeting.mark(member, List.of(ABSENT, LATE).contains(member) ? "ABSENT" : "PRESENT");
    room = "/sessions/" + meeting.session;
    groupFacilitator = browser.atADesk("facilitator");
    facilitator = groupFacilitator;
    client = browser.onAPhone(CLIENT);
    carla = browser.atADesk("carla");
    emma = browser.onAPhone("emma");
    for (var phone : List.of(client, emma)) phone.page().setViewportSize(390, 844);
    for (var french : List.of(facilitator, client)) french.open(room);
    for (var english : List.of(carla, emma)) english.open(room + "?lang=en");
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("un absent n'empêche rien, un retardataire prend sa place")
  void one_is_absent_one_comes_late() {
    must(
        meeting.as(CLIENT).post(meeting.path("/topics"), meeting.topic(meeting.topic, "Réunions")));
    facilitator.part("#choose-fold-" + meeting.topic + " > summary").click();
    facilitator.part("#choose-" + meeting.topic + " > button").click();
    pictures("standard-preparation");
    goesOn("PREPARATION");
    goesOn("PRESENTATION");
    meeting.mark(LATE, "LATE");
    facilitator.sees("arrivée\u202f:");
    goesOn("CLARIFICATION");
  }

  @Test
  @Order(2)
  @DisplayName("une réserve qui demeure se passe avec un motif")
  void the_gate_is_passed() {
    must(meeting.as(CLIENT).post(meeting.path("/contract"), meeting.contract("Décider")));
    for (var other : CONSULTANTS)
      if (!List.of(ABSENT, HESITANT).contains(other)) meeting.accepts(other, 1);
    meeting.hesitates(HESITANT, 1, "Trop large");
    var missing = facilitator.part("#gates-list .open-point > p");
    assertThat(missing)
        .containsText(new String[] {"David Nguyen"}); // several until the contract is there
    assertThat(missing).hasCount(1);
    facilitator.part("#next-button").click();
    facilitator.part("#next-reason-3").click();
    assertThat(facilitator.part("#next-reason")).hasValue(WHY);
    leaves("#next-anyway");
  }

  @Test
  @Order(3)
  @DisplayName("ce qui est écrit sans réseau attend, et part une fois au retour")
  void a_line_is_cut() {
    assertThat(carla.part("#say-none")).hasCount(1); // her page is in the consultation
    carla.offline(true);
    carla.part("#say-text").fill(UNSENT);
    carla.part("#say-button").click();
    assertThat(carla.part("#outbox li .words")).hasText(UNSENT);
    carla.offline(false);
    carla.awaitsGone("#outbox");
    for (var person : List.of(facilitator, client, carla))
      assertThat(person.part(".entry:has-text('" + UNSENT + "')")).hasCount(1);
    pictures("standard-consultation");
    goesOn("CONSULTATION");
  }

  @Test
  @Order(4)
  @DisplayName("l'animation passée, l'animateur du groupe suit, et l'autre mène")
  void it_is_handed_over() {
    facilitator.handsOverTo(SUBSTITUTE);
    groupFacilitator.open(room);
    groupFacilitator.sees("Vous avez passé l’animation de cette séance");
    facilitator = browser.atADesk(SUBSTITUTE);
    facilitator.awaits(room, meeting.name);
    meeting.plans(UUID.randomUUID(), PLAN);
    goesOn("SYNTHESIS");
    pictures("standard-learning");
  }

  @Test
  @Order(5)
  @DisplayName("elle va jusqu'à sa fin, son résumé dit les motifs")
  void it_goes_to_its_end() {
    facilitator.part("#close-button").click();
    facilitator.part("#close-confirm").click();
    facilitator.sees("La séance est terminée");
    emma.sees("The session has ended");
    pictures("standard-closed");
    client.open(room + "/summary");
    for (var words : List.of(PLAN, WHY, "Une urgence")) client.sees(words);
    client.picture("standard-summary");
  }

  @Test
  @Order(6)
  @DisplayName("rien ne s'est plaint dans aucune page")
  void no_page_complains() {
    assertThat(browser.complaints()).isEmpty();
  }

  /** Of everybody's screen: two languages, two widths. */
  private static void pictures(String name) {
    for (var french : List.of(facilitator, client)) french.picture(name);
    for (var english : List.of(carla, emma)) english.pictureInEnglish(name + "-en");
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
    meeting.as("bob").await(meeting.path(""), s -> s.path("version").asInt() > before);
  }

  private static int version() {
    return must(meeting.as("bob").get(meeting.path(""))).body().path("version").asInt();
  }
}
