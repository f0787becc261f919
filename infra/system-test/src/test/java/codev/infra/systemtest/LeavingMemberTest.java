package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Un membre quitte le groupe pendant la séance")
@Story
class LeavingMemberTest {
  /** In which an open page follows the group. */
  private static final double FOLLOWS_WITHIN_MILLIS = 5_000;

  /** How much narrower than the room its header is. */
  private static final String NARROWER =
      "room => Math.abs(Math.round("
          + "room.clientWidth - parseFloat(getComputedStyle(room, '::before').width)))";

  private static BrowserRoom room;
  private static Meeting meeting;
  private static BrowserUser facilitator;

  @BeforeAll
  static void open() {
    room = new BrowserRoom();
    meeting = room.meeting;
    meeting.open();
    facilitator = room.atADesk("facilitator");
  }

  @AfterAll
  static void close() {
    if (room != null) room.close();
  }

  @Test
  @Order(1)
  @DisplayName("la page de l'animateur le dit aussitôt, et ne le compte plus")
  void the_room_counts_them_no_more() {
    facilitator.sees("Noter les 8 membres comme présents");
    assertThat(facilitator.part("#mark-fold-bob")).hasCount(1);
    consultantsAre(7);
    must(
        meeting
            .as("manager")
            .post(
                "/api/groups/" + meeting.group + "/members/bob/departure",
                Map.of("reason", "Change de poste")));
    var told = facilitator.part("#people li:has-text('Bob Petit') .left");
    told.waitFor(new Locator.WaitForOptions().setTimeout(FOLLOWS_WITHIN_MILLIS));
    assertThat(told).hasText("a quitté le groupe");
    assertThat(facilitator.part("#mark-the-rest")).hasText("Noter les 7 membres comme présents");
    assertThat(facilitator.part("#mark-fold-bob")).hasCount(0);
    assertThat(facilitator.part("#floor-bob")).hasCount(0);
    facilitator.picture("member-left");
    consultantsAre(6);
  }

  @Test
  @Order(2)
  @DisplayName("noter tous les autres ne le note pas")
  void marking_the_rest_leaves_them_out() {
    facilitator.part("#mark-the-rest").click();
    facilitator.awaitsGone("#mark-the-rest");
    assertThat(facilitator.part(".attends summary.open-point")).hasCount(0);
    meeting
        .as("facilitator")
        .await(
            meeting.path(""),
            session ->
                session
                    .path("participants")
                    .valueStream()
                    .allMatch(one -> isBob(one) ? hasLeft(one) : one.path("present").asBoolean()));
    var refused =
        meeting
            .as("facilitator")
            .post(meeting.path("/attendance"), Map.of("username", "bob", "status", "PRESENT"));
    assertThat(refused.status()).isEqualTo(422);
  }

  @Test
  @Order(3)
  @DisplayName("le déroulé dit qui c'est")
  void the_replay_names_them() {
    facilitator.open("/sessions/" + meeting.session + "/replay");
    facilitator.sees("Bob Petit a quitté le groupe");
  }

  @Test
  @Order(4)
  @DisplayName("l'en-tête va d'un bord à l'autre, aussi pour qui suit sans lire les échanges")
  void the_header_is_as_wide_as_the_page() {
    var manager = room.atADesk("manager");
    manager.sees("Vous suivez le déroulement de la séance");
    manager.sees("a quitté le groupe");
    assertThat(manager.part("main.room").evaluate(NARROWER)).isEqualTo(0);
    assertThat(room.browser.complaints()).isEmpty();
  }

  private static void consultantsAre(int expected) {
    meeting
        .as("facilitator")
        .await(meeting.path(""), session -> session.path("consultantsThere").asInt() == expected);
  }

  private static boolean isBob(JsonNode participant) {
    return participant.path("username").asString().equals("bob");
  }

  private static boolean hasLeft(JsonNode participant) {
    return participant.path("left").asBoolean() && !participant.path("present").asBoolean();
  }
}
