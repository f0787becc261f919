package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.People;
import codev.group.domain.authority.GrantId;
import codev.group.domain.command.ProgrammeCommand.DeclareProgramme;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.EventReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Les droits d’accès, sur un périmètre")
class GrantsApiTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final String at = "/api/programmes/" + programme;
  private final String mine = "manager" + programme;
  private final String other = "manager-other" + programme;
  private final String sponsor = "sponsor" + programme;
  private final String auditor = "auditor" + programme;
  private final String unit = "Unité " + programme;

  private String after = "";

  @BeforeEach
  void declare() {
    var declared =
        must(
            as(mine)
                .post("/api/programmes", GroupFixture.programme(programme, Map.of("unit", unit))));
    after = "?after=" + declared.position();
  }

  @Test
  @DisplayName("qui déclare un programme le gère, un autre responsable ne sait pas qu’il existe")
  void who_declares_manages() {
    assertThat(as(mine).get(at + after).field("/unit")).isEqualTo(unit);
    assertThat(as(other).get(at).status()).isEqualTo(404);
    assertThat(as(other).get("/api/programmes?size=200").text())
        .doesNotContain(programme.toString());
    assertThat(as(mine).get("/api/programmes" + after + "&size=200").text())
        .contains(programme.toString());
  }

  @Test
  @DisplayName("le responsable donne son droit et le retire : il cesse aussitôt")
  void a_right_is_given_and_revoked() {
    var id = UUID.randomUUID();
    var given = must(as(mine).post("/api/grants", body(id, other, "MANAGER")));
    assertThat(given.status()).isEqualTo(201);
    assertThat(given.field("/id")).isEqualTo(id.toString());
    assertThat(as(other).get(at + "?after=" + given.position()).status()).isEqualTo(200);
    assertThat(as(other).post(at + "/groups", Map.of()).status()).isEqualTo(400);

    var revoked = must(as(mine).post(revocation(id), Map.of("reason", "Départ")));
    assertThat(as(other).get(at + "?after=" + revoked.position()).status()).isEqualTo(404);
    assertThat(as(other).post(at + "/groups", Map.of()).status()).isEqualTo(404);
    var again = as(mine).post(revocation(id), Map.of("reason", "Encore"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.field("/rule")).isEqualTo("group.grant.revoked-already");
  }

  @Test
  @DisplayName("qui n’a plus aucun droit ne lit plus l’annuaire, qui n’en a jamais eu le peut")
  void a_former_manager_does_not_read_the_directory() {
    assertThat(as(other).get("/api/people").status()).isEqualTo(200);
    var id = UUID.randomUUID();
    var given = must(as(mine).post("/api/grants", body(id, other, "MANAGER")));
    assertThat(as(other).get("/api/people?after=" + given.position()).status()).isEqualTo(200);

    var revoked = must(as(mine).post(revocation(id), Map.of("reason", "Départ")));

    for (var path : List.of("/api/people", "/api/facilitators", "/people", "/people/import"))
      assertThat(as(other).get(path + "?after=" + revoked.position()).status()).isEqualTo(403);
    for (var path : List.of("/api/people", "/api/facilitators"))
      assertThat(as(other).post(path, Map.of()).status()).isEqualTo(403);
    assertThat(as(other).get("/groups").text())
        .contains("/programmes/new")
        .doesNotContain("\"/people\"");
    assertThat(as(mine).get("/api/people").status()).isEqualTo(200);
    var own = UUID.randomUUID();
    var declared = must(as(other).post("/api/programmes", GroupFixture.programme(own, Map.of())));
    assertThat(as(other).get("/api/people?after=" + declared.position()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("la même personne ne gère pas un programme et ne l’audite pas")
  void nobody_audits_what_they_manage() {
    var own = as("administrator").post("/api/grants", body(UUID.randomUUID(), mine, "AUDITOR"));
    assertThat(own.status()).isEqualTo(422);
    assertThat(own.field("/rule")).isEqualTo("group.grant.audits-ones-own");

    grant(auditor, "AUDITOR", programme);
    var ofUnit =
        Map.of(
            "username", auditor, "role", "MANAGER", "scope", Map.of("kind", "UNIT", "unit", unit));
    assertThat(as("administrator").post("/api/grants", ofUnit).field("/rule"))
        .isEqualTo("group.grant.audits-ones-own");
    grant(auditor, "SPONSOR", programme);
  }

  @Test
  @DisplayName("qui audite un périmètre n’y déclare pas de programme, que cette personne gérerait")
  void nobody_declares_what_they_audit() {
    var both = new Caller(service(), PROVIDER.token(auditor, "manager", "auditor"));
    must(grant(auditor, "AUDITOR", Map.of("kind", "UNIT", "unit", unit), Map.of()));
    var within = GroupFixture.programme(UUID.randomUUID(), Map.of("unit", unit));
    var outside = GroupFixture.programme(UUID.randomUUID(), Map.of());

    assertThat(both.post("/api/programmes", within).field("/rule"))
        .isEqualTo("group.programme.declared-by-its-auditor");
    must(both.post("/api/programmes", outside));
    must(both.post("/api/programmes", outside)); // a repetition

    var whole = new Caller(service(), PROVIDER.token("auditor", "manager", "auditor"));
    assertThat(
            whole
                .post("/api/programmes", GroupFixture.programme(UUID.randomUUID(), Map.of()))
                .field("/rule"))
        .as("who holds the organisation by the setting")
        .isEqualTo("group.programme.declared-by-its-auditor");
  }

  @Test
  @DisplayName("qui tient l’organisation par le réglage ne reçoit pas d’audit")
  void nor_does_who_holds_the_organisation_by_the_setting() {
    for (var holder : List.of("administrator", "AUDITOR")) {
      var refused =
          as("administrator").post("/api/grants", body(UUID.randomUUID(), holder, "AUDITOR"));
      assertThat(refused.status()).as(holder).isEqualTo(422);
      assertThat(refused.field("/rule")).isEqualTo("group.grant.audits-ones-own");
    }
  }

  @Test
  @DisplayName(
      "qui tient l’organisation par le réglage peut s’en donner la gestion avant de le quitter")
  void who_holds_the_organisation_by_the_setting_is_granted_its_management() {
    var later = Map.of("from", "2096-01-01T00:00:00Z");
    assertThat(grant("administrator", "MANAGER", Map.of("kind", "ORGANISATION"), later).status())
        .isEqualTo(201);

    grant("auditor", "MANAGER", programme);
    assertThat(as("auditor").get("/api/me").text())
        .as("without the role it has no effect")
        .doesNotContain("MANAGER");
    assertThat(as("auditor").post(at + "/groups", Map.of()).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("qui commandite ou audite un programme n’y anime pas de groupe")
  void nobody_facilitates_what_they_review() {
    grant(sponsor, "SPONSOR", programme);
    var members = List.of("lea" + programme, "max" + programme, "zoe" + programme);
    must(as(mine).post("/api/people", GroupFixture.people(members)));
    must(as(mine).post("/api/people", GroupFixture.people(List.of(sponsor))));
    var group = GroupFixture.group(UUID.randomUUID(), "Groupe Volta", sponsor, members);
    var refused = as(mine).post(at + "/groups", group);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field("/rule")).isEqualTo("group.facilitator-reviews-the-programme");

    var id = UUID.randomUUID();
    must(
        as(mine)
            .post(at + "/groups", GroupFixture.group(id, "Groupe Ohm", "facilitator", members)));
    var replaced =
        as(mine)
            .post(
                "/api/groups/" + id + "/facilitator",
                Map.of("username", sponsor, "reason", "Congé"));
    assertThat(replaced.field("/rule")).isEqualTo("group.facilitator-reviews-the-programme");

    var later = "sponsor-later" + programme;
    must(as(mine).post("/api/people", GroupFixture.people(List.of(later))));
    grant(later, "SPONSOR", scope(), Map.of("from", "2096-01-01T00:00:00Z"));
    for (var holder : List.of("administrator", "auditor", later))
      assertThat(
              as(mine)
                  .post(
                      "/api/groups/" + id + "/facilitator",
                      Map.of("username", holder, "reason", "Congé"))
                  .field("/rule"))
          .as(holder)
          .isEqualTo("group.facilitator-reviews-the-programme");
  }

  @Test
  @DisplayName("qui anime un groupe d’un programme ne le commandite pas et ne l’audite pas ensuite")
  void nobody_reviews_what_they_facilitate() {
    var members = List.of("lea" + programme, "max" + programme, "zoe" + programme);
    var facilitator = "facilitator" + programme;
    must(as(mine).post("/api/people", GroupFixture.people(members)));
    must(
        as(mine)
            .post(
                at + "/groups",
                GroupFixture.group(UUID.randomUUID(), "Groupe Ohm", facilitator, members)));

    for (var role : List.of("SPONSOR", "AUDITOR")) {
      var refused = as("administrator").post("/api/grants", body(null, facilitator, role));
      assertThat(refused.status()).as(role).isEqualTo(422);
      assertThat(refused.field("/rule")).isEqualTo("group.grant.reviews-ones-own-group");
    }
    var wider =
        Map.of("username", facilitator, "role", "SPONSOR", "scope", Map.of("kind", "ORGANISATION"));
    assertThat(as("administrator").post("/api/grants", wider).field("/rule"))
        .isEqualTo("group.grant.reviews-ones-own-group");
    must(as(mine).post("/api/grants", body(null, members.getFirst(), "SPONSOR")));
  }

  @Test
  @DisplayName("qui quitte l’organisation perd ses droits, et ne les retrouve pas en revenant")
  void a_departure_ends_all_rights() {
    must(as(mine).post("/api/people", GroupFixture.people(List.of(sponsor))));
    var given = grant(sponsor, "SPONSOR", programme);
    assertThat(as(sponsor).get(at + "?after=" + given.position()).status()).isEqualTo(200);

    must(as("administrator").post("/api/people/" + sponsor + "/departure", Map.of()));

    Awaitility.await().until(() -> as(sponsor).get(at).status() == 404);
    must(as("administrator").post("/api/people/" + sponsor + "/return", Map.of()));
    assertThat(as(sponsor).get(at).status()).isEqualTo(404);
    assertThat(as(mine).get("/programmes/" + programme + "/grants").text())
        .contains("la personne a quitté l’organisation");
  }

  @Test
  @DisplayName("un administrateur à qui rien n’est confié n’administre rien")
  void an_administrator_without_a_scope_administers_nothing() {
    var without = "administrator" + programme;
    for (var path : List.of("/api/people", "/people", "/programmes/new"))
      assertThat(as(without).get(path).status()).isEqualTo(403);
    for (var path : List.of("/api/people", "/api/facilitators", "/api/programmes", "/api/grants"))
      assertThat(as(without).post(path, Map.of()).status()).isEqualTo(403);

    var given = grant(without, "MANAGER", programme);

    assertThat(as(without).get("/api/people?after=" + given.position()).status()).isEqualTo(200);
    assertThat(as(without).get("/programmes/new").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("un commanditaire ne voit que les programmes qui lui sont confiés, et rien à gérer")
  void a_sponsor_sees_what_is_granted() {
    assertThat(as(sponsor).get(at).status()).isEqualTo(404);
    assertThat(as(sponsor).get("/api/programmes").json()).isEmpty();
    var given = grant(sponsor, "SPONSOR", programme);
    assertThat(as(sponsor).get(at + "?after=" + given.position()).status()).isEqualTo(200);
    assertThat(as(sponsor).get("/api/programmes").json()).hasSize(1);
    assertThat(as(sponsor).post("/api/grants", body(null, other, "SPONSOR")).status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("le rôle du fournisseur d’identité borne le droit")
  void the_providers_role_is_the_bound() {
    var given = grant(sponsor, "MANAGER", programme);
    assertThat(as(sponsor).get(at + "?after=" + given.position()).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("personne ne donne ce qu’il n’a pas")
  void nobody_grants_what_they_do_not_hold() {
    assertThat(as(other).post("/api/grants", body(null, other, "MANAGER")).status()).isEqualTo(404);
    assertThat(as("alice").post("/api/grants", body(null, "alice", "MANAGER")).status())
        .isEqualTo(403);
    for (var wider :
        List.of(
            Map.of("username", other, "role", "AUDITOR", "scope", scope()),
            Map.of(
                "username", other, "role", "MANAGER", "scope", Map.of("kind", "ORGANISATION")))) {
      var refused = as(mine).post("/api/grants", wider);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.field("/rule")).isEqualTo("group.grant.needs-the-organisation");
    }
    var unitScope = Map.of("kind", "UNIT", "unit", unit);
    var ofUnit = Map.of("username", other, "role", "MANAGER", "scope", unitScope);
    assertThat(as(mine).post("/api/grants", ofUnit).status()).isEqualTo(404);
    var incomplete = Map.of("username", other, "role", "MANAGER", "scope", Map.of("kind", "UNIT"));
    assertThat(as("administrator").post("/api/grants", incomplete).field("/violations/0/field"))
        .isEqualTo("scope.unit");
  }

  @Test
  @DisplayName("ni pour plus longtemps qu’il ne l’a")
  void nor_longer_than_they_hold_it() {
    var until = "2099-01-01T00:00:00Z";
    grant(other, "MANAGER", scope(), Map.of("until", until));
    var third = "manager-third" + programme;
    var refused = as(other).post("/api/grants", body(null, third, "MANAGER"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.field("/rule")).isEqualTo("group.grant.exceeds-ones-own");
    must(
        as(other)
            .post(
                "/api/grants",
                Map.of("username", third, "role", "MANAGER", "scope", scope(), "until", until)));
  }

  @Test
  @DisplayName("un auditeur n’audite que ce qui lui est confié, par qui gère l’organisation")
  void an_auditor_needs_a_grant() {
    assertThat(as(auditor).get(at).status()).isEqualTo(404);
    assertThat(as(auditor).get("/api/people").status()).isEqualTo(403);
    var given = grant(auditor, "AUDITOR", programme);
    assertThat(as(auditor).get(at + "?after=" + given.position()).status()).isEqualTo(200);
    assertThat(as(auditor).get("/api/people").status()).isEqualTo(200);
    assertThat(as(auditor).get("/api/grants?programme=" + programme).text()).contains(mine);
  }

  @Test
  @DisplayName("une unité : les programmes déclarés avec elle, aussi ceux à venir, et eux seuls")
  void a_unit_is_the_programmes_declared_with_it() {
    var elsewhere = UUID.randomUUID();
    must(as(mine).post("/api/programmes", GroupFixture.programme(elsewhere, Map.of())));
    var given = grant(other, "MANAGER", Map.of("kind", "UNIT", "unit", unit), Map.of());
    assertThat(as(other).get(at + "?after=" + given.position()).status()).isEqualTo(200);
    assertThat(as(other).get("/api/programmes/" + elsewhere).status()).isEqualTo(404);

    var later = UUID.randomUUID();
    var declared =
        must(as(mine).post("/api/programmes", GroupFixture.programme(later, Map.of("unit", unit))));
    var seen = as(other).get("/api/programmes/" + later + "?after=" + declared.position());
    assertThat(seen.status()).isEqualTo(200);
  }

  @Test
  @DisplayName("un droit ne vaut ni avant son début ni après sa fin")
  void a_right_holds_between_its_dates() {
    var from = Instant.parse("2095-01-01T00:00:00Z");
    var until = Instant.parse("2095-07-01T00:00:00Z");
    var dates = Map.of("from", from, "until", until);
    grant(other, "MANAGER", scope(), dates);

    assertThat(as(other).get(at, from.minusSeconds(1)).status()).isEqualTo(404);
    assertThat(as(other).get(at, from).status()).isEqualTo(200);
    assertThat(as(other).get(at, until.minusSeconds(1)).status()).isEqualTo(200);
    assertThat(as(other).get(at, until).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("le dernier responsable d’un programme ne s’en retire pas")
  void the_last_manager_stays() {
    var own = GrantId.ofDeclaration(new ProgrammeId(programme)).value();
    var refused = as(mine).post(revocation(own), Map.of("reason", "Départ"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field("/rule")).isEqualTo("group.grant.last-manager");

    grant(other, "MANAGER", programme);
    var left = must(as(mine).post(revocation(own), Map.of("reason", "Départ")));
    assertThat(as(mine).get(at + "?after=" + left.position()).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("la liste dit qui, par qui, quand et pourquoi, dans le périmètre de qui demande")
  void the_list_is_within_the_askers_scope() {
    var id = UUID.randomUUID();
    var given = must(as(mine).post("/api/grants", body(id, sponsor, "SPONSOR")));
    var after = "&after=" + given.position();
    var list = as(mine).get("/api/grants?programme=" + programme + after);
    assertThat(list.json().findValuesAsString("username")).contains(mine, sponsor);
    var one = as(mine).get("/api/grants?username=" + sponsor + after).json().path(0);
    assertThat(one.at("/by").asString()).isEqualTo(mine);
    assertThat(one.at("/reason").asString()).isEqualTo("Direction");
    assertThat(one.at("/scope/id").asString()).isEqualTo(programme.toString());
    assertThat(as(other).get("/api/grants?programme=" + programme).status()).isEqualTo(404);
    assertThat(as(other).get("/api/grants").json()).isEmpty();
    assertThat(as(sponsor).get("/api/grants").json()).hasSize(1);
    assertThat(as(other).post(revocation(id), Map.of("reason", "?")).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("chacun sait qui il est, et sur quoi")
  void who_am_i() {
    var me = as(mine).get("/api/me" + after).json();
    assertThat(me.at("/username").asString()).isEqualTo(mine);
    assertThat(me.at("/roles/0").asString()).isEqualTo("MANAGER");
    assertThat(me.at("/scopes/0/kind").asString()).isEqualTo("PROGRAMME");
    assertThat(me.at("/scopes/0/id").asString()).isEqualTo(programme.toString());
    var administrator = as("administrator").get("/api/me").json();
    assertThat(administrator.at("/scopes")).hasSize(1);
    assertThat(administrator.at("/scopes/0/role").asString()).isEqualTo("MANAGER");
    assertThat(administrator.at("/scopes/0/kind").asString()).isEqualTo("ORGANISATION");
    assertThat(as("alice").get("/api/me").json().at("/scopes")).isEmpty();
  }

  @Test
  @DisplayName("un programme d’avant les droits est à qui l’a déclaré, et les voisins l’apprennent")
  void an_old_log_is_migrated(@Autowired CommandSender commands, @Autowired EventReader events) {
    var old = new ProgrammeId(UUID.randomUUID());
    var declarer = "manager-old" + programme;
    commands.send(
        new DeclareProgramme(
            old, People.settings(), false, new Username(declarer), CLOCK.instant()));

    Awaitility.await().until(() -> as(declarer).get("/api/programmes/" + old).status() == 200);
    var stream = GrantId.ofDeclaration(old).stream();
    Awaitility.await().until(() -> !events.of(GroupServiceEvent.class, stream, 0).isEmpty());
    var recorded = events.of(GroupServiceEvent.class, stream, 0);
    assertThat(recorded).hasSize(1);
    assertThat(((GrantGiven) recorded.getFirst().event()).person().value()).isEqualTo(declarer);
  }

  private Map<String, Object> scope() {
    return Map.of("kind", "PROGRAMME", "id", programme);
  }

  private Map<String, Object> body(@Nullable UUID id, String username, String role) {
    return Map.of(
        "id",
        id == null ? UUID.randomUUID() : id,
        "username",
        username,
        "role",
        role,
        "scope",
        scope(),
        "reason",
        "Direction");
  }

  private static String revocation(UUID id) {
    return "/api/grants/" + id + "/revocation";
  }
}
