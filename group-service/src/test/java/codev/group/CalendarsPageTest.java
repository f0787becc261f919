package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

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
class CalendarsPageTest extends PagesTest {
  private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final String WISH =
      "firstDate=2027-01-11&days=MONDAY&days=TUESDAY&times=09:00&times=&zone=Europe%2FParis&count=3&template=STANDARD_180";

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final UUID programme = UUID.randomUUID();
  private final String at = "/programmes/" + programme + "/calendars";

  /** Three groups, two of which have the same facilitator. */
  @BeforeEach
  void a_programme() {
    var people = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 9; i++)
      people.add(Map.of("username", "p" + i + mark, "displayName", "Personne " + i));
    as("manager").post("/api/people", people);
    as("manager")
        .post(
            "/api/programmes",
            Map.of(
                "id",
                programme,
                "name",
                "Programme " + mark,
                "aims",
                List.of("CHANGE_SUPPORT"),
                "startsOn",
                "2027-01-04",
                "endsOn",
                "2027-09-30",
                "cadenceWeeks",
                4,
                "template",
                "STANDARD_180",
                "privacyThreshold",
                5,
                "holidays",
                List.of("2027-03-08")));
    for (int i = 0; i < 3; i++) form("Groupe " + (i + 1), i == 2 ? "yann" : "zoe", 3 * i);
  }

  @Test
  @DisplayName("les groupes d’un même animateur sont décalés, les jours sans séance évités")
  void staggered() {
    var proposed = submit("manager", at, WISH).text();

    assertThat(proposed)
        .contains("3 calendriers proposés", "Personne n’est attendu à deux endroits.")
        .contains("Planifier ces 3 calendriers", "2027-01-11T08:00:00Z")
        .contains("2027-01-12T08:00:00Z", "2027-03-15T08:00:00Z")
        .doesNotContain("2027-03-08T08", "<html");
    assertThat(fields(proposed))
        .containsEntry("groups[0].firstDate", "2027-01-11")
        .containsEntry("groups[1].firstDate", "2027-01-12")
        .containsEntry("groups[2].firstDate", "2027-01-11");
    assertThat(page("manager", "/programmes/" + programme)).contains("En formation");
  }

  @Test
  @DisplayName("une date changée dit aussitôt ce qui s’y oppose")
  void a_changed_day_is_looked_at() {
    var fields = fields(submit("manager", at, WISH).text());
    fields.put("groups[1].firstDate", "2027-01-11");

    var checked = submit("manager", at + "/check", form(fields)).text();

    assertThat(checked)
        .contains("Un groupe a quelqu’un attendu à deux endroits.")
        .contains("zoe" + mark + " est attendu ailleurs (Groupe 1)");
    fields.put("groups[0].left", "true");
    assertThat(submit("manager", at + "/check", form(fields)).text())
        .contains("Personne n’est attendu à deux endroits.", "Planifier ces 2 calendriers");
  }

  @Test
  @DisplayName("un seul accord les planifie tous, et deux envois n’en planifient qu’un")
  void planned_once() {
    var fields = form(fields(submit("manager", at, WISH).text()));

    var planned = submit("manager", at + "/plan", fields).text();
    assertThat(planned).contains("Les 3 calendriers sont planifiés");
    submit("manager", at + "/plan", fields);

    var groups = as("manager").get("/api/programmes/" + programme).json().at("/groups");
    assertThat(groups.size()).isEqualTo(3);
    for (var group : groups) assertThat(group.at("/sessions").size()).isEqualTo(3);
    assertThat(page("manager", at)).contains("Tous les groupes ont leur calendrier.");
  }

  @Test
  @DisplayName("sans script, tout se planifie en une fois")
  void without_a_script() {
    var proposed = plainly("manager", at, WISH);
    assertThat(proposed.text()).contains("<html", "3 calendriers proposés");

    var planned = plainly("manager", at + "/plan", form(fields(proposed.text())));

    assertThat(planned.status()).as(planned.text()).isEqualTo(303);
  }

  @Test
  @DisplayName("qui n’est pas responsable ne planifie pas pour tous")
  void only_the_manager() {
    assertThat(as("facilitator").get(at).status()).isEqualTo(403);
    assertThat(submit("facilitator", at, WISH).status()).isEqualTo(403);
  }

  private void form(String name, String facilitator, int first) {
    var members = List.of("p" + first + mark, "p" + (first + 1) + mark, "p" + (first + 2) + mark);
    var form = Map.of("name", name, "facilitator", facilitator + mark, "members", members);
    var formed = as("manager").post("/api/programmes/" + programme + "/groups", form);
    assertThat(formed.status()).as(formed.text()).isEqualTo(201);
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
