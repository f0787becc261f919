package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.invitations.InvitationAddresses;
import codev.group.invitations.PersonalInvitation.ToCharter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Ce qui est refusé à quelqu’un")
class RefusalTest extends ServiceTest {
  private static final String NO_PERSONS_KEY =
      "/api/security-log?kind=KEY_CREATED&username=invitation%20addresses";

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final List<String> people =
      Stream.of("lea", "max", "zoe").map(name -> name + group).toList();
  private final String lea = people.getFirst();
  private final String facilitator = "paul" + group;

  /** In no list of people: who is in one has a key, for their name. */
  private final String giver = "manager-giver" + group;

  @Autowired private InvitationAddresses addresses;

  @BeforeEach
  void a_group() {
    must(as("manager").post("/api/people", GroupFixture.people(people)));
    must(as("manager").post("/api/people", GroupFixture.people(List.of(facilitator))));
    must(as("manager").post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as("manager")
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe A", facilitator, people)));
  }

  @Test
  @DisplayName("ne laisse pas de clé dans le coffre")
  void leaves_no_key_in_the_vault() {
    var swap = Map.of("member", lea, "with", people.get(1), "reason", "Je préfère plus tard");
    var departure = Map.of("reason", "Je n’ai plus le temps");
    var grant =
        Map.of(
            "username",
            "manager2",
            "role",
            "MANAGER",
            "scope",
            Map.of("kind", "PROGRAMME", "id", programme),
            "reason",
            "Pour aider");

    for (var who : List.of("stranger" + group, "sponsor" + group, "manager" + group)) {
      for (var refused :
          List.of(
              as(who).post("/api/groups/" + group + "/rotation/swaps", swap),
              as(who).post("/api/groups/" + group + "/members/" + lea + "/departure", departure),
              as(who).post("/api/grants", grant)))
        assertThat(refused.status()).as(who + " " + refused.text()).isIn(403, 404);
      assertThat(hasKey(who)).as(who).isFalse();
    }
  }

  @Test
  @DisplayName("par la méthode ne laisse pas non plus de clé, ce qui est admis en laisse une")
  void leaves_no_key_of_who_may() {
    var reason = "Pour remplacer Léa";
    grant(giver, "MANAGER", programme);
    var path = addresses.path(new ToCharter(new GroupId(group), 1, new Username(lea), 0));
    assertThat(path).startsWith("/invitations/");

    var backwards = new HashMap<>(grantOf("sponsor" + group, reason));
    backwards.putAll(Map.of("from", "2027-06-01T08:00:00Z", "until", "2027-05-01T08:00:00Z"));
    var refused = as(giver).post("/api/grants", backwards);
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(hasKey(giver)).isFalse();

    must(as(giver).post("/api/grants", grantOf("sponsor" + group, reason)));
    assertThat(hasKey(giver)).isTrue();
    var created = "/api/security-log?kind=KEY_CREATED&username=" + giver;
    Awaitility.await().until(() -> as("auditor").get(created).json().size() == 1);
    assertThat(as("auditor").get(created).text()).doesNotContain(reason);
    assertThat(as("auditor").get(NO_PERSONS_KEY).text())
        .as("the key is no person's")
        .isEqualTo("[]");
    must(as(giver).post("/api/grants", grantOf("sponsor2" + group, reason)));
    assertThat(as("auditor").get(created).json()).hasSize(1);
  }

  private Map<String, Object> grantOf(String person, String reason) {
    return Map.of(
        "username",
        person,
        "role",
        "SPONSOR",
        "scope",
        Map.of("kind", "PROGRAMME", "id", programme),
        "reason",
        reason);
  }

  @Test
  @DisplayName("l’est avant que le contenu ne soit lu")
  void comes_before_validation() {
    assertThat(as(lea).post("/api/groups/" + group + "/rotation/swaps", "{").status())
        .isEqualTo(403);
    assertThat(as(lea).post("/api/programmes", "{").status()).isEqualTo(403);
    assertThat(as(facilitator).post("/api/groups/" + group + "/rotation/swaps", "{").status())
        .isEqualTo(400);
  }
}
