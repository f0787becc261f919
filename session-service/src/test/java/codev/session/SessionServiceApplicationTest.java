package codev.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.audit.ExportedChainVerifier;
import codev.infra.eventstore.audit.Verdict;
import codev.infra.testkit.TestApiClient;
import codev.session.domain.value.RuleViolation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Une séance par l'API, Kafka absent")
class SessionServiceApplicationTest extends SessionServiceFixture {
  @Nested
  @DisplayName("ce qu'on envoie deux fois")
  class SentTwice {
    @Test
    @DisplayName("compte une fois et reçoit la même réponse")
    void counts_once() {
      var topic = topic(UUID.randomUUID());
      var first = must(as("alice").post(path("/topics"), topic));
      var second = must(as("alice").post(path("/topics"), topic));
      assertThat(second.text()).isEqualTo(first.text());
      assertThat(read("anne", first).path("topics").size()).isEqualTo(1);
    }

    @Test
    @DisplayName("avec un autre contenu est refusé (409)")
    void other_content_is_refused() {
      var topic = new HashMap<>(topic(UUID.randomUUID()));
      must(as("alice").post(path("/topics"), topic));
      topic.put("title", "Autre chose");
      refused(as("alice").post(path("/topics"), topic), 409, RuleViolation.SAME_ID_OTHER_CONTENT);
    }

    @Test
    @DisplayName("un pas cliqué deux fois n'en fait qu'un (409)")
    void a_step_clicked_twice() {
      atStep("PRESENTATION");
      must(next("PRESENTATION"));
      refused(next("PRESENTATION"), 409, RuleViolation.STEP_HAS_MOVED_ON);
    }
  }

  @Nested
  @DisplayName("ce qui est gardé de quelqu'un")
  class Held {
    @Test
    @DisplayName("lui est rendu, ses mots ouverts, jusqu'à ses notes ; à nul autre")
    void is_given_to_them() {
      must(as("bob").post(path("/topics"), topic(UUID.randomUUID())));
      atStep("PRESENTATION");
      var note =
          must(as("alice").post(path("/notes"), Map.of("text", "Pour moi seule " + session)));

      var held = as("alice").get("/api/sessions/me/export?after=" + note.position());
      assertThat(texts(held.body().path("facts"), "what"))
          .contains("session.note-taken", "session.topic-chosen");
      assertThat(held.text()).contains("\"sentence\":\"a pris une note\"");
      assertThat(held.text())
          .contains("Pour moi seule " + session)
          .doesNotContain("\"s1.", "\"s2.");
      assertThat(as("bob").get("/api/sessions/me/export").text())
          .contains("session.topic-proposed")
          .doesNotContain("Pour moi seule");
      assertThat(as("zoe").get("/api/sessions/me/export").body().path("facts")).isEmpty();
    }

    @Test
    @DisplayName("les vues se reconstruisent, à la demande d’un auditeur de l’organisation")
    void views_are_rebuilt_at_an_auditors_wish() {
      var wish = Map.of("id", UUID.randomUUID());
      assertThat(as("alice").post("/api/sessions/rebuilds", wish).status()).isEqualTo(403);
      assertThat(as("manager").post("/api/sessions/rebuilds", wish).status()).isEqualTo(403);
      var auditor = as("auditor");
      must(auditor.post("/api/sessions/rebuilds", wish));
      auditor.await(
          "/api/sessions/rebuilds/" + wish.get("id"),
          rebuild -> rebuild.path("state").asString().equals("DONE"));
      assertThat(as("anne").get(path("")).body().path("state").asString()).isEqualTo("SCHEDULED");
    }
  }

  @Nested
  @DisplayName("ce qui n'a pas de sens (400)")
  class Malformed {
    @Test
    @DisplayName("nomme le champ, dans la langue de la personne")
    void names_the_field() {
      var topic = new HashMap<>(topic(UUID.randomUUID()));
      topic.put("urgency", 9);
      topic.remove("title");
      var answer = as("alice").post(path("/topics"), topic);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(texts(answer.body().path("violations"), "field"))
          .containsExactlyInAnyOrder("urgency", "title");
    }

    @Test
    @DisplayName("champ inconnu, mauvais type, JSON cassé, identifiant qui n'en est pas un")
    void all_kinds() {
      assertThat(as("alice").post(path("/notes"), Map.of("text", "a", "colour", "red")).status())
          .isEqualTo(400);
      assertThat(as("alice").post(path("/notes"), Map.of("text", 3)).status()).isEqualTo(400);
      assertThat(as("alice").post(path("/notes"), "{\"text\":").status()).isEqualTo(400);
      assertThat(as("alice").get("/api/sessions/not-a-uuid").status()).isEqualTo(400);
      assertThat(as("alice").get(path("?at=0")).status()).isEqualTo(400);
      assertThat(
              as("alice")
                  .post(path("/contributions"), Map.of("kind", "ADVICE", "text", "a"))
                  .status())
          .isEqualTo(400);
    }

    @Test
    @DisplayName("une évaluation hors de l'échelle, une question inconnue")
    void evaluation_out_of_scale() {
      atStep("LEARNING");
      var answer = as("bob").post(path("/evaluation"), Map.of("answers", Map.of("H1", 6)));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(texts(answer.body().path("violations"), "field")).containsExactly("answers.H1");
      assertThat(as("bob").post(path("/evaluation"), Map.of("answers", Map.of("H99", 1))).status())
          .isEqualTo(400);
    }
  }

  @Nested
  @DisplayName("ce que la méthode refuse")
  class Refused {
    @Test
    @DisplayName("nomme la règle (422), et l'animateur seul conduit (403)")
    void names_the_rule() {
      atStep("CONSULTATION");
      refused(contribute("alice", "IDEA"), 422, RuleViolation.ONLY_CONSULTANTS_CONTRIBUTE);
      refused(
          as("bob").post(path("/steps/next"), Map.of("from", "CONSULTATION")),
          403,
          RuleViolation.ONLY_THE_FACILITATOR_GUIDES);
    }

    @Test
    @DisplayName("se dit en français et en anglais")
    void speaks_both_languages() {
      atStep("CONSULTATION");
      var idea = Map.of("kind", "IDEA", "text", "a");
      var french = as("alice").post(path("/contributions"), idea).body().path("detail").asString();
      var english =
          as("alice")
              .withLanguage("en")
              .post(path("/contributions"), idea)
              .body()
              .path("detail")
              .asString();
      assertThat(french).isNotBlank().isNotEqualTo(english);
    }

    @Test
    @DisplayName("sans identité 401, séance inconnue ou d'autrui 404")
    void strangers_learn_nothing() {
      assertThat(new TestApiClient(base(), null).get(path("")).status()).isEqualTo(401);
      assertThat(as("zoe").get(path("")).status()).isEqualTo(404);
      assertThat(as("zoe").post(path("/notes"), Map.of("text", "a")).status()).isEqualTo(404);
      assertThat(as("alice").get("/api/sessions/" + UUID.randomUUID()).status()).isEqualTo(404);
      assertThat(
              as("alice")
                  .post("/api/sessions/" + UUID.randomUUID() + "/notes", Map.of("text", "a"))
                  .status())
          .isEqualTo(404);
    }
  }

