package codev.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.GroupSessionCommand.NoteClient;
import codev.group.domain.command.GroupSessionCommand.NoteSessionHeld;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.testkit.OperationIdempotencyTests;
import codev.infra.testkit.OperationIdempotencyTests.Request;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Tout ce qu’on envoie aux groupes, envoyé deux fois")
@Order(ServiceTest.LATE)
class IdempotencyTest extends ServiceTest {
  private static final String GROUP = "POST /api/groups/{group}";
  private static final String PROGRAMME = "POST /api/programmes";
  private static final String JANUARY = "2027-01-11T08:00:00Z";

  private final List<String> people =
      Stream.of("lea", "max", "zoe", "noe", "paul").map(name -> name + UUID.randomUUID()).toList();
  private UUID programme = UUID.randomUUID();
  private UUID group = UUID.randomUUID();
  private final UUID rebuild = UUID.randomUUID();

  @Autowired private CommandSender commands;

  @TestFactory
  Stream<DynamicTest> every_operation() {
    return new OperationIdempotencyTests("groups", by("auditor"))
        .tally(
            "POST /api/people",
            () -> request("manager", "/api/people", GroupFixture.people(people)))
        .example(
            "POST /api/people/imports/{id}/cancellation",
            () -> request("manager", cancelledImport() + "/cancellation", Map.of()))
        .example(
            "POST /api/me/sign-ins",
            () -> request("manager", "/api/me/sign-ins", Map.of("id", UUID.randomUUID())))
        .example(
            "POST /api/me/sign-outs",
            () -> request("manager", "/api/me/sign-outs", Map.of("id", UUID.randomUUID())))
        .example(
            "POST /api/me/session-ends",
            () -> request("manager", "/api/me/session-ends", Map.of("at", beforeTheseTests())))
        .example(
            "POST /api/identities/{username}/session-ends",
            () ->
                request(
                    "administrator",
                    "/api/identities/" + people.getFirst() + "/session-ends",
                    Map.of("at", beforeTheseTests())))
        .example(
            "POST /api/me/refusals",
            () -> request("manager", "/api/me/refusals", Map.of("policy", "CROSS_SITE_REQUEST")))
        .example(
            PROGRAMME,
            () ->
                request("manager", "/api/programmes", GroupFixture.programme(programme, Map.of())))
        .example(
            PROGRAMME + "/{programme}/templates",
            () -> inProgramme("/templates", Map.of("key", "NOTRE_HEURE", "steps", steps())))
        .example(PROGRAMME + "/{programme}/retention", () -> inProgramme("/retention", retention()))
        .example(
            "POST /api/retention", () -> request("administrator", "/api/retention", retention()))
        .example(
            PROGRAMME + "/{programme}/participants",
            () -> {
              register();
              return inProgramme("/participants", Map.of("people", people.subList(0, 2)));
            })
        .example(
            PROGRAMME + "/{programme}/participants/{username}/removal",
            () -> inProgramme("/participants/" + people.getFirst() + "/removal", Map.of()))
        .example(
            PROGRAMME + "/{id}/evidence/archives",
            () -> {
              declareAnother();
              return request("auditor", archives(), Map.of("id", UUID.randomUUID()));
            })
        .example(
            PROGRAMME + "/{id}/evidence/archives/{archive}/cancellation",
            () -> {
              declareAnother();
              var archive = UUID.randomUUID();
              must(archives(), Map.of("id", archive));
              return request("manager", archives() + "/" + archive + "/cancellation", Map.of());
            })
        .example(
            PROGRAMME + "/{programme}/groups",
            () -> {
              group = UUID.randomUUID();
              return inProgramme(
                  "/groups",
                  GroupFixture.group(group, "Groupe A", "facilitator", people.subList(0, 3)));
            })
        .example(
            PROGRAMME + "/{programme}/groups/proposal",
            () ->
                inProgramme(
                    "/groups/proposal",
                    Map.of(
                        "people",
                        people.subList(0, 3),
                        "facilitators",
                        List.of("f"),
                        "groupSize",
                        3)))
        .example(
            "POST /api/facilitators",
            () -> {
              register();
              return request("manager", "/api/facilitators", poolEntry());
            })
        .example(
            "POST /api/people/{username}/absences",
            () -> request("manager", newcomer() + "/absences", absence()))
        .example(
            "POST /api/people/{username}/absences/removal",
            () -> {
              var person = newcomer();
              must(person + "/absences", absence());
              return request("manager", person + "/absences/removal", absence());
            })
        .example(
            "POST /api/people/{username}/departure",
            () -> request("manager", newcomer() + "/departure", Map.of()))
        .example(
            "POST /api/people/{username}/return",
            () -> {
              var person = newcomer();
              must(person + "/departure", Map.of());
              return request("manager", person + "/return", Map.of());
            })
        .example(
            "POST /api/facilitators/{username}/removal",
            () -> request("manager", "/api/facilitators/" + people.get(4) + "/removal", Map.of()))
        .example(
            GROUP + "/charter/acceptances",
            () -> inGroup(people.getFirst(), "/charter/acceptances", Map.of("version", 1)))
        .example(
            GROUP + "/charter",
            () ->
                inGroup(
                    "facilitator", "/charter", Map.of("version", 2, "promises", List.of("Rire"))))
        .example(
            GROUP + "/members",
            () -> inGroup("manager", "/members", Map.of("username", people.get(3))))
        .example(
            GROUP + "/members/{username}/departure",
            () ->
                inGroup(
                    "manager",
                    "/members/" + people.getFirst() + "/departure",
                    Map.of("reason", "Mutation")))
        .example(
            GROUP + "/facilitator",
            () ->
                inGroup(
                    "manager",
                    "/facilitator",
                    Map.of("username", people.get(4), "reason", "Congé")))
        .example(GROUP + "/rotation/counts", this::openTurn)
        .example(
            GROUP + "/rotation/skips",
            () -> inGroup("facilitator", "/rotation/skips", reason("member", people.getFirst())))
        .example(
            GROUP + "/rotation/swaps",
            () -> {
              var swap = reason("member", people.getFirst());
              swap.put("with", people.get(1));
              return inGroup("facilitator", "/rotation/swaps", swap);
            })
        .example(
            GROUP + "/sessions",
            () ->
                inGroup(
                    "facilitator",
                    "/sessions",
                    Map.of("id", UUID.randomUUID(), "startsAt", JANUARY)))
        .example(
            GROUP + "/sessions/cycle", () -> inGroup("facilitator", "/sessions/cycle", cycle()))
        .example(
            GROUP + "/sessions/{session}/move",
            planned("/move", Map.of("startsAt", "2027-01-18T08:00:00Z", "reason", "Grève")))
        .example(
            GROUP + "/sessions/{session}/place", planned("/place", Map.of("place", "Salle Volta")))
        .example(
            GROUP + "/sessions/{session}/template",
            planned("/template", Map.of("template", "FLASH_60")))
        .example(
            GROUP + "/sessions/{session}/date/acceptance", planned("/date/acceptance", Map.of()))
        .example(
            GROUP + "/sessions/{session}/cancel", planned("/cancel", Map.of("reason", "Grève")))
        .example(
            GROUP + "/sessions/{session}/answer",
            () -> planned(people.getFirst(), "/answer", Map.of("answer", "ACCEPTED")))
        .example(
            "POST /api/grants",
            () -> {
              declareAnother();
              return request("manager", "/api/grants", grant());
            })
        .example(
            "POST /api/identities/{username}/release",
            () -> {
              var known = registerAnother();
              var _ = by(known).get("/api/me");
              return request(
                  "administrator",
                  "/api/identities/" + known + "/release",
                  Map.of("reason", "Compte recréé"));
            })
        .example(
            "POST /api/identities/{username}/assignment",
            () -> {
              register();
              var known = registerAnother();
              var _ = by(known).get("/api/me");
              var another = "another-" + UUID.randomUUID();
              var _ =
                  new Caller(service(), token(known, claims -> claims.subject(another)))
                      .get("/api/me");
              return request(
                  "administrator",
                  "/api/identities/" + known + "/assignment",
                  Map.of("issuer", PROVIDER.issuer(), "subject", another, "to", people.getLast()));
            })
        .example(
            "POST /api/grants/{id}/revocation",
            () -> {
              declareAnother();
              var grant = grant();
              must("/api/grants", grant);
              return request(
                  "manager",
                  "/api/grants/" + grant.get("id") + "/revocation",
                  Map.of("reason", "Départ"));
            })
        .example("POST /api/webhooks", this::webhook)
        .example(
            "POST /api/webhooks/{webhook}/change",
            () ->
                ofWebhook(
                    "/change",
                    Map.of(
                        "address", "http://127.0.0.1:9/", "kinds", List.of("SESSION_POSTPONED"))))
        .example("POST /api/webhooks/{webhook}/pause", () -> ofWebhook("/pause", Map.of()))
        .example(
            "POST /api/webhooks/{webhook}/resumption",
            () -> {
              var resumed = ofWebhook("/resumption", Map.of());
              var pause = resumed.path().replace("/resumption", "/pause");
              assertThat(by("administrator").post(pause, Map.of()).succeeded()).isTrue();
              return resumed;
            })
        .example(
            "POST /api/webhooks/{webhook}/replay",
            () -> ofWebhook("/replay", Map.of("id", UUID.randomUUID(), "after", 1)))
        .example("POST /api/webhooks/{webhook}/deletion", () -> ofWebhook("/deletion", Map.of()))
        .example(
            "POST /api/approvals/{id}",
            () -> {
              var asked =
                  inGroup(
                      "manager", "/facilitator", Map.of("username", "manager", "reason", "Relais"));
              var answer = by("manager").post(asked.path(), asked.body());
              return request(
                  "administrator",
                  "/api/approvals/" + answer.body().path("id").asString(),
                  Map.of("decision", "REFUSED", "reason", "Elle gère le groupe"));
            })
        .example(
            "POST /api/me/preferences",
            () -> {
              register();
              return request(people.getFirst(), "/api/me/preferences", Map.of("reminders", false));
            })
        .example(
            "POST /api/groups/rebuilds",
            () -> request("auditor", "/api/groups/rebuilds", Map.of("id", rebuild)))
        .all()
        .onClose(this::awaitTheRebuild);
  }

