package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.CONSULTANTS;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Une séance reportée, et sa nouvelle date, dans le navigateur")
@Story
class PostponedRoomTest {
  /** That of the tests' browsers. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private static BrowserRoom room;
  private static Meeting meeting;
  private static BrowserUser facilitator;
  private static BrowserUser client;

  @BeforeAll
  static void open() {
    room = new BrowserRoom();
    meeting = room.meeting;
    meeting.open();
    facilitator = room.atADesk("facilitator");
    client = room.onAPhone(CLIENT);
  }

  @AfterAll
  static void close() {
    if (room != null) room.close();
  }

  @Test
  @Order(1)
  @DisplayName("reportée avec une date, elle est aussitôt planifiée à cette date, pour tous")
  void the_date_is_chosen_with_the_decision() {
    isTooFew();
    var date = dayAfterWeeks(3);
    facilitator.part("#quorum-date").fill(date.toString());
    facilitator.part("#quorum-reason-POSTPONED-1").click();
    facilitator.picture("postponing");
    facilitator.part("#quorum-button-POSTPONED").click();
    isPlannedAt(date);
    facilitator.awaitsGone("#new-date");
    facilitator.press("Ouvrir la séance");
    client.sees("Proposez un sujet");
  }

  @Test
  @Order(2)
  @DisplayName("reportée sans date, l'animateur la fixe ensuite, de la page de la séance")
  void the_date_is_chosen_later() {
    isTooFew();
    facilitator.part("#quorum-reason-POSTPONED-1").click();
    facilitator.part("#quorum-button-POSTPONED").click();
    facilitator.part("#new-date").waitFor();
    client.sees("Vous recevrez une invitation avec la nouvelle date");
    assertThat(client.part("#new-date")).hasCount(0);
    facilitator.picture("postponed");
    var date = dayAfterWeeks(4);
    facilitator.part("#new-date-starts").fill(date.toString());
    facilitator.press("Fixer cette date");
    isPlannedAt(date);
    facilitator.awaitsGone("#new-date");
    assertThat(room.browser.complaints()).isEmpty();
  }

  private static void isTooFew() {
    for (var absent : CONSULTANTS) meeting.mark(absent, "ABSENT");
    facilitator.part("#quorum-alarm").waitFor();
  }

  private static LocalDateTime dayAfterWeeks(int weeks) {
    return PlatformTime.today().plusWeeks(weeks).atTime(9, 30);
  }

  private static void isPlannedAt(LocalDateTime date) {
    meeting
        .as("facilitator")
        .await(
            meeting.path(""),
            seen ->
                seen.path("state").asString().equals("SCHEDULED")
                    && Instant.parse(seen.path("startsAt").asString())
                        .equals(date.atZone(ZONE).toInstant()));
  }
}
