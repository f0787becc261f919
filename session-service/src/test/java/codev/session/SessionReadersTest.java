package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.testkit.LogRecorder;
import codev.session.domain.People;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Qui a ouvert les textes d'une séance")
class SessionReadersTest extends SessionServiceFixture {

  @Test
  @DisplayName("est enregistré par quelque chemin que ce soit, une fois par jour")
  void every_way_is_recorded() {
    atStep("CONSULTATION");
    var version = read("anne", must(contribute("bob", "IDEA"))).path("version").asInt();
    var page = "/sessions/" + session;
    for (var way :
        List.of(
            path(""),
            path("?at=" + version),
            path("/summary.pdf"),
            page,
            page + "/replay",
            page + "/summary")) {
      clock.pass(Duration.ofDays(1));
      must(as("carla").get(way));
      must(as("carla").get(way));
      await().untilAsserted(() -> assertThat(openedToday("carla")).as(way).isEqualTo(1));
    }
    for (var stream : List.of(path("/stream"), page + "/live?from=1")) {
      clock.pass(Duration.ofDays(1));
      try (var client = EventStreamClient.to(base().resolve(stream), token("carla"), null)) {
        client.next();
        await().untilAsserted(() -> assertThat(openedToday("carla")).as(stream).isEqualTo(1));
      }
    }
  }

  @Test
  @DisplayName("ne compte ni qui ne voit pas les textes, ni ce qui n'en montre pas")
  void without_words_nothing_is_recorded() {
    var empty = must(as("carla").get(path("")));
    assertThat(empty.body().path("topics")).isEmpty();
    atStep("CONSULTATION");
    clock.pass(Duration.ofDays(1));
    for (var who : List.of("manager", "auditor")) {
      must(as(who).get(path("")));
      must(as(who).get("/sessions/" + session));
    }
    must(as("auditor").get("/sessions/" + session + "/replay"));
    must(as("carla").get(path("/history")));
    must(as("anne").get(path("")));
    await().untilAsserted(() -> assertThat(openedToday("anne")).isEqualTo(1));
    for (var who : List.of("manager", "auditor", "carla"))
      assertThat(openedToday(who)).as(who).isZero();
  }

  @Test
  @DisplayName("coûte un événement par personne et par jour, et ne change pas la séance")
  void costs_one_event() {
    atStep("CONSULTATION");
    clock.pass(Duration.ofDays(1));
    var version = must(as("manager").get(path(""))).body().path("version");
    var before = head();
    try (var stream = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      for (int i = 0; i < 20; i++)
        for (var who : List.of("anne", "alice", "bob", "carla")) must(as(who).get(path("")));
      assertThat(stream.lines("event=words-opened person=bob session=" + session))
          .singleElement()
          .asString()
          .contains(" relation=MEMBER on=");
    }
    assertThat(head() - before).isEqualTo(4);
    assertThat(must(as("bob").get(path(""))).body().path("version")).isEqualTo(version);
  }

  @Test
  @DisplayName("est dans l'export de chaque participant, pour tous sauf lui-même")
  void is_in_the_export_of_each_participant() {
    atStep("CONSULTATION");
    clock.pass(Duration.ofDays(1));
    for (var who : List.of("bob", "carla")) must(as(who).get(path("")));

    assertThat(readersInTheExportOf("carla")).contains("bob").doesNotContain("carla");
    assertThat(readersInTheExportOf("bob")).contains("carla").doesNotContain("bob");
    assertThat(readersInTheExportOf("zoe")).isEmpty();
  }

  private List<String> readersInTheExportOf(String who) {
    return must(as(who).get("/api/sessions/me/export"))
        .body()
        .path("facts")
        .valueStream()
        .filter(fact -> fact.path("what").asString().equals("access.words-opened"))
        .filter(fact -> fact.path("of").asString().equals(session.toString()))
        .map(fact -> fact.path("content").path("reader").asString())
        .toList();
  }