  @Nested
  @DisplayName("qui voit quoi")
  class WhoSeesWhat {
    @Test
    @DisplayName("les membres et l'animateur voient les mots ; chacun ses notes seulement")
    void members_see_words() {
      atStep("CONSULTATION");
      must(contribute("bob", "IDEA"));
      var noted = must(as("bob").post(path("/notes"), Map.of("text", "Une note de Bob")));
      assertThat(read("alice", noted).toString())
          .contains("Ce que dit bob")
          .doesNotContain("Une note de Bob");
      assertThat(read("bob", noted).toString()).contains("Une note de Bob");
    }

    @Test
    @DisplayName("la marque du client n'est vue que de lui")
    void a_mark_is_private() {
      atStep("CONSULTATION");
      var idea = must(contribute("bob", "IDEA")).body().path("id").asString();
      var marked =
          must(as("alice").post(path("/contributions/" + idea + "/marks"), Map.of("marked", true)));
      for (var other : List.of("anne", "bob", "carla"))
        assertThat(read(other, marked).path("contributions").get(0).path("marked").asBoolean())
            .as(other)
            .isFalse();
      assertThat(read("alice", marked).path("contributions").get(0).path("marked").asBoolean())
          .isTrue();
    }

    @Test
    @DisplayName("une pause dit à tous quand on revient ; l'évaluation d'une reformulation se voit")
    void breaks_and_ratings_are_seen() {
      atStep("PROBLEM_DEFINITION");
      var said = must(contribute("bob", "REFORMULATION")).body().path("id").asString();
      refused(
          as("bob").post(path("/contributions/" + said + "/ratings"), Map.of("rating", 4)),
          422,
          RuleViolation.ONLY_THE_CLIENT_RATES);
      must(as("alice").post(path("/contributions/" + said + "/ratings"), Map.of("rating", 4)));
      var paused =
          must(
              as("anne")
                  .post(path("/steps/pause"), Map.of("from", "PROBLEM_DEFINITION", "minutes", 10)));
      var seen = read("carla", paused);
      assertThat(seen.path("contributions").get(0).path("rating").asInt()).isEqualTo(4);
      assertThat(seen.path("steps").get(3).path("backAt").asString()).isNotEmpty();
    }

    @Test
    @DisplayName(
        "l'auditeur voit chaque pas, sans un mot ; le gestionnaire, ni entrée ni mot ; le sponsor,"
            + " rien")
    void outsiders_see_no_word() {
      atStep("CONSULTATION");
      var said = must(contribute("bob", "IDEA"));
      var audited = read("auditor", said);
      assertThat(audited.path("contributions").size()).isEqualTo(1);
      assertThat(audited.toString())
          .doesNotContain("Ce que dit bob")
          .doesNotContain("Réunions sans décision");
      var managed = read("manager", said);
      assertThat(managed.path("contributions").size()).isZero();
      assertThat(managed.toString()).doesNotContain("Ce que dit bob");
      assertThat(as("sponsor").get(path("")).status()).isEqualTo(404);
    }
  }

  @Nested
  @DisplayName("le passé")
  class ThePast {
    @Test
    @DisplayName("la séance telle qu'elle était à chaque version")
    void at_a_version() {
      var before = must(as("alice").post(path("/topics"), topic(UUID.randomUUID())));
      var version = read("anne", before).path("version").asInt();
      must(as("anne").post(path("/open")));
      var then = must(as("anne").get(path("?at=" + version))).body();
      assertThat(then.path("state").asString()).isEqualTo("SCHEDULED");
      assertThat(then.path("topics").size()).isEqualTo(1);
      assertThat(must(as("anne").get(path("?at=1"))).body().path("topics").size()).isZero();
    }

    @Test
    @DisplayName("l'histoire compte chaque pas, sans un mot")
    void history() {
      atStep("CLARIFICATION");
      var history = must(as("auditor").get(path("/history"))).body();
      assertThat(texts(history, "version")).isEqualTo(upTo(history.size()));
      assertThat(texts(history, "what")).startsWith("session-scheduled").endsWith("step-opened");
      assertThat(history.toString()).doesNotContain("Réunions sans décision");
    }
  }

  @Nested
  @DisplayName("le déroulé")
  class MomentByMoment {
    @Test
    @DisplayName("montre ce qui était dit à un moment, et rien de ce qui l'a été après")
    void shows_what_was_said_by_then() {
      atStep("CONSULTATION");
      var before = read("bob", must(contribute("bob", "IDEA"))).path("version").asInt();
      read("bob", must(contribute("carla", "IDEA")));
      assertThat(replay("alice", "?at=" + before).text())
          .contains("Ce que dit bob", "a partagé une contribution", "Réunions sans décision")
          .doesNotContain("Ce que dit carla");
      assertThat(replay("alice", "").text()).contains("Ce que dit bob", "Ce que dit carla");
    }

    @Test
    @DisplayName("va d'un pas à l'autre par des liens, sans script")
    void goes_on_by_links() {
      atStep("PRESENTATION");
      var page = replay("bob", "?at=2").text();
      assertThat(page).contains("rel=\"prev\" href=\"?at=1\"", "rel=\"next\" href=\"?at=3\"");
      assertThat(replay("bob", "?at=1").text()).doesNotContain("rel=\"prev\"");
      assertThat(replay("bob", "?at=9999").text()).doesNotContain("rel=\"next\"");
    }

    @Test
    @DisplayName("se lit en anglais")
    void reads_in_english() {
      atStep("PRESENTATION");
      assertThat(as("bob").withLanguage("en").get(replayPath("")).text())
          .contains("opened the session", "All events")
          .doesNotContain("??");
    }

    @Test
    @DisplayName("n'offre rien à faire, même à l'animateur")
    void nothing_can_be_done_in_it() {
      atStep("CONSULTATION");
      read("bob", must(contribute("bob", "IDEA")));
      assertThat(as("anne").get("/sessions/" + session).text()).contains("hx-post");
      assertThat(replay("anne", "").text()).contains("Ce que dit bob").doesNotContain("hx-post");
    }

    @Test
    @DisplayName("montre à l'auditeur chaque pas et aucun mot")
    void the_auditor_sees_no_word() {
      atStep("CONSULTATION");
      read("bob", must(contribute("bob", "IDEA")));
      read("bob", must(as("bob").post(path("/notes"), Map.of("text", "Une note de Bob"))));
      assertThat(replay("auditor", "").text())
          .contains(
              "bob</span> <span>a partagé une contribution", "bob</span> <span>a pris une note")
          .doesNotContain("Ce que dit bob", "Réunions sans décision", "Une note de Bob");
    }

    @Test
    @DisplayName("ne dit pas aux autres ce que chacun garde pour soi")
    void private_steps_are_nobodys_business() {
      atStep("CONSULTATION");
      read("bob", must(as("bob").post(path("/notes"), Map.of("text", "Une note de Bob"))));
      assertThat(replay("bob", "").text()).contains("a pris une note", "Une note de Bob");
      assertThat(replay("alice", "").text())
          .contains("Action privée d’un participant")
          .doesNotContain("a pris une note", "Une note de Bob");
    }

