package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.CONSULTANTS;
import static codev.infra.systemtest.Meeting.MEMBERS;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Run by {@code ./codev test --moments} on a platform that begins at each of several moments. */
@DisplayName("Une séance entière à un moment choisi")
@Tag("on-demand")
@Story
class MomentTest {
  private static final ZoneId PLACE = ZoneId.of("Europe/Paris");
  private static final LocalTime AFTERNOON = LocalTime.of(13, 0);
  private static final int PLANNED_MINUTES = 170;
  private static final int LEAST_MINUTES_OF_A_HALF_DAY = 30;

  private static Meeting meeting;
  private static Browser browser;
  private static List<String> halfDays = List.of();

  @BeforeAll
  static void open() {
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    browser = new Browser(Platform.running().address());
    meeting.found();
    halfDays = expectedHalfDays();
    meeting.open();
    meeting.everybodyIsPresent();
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  /** Of a session that opens now. */
  private static List<String> expectedHalfDays() {
    var begin = PlatformTime.now().atZone(PLACE);
    var afternoon = begin.with(AFTERNOON);
    if (!begin.isBefore(afternoon)) return List.of("après-midi");
    var end = begin.plusMinutes(PLANNED_MINUTES);
    return end.isBefore(afternoon.plusMinutes(LEAST_MINUTES_OF_A_HALF_DAY))
        ? List.of("matin")
        : List.of("matin", "après-midi");
  }

  @Test
  @Order(1)
  @DisplayName("on émarge sur la page pour chaque demi-journée de la séance")
  void signing() {
    var bob = browser.atADesk("bob");
    bob.open("/sessions/" + meeting.session);
    assertThat(bob.part("#sign button")).hasCount(halfDays.size());
    bob.part("#sign button").first().click();
    var facilitator = browser.atADesk("facilitator");
    facilitator.open("/sessions/" + meeting.session);
    facilitator.sees(halfDays.size() == 1 ? "✓ émargé" : "✓ émargé, matin");
    assertThat(bob.part("#sign button")).hasCount(halfDays.size() - 1);
    if (halfDays.size() > 1) signingTooEarly(bob);
    for (var member : MEMBERS) must(meeting.as(member).post(meeting.path("/attendance/signature")));
  }

  /** The other button stays and says from when on; the page says why not yet. */
  private static void signingTooEarly(BrowserUser person) {
    assertThat(person.part("#sign button")).containsText("l’après-midi, à partir de 13");
    person.part("#sign button").click();
    person.sees("Cette demi-journée n’a pas encore commencé");
    assertThat(person.part("#sign button")).hasCount(1);
  }

  @Test
  @Order(2)
  @DisplayName("elle se joue jusqu’à sa clôture")
  void is_played_to_its_end() {
    meeting.chooseAClient();
    meeting.presentAndClarify();
    meeting.agree();
    for (var consultant : CONSULTANTS) meeting.says(consultant, "IDEA", "Et si tu essayais ceci");
    meeting.next("CONSULTATION");
    meeting.plans(UUID.randomUUID(), "Préparer un ordre du jour à trois");
    meeting.next("SYNTHESIS");
    for (var member : MEMBERS)
      must(
          meeting.as(member).post(meeting.path("/learnings"), meeting.learning(UUID.randomUUID())));
    must(meeting.as("facilitator").post(meeting.path("/close")));
    meeting
        .as("manager")
        .await(
            "/api/groups/" + meeting.group,
            group -> group.path("rotation").toString().contains("\"timesClient\":1"));
    meeting.as(CLIENT).await("/api/actions?owner=me", actions -> !actions.isEmpty());
  }

  @Test
  @Order(3)
  @DisplayName("la feuille d’émargement a les demi-journées de la page")
  void the_sheet_has_the_same_half_days() {
    var path =
        "/api/groups/%s/sessions/%s/attendance.pdf".formatted(meeting.group, meeting.session);
    await()
        .untilAsserted(
            () -> {
              var sheet = text(path).toLowerCase(java.util.Locale.FRENCH);
              for (var halfDay : List.of("matin", "après-midi"))
                assertThat(sheet.contains(halfDay)).as(sheet).isEqualTo(halfDays.contains(halfDay));
            });
  }

  @Test
  @Order(4)
  @DisplayName("rien ne s’est plaint dans aucune page")
  void no_page_complains() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static String text(String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(Platform.running().address().resolve(path))
              .header("Authorization", "Bearer " + Platform.running().token("facilitator"))
              .header("Accept-Language", "fr")
              .build();
      var answer = client.send(request, BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      try (var document = Loader.loadPDF(answer.body())) {
        return new PDFTextStripper().getText(document);
      }
    }
  }
}
