package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("L’annuaire ne montre et ne laisse modifier que les personnes de son périmètre")
@Order(ServiceTest.EARLY)
class DirectoryScopeTest extends DirectoryScopeFixture {
  @Test
  @DisplayName("hors de son périmètre, une personne n’existe pas")
  void nobody_exists_outside_it() {
    for (var person : List.of(lea, ida)) {
      assertThat(as(other).get("/people/" + person).status()).isEqualTo(404);
      assertThat(plainly(other, "/people/" + person, "displayName=X&email=x@exemple.fr").status())
          .isEqualTo(404);
      for (var act : List.of("/departure", "/return")) {
        assertThat(plainly(other, "/people/" + person + act, "").status()).isEqualTo(404);
        assertThat(as(other).post("/api/people/" + person + act, Map.of()).status()).isEqualTo(404);
      }
    }
    assertThat(as(other).get("/api/people?query=" + mark).text()).isEqualTo("[]");
    assertThat(page(other, "/people?query=" + mark)).doesNotContain(lea, unit);
    assertThat(page(other, "/people/options?username=" + mark)).doesNotContain("Nom");
    assertThat(page(other, "/programmes/" + elsewhere + "/composition")).doesNotContain(lea, unit);
    assertThat(page(other, "/programmes/" + elsewhere + "/groups/new")).doesNotContain(lea, unit);

    assertThat(page(mine, "/people/" + lea)).contains(unit, address(lea), "action=\"/people/");
    assertThat(as(mine).get("/api/people?query=" + mark).json()).hasSize(4);
    assertThat(page(mine, "/people/options?username=" + mark)).contains("Nom " + lea);
  }

