package codev.session;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.projections.ReadModel;
import codev.infra.testkit.OperationIdempotencyTests;
import codev.infra.testkit.OperationIdempotencyTests.Request;
import codev.session.reference.KnownGroupView;
import codev.session.reference.PersonName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Tout ce qu'on envoie à une séance, envoyé deux fois")
class IdempotencyTest extends SessionServiceFixture {
  @Autowired TextEncryption encryption;
  @Autowired ReadModel<KnownGroupView> groups;
  @Autowired ReadModel<PersonName> people;

  @TestFactory
  Stream<DynamicTest> every_operation() {
    return new OperationIdempotencyTests("sessions", as("auditor"))
        .example(post("/open"), () -> sends("anne", "/open", Map.of()))
        .example(post("/topics"), () -> sends("alice", "/topics", topic(UUID.randomUUID())))
        .example(
            post("/topics/{topic}/correction"),
            () ->
                own(
                    proposed(),
                    "/topics/",
                    "/correction",
                    Map.of("id", UUID.randomUUID(), "kind", "CONCERN", "title", "Mieux dit")))
        .example(
            post("/notes/{note}/correction"),
            () ->
                own(
                    at("PRESENTATION", "bob", "/notes", Map.of("text", "À garder")).get(),
                    "/notes/",
                    "/correction",
                    Map.of("id", UUID.randomUUID(), "text", "À revoir")))
        .example(
            post("/actions/{action}/correction"),
            () ->
                own(
                    at("SYNTHESIS", "alice", "/actions", Map.of("what", "Un ordre du jour")).get(),
                    "/actions/",
                    "/correction",
                    Map.of("id", UUID.randomUUID(), "what", "Un compte rendu")))
        .example(
            post("/learnings/{learning}/correction"),
            () ->
                own(
                    at("LEARNING", "bob", "/learnings", learning("Écouter")).get(),
                    "/learnings/",
                    "/correction",
                    learning("Écouter mieux")))
        .example(
            post("/regulations/{remark}/correction"),
            () ->
                own(
                    at("LEARNING", "bob", "/regulations", Map.of("text", "Bon rythme")).get(),
                    "/regulations/",
                    "/correction",
                    Map.of("id", UUID.randomUUID(), "text", "Un peu vif")))
        .example(
            post("/entries/{entry}/withdrawal"),
            () -> own(proposed(), "/entries/", "/withdrawal", Map.of("id", UUID.randomUUID())))
        .example(
            post("/entries/{entry}/restoration"),
            () -> {
              var withdrawal = own(proposed(), "/entries/", "/withdrawal", Map.of());
              must(withdrawal.by().post(withdrawal.path(), withdrawal.body()));
              return new Request(
                  withdrawal.by(),
                  withdrawal.path().replace("/withdrawal", "/restoration"),
                  Map.of("id", UUID.randomUUID()));
            })
        .example(post("/topics/{topic}/votes"), this::vote)
        .example(
            post("/points-shown"),
            () -> {
              vote();
              return request(
                  "anne", "/points-shown", Map.of("id", UUID.randomUUID(), "shown", true));
            })
        .example(post("/topic-choice"), this::choice)
        .example(post("/action-reviews"), this::review)
        .example(
            post("/attendance"),
            at("PRESENTATION", "anne", "/attendance", Map.of("username", "bob", "status", "LATE")))
        .example(
            post("/attendance/signature"),
            at("PRESENTATION", "bob", "/attendance/signature", Map.of()))
        .example(
            post("/quorum-decision"),
            () -> {
              planAnother();
              atStep("PREPARATION");
              must(as("anne").post(path("/attendance"), absent("bob")));
              return request("anne", "/quorum-decision", decision());
            })
        .example(post("/substitute"), this::substitute)
        .example(post("/steps/next"), move("/steps/next", Map.of()))
        .example(post("/steps/back"), move("/steps/back", Map.of("reason", "Il manque un fait")))
        .example(post("/steps/pause"), move("/steps/pause", Map.of("minutes", 10)))
        .example(post("/steps/resume"), this::resume)
        .example(
            post("/steps/extend"), move("/steps/extend", Map.of("minutes", 5, "reason", "Utile")))
        .example(post("/floor"), move("/floor", Map.of("to", "bob")))
        .example(
            post("/hand"),
            at("PRESENTATION", "bob", "/hand", Map.of("id", UUID.randomUUID(), "raised", true)))
        .example(
            post("/notes"),
            at(
                "PRESENTATION",
                "bob",
                "/notes",
                Map.of("id", UUID.randomUUID(), "text", "À garder")))
        .example(post("/contributions"), () -> said("CONSULTATION", "IDEA"))
        .example(
            post("/contributions/{contribution}/marks"),
            () -> about(said("CONSULTATION", "IDEA"), "/marks", Map.of("marked", true)))
        .example(
            post("/contributions/{contribution}/ratings"),
            () ->
                about(said("PROBLEM_DEFINITION", "REFORMULATION"), "/ratings", Map.of("rating", 4)))
        .example(
            post("/contributions/{contribution}/classification"),
            () -> own(said("CONSULTATION", "IDEA"), "/classification", Map.of("kind", "LEAD")))
        .example(
            post("/contributions/{contribution}/correction"),
            () -> own(said("CONSULTATION", "IDEA"), "/correction", Map.of("text", "Mieux dit")))
        .example(
            post("/contributions/{contribution}/withdrawal"),
            () -> own(said("CONSULTATION", "IDEA"), "/withdrawal", Map.of("id", UUID.randomUUID())))
        .example(
            post("/contributions/{contribution}/restoration"),
            () -> {
              var withdrawal = own(said("CONSULTATION", "IDEA"), "/withdrawal", Map.of());
              must(withdrawal.by().post(withdrawal.path(), withdrawal.body()));
              return new Request(
                  withdrawal.by(),
                  withdrawal.path().replace("/withdrawal", "/restoration"),
                  Map.of("id", UUID.randomUUID()));
            })
        .example(post("/contract"), at("PROBLEM_DEFINITION", "alice", "/contract", contract()))
        .example(
            post("/contract/acceptances"),
            () -> {
              planAnother();
              atStep("PROBLEM_DEFINITION");
              must(as("alice").post(path("/contract"), contract()));
              return request(
                  "bob",
                  "/contract/acceptances",
                  Map.of("version", 1, "accepted", false, "reservation", "Trop large"));
            })
        .example(post("/kept-ideas"), this::kept)
        .example(
            post("/synthesis"), at("SYNTHESIS", "alice", "/synthesis", Map.of("text", "Retenu")))
        .example(
            post("/actions"),
            at(
                "SYNTHESIS",
                "alice",
                "/actions",
                Map.of("id", UUID.randomUUID(), "what", "Un ordre du jour")))
        .example(
            post("/learnings"),
            at(
                "LEARNING",
                "bob",
                "/learnings",
                Map.of("id", UUID.randomUUID(), "about", "SELF", "text", "Écouter")))
        .example(
            post("/regulations"),
            at(
                "LEARNING",
                "bob",
                "/regulations",
                Map.of("id", UUID.randomUUID(), "text", "Bon rythme")))
        .example(
            post("/evaluation"),
            at("LEARNING", "bob", "/evaluation", Map.of("answers", Map.of("H1", 4))))
        .example(post("/hidden-entries"), this::hidden)
        .example(post("/disowned-entries"), this::disowned)
        .example("PUT /api/sessions/{session}/entries/{entry}/attachment", this::file)
        .example(post("/entries/{entry}/attachment/removal"), this::removal)
        .example(post("/close"), at("LEARNING", "anne", "/close", Map.of()))
        .example(
            "POST /api/sessions/rebuilds",
            () ->
                new Request(
                    as("auditor"), "/api/sessions/rebuilds", Map.of("id", UUID.randomUUID())))
        .all();
  }

