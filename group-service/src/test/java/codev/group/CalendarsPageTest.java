package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les calendriers de tous les groupes à la fois")
class CalendarsPageTest extends ProgrammePagesTest {
  private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final String WISH =
      "firstDate=2027-01-11&days=MONDAY&days=TUESDAY&times=09:00&times=&zone=Europe%2FParis&count=3&template=STANDARD_180";

  private final String at = "/programmes/" + programme + "/calendars";
  private final List<UUID> groups = new ArrayList<>();

  /** Three groups, two of which have the same facilitator. */
  @BeforeEach
  void a_programme() {
    declared(
        LocalDate.parse("2027-01-04"),
        LocalDate.parse("2027-09-30"),
        LocalDate.parse("2027-03-08"));
    for (int i = 0; i < 3; i++) groups.add(formed("Groupe " + (i + 1), i == 2 ? YANN : ZOE, 3 * i));
  }

  @Test
  @DisplayName("les groupes d’un même animateur sont décalés, les jours sans séance évités")
  void staggered() {
    var proposed = submit(initiator, at, WISH).text();

    assertThat(proposed)
        .contains("3 calendriers proposés", "Aucun conflit d’agenda.")
        .contains("Planifier ces 3 calendriers", "2027-01-11T08:00:00Z")
        .contains("2027-01-12T08:00:00Z", "2027-03-15T08:00:00Z")
        .doesNotContain("2027-03-08T08", "<html");
    assertThat(fields(proposed))
        .containsEntry("groups[0].firstDate", "2027-01-11")
        .containsEntry("groups[1].firstDate", "2027-01-12")
        .containsEntry("groups[2].firstDate", "2027-01-11");
    assertThat(page(initiator, "/programmes/" + programme)).contains("À planifier");
  }

  @Test
  @DisplayName("les groupes sont répartis sur les jours choisis, et n’ont jamais la même salle")
  void spread_over_the_days_and_never_in_one_room() {
    groups.add(formed("Groupe 4", YANN, 0));

    var spread = fields(submit(initiator, at, WISH + "&place=Visio").text());
    var inOneRoom = fields(submit(initiator, at, WISH + "&place=Salle+" + mark).text());

    assertThat(firstDates(spread))
        .containsExactly("2027-01-11", "2027-01-12", "2027-01-11", "2027-01-12");
    assertThat(firstDates(inOneRoom))
        .as("on the 18th the third session would meet the one that the holiday puts off")
        .containsExactly("2027-01-11", "2027-01-12", "2027-01-19", "2027-01-25");
    inOneRoom.put("groups[1].firstDate", "2027-01-11");
    assertThat(submit(initiator, at + "/check", form(inOneRoom)).text())
        .contains("Lieu déjà pris\u202f: Salle " + mark + " (Groupe 1)");
    assertThat(submit(initiator, at + "/plan", form(inOneRoom)).text())
        .contains("Groupe 2\u202f: Le lieu «\u202fSalle " + mark + "\u202f» est déjà pris le 11");
  }

  @Test
  @DisplayName("la remarque sur un jour sans séance donne sa date, et elle seule")
  void a_holiday_is_named_once() {
    var proposed = submit(initiator, at, WISH).text();

    assertThat(proposed)
        .contains("8 mars 2027 · La séance est décalée")
        .doesNotContain("plus de quatre semaines");
  }

  @Test
  @DisplayName("chaque groupe a sa ligne de semaines\u202f; une date ouvre ce qui s’y oppose")
  void weeks_beside_one_another() {
    var proposed = submit(initiator, at, WISH).text();

    assertThat(proposed)
        .contains("Calendriers proposés, semaine par semaine", "<ol aria-label=\"Groupe 1\">")
        .contains("popovertarget=\"date-0-0\"", "id=\"date-0-0\"", "href=\"#first-0\"")
        .contains("class=\"off w9\"", "Semaine en pointillé", ", à vérifier");
  }

