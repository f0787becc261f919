package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le calendrier d’un groupe, planifié, changé, exporté")
class PlanningApiTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private final String lea = "lea" + group;
  private final String max = "max" + group;
  private final String zoe = "zoe" + group;
  private final String noe = "noe" + group;

  /** Who manages or leads this group, and no others, all of which a request would have to read. */
  private final String initiator = "manager-of" + group;

  private final String myFacilitator = "facilitator-of" + group;

  @BeforeEach
  void form() {
    must(as(initiator).post("/api/people", GroupFixture.people(List.of(lea, max, zoe, noe))));
    must(
        as(initiator)
            .post(
                "/api/programmes",
                GroupFixture.programme(programme, Map.of("holidays", List.of("2027-02-08")))));
    form(group, "Groupe A", myFacilitator, lea, max, zoe);
  }

  @Test
  @DisplayName("tout un cycle se planifie en une fois, congés compris, et se redemande sans effet")
  void a_whole_cycle_is_planned_at_once() {
    var cycle =
        Map.of(
            "firstDate", "2027-01-11",
            "timeOfDay", "09:00",
            "zone", "Europe/Paris",
            "ids", List.of(session, UUID.randomUUID(), UUID.randomUUID()));
    var planned = must(as(myFacilitator).post(path("/sessions/cycle"), cycle));
    var again = must(as(myFacilitator).post(path("/sessions/cycle"), cycle));
    var read = as(lea).get(path("") + "?after=" + planned.position());

    assertThat(planned.status()).isEqualTo(201);
    assertThat(planned.json().at("/sessions")).hasSize(3);
    assertThat(planned.field("/sessions/0/id")).isEqualTo(session.toString());
    assertThat(planned.field("/sessions/1/startsAt")).isEqualTo("2027-02-15T08:00:00Z");
    assertThat(planned.json().at("/sessions/1/warnings").toString())
        .isEqualTo("[\"POSTPONED_BY_A_HOLIDAY\"]");
    assertThat(again.text()).isEqualTo(planned.text());
    assertThat(read.json().at("/sessions")).hasSize(3);
  }

  @Test
  @DisplayName("deux clics sur le formulaire ne planifient qu’un cycle")
  void a_cycle_is_known_by_its_id() {
    var cycle =
        Map.of(
            "id", UUID.randomUUID(),
            "firstDate", "2027-03-01",
            "timeOfDay", "18:00",
            "zone", "Europe/Paris",
            "count", 3);
    must(as(myFacilitator).post(path("/sessions/cycle"), cycle));
    var again = must(as(myFacilitator).post(path("/sessions/cycle"), cycle));
    var read = as(lea).get(path("") + "?after=" + again.position());

    assertThat(read.json().at("/sessions")).hasSize(3);
    assertThat(as(myFacilitator).get("/groups/" + group).text())
        .containsPattern("sessions/cycle\"[^>]*>\\s*<input type=\"hidden\" name=\"id\"");
  }

  @Test
  @DisplayName("déplacée puis annulée, elle le montre, et l’agenda exporté suit")
  void moved_and_cancelled_it_shows_and_the_exported_calendar_follows() {
    plan(group, session, "2027-01-11T08:00:00Z");
    must(
        as(myFacilitator)
            .post(
                path("/sessions/" + session + "/move"),
                Map.of("startsAt", "2027-01-18T08:00:00Z")));
    var cancel = path("/sessions/" + session + "/cancel");
    var without = as(myFacilitator).post(cancel, Map.of());
    var cancelled = must(as(myFacilitator).post(cancel, Map.of("reason", "Grève")));
    var after = "?after=" + cancelled.position();
    var read = as(lea).get(path("") + after);

    assertThat(without.status()).isEqualTo(400);
    assertThat(read.field("/sessions/0/state")).isEqualTo("CANCELLED");
    assertThat(read.field("/sessions/0/startsAt")).isEqualTo("2027-01-18T08:00:00Z");
    assertThat(read.field("/sessions/0/reason")).isEqualTo("Grève");
    assertThat(as(myFacilitator).get("/api/groups/me/export" + after).text())
        .contains("\"Grève\"")
        .doesNotContain("\"s1.");
    assertThat(as(lea).get("/groups/" + group + after).text()).contains("Annulée", "Grève");
    for (var calendar :
        List.of(as(lea).get(path("/calendar.ics")), as(lea).get("/api/me/calendar.ics")))
      assertThat(calendar.text())
          .contains(
              "UID:" + session + "@codev",
              "SEQUENCE:2",
              "STATUS:CANCELLED",
              "DTSTART:20270118T080000Z");
    assertThat(as(noe).get("/api/me/calendar.ics").text()).doesNotContain("BEGIN:VEVENT");
  }

  @Test
  @DisplayName(
      "qui est attendu ailleurs au même moment est signalé, l’autre groupe nommé à qui le voit")
  void somebody_expected_elsewhere_is_told_to_those_who_may_know() {
    plan(group, session, "2027-01-13T17:00:00Z");
    var other = UUID.randomUUID();
    form(other, "Groupe B", "bernard", max, zoe, noe);
    var planned = plan(other, UUID.randomUUID(), "2027-01-13T19:00:00Z");
    var after = "?after=" + planned.position();

    assertThat(planned.json().at("/warnings").toString()).contains("MEMBER_MEETS_ELSEWHERE");
    assertThat(planned.field("/conflicts/0/groupName")).isEqualTo("Groupe A");
    var facilitator = as(myFacilitator).get(path("") + after);
    assertThat(facilitator.json().at("/conflicts/0/people")).hasSize(2);
    assertThat(facilitator.json().at("/conflicts/0/groupName").isNull()).isTrue();
    assertThat(facilitator.json().at("/sessions/0/warnings").toString())
        .isEqualTo("[\"MEMBER_MEETS_ELSEWHERE\"]");
    assertThat(as(initiator).get("/groups/" + group + after).text()).contains("(Groupe B)");
    assertThat(as(lea).get(path("") + after).json().at("/conflicts")).isEmpty();
  }

  @Test
  @DisplayName(
      "un lieu n’est pas pris deux fois, d’un programme à l’autre\u202f; le groupe est nommé à qui le voit")
  void a_place_is_not_taken_twice() {
    var room = "Salle " + group;
    must(as(initiator).post(path("/sessions"), at(room, session, "2027-01-11T08:00:00Z")));
    var other = UUID.randomUUID();
    form(other, "Groupe B", "bernard", zoe, noe, max);
    var there = "/api/groups/" + other + "/sessions";
    var second = at(room.toUpperCase(Locale.ROOT), UUID.randomUUID(), "2027-01-11T10:00:00Z");

    var refused = as(initiator).post(there, second);
    var unnamed = as("bernard").post(there, second);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field("/rule")).isEqualTo("group.session.place-is-taken-by-a-group");
    assertThat(refused.field("/detail"))
        .contains(room.toUpperCase(Locale.ROOT), "11 janvier 2027 à 9 h 00", "Groupe A");
    assertThat(unnamed.field("/rule")).isEqualTo("group.session.place-is-taken");
    assertThat(unnamed.field("/detail")).doesNotContain("Groupe A");
    var free = must(as("bernard").post(there, at(room, UUID.randomUUID(), "2027-02-01T08:00:00Z")));
    var planned = free.field("/id");
    var moved =
        as("bernard")
            .post(there + "/" + planned + "/move", Map.of("startsAt", "2027-01-11T09:00:00Z"));
    assertThat(moved.field("/rule")).isEqualTo("group.session.place-is-taken");
    must(as(initiator).post(path("/sessions/" + session + "/cancel"), Map.of("reason", "Grève")));
    must(
        as("bernard")
            .post(there + "/" + planned + "/move", Map.of("startsAt", "2027-01-11T09:00:00Z")));
  }

  @Test
  @DisplayName("une séance change de lieu sans changer de date ; le lieu d’une autre est refusé")
  void a_session_changes_its_place() {
    var room = "Salle " + group;
    must(as(initiator).post(path("/sessions"), at(room, session, "2027-01-11T08:00:00Z")));
    var other = UUID.randomUUID();
    form(other, "Groupe B", "bernard", zoe, noe, max);
    var there = "/api/groups/" + other + "/sessions";
    var second = UUID.randomUUID();
    must(as("bernard").post(there, at("Salle B " + group, second, "2027-01-11T08:00:00Z")));

    var refused = as("bernard").post(there + "/" + second + "/place", Map.of("place", room));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field("/rule")).isEqualTo("group.session.place-is-taken");
    assertThat(as(lea).post(path("/sessions/" + session + "/place"), Map.of()).status())
        .isEqualTo(403);

    var free = "Salle C " + group;
    var body = Map.of("place", " " + free + " ", "videoLink", "https://visio.example/1");
    var changed = must(as(myFacilitator).post(path("/sessions/" + session + "/place"), body));
    var read = as(lea).get(path("") + "?after=" + changed.position()).json().at("/sessions/0");
    assertThat(read.at("/place").asString()).isEqualTo(free);
    assertThat(read.at("/videoLink").asString()).isEqualTo("https://visio.example/1");
    assertThat(read.at("/startsAt").asString()).isEqualTo("2027-01-11T08:00:00Z");
    assertThat(read.at("/revision").asInt()).isEqualTo(1);
    assertThat(as(lea).get(path("/calendar.ics") + "?after=" + changed.position()).text())
        .contains("SEQUENCE:1");

    must(as("bernard").post(there + "/" + second + "/place", Map.of("place", room)));
  }

  @Test
  @DisplayName("le lien d’une visioconférence est une adresse du web, et rien d’autre")
  void a_video_link_is_a_web_address() {
    var room = "Salle " + group;
    must(as(initiator).post(path("/sessions"), at(room, session, "2027-01-11T08:00:00Z")));
    var place = path("/sessions/" + session + "/place");
    for (var link : List.of("javascript:alert(1)", "data:text/html,x")) {
      var refused = as(myFacilitator).post(place, Map.of("videoLink", link));
      assertThat(refused.status()).as(link).isEqualTo(400);
      assertThat(refused.field("/violations/0/field")).isEqualTo("videoLink");
    }
  }

  @Test
  @DisplayName("le même lieu, écrit autrement, dans un autre programme n’empêche rien, et se voit")
  void a_place_of_another_programme() {
    var room = "Salle " + group;
    must(as(initiator).post(path("/sessions"), at(room, session, "2027-05-03T07:00:00Z")));
    var elsewhere = UUID.randomUUID();
    must(as(initiator).post("/api/programmes", GroupFixture.programme(elsewhere, Map.of())));
    var other = UUID.randomUUID();
    var members = List.of("una" + other, "ugo" + other, "uma" + other);
    must(as(initiator).post("/api/people", GroupFixture.people(members)));
    must(
        as(initiator)
            .post(
                "/api/programmes/" + elsewhere + "/groups",
                GroupFixture.group(other, "Groupe C", "bernard", members)));

    var planned =
        must(
            as("bernard")
                .post(
                    "/api/groups/" + other + "/sessions",
                    at("SALLE  " + group, UUID.randomUUID(), "2027-05-03T07:00:00Z")));

    assertThat(planned.status()).isEqualTo(201);
    var overview = "/programmes/" + elsewhere + "?after=" + planned.position();
    assertThat(as(initiator).get(overview).text()).contains("Conflit d’agenda");
    var taken = "se réunit dans ce lieu au même moment\u202f: SALLE";
    var page = "/groups/" + other + "?after=" + planned.position();
    assertThat(as(initiator).get(page).text())
        .contains("Un autre groupe (Groupe A) " + taken, "Changer le lieu");
    assertThat(as("bernard").get(page).text())
        .contains("Un autre groupe " + taken)
        .doesNotContain("Groupe A");
    assertThat(as(members.getFirst()).get(page).text()).doesNotContain(taken);

    var place = Map.of("place", "Salle " + group + ", Lyon");
    var changed =
        must(
            as("bernard")
                .post(
                    "/api/groups/" + other + "/sessions/" + planned.field("/id") + "/place",
                    place));
    assertThat(as("bernard").get("/groups/" + other + "?after=" + changed.position()).text())
        .doesNotContain("se réunit dans ce lieu");
  }

  @Test
  @DisplayName(
      "une date gardée malgré un jour sans séance n’est plus signalée, une autre date l’est")
  void an_accepted_date_is_silent() {
    var warning = "La date choisie est un jour sans séance";
    var planned = plan(group, session, "2027-02-08T08:00:00Z");
    var page = "/groups/" + group + "?after=";
    assertThat(as(myFacilitator).get(page + planned.position()).text())
        .contains(warning, "Garder cette date");
    assertThat(as(lea).get(page + planned.position()).text()).doesNotContain("Garder cette date");
    assertThat(as(initiator).get("/programmes/" + programme).text()).contains("value=\"RHYTHM\"");
    var accept = path("/sessions/" + session + "/date/acceptance");
    assertThat(as(lea).post(accept, Map.of()).status()).isEqualTo(403);

    var accepted = must(as(myFacilitator).post(accept, Map.of()));

    assertThat(must(as(myFacilitator).post(accept, Map.of())).text()).isEqualTo(accepted.text());
    assertThat(as(myFacilitator).get(page + accepted.position()).text())
        .doesNotContain(warning, "Garder cette date");
    assertThat(as(initiator).get("/programmes/" + programme).text())
        .doesNotContain("value=\"RHYTHM\"");
    var moved =
        must(
            as(myFacilitator)
                .post(
                    path("/sessions/" + session + "/move"),
                    Map.of("startsAt", "2026-12-21T08:00:00Z")));
    assertThat(as(myFacilitator).get(page + moved.position()).text())
        .contains("en dehors des dates du programme", "Garder cette date");
  }

  @Test
  @DisplayName("une date gardée l’est avec un motif, que le groupe lit jusqu’à une autre date")
  void an_accepted_date_has_a_reason() {
    plan(group, session, "2027-02-08T08:00:00Z");
    var page = "/groups/" + group + "?after=";
    var accept = path("/sessions/" + session + "/date/acceptance");

    var accepted = must(as(myFacilitator).post(accept, Map.of("reason", "Seule date possible")));

    var read = as(lea).get(path("") + "?after=" + accepted.position());
    assertThat(read.field("/sessions/0/dateKept/reason")).isEqualTo("Seule date possible");
    assertThat(read.field("/sessions/0/dateKept/by")).isEqualTo(myFacilitator);
    assertThat(as(lea).get(page + accepted.position()).text())
        .contains(
            "Date gardée bien que ce soit un jour sans séance. Motif\u202f: Seule date possible")
        .contains("noté par " + myFacilitator);
    assertThat(as("auditor").get("/audit/groups/actions?group=" + group).text())
        .contains("a gardé la date")
        .doesNotContain("Seule date possible");
    var moved =
        must(
            as(myFacilitator)
                .post(
                    path("/sessions/" + session + "/move"),
                    Map.of("startsAt", "2027-02-15T08:00:00Z")));
    assertThat(as(lea).get(page + moved.position()).text()).doesNotContain("Date gardée");
  }

  private static Map<String, Object> at(String place, UUID session, String startsAt) {
    return Map.of("id", session, "startsAt", startsAt, "place", place);
  }

  @Test
  @DisplayName("l’une après l’autre le même jour ne se gênent pas")
  void one_after_the_other_is_no_conflict() {
    plan(group, session, "2027-01-14T15:00:00Z");
    var other = UUID.randomUUID();
    form(other, "Groupe B", myFacilitator, max, zoe, noe);

    assertThat(plan(other, UUID.randomUUID(), "2027-01-14T18:00:00Z").json().at("/conflicts"))
        .isEmpty();
  }

  private void form(UUID id, String name, String facilitator, String... members) {
    must(
        as(initiator)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(id, name, facilitator, List.of(members))));
  }

  private Answer plan(UUID group, UUID session, String startsAt) {
    return must(
        as(initiator)
            .post(
                "/api/groups/" + group + "/sessions", Map.of("id", session, "startsAt", startsAt)));
  }

  private String path(String below) {
    return "/api/groups/" + group + below;
  }
}
