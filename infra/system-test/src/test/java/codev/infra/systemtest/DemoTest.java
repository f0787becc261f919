package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import codev.infra.testkit.TestApiClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Une petite démonstration")
@Story
@Order(4)
class DemoTest {
  private static Platform.Answer demo;
  private static String programme;

  @BeforeAll
  static void play() {
    demo = Demonstration.played();
    programme = found("/outcomes/([0-9a-f-]{36})", demo.output());
  }

  @Test
  @Order(1)
  @DisplayName("dit où regarder et sous quel nom")
  void says_where_to_look() {
    assertThat(demo.status()).as(demo.output()).isZero();
    var facilitator = found("(\\S+) \\([^)]+, facilitator\\)", demo.output());
    var groups = as(facilitator).get("/api/groups").body();

    assertThat(groups).isNotEmpty();
  }

  @Test
  @Order(2)
  @DisplayName("a une histoire de plusieurs mois, et des chiffres")
  void has_a_history_and_figures() {
    var known = as("manager").get("/api/programmes/" + programme).body();
    assertThat(LocalDate.parse(known.path("startsOn").asString()))
        .isBefore(PlatformTime.today().minusMonths(6));

    var outcomes =
        as("manager")
            .await(
                "/api/programmes/" + programme + "/outcomes",
                answer -> answer.toString().contains("\"value\":"));
    assertThat(outcomes.text()).contains("\"n\":");
  }

  @Test
  @Order(3)
  @DisplayName(
      "porte dans l'audit et le pas à pas les heures qu'elle joue, non celle de l'écriture")
  void its_sessions_carry_their_own_times() {
    var group = as("manager").get("/api/groups/" + groups().getFirst()).body();
    var session = group.path("sessions").get(0);
    var started = Instant.parse(session.path("startsAt").asString());
    var history =
        as(group.path("facilitator").asString())
            .get("/api/sessions/" + session.path("id").asString() + "/history")
            .body();
    var held =
        history
            .valueStream()
            .filter(one -> !one.path("actor").isNull())
            .map(one -> Instant.parse(one.path("at").asString()))
            .filter(at -> at.isAfter(started))
            .toList();
    assertThat(started).isBefore(PlatformTime.now().minus(Duration.ofDays(90)));
    assertThat(Duration.between(held.getFirst(), held.getLast()))
        .isGreaterThan(Duration.ofMinutes(90));
    assertThat(held.getLast()).isBefore(started.plus(Duration.ofDays(60)));

    var day = started.atZone(ZoneOffset.UTC).toLocalDate();
    var trail = "/audit/%s/actions?from=%s&to=%s&what=%s";
    assertThat(as("auditor").get(trail.formatted("sessions", day, day, "session-opened")).text())
        .contains("<span>a ouvert la séance</span>");
    assertThat(
            as("auditor").get(trail.formatted("groups", day, day, "group.session-opened")).text())
        .contains("<span>a ouvert une séance</span>");
  }

  @Test
  @Order(4)
  @DisplayName("jouée encore, ne change rien")
  void playing_it_again_changes_nothing() {
    var before = versions();

    var again = Demonstration.play();

    assertThat(again.status()).as(again.output()).isZero();
    assertThat(versions())
        .isEqualTo(before)
        .hasSize(Demonstration.GROUPS * Demonstration.SESSIONS)
        .doesNotContainValue(0);
  }

