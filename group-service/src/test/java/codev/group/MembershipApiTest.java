package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.GroupSessionCommand.NoteSessionHandedOver;
import codev.group.domain.command.GroupSessionCommand.NoteSessionHeld;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.paging.Paging;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Ceux qui rejoignent un groupe et ceux qui le quittent")
class MembershipApiTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String lea = "lea" + group;
  private final String max = "max" + group;
  private final String zoe = "zoe" + group;
  private final String noe = "noe" + group;

  /** Who manages or leads this group, and no others, all of which a request would have to read. */
  private final String initiator = "manager-of" + group;

  private final String myFacilitator = "facilitator-of" + group;

  @BeforeEach
  void form() {
    must(as(initiator).post("/api/people", GroupFixture.people(List.of(lea, max, zoe, noe))));
    must(as(initiator).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(initiator)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe A", myFacilitator, List.of(lea, max, zoe))));
  }

  @Test
  @DisplayName("qui rejoint le groupe le voit, est le prochain client, et doit la charte")
  void who_joins_sees_it_all() {
    var joined = must(as(initiator).post(path("/members"), Map.of("username", noe)));
    var again = must(as(initiator).post(path("/members"), Map.of("username", noe)));
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
  @DisplayName("l’animateur note qui a accepté la charte de vive voix, un membre non")
  void the_facilitator_records_a_charter_accepted_aloud() {
    var aloud = Map.of("version", 1, "username", lea, "heard", true);
    var page = "/groups/" + group;
    assertThat(as(myFacilitator).get(page).text()).contains("Acceptée de vive voix");
    assertThat(as(zoe).get(page).text()).doesNotContain("Acceptée de vive voix");
    assertThat(as(zoe).post(path("/charter/acceptances"), aloud).field("/rule"))
        .isEqualTo("group.charter.only-facilitator-records");
    var unheard =
        as(myFacilitator).post(path("/charter/acceptances"), Map.of("version", 1, "username", lea));
    assertThat(unheard.status()).isEqualTo(400);
    assertThat(unheard.field("/violations/0/field")).isEqualTo("heard");
    var noted = must(as(myFacilitator).post(path("/charter/acceptances"), aloud));
    assertThat(must(as(myFacilitator).post(path("/charter/acceptances"), aloud)).text())
        .isEqualTo(noted.text());
    var read = as(myFacilitator).get(path("") + "?after=" + noted.position()).text();
    assertThat(read).contains("\"charterAcceptances\":[{\"member\":\"" + lea + "\"");
  }

  @Test
  @DisplayName("l’animateur note le texte convenu par le groupe, que chacun accepte à nouveau")
  void the_group_words_its_charter() {
    must(as(lea).post(path("/charter/acceptances"), Map.of("version", 1)));
    var wording = Map.of("version", 2, "promises", List.of("Les téléphones restent au vestiaire"));
    for (var other : List.of(lea, initiator))
      assertThat(as(other).post(path("/charter"), wording).status()).as(other).isEqualTo(403);

    var worded = must(as(myFacilitator).post(path("/charter"), wording));

    assertThat(must(as(myFacilitator).post(path("/charter"), wording)).text())
        .isEqualTo(worded.text());
    var read = as(lea).get(path("") + "?after=" + worded.position());
    assertThat(read.json().at("/charterVersion").asInt()).isEqualTo(2);
    assertThat(read.field("/charter/0")).isEqualTo("Les téléphones restent au vestiaire");
    assertThat(as(lea).get("/groups/" + group).text())
        .contains("J’accepte la charte", "<span>Les téléphones restent au vestiaire", "<del>Bien")
        .doesNotContain("<span>Bienveillance", "Enregistrer la nouvelle version");
    assertThat(as(myFacilitator).get("/groups/" + group).text())
        .contains("Enregistrer la nouvelle version");
    assertThat(as(lea).post(path("/charter/acceptances"), Map.of("version", 1)).field("/rule"))
        .isEqualTo("group.charter.another-version");
    must(as(lea).post(path("/charter/acceptances"), Map.of("version", 2)));
    var old = Map.of("version", 2, "promises", List.of("Autre chose"));
    assertThat(as(myFacilitator).post(path("/charter"), old).status()).isEqualTo(409);
    var ofTheMethod = Map.of("version", 3, "promises", List.of());
    var again = must(as(myFacilitator).post(path("/charter"), ofTheMethod));
    assertThat(as(lea).get("/groups/" + group + "?after=" + again.position()).text())
        .contains("Bienveillance");
  }

  @Test
  @DisplayName("le motif d’un départ se lit du responsable et de l’animateur, pas du groupe")
  void why_somebody_left_is_read_by_few() {
    var left = must(as(initiator).post(departure(zoe), Map.of("reason", "Mutation à Nantes")));
    var again = must(as(initiator).post(departure(zoe), Map.of("reason", "Mutation à Nantes")));
    var after = "?after=" + left.position();

    assertThat(left.json().at("/warnings").toString()).isEqualTo("[\"FEWER_THAN_THREE_MEMBERS\"]");
    assertThat(again.text()).isEqualTo(left.text());
    for (var reader : List.of(initiator, myFacilitator)) {
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
    assertThat(as(initiator).get("/api/groups?size=200").text()).doesNotContain("\"s1.");
  }

  @Test
  @DisplayName("chacun reçoit ce qui est gardé de lui, ses mots ouverts, pas ceux d’autrui")
  void everybody_is_given_what_is_held_on_them() {
    must(as(initiator).post(path("/members"), Map.of("username", noe)));
    var reason = "Mutation à " + group;
    var left = must(as(initiator).post(departure(zoe), Map.of("reason", reason)));
    var after = "/api/groups/me/export?after=" + left.position();

    var held = as(zoe).get(after);
    assertThat(whats(held)).contains("group.person-registered", "group.member-left");
    assertThat(held.text()).contains("\"sentence\":\"a noté le départ d’un membre du groupe\"");
    assertThat(held.text()).doesNotContain(reason).doesNotContain("\"s1.").doesNotContain(noe);
    assertThat(as(initiator).get(after).text()).contains(reason).doesNotContain("\"s1.");
    // the account is bound by the very request, a moment before or after it is read
    assertThat(whats(as("nobody" + group).get(after))).isSubsetOf("group.subject-bound");
  }

  private static List<String> whats(Answer export) {
    return export.json().at("/facts").valueStream().map(f -> f.path("what").asString()).toList();
  }

  @Test
  @DisplayName(
      "une vue de plus se reconstruit à la demande d’un auditeur de l’organisation, d’aucun"
          + " responsable")
  void views_are_rebuilt_at_an_auditors_wish() {
    var request = Map.of("id", UUID.randomUUID());
    assertThat(as(lea).post("/api/groups/rebuilds", request).status()).isEqualTo(403);
    assertThat(as(initiator).post("/api/groups/rebuilds", request).status()).isEqualTo(403);
    assertThat(as("auditor").post("/api/groups/rebuilds", request).status()).isEqualTo(201);
    Awaitility.await()
        .until(
            () ->
                as("auditor")
                    .get("/api/groups/rebuilds/" + request.get("id"))
                    .field("/state")
                    .equals("DONE"));
    assertThat(as(lea).get(path("")).field("/name")).isEqualTo("Groupe A");
  }

  @Test
  @DisplayName("seul le responsable du programme en décide, et nomme ce qu’il faut")
  void only_the_manager_decides() {
    for (var other : List.of(lea, myFacilitator)) {
      assertThat(as(other).post(path("/members"), Map.of("username", noe)).status()).isEqualTo(403);
      assertThat(as(other).post(departure(max), Map.of("reason", "Non")).status()).isEqualTo(403);
    }
    grant("sponsor", "SPONSOR", programme);
    for (var other : List.of("sponsor", "manager2")) {
      assertThat(as(other).post(path("/members"), Map.of("username", noe)).status()).isEqualTo(404);
      assertThat(as(other).post(departure(max), Map.of("reason", "Non")).status()).isEqualTo(404);
    }
    var manager = as(initiator);
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

  @Test
  @DisplayName("un tour passé reste dû, et le programme sait qui n’a pas été client, et pourquoi")
  void a_skipped_turn_is_owed_and_told_to_the_programme() {
    var id = UUID.randomUUID();
    var skip = Map.of("id", id, "member", lea, "reason", "Sujet pas mûr");
    var skipped = must(as(myFacilitator).post(path("/rotation/skips"), skip));
    var again = must(as(myFacilitator).post(path("/rotation/skips"), skip));
    var swapped =
        must(
            as(myFacilitator)
                .post(
                    path("/rotation/swaps"),
                    Map.of("member", max, "with", zoe, "reason", "Congé")));
    var after = "?after=" + swapped.position();
    var read = as(myFacilitator).get(path("") + after);

    assertThat(skipped.status()).isEqualTo(201);
    assertThat(skipped.field("/id")).isEqualTo(id.toString());
    assertThat(again.text()).isEqualTo(skipped.text());
    assertThat(read.json().at("/rotation").findValuesAsString("member"))
        .containsExactly(zoe, max, lea);
    assertThat(read.json().at("/ledger/owed").toString()).isEqualTo("[\"" + lea + "\"]");
    assertThat(read.field("/ledger/decisions/0/why")).isEqualTo("Sujet pas mûr");
    assertThat(as(max).get(path("") + after).text()).doesNotContain("mûr").contains("Congé");
    assertThat(as(lea).get(path("") + after).text()).contains("mûr").doesNotContain("Congé");
    var seen = as(initiator).get("/api/programmes/" + programme + after).json();
    assertThat(seen.at("/groups/0/notYetClient").findValuesAsString("why"))
        .containsExactly("NO_SESSION_PLANNED", "NO_SESSION_PLANNED", "SKIPPED");
    assertThat(seen.at("/groups/0/notYetClient/2/reason").asString()).isEqualTo("Sujet pas mûr");
    assertThat(as(lea).post(path("/rotation/skips"), skip).status()).isEqualTo(403);
    assertThat(as(initiator).post(path("/rotation/swaps"), Map.of("member", lea)).status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("un animateur du vivier prend une séance, puis le groupe, et sa charge se voit")
  void a_facilitator_takes_a_session_then_the_group() {
    var paul = "paul" + group;
    var session = UUID.randomUUID();
    enlist(paul);
    must(
        as(initiator)
            .post(path("/sessions"), Map.of("id", session, "startsAt", "2027-01-11T08:00:00Z")));
    assertThat(as(paul).get(path("")).status()).isEqualTo(404);

    var once =
        must(
            as(initiator)
                .post(
                    path("/facilitator"),
                    Map.of("username", paul, "reason", "Formation", "sessionId", session)));
    var read = as(paul).get(path("") + "?after=" + once.position());
    assertThat(read.field("/sessions/0/facilitator")).isEqualTo(paul);
    assertThat(read.field("/facilitator")).isEqualTo(myFacilitator);
    assertThat(once.json().at("/warnings")).isEmpty();
    assertThat(as(paul).get("/api/groups?size=200").text()).contains(group.toString());
    assertThat(as(paul).get("/api/me/calendar.ics").text()).contains(session.toString());

    var good = Map.of("username", paul, "reason", "Départ d’Anne");
    var forGood = must(as(initiator).post(path("/facilitator"), good));
    var after = "?after=" + forGood.position();
    assertThat(forGood.json().at("/warnings").toString())
        .isEqualTo("[\"FACILITATOR_OVER_CAPACITY\"]");
    assertThat(as(initiator).post(path("/facilitator"), good).text()).isEqualTo(forGood.text());
    assertThat(as(myFacilitator).get(path("") + after).status()).isEqualTo(404);
    var changes = as(initiator).get(path("") + after).json().at("/changes");
    assertThat(changes.findValuesAsString("why")).containsExactly("Formation", "Départ d’Anne");
    var before = Paging.cursor(paul.substring(0, paul.length() - 1));
    var entry = as(initiator).get("/api/facilitators?size=1&cursor=" + before).json().at("/0");
    assertThat(entry.at("/username").asString()).isEqualTo(paul);
    assertThat(entry.at("/load").asInt()).isEqualTo(1);
    assertThat(entry.at("/groups").toString()).contains(group.toString());
    assertThat(entry.at("/warnings").toString()).isEqualTo("[\"FACILITATOR_OVER_CAPACITY\"]");
  }

  @Test
  @DisplayName("à qui l’animateur passe une séance voit le groupe et note la charte, rien de plus")
  void who_took_a_session_over_sees_the_group(@Autowired CommandSender commands) {
    var paul = "paul" + group;
    var session = UUID.randomUUID();
    var startsAt = Instant.parse("2027-01-11T08:00:00Z");
    must(as(initiator).post(path("/sessions"), Map.of("id", session, "startsAt", startsAt)));
    var of = new GroupId(group);
    var first = new SessionId(session);
    var facilitator = new Username(myFacilitator);
    assertThat(as(paul).get(path("")).status()).isEqualTo(404);

    var handed =
        commands.send(
            new NoteSessionHandedOver(of, first, new Username(paul), facilitator, startsAt));
    var after = "?after=" + handed.position();
    assertThat(as(paul).get(path("") + after).field("/sessions/0/standIn")).isEqualTo(paul);
    var page = "/groups/" + group + after;
    assertThat(as(paul).get(page).text())
        .contains("Acceptée de vive voix", "Entrer dans la séance", "/sessions/" + session)
        .doesNotContain("Échanger deux tours", "Planifier une séance")
        .doesNotContain("Enregistrer la nouvelle version");
    assertThat(as(lea).get(page).text()).contains("Animation\u202f: " + paul);
    assertThat(as(myFacilitator).get(page).text()).contains("Entrer dans la séance");
    var aloud = Map.of("version", 1, "username", lea, "heard", true);
    must(as(paul).post(path("/charter/acceptances"), aloud));
    var skip = Map.of("member", lea, "reason", "Absente");
    assertThat(as(paul).post(path("/rotation/skips"), skip).status()).isEqualTo(403);

    var over = startsAt.plus(Duration.ofHours(3));
    var held =
        commands.send(
            new NoteSessionHeld(of, first, null, List.of(), startsAt, over, List.of(), null, over));
    assertThat(as(paul).get(path("") + "?after=" + held.position()).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("un groupe formé ou proposé avec un animateur trop chargé le dit au responsable")
  void a_group_with_an_overloaded_facilitator_says_so() {
    var paul = "paul" + group;
    enlist(paul);
    var groups = "/api/programmes/" + programme + "/groups";
    var other = UUID.randomUUID();
    var formed =
        must(
            as(initiator)
                .post(
                    groups,
                    Map.of(
                        "id",
                        other,
                        "name",
                        "B",
                        "facilitator",
                        paul,
                        "members",
                        List.of(lea, max, zoe))));
    assertThat(formed.json().at("/warnings").toString())
        .isEqualTo("[\"FACILITATOR_OVER_CAPACITY\"]");
    var after = "?after=" + formed.position();
    var seen = as(initiator).get("/api/groups/" + other + after).json().at("/warnings/0");
    assertThat(seen.at("/key").asString()).isEqualTo("FACILITATOR_OVER_CAPACITY");
    assertThat(as(initiator).get("/groups/" + other).text())
        .contains("dépasse son nombre maximal de groupes");
    assertThat(as(lea).get("/api/groups/" + other).json().at("/warnings")).isEmpty();
    var request =
        Map.of(
            "people",
            List.of(lea, max, zoe),
            "facilitators",
            List.of(paul),
            "groupSize",
            3,
            "capacities",
            Map.of(paul, 1));
    assertThat(
            must(as(initiator).post(groups + "/proposal", request))
                .json()
                .at("/groups/0/warnings")
                .toString())
        .isEqualTo("[\"FACILITATOR_OVER_CAPACITY\"]");
  }

  @Test
  @DisplayName("le vivier est au responsable, et dit à la composition qui a de la place")
  void the_pool_is_the_managers() {
    var paul = "paul" + group;
    assertThat(as(myFacilitator).post("/api/facilitators", poolEntry(paul, 1)).status())
        .isEqualTo(403);
    assertThat(as(myFacilitator).get("/api/facilitators").status()).isEqualTo(403);
    assertThat(as(myFacilitator).post(path("/facilitator"), Map.of("username", paul)).status())
        .isEqualTo(403);
    enlist(paul);
    var request =
        Map.of("people", List.of(lea, max, zoe), "facilitators", List.of(paul), "groupSize", 3);
    assertThat(
            as(initiator)
                .post("/api/programmes/" + programme + "/groups/proposal", request)
                .field("/rule"))
        .isEqualTo("group.proposal.facilitators-cannot-take-all");
  }

  @Test
  @DisplayName("effacé, un animateur n’a plus de motif lisible, et n’en écrit plus")
  void an_erased_facilitator_gives_no_more_reasons(@Autowired TextEncryption encryption) {
    var paul = "paul" + group;
    must(as(initiator).post(path("/facilitator"), Map.of("username", paul, "reason", "Congé")));
    var skip = Map.of("member", lea, "reason", "Sujet pas mûr");
    var skipped = must(as(paul).post(path("/rotation/skips"), skip));
    var after = "?after=" + skipped.position();
    assertThat(as(initiator).get(path("") + after).text()).contains("Sujet pas mûr");

    encryption.erase(paul);

    var read = as(initiator).get(path("") + after);
    assertThat(read.json().at("/ledger/decisions/0/why").isNull()).isTrue();
    assertThat(read.json().at("/ledger/owed")).hasSize(1);
    assertThat(as(initiator).get("/groups/" + group).text())
        .contains("Motif effacé à la demande de son auteur");
    var refused = as(paul).post(path("/rotation/skips"), Map.of("member", max, "reason", "Encore"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.field("/rule")).isEqualTo("group.person.erased");
  }

  @Test
  @DisplayName("qui n’est pas dans l’annuaire, ou l’a quitté, n’entre pas au vivier")
  void the_pool_is_of_people_in_the_directory() {
    var nobody = "nobody" + group;
    var refused = as(initiator).post("/api/facilitators", poolEntry(nobody, 1));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field("/violations/0/field")).isEqualTo("username");
    assertThat(refused.field("/violations/0/message")).contains("annuaire", nobody);

    must(as(initiator).post("/api/people", GroupFixture.people(List.of(nobody))));
    must(as(initiator).post("/api/people/" + nobody + "/departure", Map.of()));
    assertThat(as(initiator).post("/api/facilitators", poolEntry(nobody, 1)).status())
        .isEqualTo(400);
  }

  private void enlist(String facilitator) {
    must(as(initiator).post("/api/people", GroupFixture.people(List.of(facilitator))));
    must(as(initiator).post("/api/facilitators", poolEntry(facilitator, 0)));
  }

  private static Map<String, Object> poolEntry(String username, int capacity) {
    return Map.of(
        "username", username, "title", "Certifié", "since", "2024-09-01", "capacity", capacity);
  }

  private String departure(String member) {
    return path("/members/" + member + "/departure");
  }

  private String path(String below) {
    return "/api/groups/" + group + below;
  }
}
