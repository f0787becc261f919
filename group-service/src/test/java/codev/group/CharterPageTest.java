package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La charte, sur la page du groupe")
class CharterPageTest extends PagesTest {
  private final UUID group = UUID.randomUUID();
  private final List<String> members = List.of("lea" + group, "max" + group, "zoe" + group);
  private final String at = "/groups/" + group;

  @BeforeEach
  void a_group() {
    var programme = UUID.randomUUID();
    must(as("manager").post("/api/people", GroupFixture.people(members)));
    must(as("manager").post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as("manager")
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe A", "facilitator", members)));
  }

  @Test
  @DisplayName("l’animateur note en une fois les accords donnés de vive voix")
  void several_acceptances_are_recorded_at_once() {
    assertThat(page("facilitator", at)).contains("Noter les accords donnés de vive voix");
    assertThat(page(members.getFirst(), at)).doesNotContain("Noter les accords");

    var heard = "version=1&heard=true&username=" + members.get(0) + "&username=" + members.get(1);
    var after = onward(submit("facilitator", at + "/charter/acceptances", heard));

    assertThat(page("facilitator", after)).contains("Une personne doit encore accepter la charte");
    assertThat(submit(members.get(2), at + "/charter/acceptances", heard).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("chaque membre l’accepte en une fois pour lui-même")
  void a_member_accepts_it() {
    var after = onward(submit(members.get(2), at + "/charter/acceptances", "version=1"));

    assertThat(page(members.get(2), after)).doesNotContain("J’accepte la charte");
    assertThat(page("facilitator", after))
        .contains("2 personnes doivent encore accepter la charte");
  }
}
