package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Sur la page qui compose les groupes")
@Order(ServiceTest.EARLY)
class CompositionPageTest extends PagesTest {
  private final UUID programme = UUID.randomUUID();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String at = "/programmes/" + programme + "/composition";

  /** Manages this programme, and no other one, all of which a request would have to read. */
  private final String initiator = "manager-of" + mark;

  @BeforeEach
  void a_programme() {
    var table =
        """
        username,displayName,unit,managerUsername
        boss%1$s,Nadia Perrin,Finance,
        karim%1$s,Karim Haddad,Finance,boss%1$s
        anne%1$s,Anne Roy,Ventes,boss%1$s
        bruno%1$s,Bruno Colas,Achats,boss%1$s
        chloe%1$s,Chloé Vidal,Achats,boss%1$s
        david%1$s,David Ney,Ventes,
        emma%1$s,Emma Blin,Achats,
        """
            .formatted(mark);
    submit(initiator, "/people", "table=" + encoded(table));
    onward(
        submit(
            initiator,
            "/programmes",
            "id=%1$s&name=Programme+%1$s&aims=CHANGE_SUPPORT&startsOn=2027-01-11&endsOn=2027-09-30&cadenceWeeks=4&template=STANDARD_180&privacyThreshold=5"
                .formatted(programme)));
  }

  @Test
  @DisplayName("qui n’entre dans aucun groupe attend, et n’empêche pas de créer les autres")
  void who_fits_in_no_group_waits() {
    var proposed = proposed("&groupSize=3", "boss", "karim", "anne", "bruno", "chloe", "david");

    assertThat(proposed)
        .contains("Un groupe proposé", "Sans groupe\u202f: 1", "Créer ce groupe")
        .contains("name=\"waiting.members\" value=\"boss" + mark)
        .contains("Une personne ne peut être placée dans aucun groupe")
        .doesNotContain("id=\"place\"", "disabled=\"disabled\"", "id=\"undo\"");
  }

  @Test
  @DisplayName("qui est déjà dans un groupe d’un autre programme est signalé")
  void who_is_in_a_group_of_another_programme_is_marked() {
    var other = UUID.randomUUID();
    var members = Stream.of("karim", "bruno", "david").map(name -> name + mark).toList();
    must(as(initiator).post("/api/programmes", GroupFixture.programme(other, Map.of())));
    must(
        as(initiator)
            .post(
                "/api/programmes/" + other + "/groups",
                GroupFixture.group(UUID.randomUUID(), "Ailleurs", "facilitator", members)));

    var page = page(initiator, at);
    assertThat(line(page, "karim")).contains("déjà dans un autre groupe");
    assertThat(line(page, "emma")).doesNotContain("déjà dans");
  }

  @Test
  @DisplayName("zéro met en attente, un bouton place au mieux, un autre annule")
  void waits_is_placed_and_goes_back() {
    var group = draft(0, "karim", "anne", "bruno", "chloe");
    var sent = check(group + "&groups[0].to=0");
    assertThat(sent)
        .contains("Sans groupe\u202f: 1", "name=\"waiting.members\" value=\"karim" + mark)
        .contains("name=\"gestures\" value=\"1:karim" + mark, "Annuler le dernier déplacement")
        .contains("Placer cette personne au mieux", "value=\"1:karim" + mark);

    var waiting = draft(0, "anne", "bruno", "chloe") + "&waiting.members=karim" + mark;
    var gesture = "&gestures=" + encoded("1:karim" + mark);
    assertThat(check(waiting + gesture + "&moves=" + encoded("1:karim" + mark)))
        .contains("Sans groupe\u202f: 0", "name=\"groups[0].members\" value=\"karim" + mark)
        .contains("name=\"gestures\" value=\"0:karim" + mark);
    assertThat(check(waiting + gesture + "&undo=true"))
        .contains("Sans groupe\u202f: 0", "name=\"groups[0].members\" value=\"karim" + mark)
        .doesNotContain("name=\"gestures\"", "Annuler le dernier déplacement");
  }

  @Test
  @DisplayName("un refus propose l’échange qui le lève, et le bouton le fait")
  void a_refusal_offers_the_exchange() {
    var drafts = draft(0, "karim", "david", "emma") + draft(1, "boss");
    var exchange = "2:karim%1$s 1:boss%1$s".formatted(mark);

    assertThat(check(drafts + "&groups[0].to=2"))
        .contains("Karim Haddad reste dans le groupe 1\u202f: une relation hiérarchique")
        .contains("Échanger Karim Haddad et Nadia Perrin (Équipe 1)", "value=\"" + exchange + "\"");
    assertThat(check(drafts + "&moves=" + encoded(exchange)))
        .contains("name=\"groups[0].members\" value=\"boss" + mark)
        .contains("name=\"groups[1].members\" value=\"karim" + mark)
        .doesNotContain("reste dans le groupe");
  }

  @Test
  @DisplayName("un groupe qui ne respecte pas les règles propose l’échange qui le répare")
  void a_broken_rule_offers_the_exchange() {
    var together = draft(0, "boss", "karim", "david") + draft(1, "anne", "bruno", "emma");
    var exchange = "2:karim%1$s 1:emma%1$s".formatted(mark);

    assertThat(check(together))
        .contains("id=\"mend-0\"", "Échanger Karim Haddad et Emma Blin (Équipe 1)")
        .contains("value=\"" + exchange + "\"", "disabled=\"disabled\"");
    assertThat(check(together + "&moves=" + encoded(exchange)))
        .contains("name=\"groups[1].members\" value=\"karim" + mark)
        .contains("Tous les groupes respectent les règles", "Annuler le dernier déplacement")
        .doesNotContain("id=\"mend-0\"", "disabled=\"disabled\"");
  }

  @Test
  @DisplayName("une autre proposition porte le numéro suivant")
  void another_proposal_has_the_next_number() {
    var people = new String[] {"karim", "anne", "bruno", "chloe", "david", "emma"};

    assertThat(proposed("&groupSize=3", people))
        .contains("Autre proposition", "form=\"wish\" name=\"number\" value=\"2\"")
        .doesNotContain("hx-confirm");
    assertThat(proposed("&groupSize=3&number=2", people))
        .contains("2 groupes proposés", "name=\"number\" value=\"3\"");
    assertThat(submit(initiator, at, wish("&groupSize=3&number=0", people)).status())
        .isEqualTo(400);
  }

  private String proposed(String how, String... people) {
    return text(submit(initiator, at, wish(how, people)));
  }

  private String wish(String how, String... people) {
    return "facilitators=facilitator"
        + how
        + Stream.of(people).map(name -> "&people=" + name + mark).collect(Collectors.joining());
  }

  private String check(String drafts) {
    return text(submit(initiator, at + "/check", drafts));
  }

  private static String text(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).doesNotContain("??");
    return answer.text();
  }

  private String draft(int number, String... members) {
    var id = UUID.nameUUIDFromBytes((mark + number).getBytes(StandardCharsets.UTF_8));
    var start =
        "&groups[%1$d].id=%2$s&groups[%1$d].name=%3$s&groups[%1$d].facilitator=facilitator"
            .formatted(number, id, encoded("Équipe " + number));
    return start
        + Stream.of(members)
            .map(name -> "&groups[%d].members=%s%s".formatted(number, name, mark))
            .collect(Collectors.joining());
  }

  /** What the list of people says of one of them. */
  private String line(String page, String person) {
    var begin = page.indexOf("value=\"" + person + mark + "\"");
    return page.substring(begin, page.indexOf("</label>", begin));
  }
}
