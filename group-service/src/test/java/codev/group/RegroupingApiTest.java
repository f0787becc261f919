package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ceux qui rejoignent un groupe et ceux qui le quittent")
class RegroupingApiTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String lea = "lea" + group;
  private final String max = "max" + group;
  private final String zoe = "zoe" + group;
  private final String noe = "noe" + group;

  @BeforeEach
  void form() {
    must(
        as("manager")
            .post(
                "/api/people",
                List.of(lea, max, zoe, noe).stream()
                    .map(p -> Map.of("username", p, "displayName", p))
                    .toList()));
    must(
        as("manager")
            .post(
                "/api/programmes",
                Map.of(
                    "id",
                    programme,
                    "name",
                    "P",
                    "aims",
                    List.of("CHANGE_SUPPORT"),
                    "startsOn",
                    "2027-01-11",
                    "endsOn",
                    "2027-09-30",
                    "cadenceWeeks",
                    4)));
    must(
        as("manager")
            .post(
                "/api/programmes/" + programme + "/groups",
                Map.of(
                    "id",
                    group,
                    "name",
                    "Groupe A",
                    "facilitator",
                    "facilitator",
                    "members",
                    List.of(lea, max, zoe))));
  }

  @Test
  @DisplayName("qui rejoint le groupe le voit, est le prochain client, et doit la charte")
  void who_joins_sees_it_all() {
    var joined = must(as("manager").post(path("/members"), Map.of("username", noe)));
    var again = must(as("manager").post(path("/members"), Map.of("username", noe)));
    var read = as(noe).get(path("") + "?after=" + joined.position());

    assertThat(joined.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(joined.text());
    assertThat(read.json().at("/members")).hasSize(4);
    assertThat(read.json().at("/rotation")).hasSize(4);
    assertThat(read.field("/changes/0/kind")).isEqualTo("JOINED");
    assertThat(as(noe).post(path("/charter/acceptances"), Map.of("version", 1)).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("le motif d’un départ se lit du responsable et de l’animateur, pas du groupe")
  void why_somebody_left_is_read_by_few() {
    var left = must(as("manager").post(departure(zoe), Map.of("reason", "Mutation à Nantes")));
    var again = must(as("manager").post(departure(zoe), Map.of("reason", "Mutation à Nantes")));
    var after = "?after=" + left.position();

    assertThat(left.json().at("/warnings").toString()).isEqualTo("[\"FEWER_THAN_THREE_MEMBERS\"]");
    assertThat(again.text()).isEqualTo(left.text());
    for (var reader : List.of("manager", "facilitator")) {
      assertThat(as(reader).get(path("") + after).field("/changes/0/why"))
          .isEqualTo("Mutation à Nantes");
      assertThat(as(reader).get("/groups/" + group + after).text())
          .contains("moins de trois membres");
    }
    for (var other : List.of(lea, "auditor")) {
      var read = as(other).get(path("") + after);
      assertThat(read.text()).contains("\"LEFT\"").doesNotContain("Nantes", "\"s1.");
      assertThat(read.field("/warnings/0/key")).isEqualTo("FEWER_THAN_THREE_MEMBERS");
    }
    assertThat(as(zoe).get(path("") + after).status()).isEqualTo(404);
    assertThat(as("manager").get("/api/groups?size=200").text()).doesNotContain("\"s1.");
  }

  @Test
  @DisplayName("seul le responsable du programme en décide, et nomme ce qu’il faut")
  void only_the_manager_decides() {
    for (var other : List.of(lea, "facilitator", "sponsor")) {
      assertThat(as(other).post(path("/members"), Map.of("username", noe)).status()).isEqualTo(403);
      assertThat(as(other).post(departure(max), Map.of("reason", "Non")).status()).isEqualTo(403);
    }
    var manager = as("manager");
    assertThat(manager.post(departure(max), Map.of()).field("/violations/0/field"))
        .isEqualTo("reason");
    assertThat(manager.post(departure(noe), Map.of("reason", "?")).status()).isEqualTo(409);
    assertThat(manager.post(path("/members"), Map.of("username", "nobody")).field("/rule"))
        .isEqualTo("group.members.unknown-people");
    assertThat(
            manager
                .post("/api/groups/" + UUID.randomUUID() + "/members", Map.of("username", noe))
                .status())
        .isEqualTo(404);
  }

  private String departure(String member) {
    return path("/members/" + member + "/departure");
  }

  private String path(String below) {
    return "/api/groups/" + group + below;
  }

  private static Answer must(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
    return answer;
  }
}
