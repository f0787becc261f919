package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.domain.command.PersonCommand.RegisterPerson;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.identity.UsernameSpelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Un nom d’utilisateur, en majuscules ou non, désigne la même personne")
class UsernameCaseTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final String key = programme.toString().substring(0, 8);
  private final String manager = "manager-" + key;

  @Test
  @DisplayName("dans le jeton, les droits et leur liste")
  void in_tokens_and_grants() {
    declare();
    var given = grant("MANAGER-other-" + key, "MANAGER", programme);
    assertThat(
            as("manager-OTHER-" + key)
                .get("/api/programmes/" + programme + "?after=" + given.position())
                .status())
        .isEqualTo(200);
    assertThat(as("manager-OTHER-" + key).get("/api/me").field("/username"))
        .isEqualTo("manager-other-" + key);
    assertThat(as(manager).get("/api/grants?username=MANAGER-Other-" + key).json()).hasSize(1);
  }

  @Test
  @DisplayName("dans l’annuaire, le groupe, la charte et les départs")
  void in_the_directory_and_groups() {
    declare();
    var members = List.of("Ana-" + key, "BEA-" + key, "cleo-" + key, "dan-" + key);
    var people = as(manager).post("/api/people", GroupFixture.people(members));
    assertThat(people.json().at("/created").asInt()).isEqualTo(4);
    var again =
        must(
            as(manager)
                .post(
                    "/api/people",
                    List.of(Map.of("username", "ANA-" + key, "displayName", "Ana"))));
    assertThat(again.json().at("/updated").asInt()).isEqualTo(1);

    var group = UUID.randomUUID();
    var typed = members.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "G", "FACILITATOR-" + key, typed)));
    var accepted =
        must(
            as("ANA-" + key)
                .post("/api/groups/" + group + "/charter/acceptances", Map.of("version", 1)));
    var seen =
        as("facilitator-" + key).get("/api/groups/" + group + "?after=" + accepted.position());
    assertThat(seen.text()).contains("\"ana-" + key, "\"bea-" + key).doesNotContain("ANA-", "BEA-");
    var left =
        as(manager)
            .post(
                "/api/groups/" + group + "/members/Dan-" + key + "/departure",
                Map.of("reason", "Mutation"));
    assertThat(left.status()).as(left.text()).isEqualTo(200);
    assertThat(left.field("/username")).isEqualTo("dan-" + key);
  }

  @Test
  @DisplayName("même si une version précédente l’a enregistré avec des majuscules")
  void recorded_with_capitals_it_is_found(
      @Autowired CommandSender commands, @Autowired UsernameSpelling spelling) {
    declare();
    var recorded = "Zoe.B-" + key;
    var id = new PersonId(UUID.randomUUID());
    var profile = new Profile("Zoé", null, null, null, null, null);
    commands.send(
        new RegisterPerson(
            new Username(recorded), id, profile, new Username(manager), CLOCK.instant()));

    await().until(() -> spelling.of("zoe.b-" + key).equals(recorded));
    assertThat(as("zoe.b-" + key).get("/api/me").field("/username")).isEqualTo(recorded);
    var again =
        must(
            as(manager)
                .post(
                    "/api/people",
                    List.of(Map.of("username", "ZOE.B-" + key, "displayName", "Zoé"))));
    assertThat(again.json().at("/created").asInt()).isZero();
    var export = as("ZOE.B-" + key).get("/api/groups/me/export");
    assertThat(export.json().at("/facts")).isNotEmpty();
  }

  @Test
  @DisplayName(
      "deux lignes d’une liste qui ne diffèrent que par la casse\u202f: la seconde est refusée")
  void rows_that_differ_by_case() {
    var rows =
        List.of(
            Map.of("username", "LEO-" + key, "displayName", "Léo"),
            Map.of("username", "leo-" + key, "displayName", "Léonie"),
            Map.of("username", "LEO-" + key, "displayName", "Léopold"));

    var answer = must(as("manager").post("/api/people", rows)).json();

    assertThat(answer.at("/rejected")).hasSize(1);
    assertThat(answer.at("/rejected/0/line").asInt()).isEqualTo(2);
    assertThat(answer.at("/rejected/0/message").asString())
        .isEqualTo("même identifiant qu’à la ligne 1, aux majuscules près");
    assertThat(as("manager").get("/api/people?query=leo-" + key).text())
        .contains("Léopold")
        .doesNotContain("Léonie");
  }

  private void declare() {
    must(as(manager).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
  }
}