  @Test
  @DisplayName(
      "se lit par les participants et l'auditeur, par nom et qualité, pas par un responsable")
  void participants_and_auditors_see_it() {
    var person = "paul" + UUID.randomUUID();
    hear(
        "group.person-registered.v1",
        Map.of("username", person, "displayName", "Zoé Blanc", "at", "2026-11-24T09:00:00Z"));
    must(as("alice").post(path("/topics"), topic(UUID.randomUUID())));
    await()
        .until(
            () ->
                as("anne")
                    .post(path("/substitute"), Map.of("username", person, "reason", "Malade"))
                    .succeeded());
    as(person).await(path(""), s -> s.path("facilitator").asString().equals(person));
    must(as("bob").get(path("")));
    await()
        .untilAsserted(
            () ->
                assertThat(must(as("auditor").get("/sessions/" + session + "/readers")).text())
                    .contains("Zoé Blanc", "animateur remplaçant", "membre")
                    .doesNotContain(person));
    assertThat(must(as("bob").get(path("/readers"))).text()).contains("SUBSTITUTE", "MEMBER");
    assertThat(must(as("alice").get("/sessions/readers")).text())
        .contains("Groupe Lumière", "Zoé Blanc", "/sessions/" + session + "/readers")
        .doesNotContain(person);
    assertThat(must(as("bob").get("/sessions/" + session + "/summary")).text())
        .contains("/sessions/" + session + "/readers");
    for (var way : List.of(path("/readers"), "/sessions/" + session + "/readers")) {
      assertThat(as("manager").get(way).status()).isEqualTo(403);
      assertThat(as("stranger" + group).get(way).status()).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("reste lisible, sans lien, pour la séance passée d'un groupe que l'on a quitté")
  void who_has_left_the_group_keeps_the_line() {
    session = UUID.randomUUID();
    var name = "Groupe " + session;
    var planned = new HashMap<>(planned(session, template()));
    planned.put("groupName", name);
    hear("group.session-planned.v1", planned);
    as("anne").await(path(""), s -> s.path("state").asString().equals("SCHEDULED"));
    atStep("CONSULTATION");
    must(as("bob").get(path("")));
    close();
    var page = "/sessions/" + session + "/readers";
    await().untilAsserted(() -> assertThat(mine("carla")).contains(name, page));

    hear("group.member-left.v1", membership("carla"));
    await().untilAsserted(() -> assertThat(as("carla").get(page).status()).isEqualTo(404));

    assertThat(mine("carla")).contains(name, "Vous n’avez pas accès").doesNotContain(page);
    assertThat(mine("bob")).contains(name, page);
  }

  private String mine(String who) {
    return must(as(who).get("/sessions/readers")).text();
  }

  @Test
  @DisplayName("se lit page par page")
  void page_by_page() {
    atStep("PRESENTATION");
    for (int day : IntStream.range(0, 51).toArray()) {
      clock.pass(Duration.ofDays(1));
      must(as(day % 2 == 0 ? "bob" : "carla").get(path("")));
    }
    var page = "/sessions/" + session + "/readers";
    await()
        .untilAsserted(
            () -> assertThat(must(as("anne").get(page)).text()).contains("readers?skip=50"));
    assertThat(must(as("anne").get(page + "?skip=50")).text()).doesNotContain("skip=100");
  }

  private long openedToday(String reader) {
    var today = LocalDate.ofInstant(clock.instant(), People.PARIS).toString();
    var readers = must(as("bob").get(path("/readers"))).body();
    return StreamSupport.stream(readers.spliterator(), false)
        .filter(one -> one.path("username").asString().equals(reader))
        .filter(one -> one.path("on").asString().equals(today))
        .count();
  }

  private long head() {
    return must(as("auditor").get("/api/audit/sessions/checkpoint"))
        .body()
        .path("position")
        .asLong();
  }
}