    @Test
    @DisplayName("ne rend pas ce qui a été masqué depuis, ni en page ni par l'API")
    void hidden_since_stays_hidden() {
      atStep("CONSULTATION");
      var said = must(contribute("bob", "IDEA"));
      var version = read("carla", said).path("version").asInt();
      var hidden =
          Map.of("entryId", said.body().path("id").asString(), "reason", "Un nom est cité");
      read("anne", must(as("anne").post(path("/hidden-entries"), hidden)));
      var at = "?at=" + version;
      assertThat(replay("carla", at).text())
          .contains("masqué ce texte depuis")
          .doesNotContain("Ce que dit bob");
      assertThat(must(as("carla").get(path(at))).text()).doesNotContain("Ce que dit bob");
      assertThat(replay("anne", at).text()).contains("Ce que dit bob");
    }

    @Test
    @DisplayName("s'ouvre dès le premier pas à l'animateur venu plus tard")
    void a_later_facilitator_sees_it_all() {
      giveTo("zoe");
      as("zoe").await(path(""), s -> s.path("facilitator").asString().equals("zoe"));
      assertThat(replay("zoe", "?at=1").text())
          .contains("La séance a été planifiée")
          .as("the manager who has planned it is not named")
          .doesNotContainPattern("class=\"person\"[^>]*>[^<]*</span> <span[^>]*>La séance a été");
      assertThat(must(as("zoe").get(path("?at=1"))).body().path("facilitator").asString())
          .isEqualTo("anne");
    }

    @Test
    @DisplayName("nomme chaque nouvel animateur, à tout moment")
    void new_facilitators_are_named() {
      var first = registered("zoe", "Zoé Blanc");
      var second = registered("paul", "Paul Roux");
      var meanwhile = registered("zoe", "Claire Petit");
      for (var facilitator : List.of(first, second)) giveTo(facilitator);
      as(second).await(path(""), s -> s.path("facilitator").asString().equals(second));
      must(as(second).post(path("/open")));
      giveTo(meanwhile);
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(replay(second, "?at=1").text())
                      .contains(
                          "a confié la séance à un autre animateur</span><span>\u202f: Zoé Blanc<",
                          "a confié la séance à un autre animateur</span><span>\u202f: Paul Roux<",
                          "d’animateur du groupe</span><span>\u202f: Claire Petit<",
                          "Paul Roux</span> <span>a ouvert la séance"));
    }

    private String registered(String username, String name) {
      var unique = username + UUID.randomUUID();
      hear(
          "group.person-registered.v1",
          Map.of("username", unique, "displayName", name, "at", "2026-11-24T09:00:00Z"));
      return unique;
    }

    private void giveTo(String facilitator) {
      hear(
          "group.facilitator-changed.v1",
          Map.of(
              "groupId",
              group,
              "programmeId",
              UUID.randomUUID(),
              "facilitator",
              facilitator,
              "by",
              "manager",
              "at",
              "2026-11-25T09:00:00Z"));
    }

    @Test
    @DisplayName(
        "n'est ni au gestionnaire (403), ni à qui n'en est pas (404), ni d'avant la séance")
    void is_not_for_everybody() {
      assertThat(as("manager").get(replayPath("")).status()).isEqualTo(403);
      assertThat(as("manager").get(path("/history")).status()).isEqualTo(403);
      assertThat(as("manager").get(path("?at=1")).status()).isEqualTo(403);
      assertThat(as("manager").get(path("/stream")).status()).isEqualTo(403);
      assertThat(as("manager").get("/sessions/" + session + "/live?from=1").status())
          .isEqualTo(403);
      assertThat(as("zoe").get(replayPath("")).status()).isEqualTo(404);
      assertThat(as("sponsor").get(replayPath("")).status()).isEqualTo(404);
      assertThat(as("alice").get("/sessions/" + UUID.randomUUID() + "/replay").status())
          .isEqualTo(404);
      assertThat(as("alice").get(replayPath("?at=0")).status()).isEqualTo(400);
    }

    private TestApiClient.Answer replay(String by, String query) {
      return must(as(by).get(replayPath(query)));
    }

