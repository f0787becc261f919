package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L’adresse secrète d’un agenda")
class CalendarFeedTest extends PagesTest {
  private static final Pattern ADDRESS =
      Pattern.compile("https://codev\\.example\\.org(/calendar-feeds/[A-Za-z0-9_-]{43}\\.ics)");

  private final HttpClient programme = HttpClient.newHttpClient();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private final String lea = "lea" + group;
  private final String noe = "noe" + group;

  @BeforeEach
  void a_group_with_a_session() {
    var people = List.of(lea, "max" + group, "zoe" + group, noe);
    must(as("manager").post("/api/people", GroupFixture.people(people)));
    var funded = UUID.randomUUID();
    must(as("manager").post("/api/programmes", GroupFixture.programme(funded, Map.of())));
    must(
        as("manager")
            .post(
                "/api/programmes/" + funded + "/groups",
                GroupFixture.group(group, "Groupe A", "facilitator", people.subList(0, 3))));
    var plan = Map.of("id", session, "startsAt", "2027-01-11T08:00:00Z", "place", "Salle " + group);
    must(as("facilitator").post(path("/sessions"), plan));
  }

  @Test
  @DisplayName(
      "l’agenda d’un membre y lit ses séances sans se connecter, et suit leurs changements")
  void a_calendar_program_reads_the_sessions() throws Exception {
    assertThat(page(lea, "/people/calendar"))
        .contains("pas encore créé d’adresse", "elles y figureront deux fois");
    var feed = address(lea);

    assertThat(events(feed)).hasSize(1);
    assertThat(read(feed).headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/calendar");
    assertThat(read(feed).body())
        .contains("UID:" + session, "DTSTART:20270111T080000Z", "Salle " + group)
        .contains("/sessions/" + session)
        .contains("X-WR-CALNAME:Séances de codéveloppement", "X-PUBLISHED-TTL:PT1H")
        .doesNotContain("METHOD:", "ATTENDEE");
    must(
        as("facilitator")
            .post(path("/sessions/" + session + "/cancel"), Map.of("reason", "Grève")));
    await()
        .untilAsserted(
            () ->
                assertThat(read(feed).body()).contains("STATUS:CANCELLED").doesNotContain("Grève"));
    assertThat(page(lea, "/people/calendar"))
        .contains("Vous avez une adresse depuis")
        .doesNotContain(feed);
  }

  @Test
  @DisplayName("renouvelée ou supprimée, l’ancienne adresse ne mène plus à rien")
  void a_renewed_address_closes_the_one_before() throws Exception {
    var first = address(lea);
    var second = address(lea);

    assertThat(first).isNotEqualTo(second);
    assertThat(read(first).statusCode()).isEqualTo(404);
    assertThat(read(second).statusCode()).isEqualTo(200);
    onward(submit(lea, "/people/calendar/withdrawal", ""));
    assertThat(read(second).statusCode()).isEqualTo(404);
    assertThat(read("/calendar-feeds/" + lea + ".ics").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("qui n’a pas de séance y trouve un agenda vide, qui quitte l’organisation plus rien")
  void who_has_no_session_finds_an_empty_calendar() throws Exception {
    var feed = address(noe);

    assertThat(read(feed).body()).contains("BEGIN:VCALENDAR").doesNotContain("VEVENT");
    must(as("manager").post("/api/people/" + noe + "/departure", Map.of()));
    assertThat(read(feed).statusCode()).isEqualTo(404);
  }

  private String address(String who) {
    var made = submit(who, "/people/calendar/address", "");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    var found = ADDRESS.matcher(made.text());
    assertThat(found.find()).as(made.text()).isTrue();
    return found.group(1);
  }

  /** As a calendar program does: without a token. */
  private HttpResponse<String> read(String feed) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(service() + feed)).build();
    return programme.send(request, BodyHandlers.ofString());
  }

  private List<VEvent> events(String feed)
      throws IOException, InterruptedException, ParserException {
    return new CalendarBuilder().build(new StringReader(read(feed).body())).getComponents("VEVENT");
  }

  private String path(String below) {
    return "/api/groups/" + group + below;
  }
}
