package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.messaging.LearningMessageListener;
import codev.infra.email.EmailDispatcher;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.InboundMessage;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@DisplayName("Les demandes d’accord")
@Order(ServiceTest.EMAILS_FIRST)
class ApprovalsApiTest extends PagesTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String mine = "manager-mine" + group;
  private final String other = "manager-other" + group;
  private final String stranger = "manager-stranger" + group;
  private final List<String> members =
      Stream.of("lea", "max", "zoe").map(name -> name + group).toList();

  @Autowired private EmailDispatcher dispatcher;

  @BeforeEach
  void form() {
    must(
        as(mine)
            .post(
                "/api/people",
                Stream.concat(members.stream(), Stream.of(mine, other))
                    .map(p -> Map.of("username", p, "displayName", p, "email", address(p)))
                    .toList()));
    must(as(mine).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(mine)
            .post(groups(), GroupFixture.group(group, "Groupe Ampère", "facilitator", members)));
    grant(other, "MANAGER", programme);
  }

  @Test
  @DisplayName("qui gère demande à animer : rien ne change avant l’accord d’un second")
  void a_manager_facilitates_once_approved() {
    var asked = as(mine).post(path("/facilitator"), self());
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    assertThat(asked.field("/state")).isEqualTo("REQUESTED");
    var again = as(mine).post(path("/facilitator"), self());
    assertThat(again.text()).isEqualTo(asked.text());
    assertThat(facilitator(asked.position())).isEqualTo("facilitator");

    var id = asked.field("/id");
    var seen = one(other, id, asked.position());
    assertThat(seen.field("/0/action/kind")).isEqualTo("FACILITATOR_REPLACEMENT");
    assertThat(seen.field("/0/action/facilitator")).isEqualTo(mine);
    assertThat(seen.field("/0/asker")).isEqualTo(mine);
    assertThat(seen.field("/0/reason")).isEqualTo("Congé d’Anne");
    assertThat(seen.json().at("/0/mayDecide").asBoolean()).isTrue();
    assertThat(one(mine, id, 0).json().at("/0/mayDecide").asBoolean()).isFalse();

    must(as(other).post("/api/approvals/" + id, Map.of("decision", "GRANTED", "reason", "Oui")));
    await().until(() -> facilitator(0).equals(mine));
    await().until(() -> !one(mine, id, 0).json().at("/0/carriedOutAt").isNull());
    assertThat(one(mine, id, 0).field("/0/state")).isEqualTo("GRANTED");
    assertThat(one(mine, id, 0).field("/0/decision/by")).isEqualTo(other);

    var done = as(mine).post(path("/facilitator"), self());
    assertThat(done.status()).as("the same command again").isEqualTo(200);
  }

  @Test
  @DisplayName("nul n’accepte sa propre demande, et qui ne gère pas le programme ne la voit pas")
  void nobody_approves_their_own() {
    var id = as(mine).post(path("/facilitator"), self()).field("/id");
    var granted = Map.of("decision", "GRANTED");
    var own = as(mine).post("/api/approvals/" + id, granted);
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.field("/rule")).isEqualTo("group.approval.of-ones-own");
    for (var outside : List.of(stranger, "facilitator", "alice", "sponsor2")) {
      assertThat(as(outside).post("/api/approvals/" + id, granted).status()).isEqualTo(404);
      assertThat(as(outside).get("/api/approvals?size=200").text()).doesNotContain(id);
    }
    assertThat(as(other).post("/api/approvals/" + id, Map.of()).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("refusée avec son motif, une fois ; une nouvelle demande est une autre demande")
  void it_is_refused_with_a_reason() {
    var asked = as(mine).post(path("/members"), Map.of("username", mine));
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    var at = "/api/approvals/" + asked.field("/id");
    var without = as("administrator").post(at, Map.of("decision", "REFUSED"));
    assertThat(without.field("/violations/0/field")).isEqualTo("reason");
    var no = Map.of("decision", "REFUSED", "reason", "Vous gérez ce groupe");
    var refused = must(as("administrator").post(at, no));
    assertThat(as("administrator").post(at, no).text()).isEqualTo(refused.text());
    var late = as(other).post(at, Map.of("decision", "GRANTED"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.field("/rule")).isEqualTo("group.approval.decided-already");
    var mineNow =
        as(mine).get("/api/approvals?state=REFUSED&after=" + refused.position()).json().at("/0");
    assertThat(mineNow.at("/decision/reason").asString()).isEqualTo("Vous gérez ce groupe");

    var next = as(mine).post(path("/members"), Map.of("username", mine));
    assertThat(next.status()).isEqualTo(202);
    assertThat(next.field("/id")).isNotEqualTo(asked.field("/id"));
  }

  @Test
  @DisplayName("qui ne gère plus le programme n’obtient plus l’accord demandé")
  void the_asker_must_still_manage() {
    var at = "/api/approvals/" + as(mine).post(path("/facilitator"), self()).field("/id");
    var right = as(mine).get("/api/grants?username=" + mine).field("/0/id");
    must(
        as("administrator")
            .post("/api/grants/" + right + "/revocation", Map.of("reason", "Mutation")));

    var granted = as(other).post(at, Map.of("decision", "GRANTED"));
    assertThat(granted.status()).isEqualTo(422);
    assertThat(granted.field("/rule")).isEqualTo("group.approval.asker-lost-the-right");
    must(as(other).post(at, Map.of("decision", "REFUSED", "reason", "Il a quitté le programme")));
    assertThat(as(other).get("/api/groups/" + group).field("/facilitator"))
        .isEqualTo("facilitator");
  }

  @Test
  @DisplayName("un groupe avec soi dedans est créé à l’accord ; sans soi, aussitôt")
  void a_group_with_oneself_is_formed_once_approved() {
    var id = UUID.randomUUID();
    var asked = as(mine).post(groups(), GroupFixture.group(id, "Groupe Volta", mine, members));
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    assertThat(as(mine).get("/api/groups/" + id).status()).isEqualTo(404);
    must(
        as("administrator")
            .post("/api/approvals/" + asked.field("/id"), Map.of("decision", "GRANTED")));
    await().until(() -> as(mine).get("/api/groups/" + id).status() == 200);
    assertThat(as(mine).get("/api/groups/" + id).field("/facilitator")).isEqualTo(mine);
    var direct = GroupFixture.group(UUID.randomUUID(), "Groupe Ohm", other, members);
    assertThat(as(mine).post(groups(), direct).status()).isEqualTo(201);
  }

  @Test
  @DisplayName("devenue impossible entre-temps, elle est acceptée mais n’est pas réalisée")
  void what_has_become_impossible_fails() {
    var id = as(mine).post(path("/members"), Map.of("username", mine)).field("/id");
    var replacement = Map.of("username", mine, "reason", "Départ");
    must(as(other).post(path("/facilitator"), replacement));
    must(as(other).post("/api/approvals/" + id, Map.of("decision", "GRANTED")));
    await().until(() -> !one(mine, id, 0).json().at("/0/failure").isNull());
    assertThat(one(mine, id, 0).field("/0/failure"))
        .isEqualTo("group.members.facilitator-is-a-member");
  }

  @Test
  @DisplayName("qui commandite le programme entre-temps n’en anime pas les groupes")
  void who_has_come_to_sponsor_the_programme_does_not_facilitate() {
    var id = as(mine).post(path("/facilitator"), self()).field("/id");
    grant(mine, "SPONSOR", programme);

    must(as(other).post("/api/approvals/" + id, Map.of("decision", "GRANTED")));
    await().until(() -> !one(mine, id, 0).json().at("/0/failure").isNull());
    assertThat(one(mine, id, 0).field("/0/failure"))
        .isEqualTo("group.facilitator-reviews-the-programme");
    assertThat(facilitator(0)).isEqualTo("facilitator");
  }

  @Test
  @DisplayName("un groupe à animer soi-même n’est pas créé non plus")
  void nor_is_a_group_formed() {
    var formed = UUID.randomUUID();
    var asked = as(mine).post(groups(), GroupFixture.group(formed, "Volta", mine, members));
    var id = asked.field("/id");
    grant(mine, "SPONSOR", programme);

    must(as(other).post("/api/approvals/" + id, Map.of("decision", "GRANTED")));
    await().until(() -> !one(mine, id, 0).json().at("/0/failure").isNull());
    assertThat(one(mine, id, 0).field("/0/failure"))
        .isEqualTo("group.facilitator-reviews-the-programme");
    assertThat(as(mine).get("/api/groups/" + formed).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("après quatorze jours elle ne se décide plus")
  void it_expires_after_a_fortnight() {
    var asked = as(mine).post(path("/facilitator"), self());
    var after = as(mine).get("/api/approvals?after=" + asked.position()).json().at("/0/until");
    var until = Instant.parse(after.asString());
    assertThat(Duration.between(CLOCK.instant(), until)).isBetween(days(13), days(14));
    assertThat(as(mine).get("/api/approvals?state=EXPIRED", until).text())
        .contains(asked.field("/id"));
    assertThat(as(mine).get("/api/approvals?state=EXPIRED").json()).isEmpty();
  }

  @Test
  @DisplayName("qui peut décider reçoit une lettre, qui a demandé reçoit la réponse")
  void letters_ask_and_answer() {
    var entry = Map.of("username", stranger, "displayName", stranger, "email", address(stranger));
    must(as(mine).post("/api/people", List.of(entry)));
    must(as(stranger).post("/api/programmes", GroupFixture.programme(UUID.randomUUID(), Map.of())));
    var asked = as(mine).post(path("/facilitator"), self());
    must(as(mine).get("/api/approvals?after=" + asked.position()));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());
    assertThat(subjects(other)).containsExactly(mine + " demande votre accord");
    assertThat(subjects(mine)).isEmpty();
    assertThat(subjects(stranger)).as("who manages another programme").isEmpty();

    var at = "/api/approvals/" + asked.field("/id");
    var no = must(as(other).post(at, Map.of("decision", "REFUSED", "reason", "Prenez Paul")));
    must(as(mine).get("/api/approvals?after=" + no.position()));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());
    assertThat(subjects(mine)).containsExactly("Votre demande est refusée");
    assertThat(subjects(other)).hasSize(1);
  }

  @Test
  @DisplayName("une page les montre : à décider, demandées, terminées")
  void a_page_shows_them() {
    var asked =
        plainly(mine, "/groups/" + group + "/facilitator", "username=" + mine + "&reason=Conge");
    assertThat(asked.status()).as(asked.text()).isEqualTo(204);
    var there = asked.response().headers().firstValue("HX-Redirect").orElseThrow();
    assertThat(there).startsWith("/approvals?after=");
    assertThat(page(mine, there))
        .contains("Vos demandes en attente\u202f: 1", "Conge", "Groupe Ampère");
    var waiting = page(other, there);
    assertThat(waiting).contains("1 demande en attente de votre réponse", mine);
    var id = one(other, null, 0).field("/0/id");

    var without = plainly(other, "/approvals/" + id, "decision=REFUSED&reason=");
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.text()).contains("Indiquez le motif de votre refus.");
    var own = plainly(mine, "/approvals/" + id, "decision=GRANTED&reason=");
    assertThat(own.status()).isEqualTo(422);
    assertThat(own.text()).contains("Vous ne pouvez pas donner votre accord");

    var refused = plainly(other, "/approvals/" + id, "decision=REFUSED&reason=Prenez+Paul");
    assertThat(refused.status()).as(refused.text()).isEqualTo(303);
    var location = refused.response().headers().firstValue("Location").orElseThrow();
    assertThat(page(mine, location)).contains("Demandes traitées", "refusée le", "Prenez Paul");
    var caller = as(mine);
    assertThat(caller.send(caller.request("/approvals").header("Accept-Language", "en")).text())
        .contains("Approvals", "refused on")
        .doesNotContain("??");
    assertThat(page(mine, "/groups")).contains("href=\"/approvals\"");
  }

  @Test
  @DisplayName("le journal de sécurité les a, avec qui a demandé et qui a décidé, sans les motifs")
  void the_security_log_has_them() {
    var asked = as(mine).post(path("/facilitator"), self());
    var no = Map.of("decision", "REFUSED", "reason", "Prenez Paul");
    var refused = must(as(other).post("/api/approvals/" + asked.field("/id"), no));

    assertThat(page("auditor", "/security?person=" + mine + "&after=" + refused.position()))
        .contains(
            mine + " a demandé l’accord d’une seconde personne.",
            other + " a refusé la demande faite par " + mine + ".")
        .doesNotContain("??", "Prenez Paul", "Congé d’Anne");
  }

  @Test
  @DisplayName("un effacement attend un autre responsable, et se termine quand il a eu lieu")
  void an_erasure_waits_for_another_manager(@Autowired LearningMessageListener learning) {
    var id = UUID.randomUUID();
    var person = members.getFirst();
    learning.handle(
        message(
            "learning.erasure-requested.v1",
            Map.of(
                "requestId",
                id,
                "username",
                person,
                "programmeIds",
                List.of(programme),
                "by",
                mine)));
    await().until(() -> one(mine, null, 0).text().contains(id.toString()));
    var at = "/api/approvals/" + id;
    assertThat(as(mine).post(at, Map.of("decision", "GRANTED")).status()).isEqualTo(403);
    must(as(other).post(at, Map.of("decision", "GRANTED")));
    assertThat(page(mine, "/approvals")).contains("Effacer définitivement");
    var granted = one(mine, id.toString(), 0).json().at("/0");
    assertThat(granted.at("/action/username").asString()).isEqualTo(person);
    assertThat(granted.at("/carriedOutAt").isNull()).isTrue();

    learning.handle(message("learning.person-erased.v1", Map.of("username", person, "by", mine)));
    await().until(() -> !one(mine, id.toString(), 0).json().at("/0/carriedOutAt").isNull());
  }

  @Test
  @DisplayName("la demande que learning-service a perdue est retirée, sauf si elle a été réalisée")
  void a_lost_request_is_withdrawn_unless_it_was_carried_out(
      @Autowired LearningMessageListener learning) {
    var open = UUID.randomUUID();
    var done = UUID.randomUUID();
    var lostOpen = erasureRequested(open, members.get(0));
    var lostDone = erasureRequested(done, members.get(1));
    learning.handle(lostOpen);
    learning.handle(lostDone);
    await().until(() -> one(mine, null, 0).text().contains(done.toString()));
    must(as(other).post("/api/approvals/" + done, Map.of("decision", "GRANTED")));
    var erased =
        message("learning.person-erased.v1", Map.of("username", members.get(1), "by", mine));
    learning.handle(erased);
    await().until(() -> !approval(done).path("carriedOutAt").isNull());

    assertThat(learning.undo(erased)).isFalse();
    assertThat(learning.undo(lostDone)).as("it was carried out").isFalse();
    assertThat(learning.undo(lostOpen)).isTrue();
    assertThat(learning.undo(lostOpen)).as("a second time").isTrue();

    await().until(() -> approval(open).path("state").asString().equals("WITHDRAWN"));
    assertThat(approval(done).path("state").asString()).isEqualTo("GRANTED");
  }

  private InboundMessage erasureRequested(UUID id, String person) {
    return message(
        "learning.erasure-requested.v1",
        Map.of(
            "requestId", id, "username", person, "programmeIds", List.of(programme), "by", mine));
  }

  private JsonNode approval(UUID id) {
    return one(mine, id.toString(), 0).json().values().stream()
        .filter(approval -> approval.path("id").asString().equals(id.toString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("celui de qui a des droits ailleurs ne se décide qu’à l’échelle de l’organisation")
  void an_erasure_of_who_holds_a_right_elsewhere(@Autowired LearningMessageListener learning) {
    var id = UUID.randomUUID();
    var elsewhere = UUID.randomUUID();
    var person = members.getFirst();
    must(as(stranger).post("/api/programmes", GroupFixture.programme(elsewhere, Map.of())));
    grant(person, "SPONSOR", elsewhere);
    learning.handle(
        message(
            "learning.erasure-requested.v1",
            Map.of(
                "requestId",
                id,
                "username",
                person,
                "programmeIds",
                List.of(programme),
                "by",
                mine)));
    await().until(() -> one(mine, null, 0).text().contains(id.toString()));

    var granted = Map.of("decision", "GRANTED");
    assertThat(one(other, null, 0).text()).doesNotContain(id.toString());
    assertThat(page(other, "/approvals")).doesNotContain(id.toString());
    assertThat(as(other).post("/api/approvals/" + id, granted).status()).isEqualTo(404);
    must(as("administrator").post("/api/approvals/" + id, granted));
  }

  @Test
  @DisplayName("celui de qui anime un groupe attend qu’un autre l’anime")
  void a_facilitator_is_replaced_before_the_erasure(@Autowired LearningMessageListener learning) {
    var id = UUID.randomUUID();
    var ana = "ana" + group;
    must(as(mine).post("/api/people", List.of(Map.of("username", ana, "displayName", "Ana"))));
    must(as(mine).post(path("/facilitator"), Map.of("username", ana, "reason", "Relais")));
    learning.handle(
        message(
            "learning.erasure-requested.v1",
            Map.of(
                "requestId", id, "username", ana, "programmeIds", List.of(programme), "by", mine)));
    await().until(() -> one(mine, null, 0).text().contains(id.toString()));

    var at = "/api/approvals/" + id;
    var granted = Map.of("decision", "GRANTED");
    var refused = as("administrator").post(at, granted);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field("/rule")).isEqualTo("group.approval.erasure-of-a-facilitator");
    assertThat(refused.field("/detail")).contains("anime encore un groupe en cours");

    var back = Map.of("username", "facilitator", "reason", "Retour");
    must(as(mine).post(path("/facilitator"), back));
    must(as("administrator").post(at, granted));

    var again = as(mine).post(path("/facilitator"), Map.of("username", ana, "reason", "Relais"));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.field("/rule")).isEqualTo("group.facilitator.to-be-erased");
    var formed = GroupFixture.group(UUID.randomUUID(), "Groupe Ohm", ana, members);
    assertThat(as(mine).post(groups(), formed).field("/rule"))
        .isEqualTo("group.facilitator.to-be-erased");
  }

  private static InboundMessage message(String type, Map<String, ?> body) {
    var all = new HashMap<String, Object>(body);
    all.put("at", CLOCK.instant());
    return CloudEventMessage.uncarried(
        type, "any", 1, CLOCK.instant(), JSON.writeValueAsString(all));
  }

  private Answer one(String who, @Nullable String id, long after) {
    var answer = must(as(who).get("/api/approvals?size=200&after=" + after));
    if (id != null) assertThat(answer.text()).contains(id);
    return answer;
  }

  private Map<String, Object> self() {
    return Map.of("username", mine, "reason", "Congé d’Anne");
  }

  private String facilitator(long after) {
    return as(mine).get(path("?after=" + after)).field("/facilitator");
  }

  private String path(String below) {
    return "/api/groups/" + group + below;
  }

  private String groups() {
    return "/api/programmes/" + programme + "/groups";
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static String address(String username) {
    return username + "@example.org";
  }

  private static List<String> subjects(String username) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(email -> to(email).equals(address(username)))
        .map(ApprovalsApiTest::subject)
        .toList();
  }

  private static String to(Message message) {
    try {
      return ((InternetAddress) message.getAllRecipients()[0]).getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(Message message) {
    try {
      return message.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
