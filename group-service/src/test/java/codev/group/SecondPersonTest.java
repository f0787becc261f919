package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.authority.ApprovalQueries;
import codev.group.domain.person.Username;
import codev.group.messaging.LearningMessageListener;
import codev.infra.eventrelay.CloudEventMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("La seconde personne ne tient pas son droit de la première")
class SecondPersonTest extends PagesTest {
  private static final Map<String, String> GRANTED = Map.of("decision", "GRANTED");

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String first = "manager-first" + group;
  private final String second = "manager-second" + group;
  private final String third = "manager-third" + group;
  private final String independent = "manager-independent" + group;
  private final List<String> members =
      Stream.of("lea", "max", "zoe").map(name -> name + group).toList();

  @Autowired private ApprovalQueries approvals;

  @BeforeEach
  void form() {
    must(as(first).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(first)
            .post(
                "/api/people",
                GroupFixture.people(Stream.concat(members.stream(), Stream.of(first)).toList())));
    must(
        as(first)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe Ampère", "facilitator", members)));
  }

  @Test
  @DisplayName("qui l’a reçu de qui demande ne décide pas, avant ou après la demande")
  void a_grantee_of_the_asker_does_not_decide() {
    gives(first, second);
    var id = ask();
    gives(first, third);

    for (var grantee : List.of(second, third)) {
      for (var decision : List.of(GRANTED, Map.of("decision", "REFUSED", "reason", "Non"))) {
        var refused = as(grantee).post("/api/approvals/" + id, decision);
        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(refused.field("/rule")).isEqualTo("group.approval.by-ones-grantee");
      }
      assertThat(mayDecide(grantee, id)).isFalse();
      assertThat(page(grantee, "/approvals"))
          .doesNotContain("1 demande en attente de votre réponse");
    }
    assertThat(deciders(id)).doesNotContain(second, third);
    assertThat(mayDecide("administrator", id)).isTrue();
    must(as("administrator").post("/api/approvals/" + id, GRANTED));
  }

  @Test
  @DisplayName("ni qui l’a reçu d’une personne qui le tient de qui demande")
  void nor_does_a_grantee_of_a_grantee() {
    gives(first, second);
    gives(second, third);
    var id = ask();

    assertThat(as(third).post("/api/approvals/" + id, GRANTED).field("/rule"))
        .isEqualTo("group.approval.by-ones-grantee");
    assertThat(deciders(id)).doesNotContain(second, third);
  }

  @Test
  @DisplayName("qui l’a reçu d’un autre aussi décide, si c’était avant la demande")
  void who_has_it_from_another_decides() {
    gives(first, second);
    grant(second, "MANAGER", programme);
    var id = ask();
    grant(independent, "MANAGER", programme);

    assertThat(as(independent).post("/api/approvals/" + id, GRANTED).field("/rule"))
        .isEqualTo("group.approval.by-ones-grantee");
    assertThat(deciders(id)).containsExactly(second);
    assertThat(mayDecide(second, id)).isTrue();
    must(as(second).post("/api/approvals/" + id, GRANTED));
  }

  @Test
  @DisplayName("ni ne donne une place dans un groupe à qui lui a donné son droit")
  void a_grantee_does_not_name_the_granter() {
    gives(first, second);
    var groups = "/api/programmes/" + programme + "/groups";
    var formed = GroupFixture.group(UUID.randomUUID(), "Groupe Volta", first, members);
    for (var refused :
        List.of(
            as(second).post("/api/groups/" + group + "/facilitator", named()),
            as(second).post("/api/groups/" + group + "/members", Map.of("username", first)),
            as(second).post(groups, formed))) {
      assertThat(refused.status()).as(refused.text()).isEqualTo(403);
      assertThat(refused.field("/rule")).isEqualTo("group.named-by-ones-grantee");
    }

    grant(independent, "MANAGER", programme);
    must(as(independent).post("/api/groups/" + group + "/facilitator", named()));
  }

  @Test
  @DisplayName("nul ne s’accorde un droit : retiré, il est bien terminé")
  void nobody_grants_to_themselves() {
    grant(independent, "MANAGER", programme);
    for (var role : List.of("MANAGER", "SPONSOR")) {
      var refused = as(first).post("/api/grants", right(first, role));
      assertThat(refused.status()).as(refused.text()).isEqualTo(403);
      assertThat(refused.field("/rule")).isEqualTo("group.grant.to-oneself");
    }
    var held = as(first).get("/api/grants?username=" + first);
    assertThat(held.json()).hasSize(1);

    var revocation = "/api/grants/" + held.field("/0/id") + "/revocation";
    var revoked = must(as("administrator").post(revocation, Map.of("reason", "Mutation")));

    var after = "?after=" + revoked.position();
    assertThat(as(first).get("/api/programmes/" + programme + after).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("l’effacement d’une personne de deux programmes se décide par qui gère les deux")
  void an_erasure_is_decided_by_who_manages_all_programmes(
      @Autowired LearningMessageListener learning) {
    var elsewhere = UUID.randomUUID();
    must(as(third).post("/api/programmes", GroupFixture.programme(elsewhere, Map.of())));
    for (var person : List.of(second, independent)) grant(person, "MANAGER", programme);
    grant(independent, "MANAGER", elsewhere);
    var id = UUID.randomUUID();
    var asked = CLOCK.instant();
    learning.handle(
        CloudEventMessage.uncarried(
            "learning.erasure-requested.v1",
            "any",
            1,
            asked,
            JSON.writeValueAsString(
                Map.of(
                    "requestId",
                    id,
                    "username",
                    members.getFirst(),
                    "programmeIds",
                    List.of(programme, elsewhere),
                    "by",
                    first,
                    "at",
                    asked))));
    await().until(() -> as(first).get("/api/approvals?size=200").text().contains(id.toString()));

    assertThat(as(second).get("/api/approvals?size=200").text()).doesNotContain(id.toString());
    assertThat(as(second).post("/api/approvals/" + id, GRANTED).status()).isEqualTo(404);
    assertThat(deciders(id.toString())).containsExactly(independent);
    must(as(independent).post("/api/approvals/" + id, GRANTED));
  }

  private String ask() {
    var asked = as(first).post("/api/groups/" + group + "/facilitator", named());
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    return asked.field("/id");
  }

  private Map<String, Object> named() {
    return Map.of("username", first, "reason", "Relais");
  }

  private void gives(String granter, String person) {
    must(as(granter).post("/api/grants", right(person, "MANAGER")));
  }

  private Map<String, Object> right(String person, String role) {
    return Map.of(
        "username", person, "role", role, "scope", Map.of("kind", "PROGRAMME", "id", programme));
  }

  private boolean mayDecide(String who, String id) {
    return must(as(who).get("/api/approvals?size=200"))
        .json()
        .valueStream()
        .filter(one -> one.path("id").asString().equals(id))
        .anyMatch(one -> one.path("mayDecide").asBoolean());
  }

  private List<String> deciders(String id) {
    return approvals.all().stream()
        .filter(approval -> approval.id().toString().equals(id))
        .flatMap(approval -> approvals.deciders(approval, CLOCK.instant()).stream())
        .map(Username::value)
        .toList();
  }
}