  private static String post(String below) {
    return "POST /api/sessions/{session}" + below;
  }

  /** In a session that was just planned. */
  private Request sends(String name, String below, Object body) {
    planAnother();
    return request(name, below, body);
  }

  private Supplier<Request> at(String step, String name, String below, Object body) {
    return () -> {
      planAnother();
      atStep(step);
      return request(name, below, body);
    };
  }

  private void planAnother() {
    session = UUID.randomUUID();
    plan();
  }

  private Request request(String name, String below, Object body) {
    return new Request(as(name), path(below), body);
  }

  private Request vote() {
    planAnother();
    var topic = UUID.randomUUID();
    must(as("alice").post(path("/topics"), topic(topic)));
    return request("bob", "/topics/" + topic + "/votes", Map.of("points", 3));
  }

  private Request choice() {
    planAnother();
    var topic = UUID.randomUUID();
    must(as("alice").post(path("/topics"), topic(topic)));
    must(as("anne").post(path("/open")));
    return request("anne", "/topic-choice", Map.of("topicId", topic, "reason", "Urgent"));
  }

  private Request review() {
    planAnother();
    var action = UUID.randomUUID();
    hearOfLearning(
        "learning.action-committed.v1",
        Map.of(
            "actionId",
            action,
            "groupId",
            group,
            "owner",
            "bob",
            "what",
            encryption.encrypt("bob", "action", "Oser"),
            "at",
            "2026-11-24T09:00:00Z"));
    Awaitility.await()
        .until(() -> groups.find(group.toString()).filter(g -> !g.open().isEmpty()).isPresent());
    must(as("anne").post(path("/open")));
    return request(
        "bob", "/action-reviews", Map.of("actionId", action, "outcome", "DONE", "learnt", "Oser"));
  }