    private String replayPath(String query) {
      return "/sessions/" + session + "/replay" + query;
    }
  }

  @Nested
  @DisplayName("le résumé")
  class WhatItLeaves {
    @Test
    @DisplayName("est aux participants et à l'animateur, en page et en PDF")
    void is_for_those_who_took_part() {
      atStep("PRESENTATION");
      for (var inside : List.of("alice", "bob", "anne")) {
        assertThat(must(as(inside).get("/sessions/" + session + "/summary")).text())
            .contains("Client\u202f: alice", "Réunions sans décision");
        assertThat(must(as(inside).get(path("/summary.pdf"))).text()).startsWith("%PDF-");
      }
    }

    @Test
    @DisplayName("n'est ni à l'auditeur ni au gestionnaire (403), ni à qui n'en est pas (404)")
    void is_for_nobody_else() {
      for (var below : List.of("/sessions/" + session + "/summary", path("/summary.pdf"))) {
        assertThat(as("auditor").get(below).status()).isEqualTo(403);
        assertThat(as("manager").get(below).status()).isEqualTo(403);
        assertThat(as("zoe").get(below).status()).isEqualTo(404);
      }
    }
  }

  @Nested
  @DisplayName("l'audit")
  class Audited {
    @Test
    @DisplayName("se lit en page\u202f: la chaîne vérifiée, le point signé, chaque envoi")
    void is_read_as_a_page() {
      atStep("PRESENTATION");
      assertThat(must(as("auditor").get("/audit/sessions")).text())
          .contains("vérifiée", "Point de contrôle signé", "session.session-scheduled")
          .doesNotContain("Réunions sans décision", "??");
      assertThat(must(as("auditor").withLanguage("en").get("/audit/sessions")).text())
          .contains("verified up to position", "Signed checkpoint")
          .doesNotContain("??");
    }

    @Test
    @DisplayName("se cherche par objet, par événement, par jour")
    void can_be_searched() {
      atStep("PRESENTATION");
      var of = "aggregate=" + session;
      var all = must(as("auditor").get("/api/audit/sessions/commits?" + of)).body().path("commits");
      var history = must(as("auditor").get(path("/history"))).body();
      assertThat(texts(all, "position")).isEqualTo(texts(history, "position"));
      var opened = of + "&type=session.session-opened";
      assertThat(must(as("auditor").get("/audit/sessions?" + opened)).text())
          .contains("session.session-opened</a>")
          .doesNotContain("session.topic-proposed</a>");
      assertThat(must(as("auditor").get("/audit/sessions?until=2001-01-01")).text())
          .contains("Aucun enregistrement ne correspond");
    }

    @Test
    @DisplayName("s'emporte en un fichier qui se vérifie sans le service")
    void is_exported_whole(@TempDir Path folder) throws IOException {
      atStep("PRESENTATION");
      var export = must(as("auditor").get("/api/audit/sessions/export"));
      assertThat(export.body().path("log").asString()).isEqualTo("session-service");
      var key = export.body().at("/checkpoint/keyId").asString();
      var verifier = new ExportedChainVerifier(List.of(key));
      verifier.add(Files.writeString(folder.resolve("export.json"), export.text()));
      var verdict = verifier.verdicts().getFirst();
      assertThat(verdict.status()).as(verdict.text()).isEqualTo(Verdict.Status.INTACT);
      assertThat(verdict.text())
          .contains("positions 1 to")
          .endsWith("signed by the given key " + key);
    }

    @Test
    @DisplayName("se prouve\u202f: le journal n'a fait que grandir entre deux points de contrôle")
    void has_only_grown() {
      atStep("PRESENTATION");
      var first = size();
      must(as("bob").post(path("/attendance/signature")));
      var second = size();
      var consistency = "/api/audit/sessions/consistency?first=%d&second=%d";
      assertThat(second).isGreaterThan(first);
      var proof = must(as("auditor").get(consistency.formatted(first, second))).body();
      assertThat(proof.path("firstSize").asLong()).isEqualTo(first);
      assertThat(proof.path("path")).isNotEmpty();
      assertThat(as("auditor").get(consistency.formatted(second, first)).status()).isEqualTo(400);
      assertThat(as("auditor").get(consistency.formatted(0, first)).status()).isEqualTo(400);
      assertThat(as("auditor").get(consistency.formatted(1, Long.MAX_VALUE)).status())
          .isEqualTo(404);
      assertThat(as("manager").get(consistency.formatted(first, second)).status()).isEqualTo(403);
    }

    /** How many commits the log has, as its note says. */
    private long size() {
      var note = must(as("auditor").get("/api/audit/sessions/checkpoint")).body().path("note");
      return Long.parseLong(note.asString().lines().toList().get(1));
    }

    @Test
    @DisplayName("n'est qu'à l'auditeur ; une position ou un jour impossibles sont refusés")
    void is_for_the_auditor() {
      for (var other : List.of("alice", "anne", "manager", "sponsor")) {
        assertThat(as(other).get("/audit/sessions").status()).isEqualTo(403);
        assertThat(as(other).get("/api/audit/sessions/export").status()).isEqualTo(403);
      }
      assertThat(as("auditor").get("/audit/sessions?from=0").status()).isEqualTo(400);
      assertThat(as("auditor").get("/audit/sessions?since=hier").status()).isEqualTo(400);
      assertThat(as("auditor").get("/api/audit/sessions/commits?since=hier").status())
          .isEqualTo(400);
    }
  }

  @Nested
  @DisplayName("qui est là")
  class Presence {
    @Test
    @DisplayName("la preuve de sa propre signature se garde, et se vérifie sans le service")
    void a_signature_is_proven(@TempDir Path folder) throws IOException {
      atStep("PRESENTATION");
      var proofs = path("/attendance/signature/proofs");
      assertThat(must(as("bob").get(proofs)).body().path("proofs")).isEmpty();
      must(as("bob").post(path("/attendance/signature")));
      var file = must(as("bob").get(proofs));
      assertThat(file.body().path("proofs")).hasSize(1);
      assertThat(must(as("alice").get(proofs)).body().path("proofs")).isEmpty();
      assertThat(as("auditor").get(proofs).status()).isEqualTo(403);

      var key = file.body().at("/checkpoint/keyId").asString();
      var printed = new ByteArrayOutputStream();
      var status =
          ExportedChainVerifier.run(
              List.of(Files.writeString(folder.resolve("signature.json"), file.text())),
              List.of(key),
              List.of(),
              new PrintStream(printed, true, UTF_8));
      assertThat(printed.toString(UTF_8))
          .contains("Proven: position", "session.attendance-signed", session.toString(), "bob");
      assertThat(status).isZero();
    }

    @Test
    @DisplayName("chacun signe sa demi-journée, une fois ; la séance dit ce qui la corrobore")
    void half_days_are_signed() {
      atStep("PRESENTATION");
      var half = must(as("bob").get(path(""))).body().path("halfDays").get(0).asString();
      var first = must(as("bob").post(path("/attendance/signature")));
      assertThat(
              must(as("bob").post(path("/attendance/signature"), Map.of("halfDay", half))).text())
          .isEqualTo(first.text());
      var signature = participant("bob", read("anne", first)).path("signatures").get(0);
      assertThat(signature.path("halfDay").asString()).isEqualTo(half);
      assertThat(signature.path("corroborated").asBoolean()).isFalse();
      var noted = must(as("bob").post(path("/notes"), Map.of("text", "Une note de Bob")));
      assertThat(
              participant("bob", read("anne", noted))
                  .path("signatures")
                  .get(0)
                  .path("corroborated")
                  .asBoolean())
          .isTrue();
      assertThat(
              participant("bob", read("manager", noted))
                  .path("signatures")
                  .get(0)
                  .path("corroborated")
                  .asBoolean())
          .as("for who may not know that they did something")
          .isFalse();
      assertThat(as("bob").post(path("/attendance/signature"), Map.of("halfDay", "NIGHT")).status())
          .isEqualTo(400);
    }

    @Test
    @DisplayName("un membre qui part en cours de séance n'est plus présent, et l'heure se voit")
    void leaving_early_is_marked() {
      atStep("PRESENTATION");
      var left =
          must(
              as("anne")
                  .post(path("/attendance"), Map.of("username", "bob", "status", "LEFT_EARLY")));
      var bob = participant("bob", read("anne", left));
      assertThat(bob.path("present").asBoolean()).isFalse();
      assertThat(bob.path("attendance").asString()).isEqualTo("LEFT_EARLY");
      assertThat(bob.path("since").asString()).isNotEmpty();
    }

    @Test
    @DisplayName("qui est parti ne participe plus, et le lit ; revenu, il participe de nouveau")
    void who_is_away_takes_no_part() {
      atStep("CONSULTATION");
      var left =
          must(
              as("anne")
                  .post(path("/attendance"), Map.of("username", "bob", "status", "LEFT_EARLY")));
      refused(contribute("bob", "IDEA"), 422, RuleViolation.ABSENT_TAKES_NO_PART);
      var away = read("bob", left);
      assertThat(away.path("contributionKinds").isEmpty()).isTrue();
      assertThat(away.path("allowed").toString()).isEqualTo("[\"attendance/signature\"]");
      assertThat(must(as("bob").get("/sessions/" + session)).text())
          .contains("Votre départ est noté");

      must(as("anne").post(path("/attendance"), Map.of("username", "bob", "status", "PRESENT")));
      must(contribute("bob", "IDEA"));
    }

    @Test
    @DisplayName("trop peu de consultants : l'animateur décide, avec une raison")
    void too_few_consultants() {
      atStep("PREPARATION");
      must(as("anne").post(path("/attendance"), Map.of("username", "bob", "status", "ABSENT")));
      refused(next("PREPARATION"), 422, RuleViolation.NOT_ENOUGH_CONSULTANTS);
      var without = as("anne").post(path("/quorum-decision"), Map.of("decision", "HELD"));
      assertThat(texts(without.body().path("violations"), "field")).containsExactly("reason");
      var shortened = decide("SHORTENED");
      assertThat(read("anne", shortened).path("template").asString()).isEqualTo("FLASH_60");
      must(next("PREPARATION"));
    }

    @Test
    @DisplayName("reportée, elle attend sa nouvelle date et garde ses sujets")
    void put_off_to_another_day() {
      atStep("PREPARATION");
      must(as("anne").post(path("/attendance"), Map.of("username", "bob", "status", "ABSENT")));
      var seen = read("anne", decide("POSTPONED"));
      assertThat(seen.path("state").asString()).isEqualTo("SCHEDULED");
      assertThat(seen.path("waitsForDate").asBoolean()).isTrue();
      assertThat(seen.path("topics").size()).isEqualTo(1);
      refused(as("anne").post(path("/open")), 422, RuleViolation.SESSION_WAITS_FOR_A_DATE);
      hear(
          "group.session-moved.v1",
          Map.of(
              "sessionId", session,
              "startsAt", "2027-02-01T08:00:00Z",
              "by", "anne",
              "at", "2027-01-11T09:00:00Z"));
      hear(
          "group.session-place-changed.v1",
          Map.of(
              "sessionId", session,
              "place", "Salle Volta",
              "by", "anne",
              "at", "2027-01-11T09:01:00Z"));
      hear(
          "group.session-template-changed.v1",
          Map.of(
              "sessionId",
              session,
              "template",
              ownTemplate(),
              "by",
              "anne",
              "at",
              "2027-01-11T09:02:00Z"));
      var opened = must(as("anne").post(path("/open")));
      assertThat(read("anne", opened).path("place").asString()).isEqualTo("Salle Volta");
      assertThat(read("anne", opened).path("template").asString()).isEqualTo("HEURE_LUMIERE");
      assertThat(read("anne", opened).at("/steps/4/plannedMinutes").asInt()).isEqualTo(40);
    }

    private TestApiClient.Answer decide(String decision) {
      return must(
          as("anne")
              .post(path("/quorum-decision"), Map.of("decision", decision, "reason", "Grève")));
    }
  }

  @Nested
  @DisplayName("ce que le groupe devient")
  class TheGroup {
    @Test
    @DisplayName("qui le rejoint prend place et accepte d'abord la charte ; qui le quitte s'en va")
    void members_come_and_go() {
      hear("group.member-joined.v1", membership("david"));
      hear("group.member-left.v1", membership("carla"));
      as("anne")
          .await(
              path(""),
              s ->
                  texts(s.path("participants"), "username")
                      .equals(List.of("alice", "bob", "david", "anne")));
      assertThat(as("carla").get(path("")).status()).isEqualTo(404);
      refused(as("anne").post(path("/open")), 422, RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL);
      hear(
          "group.charter-accepted.v1",
          Map.of("groupId", group, "member", "david", "version", 1, "at", "2026-11-24T09:00:00Z"));
      must(as("anne").post(path("/open")));
      hear("group.member-joined.v1", membership("emma"));
      assertThat(as("emma").get(path("")).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("sans l'accord de tous, l'animateur ouvre avec un motif, qui reste avec les noms")
    void opened_with_a_reason() {
      hear("group.member-joined.v1", membership("david"));
      as("anne").await(path(""), s -> s.at("/blockedBy/0/people").toString().equals("[\"david\"]"));
      var gate = as("anne").get(path("")).body().at("/blockedBy/0");
      assertThat(gate.path("rule").asString())
          .isEqualTo(RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL.key());
      assertThat(gate.path("opensWithReason").asBoolean()).isTrue();
      var blank = as("anne").post(path("/open"), Map.of("reason", " "));
      assertThat(blank.status()).isEqualTo(400);
      assertThat(texts(blank.body().path("violations"), "field")).containsExactly("reason");
      var because = Map.of("reason", "David se connecte demain");
      assertThat(as("david").post(path("/open"), because).status()).isEqualTo(403);

      var opened = must(as("anne").post(path("/open"), because));

      var decision = read("alice", opened).at("/decisions/0");
      assertThat(decision.path("event").asString()).isEqualTo("gate-passed");
      assertThat(decision.path("people").toString()).isEqualTo("[\"david\"]");
      assertThat(decision.path("reason").asString()).isEqualTo("David se connecte demain");
      assertThat(decision.path("by").asString()).isEqualTo("anne");
      assertThat(read("anne", opened).path("blockedBy").toString())
          .doesNotContain(RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL.key());
      must(as("anne").post(path("/open"), because));
    }

    @Test
    @DisplayName("à égalité de points, un tour que le groupe a compté vaut comme un autre")
    void a_counted_turn_decides_a_tie() {
      hear(
          "group.turn-counted.v1",
          Map.of(
              "groupId",
              group,
              "sessionId",
              UUID.randomUUID(),
              "member",
              "alice",
              "openedAt",
              "2026-11-23T09:00:00Z",
              "at",
              "2026-11-24T09:00:00Z"));
      var first = UUID.randomUUID();
      var second = UUID.randomUUID();
      must(as("alice").post(path("/topics"), topic(first)));
      must(as("bob").post(path("/topics"), topic(second)));
      must(as("anne").post(path("/open")));
      refused(
          as("anne").post(path("/topic-choice"), Map.of("topicId", first)),
          422,
          RuleViolation.CHOICE_NEEDS_A_REASON);
      must(as("anne").post(path("/topic-choice"), Map.of("topicId", second)));
    }

    @Test
    @DisplayName("la charte a une autre rédaction : chaque membre l'accepte avant l'ouverture")
    void another_wording_is_accepted_first() {
      hear(
          "group.charter-worded.v1",
          Map.of("groupId", group, "version", 2, "by", "anne", "at", "2026-11-24T09:00:00Z"));
      var refusal = as("anne").post(path("/open"));
      refused(refusal, 422, RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL);
      assertThat(refusal.body().path("detail").asString()).contains(MEMBERS);
      for (var member : MEMBERS)
        hear(
            "group.charter-accepted.v1",
            Map.of("groupId", group, "member", member, "version", 2, "at", "2026-11-24T10:00:00Z"));
      must(as("anne").post(path("/open")));
    }

    @Test
    @DisplayName("un autre animateur conduit les séances à venir")
    void another_facilitator() {
      hear(
          "group.facilitator-changed.v1",
          Map.of(
              "groupId", group,
              "programmeId", UUID.randomUUID(),
              "facilitator", "paul",
              "by", "manager",
              "at", "2026-11-24T09:00:00Z"));
      as("paul").await(path(""), s -> s.path("facilitator").asString().equals("paul"));
      must(as("paul").post(path("/open")));
    }

    @Test
    @DisplayName("la chaise se passe à une personne connue ; l'ancien animateur reste nommé")
    void the_chair_goes_to_a_known_person() {
      var someone = "zoe" + UUID.randomUUID();
      var substitute = Map.of("username", someone, "reason", "Malade");
      refused(
          as("anne").post(path("/substitute"), substitute),
          422,
          RuleViolation.SUBSTITUTE_IS_UNKNOWN);
      hear(
          "group.person-registered.v1",
          Map.of(
              "username", someone, "displayName", "Paul " + someone, "at", "2026-11-24T09:00:00Z"));
      var byName = Map.of("username", "Paul " + someone, "reason", "Malade");
      var handed = as("anne").post(path("/substitute"), byName);
      for (int i = 0; i < 100 && handed.status() == 422; i++)
        handed = as("anne").post(path("/substitute"), byName);
      assertThat(texts(read(someone, must(handed)).path("formerFacilitators"), "username"))
          .containsExactly("anne");
      assertThat(chairs(someone, handed)).contains("/sessions/" + session, "Groupe Lumière");
      assertThat(chairs("anne", handed)).doesNotContain("/sessions/" + session);
      var groupPage = "href=\"/groups/" + group + "\"";
      assertThat(must(as(someone).get("/sessions/" + session)).text()).contains(groupPage);
      must(as("alice").post(path("/topics"), topic(UUID.randomUUID())));
      var opened = must(as(someone).post(path("/open")));
      var seen = read("anne", opened);
      assertThat(seen.path("topics").get(0).path("title").asString())
          .isEqualTo("Réunions sans décision");
      assertThat(seen.path("allowed")).isEmpty();
      assertThat(as("anne").post(path("/notes"), Map.of("text", "Une note")).status())
          .isEqualTo(403);
      assertThat(must(as("anne").get("/sessions/" + session)).text())
          .contains("Vous avez passé l’animation de cette séance");
      var closed = must(as(someone).post(path("/close"), Map.of("reason", "Alerte incendie")));
      assertThat(chairs(someone, closed)).doesNotContain("/sessions/" + session);
      assertThat(must(as(someone).get("/sessions/" + session)).text()).doesNotContain(groupPage);
    }

    /** What somebody's home page shows of the sessions that were handed over to them. */
    private String chairs(String someone, TestApiClient.Answer after) {
      return must(as(someone).get("/sessions/as-substitute?after=" + after.position())).text();
    }

    @Test
    @DisplayName("chacun est appelé par son nom, jusqu'à ce qu'il se fasse effacer")
    void people_are_called_by_their_names() {
      var someone = "someone" + UUID.randomUUID();
      session = UUID.randomUUID();
      var planned = new HashMap<>(planned(session, template()));
      planned.put("members", List.of("alice", "bob", someone));
      hear(
          "group.person-registered.v1",
          Map.of("username", someone, "displayName", "Zoé Blanc", "at", "2026-11-24T09:00:00Z"));
      hear("group.session-planned.v1", planned);
      as(someone).await(path(""), s -> names(s).path(someone).asString().equals("Zoé Blanc"));
      assertThat(names(must(as("bob").get(path(""))).body()).path("bob").asString())
          .isEqualTo("bob");
      assertThat(as("anne").post(path("/open")).body().path("detail").asString())
          .contains("Zoé Blanc");
      hearOfLearning(
          "learning.person-erased.v1", Map.of("username", someone, "at", "2026-11-24T09:00:00Z"));
      as("bob").await(path(""), s -> names(s).path(someone).asString().equals(someone));
    }

    private static JsonNode names(JsonNode seen) {
      return seen.path("names");
    }

    @Test
    @DisplayName("ce que l'animateur écrit pour un autre est à cet autre, scellé de sa clé")
    void what_is_taken_down_is_the_speakers() {
      atStep("CONSULTATION");
      var id = UUID.randomUUID();
      var idea = Map.of("id", id, "kind", "IDEA", "text", "Oser", "for", "bob");
      var seen = read("carla", must(as("anne").post(path("/contributions"), idea)));
      var said = seen.path("contributions").get(0);
      assertThat(said.path("by").asString()).isEqualTo("bob");
      assertThat(said.path("takenDownBy").asString()).isEqualTo("anne");
      assertThat(said.path("text").asString()).isEqualTo("Oser");
      var kept =
          boards.find(session.toString()).orElseThrow().discussion().contributions().getFirst();
      assertThat(TextEncryption.authorOf(kept.made().contribution().text().sealed()))
          .isEqualTo("bob");
      assertThat(texts(must(as("anne").get(path("/history"))).body(), "what"))
          .endsWith("contribution-made", "words-taken-down");
      var disowned = as("bob").post(path("/disowned-entries"), Map.of("entryId", id));
      assertThat(read("carla", must(disowned)).path("contributions")).isEmpty();
    }

    @Test
    @DisplayName("personne d'autre n'écrit au nom d'un autre, ni n'apprend s'il existe")
    void nobody_else_takes_down() {
      atStep("CONSULTATION");
      var idea = Map.of("kind", "IDEA", "text", "Oser", "for", "bob");
      refused(
          as("carla").post(path("/contributions"), idea),
          403,
          RuleViolation.ONLY_THE_FACILITATOR_TAKES_DOWN);
      refused(
          as("stranger").post(path("/contributions"), idea), 404, RuleViolation.NOT_A_PARTICIPANT);
      var stranger = Map.of("kind", "IDEA", "text", "Oser", "for", "stranger");
      refused(as("anne").post(path("/contributions"), stranger), 422, RuleViolation.UNKNOWN_MEMBER);
    }

    @Test
    @DisplayName("tait les points jusqu'à ce que l'animateur les montre")
    void points_are_hidden_until_shown() {
      var topic = UUID.randomUUID();
      must(as("alice").post(path("/topics"), topic(topic)));
      must(as("bob").post(path("/topics"), topic(UUID.randomUUID())));
      var vote = path("/topics/" + topic + "/votes");
      var given = must(as("carla").post(vote, Map.of("points", 4)));
      for (var who : List.of("alice", "bob", "carla")) {
        var seen = read(who, given);
        assertThat(seen.path("votesShown").asBoolean()).isFalse();
        assertThat(seen.path("voters").asInt()).isEqualTo(1);
        assertThat(seen.path("votedBy").toString()).isEqualTo("[\"carla\"]");
        assertThat(seen.path("suggestedTopic").isNull()).isTrue();
        assertThat(seen.path("topics").get(0).path("points").isNull()).isTrue();
        assertThat(seen.path("topics").get(0).path("rank").isNull()).isTrue();
      }
      assertThat(read("anne", given).path("suggestedTopic").path("topic").asString())
          .isEqualTo(topic.toString());
      assertThat(as("anne").get("/sessions/" + session).text()).doesNotContain("4 points");
      assertThat(read("carla", given).path("topics").get(0).path("myPoints").asInt()).isEqualTo(4);
      assertThat(read("carla", given).path("pointsLeft").asInt()).isEqualTo(1);
      refused(
          as("alice").post(vote, Map.of("points", 1)), 422, RuleViolation.NO_POINTS_FOR_ONESELF);
      var points = path("/points-shown");
      var shown = read("bob", must(as("anne").post(points, Map.of("shown", true))));
      assertThat(shown.path("topics").get(0).path("points").asInt()).isEqualTo(4);
      assertThat(shown.path("suggestedTopic").path("basis").asString()).isEqualTo("MOST_POINTS");
      refused(as("carla").post(vote, Map.of("points", 5)), 409, RuleViolation.POINTS_ARE_LOCKED);
      assertThat(as("bob").post(points, Map.of("shown", false)).status()).isEqualTo(403);
      var hidden = read("bob", must(as("anne").post(points, Map.of("shown", false))));
      assertThat(hidden.path("votesShown").asBoolean()).isFalse();
      assertThat(hidden.path("topics").get(0).path("points").isNull()).isTrue();
      must(as("carla").post(vote, Map.of("points", 5)));
      must(as("anne").post(points, Map.of("shown", true)));
      must(as("anne").post(path("/open")));
      must(as("anne").post(path("/topic-choice"), Map.of("topicId", topic)));
      refused(
          as("anne").post(points, Map.of("shown", false)), 422, RuleViolation.POINTS_STAY_SHOWN);
    }

    @Test
    @DisplayName("se souvient de qui a été client : à égalité, un autre passe devant")
    void who_was_client_waits() {
      atStep("CONSULTATION");
      must(as("anne").post(path("/close"), Map.of("reason", "Alerte incendie")));
      session = UUID.randomUUID();
      hearOfTheSession();
      as("anne").await(path(""), s -> s.path("state").asString().equals("SCHEDULED"));
      must(as("alice").post(path("/topics"), topic(UUID.randomUUID())));
      var unwilling = new HashMap<>(topic(UUID.randomUUID()));
      unwilling.put("willing", false);
      unwilling.put("powerToAct", 2);
      must(as("bob").post(path("/topics"), unwilling));
      must(as("anne").post(path("/open")));
      var seen = read("anne", must(as("anne").post(path("/points-shown"), Map.of("shown", true))));
      assertThat(texts(seen.path("topics"), "by")).containsExactly("bob", "alice");
      assertThat(seen.path("suggestedTopic").path("basis").asString())
          .isEqualTo("TIE_NEVER_CLIENT");
      assertThat(seen.path("topics").get(0).path("hints").toString())
          .isEqualTo("[\"NOT_WILLING\",\"LITTLE_POWER_TO_ACT\"]");
      assertThat(must(as("alice").get(path(""))).body().path("topics").get(0).path("hints").size())
          .isZero();
    }
  }

  @Nested
  @DisplayName("le flux")
  class Stream {
    @Test
    @DisplayName("annonce la dernière minute, puis la fin du temps prévu")
    void tells_the_time() {
      atStep("PRESENTATION");
      try (var stream = stream("alice")) {
        assertThat(stream.next().kind()).isEqualTo("session");
        clock.pass(Duration.ofSeconds(9 * 60 + 30));
        must(as("bob").post(path("/notes"), Map.of("text", "Une note de Bob")));
        var ending = stream.next();
        assertThat(ending.kind()).isEqualTo("step-ending");
        assertThat(ending.data()).contains("PRESENTATION").contains("endsAt");
        clock.pass(Duration.ofSeconds(60));
        must(as("bob").post(path("/notes"), Map.of("text", "Une autre")));
        assertThat(stream.next().kind()).isEqualTo("step-over");
      }
    }

    @Test
    @DisplayName("dit à tous qui a la parole, jusqu'à la fin de l'étape")
    void tells_who_has_the_floor() {
      atStep("PRESENTATION");
      try (var stream = stream("carla")) {
        assertThat(stream.next().data()).contains("\"floor\":null");
        must(as("anne").post(path("/floor"), Map.of("to", "bob")));
        var given = stream.next();
        assertThat(given.kind()).isEqualTo("floor-given");
        assertThat(given.data()).contains("\"floor\":\"bob\"");
        assertThat(as("bob").post(path("/floor"), Map.of("to", "carla")).status()).isEqualTo(403);
        var gone = must(next("PRESENTATION"));
        assertThat(read("bob", gone).path("floor").isNull()).isTrue();
        assertThat(stream.next().data()).contains("\"floor\":null");
      }
    }

    @Test
    @DisplayName("montre à tous les mains levées, dans leur ordre, jusqu'à ce que vienne la parole")
    void tells_who_asks_for_the_floor() {
      atStep("PRESENTATION");
      try (var stream = stream("alice")) {
        assertThat(stream.next().data()).contains("\"hands\":[]");
        must(as("carla").post(path("/hand"), Map.of("raised", true)));
        var raised = stream.next();
        assertThat(raised.kind()).isEqualTo("hand-raised");
        assertThat(raised.data()).contains("\"hands\":[\"carla\"]");
        must(as("bob").post(path("/hand"), Map.of("raised", true)));
        assertThat(stream.next().data()).contains("\"hands\":[\"carla\",\"bob\"]");
        must(as("anne").post(path("/floor"), Map.of("to", "carla")));
        assertThat(stream.next().data()).contains("\"hands\":[\"bob\"]");
        var lower = Map.of("raised", false, "username", "BOB");
        assertThat(as("carla").post(path("/hand"), lower).status()).isEqualTo(403);
        assertThat(as("anne").post(path("/hand"), Map.of()).status()).isEqualTo(400);
        assertThat(read("alice", must(as("anne").post(path("/hand"), lower))).path("hands"))
            .isEmpty();
      }
      must(as("bob").post(path("/hand"), Map.of("raised", true)));
      var seen = read("manager", must(next("PRESENTATION")));
      assertThat(seen.path("hands")).isEmpty();
    }

    @Test
    @DisplayName("appelle l'animateur dès que le client recadre, lui seul")
    void calls_the_facilitator() {
      atStep("CONSULTATION");
      try (var annes = stream("anne");
          var bobs = stream("bob")) {
        assertThat(annes.next().kind()).isEqualTo("session");
        assertThat(bobs.next().kind()).isEqualTo("session");
        must(contribute("alice", "REFRAME"));
        var call = annes.next();
        assertThat(call.kind()).isEqualTo("client-signal");
        assertThat(call.data()).contains("REFRAME");
        assertThat(annes.next().kind()).isEqualTo("contribution-made");
        assertThat(bobs.next().kind()).isEqualTo("contribution-made");
      }
    }

    private EventStreamClient stream(String name) {
      return EventStreamClient.to(base().resolve(path("/stream")), token(name), null);
    }

    @Test
    @DisplayName("commence par la séance, puis dit ce qui change, sans les notes des autres")
    void tells_what_changes() {
      atStep("CONSULTATION");
      try (var stream =
          EventStreamClient.to(
              base().resolve(path("/stream")), IDENTITY.token("alice", "participant"), null)) {
        assertThat(stream.next().kind()).isEqualTo("session");
        must(as("bob").post(path("/notes"), Map.of("text", "Une note de Bob")));
        must(contribute("bob", "IDEA"));
        var heard = stream.next();
        assertThat(heard.kind()).isEqualTo("contribution-made");
        assertThat(heard.data()).contains("Ce que dit bob");
      }
    }

    @Test
    @DisplayName("reprend sans perte après une coupure")
    void resumes() {
      atStep("CONSULTATION");
      var last = read("alice", must(contribute("bob", "IDEA"))).path("version").asString();
      must(contribute("carla", "LEAD"));
      must(contribute("bob", "TASK"));
      try (var stream =
          EventStreamClient.to(
              base().resolve(path("/stream")), IDENTITY.token("alice", "participant"), last)) {
        assertThat(stream.next().data()).contains("LEAD");
        assertThat(stream.next().data()).contains("TASK");
      }
    }

    @Test
    @DisplayName("n'existe pas pour qui n'en est pas")
    void strangers_hear_nothing() {
      assertThat(as("zoe").get(path("/stream")).status()).isEqualTo(404);
    }
  }

  @Nested
  @DisplayName("la page")
  class Page {
    @Test
    @DisplayName("apporte son script, sous une adresse qui en dit le contenu")
    void brings_its_script() {
      var page = as("anne").get("/sessions/" + session).text();
      var script = Pattern.compile("/sessions/assets/room-[0-9a-f]{32}\\.js").matcher(page);
      assertThat(script.find()).as(page).isTrue();
      assertThat(as("anne").get(script.group()).text()).contains("data-toggle");
    }

    @Test
    @DisplayName("dit poliment que le temps est compté, et se tait quand l'étape est prolongée")
    void says_the_time() {
      atStep("PRESENTATION");
      var from = must(as("alice").get(path(""))).body().path("version").asString();
      try (var page = alicesPage(from, null)) {
        clock.pass(Duration.ofSeconds(9 * 60 + 30));
        must(as("bob").post(path("/notes"), Map.of("text", "Une note de Bob")));
        var said = page.next();
        assertThat(said.kind()).isEqualTo("signal");
        assertThat(said.data()).contains("Il reste une minute");
        must(
            as("anne")
                .post(
                    path("/steps/extend"),
                    Map.of("from", "PRESENTATION", "minutes", 5, "reason", "Utile")));
        assertThat(page.next().kind()).isEqualTo("path");
        var silent = page.next();
        assertThat(silent.kind()).isEqualTo("signal");
        assertThat(silent.data()).contains("hidden").doesNotContain("minute");
      }
    }

    @Test
    @DisplayName("ne redessine que ce qui change, pour qui cela concerne")
    void redraws_what_changes() {
      atStep("CONSULTATION");
      var from = must(as("alice").get(path(""))).body().path("version").asString();
      try (var page = alicesPage(from, null)) {
        must(as("bob").post(path("/notes"), Map.of("text", "Une note de Bob")));
        must(contribute("bob", "IDEA"));
        var redrawn = page.next();
        assertThat(redrawn.kind()).isEqualTo("talk");
        assertThat(redrawn.data()).contains("Ce que dit bob").contains("Idée");
        must(contribute("carla", "LEAD"));
        assertThat(page.next().data()).contains("Ce que dit carla");
      }
    }

    @Test
    @DisplayName("ajoute à sa place ce qui se dit de plus, sans redessiner le reste")
    void adds_what_is_said() {
      atStep("CONSULTATION");
      var first = must(contribute("bob", "IDEA")).position();
      var from = must(as("alice").get(path("?after=" + first))).body().path("version").asString();
      try (var page = alicesPage(from, null)) {
        must(as("bob").post(path("/notes"), Map.of("text", "Une note de Bob")));
        must(contribute("carla", "IDEA"));
        var added = page.next();
        assertThat(added.kind()).isEqualTo("said");
        assertThat(added.data())
            .contains("afterbegin:#all-LEADS", "Ce que dit carla")
            .contains("id=\"count-LEADS\">2<")
            .doesNotContain("Ce que dit bob");
      }
    }

    @Test
    @DisplayName(
        "rattrape d'un coup ce qu'elle a manqué, et ne s'en souvient qu'une fois tout reçu")
    void catches_up() {
      atStep("CONSULTATION");
      var version = must(as("alice").get(path(""))).body().path("version").asString();
      try (var page = alicesPage("1", null)) {
        var parts = java.util.stream.Stream.generate(page::next).limit(11).toList();
        assertThat(parts)
            .extracting(EventStreamClient.Event::kind)
            .containsExactly(
                "plan",
                "path",
                "now",
                "people",
                "topics",
                "contract",
                "presented",
                "talk",
                "conclusion",
                "takeaways",
                "notes");
        assertThat(parts.subList(0, 10)).extracting(EventStreamClient.Event::id).containsOnly("");
        assertThat(parts.getLast().id()).isEqualTo(version);
      }
      must(contribute("bob", "IDEA"));
      try (var page = alicesPage("1", version)) {
        assertThat(page.next().kind()).isEqualTo("talk");
      }
    }

    private EventStreamClient alicesPage(String from, @Nullable String lastId) {
      var live = base().resolve("/sessions/" + session + "/live?from=" + from);
      return EventStreamClient.to(live, IDENTITY.token("alice", "participant"), lastId);
    }

    @Test
    @DisplayName("n'existe pas pour qui n'en est pas")
    void strangers_see_nothing() {
      assertThat(as("zoe").get("/sessions/" + session).status()).isEqualTo(404);
      assertThat(as("zoe").get("/sessions/" + session + "/live?from=1").status()).isEqualTo(404);
      assertThat(as("alice").get("/sessions/" + session).text()).contains("Groupe Lumière");
    }
  }

  @Nested
  @DisplayName("le déroulé du programme")
  class OwnTemplate {
    private final UUID other = UUID.randomUUID();

    @BeforeEach
    void planWithIt() {
      hear("group.session-planned.v2", planned(other, ownTemplate()));
      as("anne").await("/api/sessions/" + other, s -> s.path("pass").asInt() == 1);
    }

    @Test
    @DisplayName("se lit avec ses mots, ses sortes d'apport et ses questions")
    void is_read_in_its_words() {
      var seen = must(as("bob").get("/api/sessions/" + other)).body();
      assertThat(seen.path("template").asString()).isEqualTo("HEURE_LUMIERE");
      assertThat(seen.path("templateVersion").asInt()).isEqualTo(3);
      assertThat(seen.at("/steps/4/fr").asString()).isEqualTo("Partage");
      assertThat(seen.at("/steps/4/kinds").toString()).isEqualTo("[\"EXPERIENCE\"]");
      assertThat(seen.at("/items/0/key").asString()).isEqualTo("COURAGE");
      assertThat(seen.at("/passes").size()).isEqualTo(1);
    }

    @Test
    @DisplayName("a ses échelles : hors d'elles, une réponse nomme sa question")
    void has_its_scales() {
      var outside = as("bob").post(evaluation(), Map.of("answers", Map.of("COURAGE", 5)));
      assertThat(outside.status()).as(outside.toString()).isEqualTo(400);
      assertThat(outside.text()).contains("answers.COURAGE");
      refused(
          as("bob").post(evaluation(), Map.of("answers", Map.of("COURAGE", 3))),
          409,
          RuleViolation.SESSION_NOT_OPEN);
    }

    private String evaluation() {
      return "/api/sessions/" + other + "/evaluation";
    }
  }
}