  @Test
  @DisplayName("une personne connue s’ajoute aux participants, sans rien apprendre d’autre d’elle")
  void a_known_person_is_added_as_a_participant() {
    var added =
        must(
            as(other)
                .post(
                    "/api/programmes/" + elsewhere + "/participants",
                    Map.of("people", List.of(address(lea)))));

    assertThat(added.json().at("/participants/0").asString()).isEqualTo(lea);
    assertThat(added.text()).doesNotContain(unit, address(lea));
    assertThat(as(mine).get("/people/" + lea).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("d’un tel participant, le nom et l’unité servent à former des groupes, le reste non")
  void a_participant_from_elsewhere_gives_no_more_than_groups_need() {
    var participants = "/programmes/" + elsewhere + "/participants";
    must(as(other).post("/api" + participants, Map.of("people", List.of("Nom " + lea, ida))));

    for (var person : List.of(lea, ida)) {
      assertThat(as(other).get("/people/" + person).status()).as(person).isEqualTo(404);
      assertThat(as(other).get("/api/people/" + person + "/absences").status()).isEqualTo(404);
      assertThat(plainly(other, "/people/" + person, "displayName=X").status()).isEqualTo(404);
      assertThat(as(other).post("/api/people/" + person + "/departure", Map.of()).status())
          .isEqualTo(404);
    }
    assertThat(as(other).get("/api/people?query=" + mark).text()).isEqualTo("[]");
    assertThat(page(other, "/people/options?username=" + mark)).doesNotContain("Nom ");
    assertThat(page(other, participants))
        .contains("Nom " + lea, unit)
        .doesNotContain("href=\"/people/" + lea, address(lea));
    assertThat(page(other, participants + "?query=" + address(lea)))
        .as("the address is not found by guessing it")
        .doesNotContain("Nom " + lea);
    assertThat(must(as(other).get("/api" + participants)).text())
        .contains("Nom " + lea, unit)
        .doesNotContain(address(lea));
    for (var page : List.of("/composition", "/groups/new"))
      assertThat(page(other, "/programmes/" + elsewhere + page))
          .contains("Nom " + lea, unit)
          .doesNotContain(address(lea));

    placeElsewhere(lea);

    assertThat(page(other, "/people/" + lea))
        .contains("Nom " + lea, address(lea))
        .doesNotContain("Groupe " + mark);
    assertThat(must(as(other).get("/api/people/" + lea + "/absences")).text()).isEqualTo("[]");
    assertThat(page(other, participants)).contains("href=\"/people/" + lea);
  }

  @Test
  @DisplayName("qui est dans l’un de ses groupes et dans un autre programme ne se modifie pas")
  void who_is_in_another_programme_too_is_not_changed() {
    placeElsewhere(lea);

    assertThat(page(other, "/people/" + lea))
        .doesNotContain("<form method=\"post\"", "action=\"/people/");
    var diverted = "displayName=X&email=detournee@exemple.fr";
    assertThat(plainly(other, "/people/" + lea, diverted).status()).isEqualTo(403);
    for (var act : List.of("/departure", "/return"))
      assertThat(as(other).post("/api/people/" + lea + act, Map.of()).status()).isEqualTo(403);
    var row = new HashMap<>(person(lea));
    row.put("email", "detournee@exemple.fr");
    var imported = must(as(other).post("/api/people", List.of(row))).json();
    assertThat(imported.at("/rejected")).hasSize(1);
    assertThat(as(mine).get("/api/people?query=" + lea).field("/0/email")).isEqualTo(address(lea));

    assertThat(plainly(mine, "/people/" + lea, "displayName=X").status())
        .as("nor by who manages the other programme alone")
        .isEqualTo(403);
    grant(other, "MANAGER", programme);
    assertThat(plainly(other, "/people/" + lea, "displayName=Lea").status()).isEqualTo(303);
  }

  @Test
  @DisplayName("ni qui tient un droit sur ce que l’on ne gère pas : un départ y mettrait fin")
  void who_holds_a_right_elsewhere_is_not_changed() {
    var sponsor = "sponsor" + mark;
    must(as("administrator").post("/api/people", List.of(person(mine))));
    must(as(other).post("/api/people", List.of(person(sponsor))));
    grant(sponsor, "SPONSOR", elsewhere);
    placeElsewhere(mine);

    assertThat(page(other, "/people/" + mine))
        .contains("Nom " + mine)
        .doesNotContain("<form method=\"post\"", "action=\"/people/");
    var diverted = "displayName=X&email=detournee@exemple.fr";
    assertThat(plainly(other, "/people/" + mine, diverted).status()).isEqualTo(403);
    assertThat(as(other).post("/api/people/" + mine + "/departure", Map.of()).status())
        .isEqualTo(403);
    assertThat(as(mine).get("/api/programmes/" + programme).status()).isEqualTo(200);

    assertThat(plainly(other, "/people/" + sponsor, "displayName=Sponsor").status())
        .as("whose only right is over the manager's own programme")
        .isEqualTo(303);
    var later = Map.of("from", "2096-01-01T00:00:00Z");
    grant(sponsor, "SPONSOR", Map.of("kind", "PROGRAMME", "id", programme), later);
    assertThat(plainly(other, "/people/" + sponsor, diverted).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("un annuaire sans autre personne que soi dit que faire")
  void a_directory_without_others_says_what_to_do() {
    var hint = "Vous ne voyez encore aucune autre personne dans l’annuaire";
    var invitation = "Vous pouvez aussi ajouter des personnes";
    assertThat(page(other, "/people")).contains(hint, invitation);
    must(as("administrator").post("/api/people", List.of(person(other))));
    assertThat(page(other, "/people")).contains(hint, invitation, "Nom " + other);
    assertThat(page(mine, "/people")).doesNotContain(hint);

    var auditor = "auditor" + mark;
    grant(auditor, "AUDITOR", elsewhere);
    assertThat(page(auditor, "/people")).contains(hint).doesNotContain(invitation);
  }

  @Test
  @DisplayName("une unité gérée y met ses personnes")
  void a_unit_has_its_people() {
    grant(other, "MANAGER", Map.of("kind", "UNIT", "unit", unit), Map.of());

    assertThat(page(other, "/people/" + ida)).contains(unit);
    assertThat(plainly(other, "/people/" + ida, "displayName=Ida&unit=" + encoded(unit)).status())
        .isEqualTo(303);
  }

  @Test
  @DisplayName("mais non, parmi elles, qui a un droit au-delà\u202f: on le lit sans le modifier")
  void a_unit_does_not_change_who_holds_a_right_elsewhere() {
    grant(other, "MANAGER", Map.of("kind", "UNIT", "unit", unit), Map.of());
    grant(ida, "SPONSOR", programme);

    assertThat(page(other, "/people/" + ida))
        .contains(unit)
        .doesNotContain("<form method=\"post\"", "action=\"/people/");
    var diverted = "displayName=X&email=detournee@exemple.fr&unit=" + encoded(unit);
    assertThat(plainly(other, "/people/" + ida, diverted).status()).isEqualTo(403);
    assertThat(as(other).post("/api/people/" + ida + "/departure", Map.of()).status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("qui a inscrit une personne la garde tant qu’elle n’est dans aucun autre groupe")
  void who_registered_a_person_keeps_them_until_they_are_placed() {
    var added = Map.of("people", List.of(ida));
    must(as(mine).post("/api/programmes/" + programme + "/participants", added));
    assertThat(plainly(mine, "/people/" + ida, "displayName=Ida").status()).isEqualTo(303);

    must(as(other).post("/api/programmes/" + elsewhere + "/participants", added));
    assertThat(as(mine).get("/people/" + ida).status()).isEqualTo(200);
    assertThat(plainly(mine, "/people/" + ida, "displayName=X").status())
        .as("an address decides who receives what is sent about the other programme")
        .isEqualTo(403);

    placeElsewhere(ida);

    assertThat(as(mine).get("/people/" + ida).status()).isEqualTo(404);
    assertThat(as(other).get("/people/" + ida).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("qui a quitté un groupe du programme reste dans le périmètre de qui le gère")
  void who_was_in_the_programme_stays_within_it() {
    var left = "gus" + mark;
    must(as("administrator").post("/api/people", List.of(person(left))));
    var others = List.of("eva" + mark, "tom" + mark);
    must(as(mine).post("/api/people", others.stream().map(this::person).toList()));
    var group = UUID.randomUUID();
    must(
        as(mine)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(
                    group,
                    "Autre",
                    "facilitator",
                    List.of(left, ida, others.getFirst(), others.getLast()))));
    must(
        as(mine)
            .post(
                "/api/groups/" + group + "/members/" + left + "/departure",
                Map.of("reason", "Mutation")));

    must(as(mine).post("/api/people/" + left + "/departure", Map.of()));
  }

  @Test
  @DisplayName("qui n’a été que participant n’est jamais entré dans le périmètre")
  void who_was_a_participant_alone_never_was_within_it() {
    var participants = "/api/programmes/" + elsewhere + "/participants";
    must(as(other).post(participants, Map.of("people", List.of(ida))));
    must(as(other).post(participants + "/" + ida + "/removal", Map.of()));

    assertThat(as(other).get("/people/" + ida).status()).isEqualTo(404);
    assertThat(as(mine).get("/people/" + ida).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("qui a animé un groupe du programme le premier y reste aussi, une fois remplacé")
  void a_first_facilitator_stays_within_it() {
    var first = "paul" + mark;
    must(as("administrator").post("/api/people", List.of(person(first))));
    var members = List.of("eva" + mark, "tom" + mark, "ugo" + mark);
    must(as(mine).post("/api/people", members.stream().map(this::person).toList()));
    var group = UUID.randomUUID();
    must(
        as(mine)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Autre", first, members)));
    must(
        as(mine)
            .post(
                "/api/groups/" + group + "/facilitator",
                Map.of("username", "facilitator", "reason", "Congé")));

    assertThat(as(mine).get("/people/" + first).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("un responsable hors du périmètre n’est montré que par son nom")
  void a_manager_outside_it_is_shown_by_name_alone() {
    var chief = "chief" + mark;
    var namesake = "namesake" + mark;
    for (var one : List.of(chief, namesake))
      must(
          as("administrator")
              .post(
                  "/api/people",
                  List.of(
                      Map.of(
                          "username", one, "displayName", "Chef " + mark, "email", address(one)))));
    var managed = new HashMap<>(person(ida));
    managed.put("managerUsername", chief);
    must(as(mine).post("/api/people", List.of(managed)));

    assertThat(page(mine, "/people/" + ida))
        .contains("value=\"Chef " + mark + "\"")
        .doesNotContain(address(chief));
    var saved =
        plainly(mine, "/people/" + ida, "displayName=Ida&manager=" + encoded("Chef " + mark));
    assertThat(saved.status()).as(saved.text()).isEqualTo(303);
    assertThat(as(mine).get("/api/people?query=" + ida).field("/0/managerUsername"))
        .isEqualTo(chief);
  }

  @Test
  @DisplayName(
      "qui gère l’organisation y a tout le monde, qui audite le programme ne fait que lire")
  void administrators_and_auditors() {
    assertThat(page("administrator", "/people/" + ida)).contains(unit);
    assertThat(plainly("administrator", "/people/" + ida, "displayName=Ida").status())
        .isEqualTo(303);

    var auditor = "auditor" + mark;
    grant(auditor, "AUDITOR", programme);
    assertThat(page(auditor, "/people/" + lea))
        .contains(unit)
        .doesNotContain("<form method=\"post\"", "action=\"/people/");
    assertThat(as(auditor).get("/people/" + ida).status()).isEqualTo(404);
    assertThat(plainly(auditor, "/people/" + lea, "displayName=X").status()).isEqualTo(403);
    assertThat(plainly(auditor, "/people/" + ida, "displayName=X").status()).isEqualTo(403);
  }
}