  private static Map<String, Object> absent(String member) {
    return Map.of("username", member, "status", "ABSENT");
  }

  private static Map<String, Object> decision() {
    return Map.of("decision", "HELD", "reason", "Bob est en route");
  }

  private Request substitute() {
    planAnother();
    hear("group.person-registered.v1", Map.of("username", "paul", "at", "2026-11-24T09:00:00Z"));
    Awaitility.await().until(() -> people.find("paul").isPresent());
    return request("anne", "/substitute", named("paul"));
  }

  private static Map<String, Object> named(String username) {
    return Map.of("username", username, "reason", "Anne est malade");
  }

  private Supplier<Request> move(String move, Map<String, Object> more) {
    return () -> {
      planAnother();
      atStep("PRESENTATION");
      return request("anne", move, moving(more));
    };
  }

  private static Map<String, Object> moving(Map<String, Object> more) {
    var body = new HashMap<>(more);
    body.put("id", UUID.randomUUID());
    body.put("from", "PRESENTATION");
    return body;
  }

  private Request resume() {
    planAnother();
    atStep("PRESENTATION");
    must(as("anne").post(path("/steps/pause"), moving(Map.of())));
    return request("anne", "/steps/resume", moving(Map.of()));
  }

  private Request said(String step, String kind) {
    planAnother();
    atStep(step);
    return request(
        "bob",
        "/contributions",
        Map.of("id", UUID.randomUUID(), "kind", kind, "text", "Ce que dit bob"));
  }

  private Request about(Request said, String below, Object body) {
    return request("alice", "/contributions/" + idOf(said) + below, body);
  }

  private Request own(Request said, String below, Object body) {
    return request("bob", "/contributions/" + idOf(said) + below, body);
  }

  private static Map<String, Object> learning(String text) {
    return Map.of("id", UUID.randomUUID(), "about", "SELF", "text", text);
  }

  private Request proposed() {
    return sends("alice", "/topics", topic(UUID.randomUUID()));
  }

  /** Of what is no contribution. */
  private Request own(Request written, String above, String below, Object body) {
    return new Request(written.by(), path(above + idOf(written) + below), body);
  }

  private String idOf(Request said) {
    return must(said.by().post(said.path(), said.body())).body().path("id").asString();
  }

  private static Map<String, Object> contract() {
    return Map.of("problem", "p", "objective", "o", "help", List.of("IDEAS"));
  }

  private Request kept() {
    var idea = idOf(said("CONSULTATION", "IDEA"));
    must(next("CONSULTATION"));
    return request("alice", "/kept-ideas", Map.of("contributionIds", List.of(idea)));
  }

  private Request disowned() {
    planAnother();
    atStep("CONSULTATION");
    var typed = Map.of("id", UUID.randomUUID(), "kind", "IDEA", "text", "Oser", "for", "bob");
    var idea = idOf(request("anne", "/contributions", typed));
    return request("bob", "/disowned-entries", Map.of("entryId", idea));
  }

  private Request hidden() {
    var idea = idOf(said("CONSULTATION", "IDEA"));
    return request("anne", "/hidden-entries", Map.of("entryId", idea, "reason", "Nom cité"));
  }

  private Request file() {
    var idea = idOf(said("CONSULTATION", "IDEA"));
    return request("bob", "/entries/" + idea + "/attachment", AttachmentTest.png());
  }

  private Request removal() {
    var file = file();
    must(file.by().put(file.path(), AttachmentTest.png()));
    return new Request(file.by(), file.path() + "/removal", Map.of());
  }
}