  @Test
  @Order(5)
  @DisplayName("a les mêmes faits chez les groupes et aux résultats, pour chaque lecteur")
  void has_the_same_facts_with_the_groups_and_in_the_results() {
    var known = groups().stream().map(id -> as("manager").get("/api/groups/" + id).body()).toList();
    var turns = all(known, "rotation");
    var held =
        all(known, "sessions").stream()
            .filter(session -> session.path("state").asString().equals("HELD"))
            .toList();
    var expected = all(held, "attendance");
    long clients = turns.stream().filter(turn -> turn.path("timesClient").asInt() > 0).count();
    long came =
        expected.stream().filter(seat -> !seat.path("status").asString().equals("ABSENT")).count();

    for (var reader : List.of("manager", "sponsor")) {
      var outcomes =
          as(reader)
              .await(
                  "/api/programmes/" + programme + "/outcomes",
                  answer -> figure(answer, "sessions.held").path("value").asInt() == held.size())
              .body();
      assertThat(figure(outcomes, "sessions.clients").path("value").asInt()).isEqualTo(clients);
      assertThat(figure(outcomes, "sessions.clients").path("n").asInt()).isEqualTo(turns.size());
      assertThat(figure(outcomes, "sessions.attendance").path("value").asDouble())
          .isCloseTo((double) came / expected.size(), within(0.006));
    }
  }

  /** What is compared here is listed in infra/docs/testing.md. */
  @Test
  @Order(6)
  @DisplayName("a les mêmes nombres sur chaque page et dans chaque fichier où ils reviennent")
  void has_the_same_numbers_wherever_they_stand() throws Exception {
    var outcomes = as("manager").get("/api/programmes/" + programme + "/outcomes").body();
    var held = figure(outcomes, "sessions.held").path("value").asInt();
    var committed = figure(outcomes, "actions.committed").path("value").asInt();
    assertThat(held).isGreaterThan(1);
    assertThat(committed).isGreaterThan(1);

    var results = page("/outcomes/" + programme);
    assertThat(results).contains("Voir les " + held + " séances", "Séances tenues " + held + " ");
    assertThat(results).contains("Voir les " + committed + " actions par groupe");
    assertThat(results).contains("Actions engagées " + committed + " ");
    var sessions = page("/outcomes/" + programme + "/sessions");
    assertThat(sessions).contains(" " + held + " séances ");
    assertThat(page("/outcomes/" + programme + "/comparison"))
        .contains(found(" Total " + held + " (\\d+ \\d+ sur \\d+) ", sessions));
    assertThat(page("/outcomes/" + programme + "/actions"))
        .contains(" " + committed + " actions engagées ");
    assertThat(page("sponsor", "/outcomes/" + programme))
        .contains("Séances tenues " + held + " ", "Actions engagées " + committed + " ");
    if (figure(outcomes, "actions.done").has("value")) {
      var done = whole(outcomes, "actions.done");
      for (var reader : List.of("manager", "sponsor"))
        assertThat(page(reader, "/outcomes/" + programme))
            .contains("Les participants ont fait %s des %d actions".formatted(done, committed))
            .contains(" %s actions faites sur %d engagées".formatted(done, committed));
    }
    var turns = figure(outcomes, "sessions.clients");
    var size = "%d membres, %d groupes.".formatted(turns.path("n").asInt(), groups().size());
    assertThat(results).contains(size);
    assertThat(page("sponsor", "/outcomes/" + programme)).contains(size);
    assertThat(page("/programmes/" + programme))
        .contains("Séances tenues %d sur %d ".formatted(held, held + planned(outcomes)))
        .contains(
            "Membres qui ont été clients %d sur %d "
                .formatted(turns.path("value").asInt(), turns.path("n").asInt()));
    var lasted = found("Durée totale : (.+?), pour ", results);
    var planned = found("Durée totale : .+?, pour (.+?) prévues", results);
    assertThat(page("/outcomes/" + programme + "/sessions")).contains(lasted + " / " + planned);
    var totals =
        found(" Total (\\d+ (?:\\d+|·) (?:\\d+|·)) ", page("/outcomes/" + programme + "/actions"))
            .split(" ", 3);
    assertThat(totals[0]).isEqualTo(String.valueOf(committed));
    assertThat(totals[1]).isIn("·", whole(outcomes, "actions.tried"));
    assertThat(totals[2]).isIn("·", whole(outcomes, "actions.done"));
    var table = read("manager", "/api/programmes/" + programme + "/outcomes.csv");
    assertThat(table)
        .containsPattern("(?m)^sessions\\.held,[^,\n]*," + held + ",")
        .containsPattern("(?m)^actions\\.committed,[^,\n]*," + committed + ",");
  }