  /** Only one at a time: the next test may want its own. */
  private void awaitTheRebuild() {
    Awaitility.await()
        .until(() -> by("auditor").get("/api/groups/rebuilds/" + rebuild).text().contains("DONE"));
  }

  private codev.infra.testkit.TestApiClient by(String name) {
    return new codev.infra.testkit.TestApiClient(service(), token(name));
  }

  /** No token of these tests is as old. */
  private static String beforeTheseTests() {
    return Instant.now().minus(Duration.ofMinutes(12)).toString();
  }

  private Request request(String name, String path, Object body) {
    return new Request(by(name), path, body);
  }

  private void register() {
    must("/api/people", GroupFixture.people(people));
  }

  private Request inProgramme(String below, Object body) {
    declareAnother();
    return request("manager", "/api/programmes/" + programme + below, body);
  }

  private String archives() {
    return "/api/programmes/" + programme + "/evidence/archives";
  }

  private String newcomer() {
    return "/api/people/" + registerAnother();
  }

  /** Who sends none of the other operations. */
  private String registerAnother() {
    var name = "new" + UUID.randomUUID();
    must("/api/people", GroupFixture.people(List.of(name)));
    return name;
  }

  /** The import of a long list, which is cancelled already and has ended. */
  private String cancelledImport() {
    var lines =
        IntStream.range(0, 501)
            .mapToObj(i -> "i%d-%s;Nom".formatted(i, programme))
            .collect(Collectors.joining("\n", "username;displayName\n", ""));
    var sent =
        as("manager")
            .send(
                as("manager")
                    .request("/people")
                    .header("HX-Request", "true")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("table=" + URLEncoder.encode(lines, UTF_8))));
    var page = sent.response().headers().firstValue("HX-Redirect").orElseThrow();
    var path = "/api" + page.substring(0, page.indexOf('?'));
    must(path + "/cancellation", Map.of());
    Awaitility.await()
        .until(() -> !by("manager").get(path).text().matches(".*(RUNNING|CANCELLING).*"));
    return path;
  }

  private Map<String, Object> grant() {
    return Map.of(
        "id",
        UUID.randomUUID(),
        "username",
        people.getFirst(),
        "role",
        "SPONSOR",
        "scope",
        Map.of("kind", "PROGRAMME", "id", programme),
        "reason",
        "Direction");
  }

  /** Of a programme in which nothing happens that it wants. */
  private Request webhook() {
    declareAnother();
    var webhook =
        Map.of(
            "id",
            UUID.randomUUID(),
            "address",
            "http://127.0.0.1:9/hooks",
            "kinds",
            List.of("SESSION_POSTPONED"),
            "programme",
            programme);
    return request("administrator", "/api/webhooks", webhook);
  }

  private Request ofWebhook(String below, Object body) {
    var asked = webhook();
    var made = by("administrator").post(asked.path(), asked.body());
    assertThat(made.succeeded()).as(made.text()).isTrue();
    return request(
        "administrator", "/api/webhooks/" + made.body().path("id").asString() + below, body);
  }

  private void declareAnother() {
    register();
    programme = UUID.randomUUID();
    must("/api/programmes", GroupFixture.programme(programme, Map.of()));
  }

  private Request inGroup(String name, String below, Object body) {
    declareAnother();
    group = UUID.randomUUID();
    must(
        "/api/programmes/" + programme + "/groups",
        GroupFixture.group(group, "Groupe A", "facilitator", people.subList(0, 3)));
    return request(name, "/api/groups/" + group + below, body);
  }

  private Supplier<Request> planned(String below, Object body) {
    return () -> planned("facilitator", below, body);
  }

  private Request planned(String who, String below, Object body) {
    var session = UUID.randomUUID();
    var request = inGroup(who, "/sessions/" + session + below, body);
    must("/api/groups/" + group + "/sessions", Map.of("id", session, "startsAt", JANUARY));
    return request;
  }

  /** Of the client of a session that was closed before the consultation. */
  private Request openTurn() {
    var session = UUID.randomUUID();
    var client = people.getFirst();
    var count = reason("member", client);
    count.put("sessionId", session);
    var request = inGroup("facilitator", "/rotation/counts", count);
    must("/api/groups/" + group + "/sessions", Map.of("id", session, "startsAt", JANUARY));
    var of = new GroupId(group);
    var first = new SessionId(session);
    var opened = Instant.parse(JANUARY);
    commands.send(new NoteClient(of, first, new Username(client), opened));
    commands.send(
        new NoteSessionHeld(of, first, null, List.of(), opened, opened, List.of(), null, opened));
    return request;
  }

  private void must(String path, Object body) {
    var answer = by("manager").post(path, body);
    assertThat(answer.succeeded()).as(answer.text()).isTrue();
  }

  private static List<Map<String, Object>> steps() {
    return Stream.of(
            "PREPARATION",
            "PRESENTATION",
            "CLARIFICATION",
            "PROBLEM_DEFINITION",
            "CONSULTATION",
            "SYNTHESIS",
            "LEARNING")
        .map(key -> Map.<String, Object>of("key", key, "plannedMinutes", 9))
        .toList();
  }

  private Map<String, Object> poolEntry() {
    return Map.of(
        "username", people.get(4), "title", "Certifié", "since", "2024-09-01", "capacity", 2);
  }

  private static Map<String, Object> retention() {
    return Map.of("dataClass", "WORDS", "months", 36, "basis", "CONSENT");
  }

  private static Map<String, Object> absence() {
    return Map.of("from", "2027-05-01", "until", "2027-05-05");
  }

  private static Map<String, Object> reason(String field, String person) {
    var body = new HashMap<String, Object>();
    body.put("id", UUID.randomUUID());
    body.put(field, person);
    body.put("reason", "Congé");
    return body;
  }

  private static Map<String, Object> cycle() {
    return Map.of(
        "id",
        UUID.randomUUID(),
        "firstDate",
        "2027-01-11",
        "timeOfDay",
        "09:00",
        "zone",
        "Europe/Paris",
        "count",
        3);
  }
}