  private static List<String> firstDates(Map<String, String> fields) {
    return fields.entrySet().stream()
        .filter(field -> field.getKey().endsWith(".firstDate"))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Test
  @DisplayName("une date changée dit aussitôt ce qui s’y oppose")
  void a_changed_day_is_looked_at() {
    var fields = fields(submit(initiator, at, WISH).text());
    fields.put("groups[1].firstDate", "2027-01-11");

    var checked = submit(initiator, at + "/check", form(fields)).text();

    assertThat(checked)
        .contains("Un groupe a un conflit d’agenda.")
        .contains("Conflit d’agenda\u202f: Zoé Animatrice (Groupe 1)")
        .contains("Dates libres", "data-first-date=\"2027-01-12\"", "mardi 12 janvier 2027");
    fields.put("groups[0].left", "true");
    assertThat(submit(initiator, at + "/check", form(fields)).text())
        .contains("Aucun conflit d’agenda.", "Planifier ces 2 calendriers");
  }

  @Test
  @DisplayName("un seul accord les planifie tous, et deux envois n’en planifient qu’un")
  void planned_once() {
    var fields = form(fields(submit(initiator, at, WISH).text()));

    var planned = submit(initiator, at + "/plan", fields).text();
    assertThat(planned).contains("Les 3 calendriers sont planifiés");
    submit(initiator, at + "/plan", fields);

    var groups = as(initiator).get("/api/programmes/" + programme).json().at("/groups");
    assertThat(groups.size()).isEqualTo(3);
    for (var group : groups) assertThat(group.at("/sessions").size()).isEqualTo(3);
    assertThat(page(initiator, at)).contains("Toutes les séances sont planifiées.");
  }

  @Test
  @DisplayName("qui a des séances reçoit la suite, jamais une date parmi celles qu’il a")
  void what_is_missing() {
    var last = planned(groups.getFirst(), LocalDate.parse("2027-01-12"), 2);

    var proposed = submit(initiator, at + "?after=" + last, WISH + "&goOn=true").text();

    assertThat(proposed)
        .contains("3 calendriers proposés", "Aucune séance tenue, 2 à venir. La dernière")
        .contains("une séance de plus");
    assertThat(fields(proposed))
        .containsEntry("groups[0].firstDate", "2027-03-09")
        .containsEntry("groups[0].count", "1");
    var done = submit(initiator, at + "/plan", form(fields(proposed))).text();
    assertThat(done).contains("?after=");
    var after = done.replaceAll("(?s).*\\?after=(\\d+).*", "$1");
    var there = "/api/programmes/" + programme + "?after=" + after;
    for (var group : as(initiator).get(there).json().at("/groups"))
      assertThat(group.at("/sessions").size()).isEqualTo(3);
  }

  @Test
  @DisplayName("qui a déjà ses dates n’est pas proposé, à moins qu’on le demande")
  void only_who_lacks_dates() {
    planned(groups.getFirst(), LocalDate.parse("2027-01-12"), 3);

    assertThat(submit(initiator, at, WISH).text()).contains("2 calendriers proposés");
    assertThat(submit(initiator, at, WISH + "&goOn=true").text())
        .as("three are asked for, and three are there")
        .contains("2 calendriers proposés");
    assertThat(submit(initiator, at, WISH.replace("&count=3", "&count=4") + "&goOn=true").text())
        .contains("3 calendriers proposés");
  }

  @Test
  @DisplayName("un groupe qui s’est réuni depuis la proposition est dit, les autres sont planifiés")
  void met_meanwhile() {
    var fields = form(fields(submit(initiator, at, WISH).text()));
    planned(groups.getFirst(), LocalDate.parse("2027-01-18"), 1);

    var planned = submit(initiator, at + "/plan", fields).text();

    assertThat(planned).contains("Groupe 1\u202f: Le groupe se réunit déjà le 18 janvier 2027");
    var after = planned.replaceFirst("(?s).*\\?(after=\\d+).*", "$1");
    var sessions =
        as(initiator)
            .get("/api/programmes/" + programme + "?" + after)
            .json()
            .at("/groups")
            .values()
            .stream()
            .map(group -> group.at("/sessions").size());
    assertThat(sessions).containsExactlyInAnyOrder(1, 3, 3);
  }

  @Test
  @DisplayName("sans script, tout se planifie en une fois")
  void without_a_script() {
    var proposed = plainly(initiator, at, WISH);
    assertThat(proposed.text()).contains("<html", "3 calendriers proposés");

    var planned = plainly(initiator, at + "/plan", form(fields(proposed.text())));

    assertThat(planned.status()).as(planned.text()).isEqualTo(303);
  }

  @Test
  @DisplayName("sans script, un vœu incomplet revient tel qu’il a été saisi, la faute à son champ")
  void without_a_script_nothing_typed_is_lost() {
    var form =
        WISH.replace("firstDate=2027-01-11", "firstDate=bientot").replace("09:00", "")
            + "&place=Salle+B";

    var refused = plainly(initiator, at, form);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("<html", "id=\"error-firstDate\"", "n’a pas le format attendu")
        .contains("id=\"error-times\"", "value=\"bientot\"", "value=\"Salle B\"")
        .containsPattern("id=\"wish-TUESDAY\"[^>]*checked")
        .doesNotContainPattern("id=\"wish-FRIDAY\"[^>]*checked")
        .doesNotContain("id=\"season\"");
    var without = plainly(initiator, at, WISH.replace("days=", "none="));
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.text()).contains("id=\"error-days\"", "value=\"2027-01-11\"");
  }

  @Test
  @DisplayName("qui n’est pas responsable ne planifie pas pour tous")
  void only_the_manager() {
    grant("sponsor", "SPONSOR", programme);
    assertThat(as("sponsor").get(at).status()).isEqualTo(403);
    assertThat(submit("sponsor", at, WISH).status()).isEqualTo(403);
    for (var outsider : List.of("facilitator", "manager2")) {
      assertThat(as(outsider).get(at).status()).as(outsider).isEqualTo(404);
      assertThat(submit(outsider, at, WISH).status()).as(outsider).isEqualTo(404);
    }
  }

  /** What the form on the page would send. */
  private static Map<String, String> fields(String page) {
    var fields = new LinkedHashMap<String, String>();
    var form = page.substring(page.indexOf("id=\"season\""));
    FIELD
        .matcher(form)
        .results()
        .forEach(
            field -> {
              if (field.group(1) != null && !field.group(1).endsWith(".left"))
                fields.put(field.group(1), field.group(2));
            });
    return fields;
  }

  private static String form(Map<String, String> fields) {
    var form = new StringBuilder();
    fields.forEach(
        (name, value) -> form.append('&').append(name).append('=').append(encoded(value)));
    return form.substring(1);
  }
}