  @Test
  @Order(7)
  @DisplayName("a les mêmes nombres dans les preuves et chez les groupes")
  void has_the_same_numbers_in_the_evidence() throws Exception {
    var known = groups().stream().map(id -> as("manager").get("/api/groups/" + id).body()).toList();
    var sessions = all(known, "sessions");
    var held =
        sessions.stream()
            .filter(session -> session.path("state").asString().equals("HELD"))
            .toList();
    var expected = all(held, "attendance");
    long came =
        expected.stream().filter(seat -> !seat.path("status").asString().equals("ABSENT")).count();
    var turns = all(known, "rotation");
    long clients = turns.stream().filter(turn -> turn.path("timesClient").asInt() > 0).count();
    var evidence =
        read("manager", "/api/programmes/" + programme + "/evidence.csv").replace("\"", "");

    assertThat(sums("SESSIONS_HELD", evidence))
        .containsExactly((long) held.size(), (long) sessions.size());
    assertThat(sums("PARTICIPATION", evidence)).containsExactly(came, (long) expected.size());
    assertThat(sums("ROTATION", evidence)).containsExactly(clients, (long) turns.size());
  }

  /** Of all pieces of this kind, their figures and what these are of. */
  private static List<Long> sums(String piece, String evidence) {
    var pieces =
        Pattern.compile("(?m)^\\d+," + piece + ",.*,(\\d+),(\\d+),/api/")
            .matcher(evidence)
            .results()
            .toList();
    return Stream.of(1, 2)
        .map(field -> pieces.stream().mapToLong(one -> Long.parseLong(one.group(field))).sum())
        .toList();
  }

  /** All sessions of the demonstration are over: 0. */
  private static int planned(JsonNode outcomes) {
    return figure(outcomes, "sessions.planned").path("value").asInt();
  }

  private static String whole(JsonNode outcomes, String key) {
    return String.valueOf(figure(outcomes, key).path("value").asInt());
  }

  private static String page(String path) throws Exception {
    return page("manager", path);
  }

  /** Its words, with ordinary spaces between them. */
  private static String page(String reader, String path) throws Exception {
    return read(reader, path).replaceAll("(?s)<[^>]*>", " ").replaceAll("[\\s\u00a0\u202f]+", " ");
  }

  private static String read(String reader, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(Platform.running().address().resolve(path))
            .header("Accept", path.startsWith("/api/") ? "*/*" : "text/html")
            .header("Accept-Language", "fr")
            .header("Authorization", "Bearer " + Platform.running().token(reader))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static List<JsonNode> all(List<JsonNode> documents, String list) {
    return documents.stream().flatMap(one -> one.path(list).valueStream()).toList();
  }

  private static JsonNode figure(JsonNode outcomes, String key) {
    return outcomes
        .path("figures")
        .valueStream()
        .filter(figure -> figure.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Of each session, as far as it has come. */
  private static Map<String, Integer> versions() {
    var versions = new TreeMap<String, Integer>();
    for (var group : groups())
      for (var session : as("manager").get("/api/groups/" + group).body().path("sessions")) {
        var id = session.path("id").asString();
        var facilitator =
            as("manager").get("/api/groups/" + group).body().path("facilitator").asString();
        versions.put(id, as(facilitator).get("/api/sessions/" + id).body().path("version").asInt());
      }
    return versions;
  }

  private static List<String> groups() {
    var known = as("manager").get("/api/programmes/" + programme).body();
    return StreamSupport.stream(known.path("groups").spliterator(), false)
        .map(group -> group.path("id"))
        .map(JsonNode::asString)
        .toList();
  }

  private static TestApiClient as(String username) {
    return new TestApiClient(Platform.running().address(), Platform.running().token(username));
  }

  private static String found(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
