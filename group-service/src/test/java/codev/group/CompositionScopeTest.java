package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Former des groupes n’apprend rien des personnes hors de son périmètre")
class CompositionScopeTest extends DirectoryScopeFixture {
  @Test
  @DisplayName("composer des groupes n’apprend rien d’une personne hors du périmètre")
  void nothing_is_learnt_by_composing_groups() {
    var people = List.of(lea, "max" + mark, "zoe" + mark);
    var proposal = "/api/programmes/" + elsewhere + "/groups/proposal";
    var wish = Map.of("people", people, "facilitators", List.of("facilitator"), "groupSize", 3);
    var composition = "/programmes/" + elsewhere + "/composition";
    var asked = "facilitators=facilitator&groupSize=3&people=" + String.join("&people=", people);
    var draft = draft(people);

    var refused = as(other).post(proposal, wish);
    assertThat(refused.field("/rule")).isEqualTo("group.members.unknown-people");
    assertThat(refused.text()).contains(lea).doesNotContain("Nom ", unit);
    for (var answer :
        List.of(submit(other, composition, asked), submit(other, composition + "/check", draft))) {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text()).contains(lea).doesNotContain("Nom ", unit);
    }

    must(
        as(other).post("/api/programmes/" + elsewhere + "/participants", Map.of("people", people)));

    assertThat(must(as(other).post(proposal, wish)).text()).contains("Nom " + lea, unit);
    assertThat(submit(other, composition + "/check", draft).text()).contains("Nom " + lea, unit);
  }

  @Test
  @DisplayName("un participant retiré du programme sort aussitôt du périmètre, sauf autre raison")
  void who_is_removed_leaves_the_scope() {
    var people = List.of(lea, "max" + mark, "zoe" + mark);
    var participants = "/api/programmes/" + elsewhere + "/participants";
    var proposal = "/api/programmes/" + elsewhere + "/groups/proposal";
    var wish = Map.of("people", people, "facilitators", List.of("facilitator"), "groupSize", 3);
    must(as(other).post(participants, Map.of("people", people)));
    must(as(other).post(proposal, wish));

    must(as(other).post(participants + "/" + lea + "/removal", Map.of()));

    var refused = as(other).post(proposal, wish);
    assertThat(refused.field("/rule")).isEqualTo("group.members.unknown-people");
    assertThat(refused.text()).contains(lea).doesNotContain("Nom ", unit, "max" + mark);
    must(as(other).post(participants, Map.of("people", List.of(lea))));
    assertThat(must(as(other).post(proposal, wish)).text()).contains("Nom " + lea);

    placeElsewhere(lea);
    must(as(other).post(participants + "/" + lea + "/removal", Map.of()));
    assertThat(must(as(other).post(proposal, wish)).text())
        .as("who was in a group is read")
        .contains("Nom " + lea);
  }

  @Test
  @DisplayName("un groupe refusé ne dit pas qui est le responsable de qui, hors du périmètre")
  void nothing_is_learnt_of_reporting_lines() {
    var chief = "chief" + mark;
    must(as(mine).post("/api/people", List.of(person(chief), reporting("one" + mark, chief))));
    var own = List.of("eva" + mark, "tom" + mark, "ugo" + mark);
    must(as(other).post("/api/people", own.stream().map(name -> reporting(name, chief)).toList()));
    var groups = "/api/programmes/" + elsewhere + "/groups";
    var group = UUID.randomUUID();
    must(as(other).post(groups, GroupFixture.group(group, "A", "facilitator", own)));
    var wanted =
        GroupFixture.group(
            UUID.randomUUID(), "B", "facilitator", List.of(chief, "one" + mark, ida));

    for (var refused :
        List.of(
            as(other).post(groups, wanted),
            as(other).post("/api/groups/" + group + "/members", Map.of("username", chief)))) {
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.field("/rule")).isEqualTo("group.members.out-of-scope");
      assertThat(refused.text()).contains(chief).doesNotContain("Nom ", unit, "eva" + mark);
    }

    must(
        as(other)
            .post(
                "/api/programmes/" + elsewhere + "/participants",
                Map.of("people", List.of(chief, "one" + mark, ida))));

    assertThat(as(other).post(groups, wanted).field("/rule"))
        .isEqualTo("group.members.with-their-manager");
  }

  private Map<String, Object> reporting(String name, String manager) {
    var person = new HashMap<String, Object>(person(name));
    person.put("managerUsername", manager);
    return person;
  }

  private static String draft(List<String> members) {
    return "groups[0].id=%s&groups[0].name=A&groups[0].facilitator=facilitator"
            .formatted(UUID.randomUUID())
        + "&groups[0].members="
        + String.join("&groups[0].members=", members);
  }

  @Test
  @DisplayName("un animateur hors du périmètre n’est pas distingué d’un homonyme par son adresse")
  void a_facilitator_outside_it_is_shown_without_their_address() {
    var namesake = new HashMap<>(person("homonyme" + mark));
    namesake.put("displayName", "Nom " + ida);
    must(as("administrator").post("/api/people", List.of(namesake)));
    must(as(mine).post("/api/facilitators", GroupFixture.poolEntry(ida)));

    assertThat(page(other, "/programmes/" + elsewhere + "/groups/new"))
        .contains("Nom %s (%s)".formatted(ida, ida))
        .doesNotContain(address(ida));
    assertThat(page(mine, "/programmes/" + programme + "/groups/new"))
        .contains("Nom %s (%s)".formatted(ida, address(ida)));
  }
}
