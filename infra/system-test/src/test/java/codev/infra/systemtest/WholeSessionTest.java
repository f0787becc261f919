package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.CONSULTANTS;
import static codev.infra.systemtest.Meeting.MEMBERS;
import static codev.infra.systemtest.Meeting.contribution;
import static codev.infra.systemtest.Meeting.must;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

@DisplayName("Une séance entière, à neuf, malgré les pannes")
@Story
@Isolated("kills session-service and Kafka")
class WholeSessionTest {
  private static Meeting meeting;
  private static final List<UUID> CONTRIBUTED = new ArrayList<>();
  private static final List<UUID> LEARNT = new ArrayList<>();

  @BeforeAll
  static void start() {
    CONTRIBUTED.clear();
    LEARNT.clear();
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
  }

  @Test
  @Order(1)
  @DisplayName("le groupe se forme, accepte la charte, planifie : la séance existe")
  void the_group_forms() {
    meeting.found();
  }

  @Test
  @Order(2)
  @DisplayName("préparation, présentation, clarification, contrat")
  void up_to_the_contract() {
    meeting.prepare();
    meeting.presentAndClarify();
    meeting.agree();
  }

  @Test
  @Order(3)
  @DisplayName(
      "session-service tué au milieu de la consultation : rien d'acquitté n'est perdu ni doublé")
  void killed_in_the_middle_of_the_consultation() throws Exception {
    var acknowledged = new ConcurrentLinkedQueue<UUID>();
    var half = new CountDownLatch(CONSULTANTS.size() * 3);
    var contributing = new ArrayList<Future<?>>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var consultant : CONSULTANTS)
        contributing.add(
            people.submit(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    var id = UUID.randomUUID();
                    String text;
                    synchronized (meeting) {
                      text = meeting.say("Et si tu essayais ceci");
                    }
                    meeting
                        .as(consultant)
                        .retrying(TestTimeouts.RESTART_LIMIT)
                        .insist(meeting.path("/contributions"), contribution(id, "IDEA", text));
                    acknowledged.add(id);
                    half.countDown();
                  }
                }));
      assertThat(half.await(2, TimeUnit.MINUTES)).isTrue();
      Platform.running().kill("session-service");
      for (var each : contributing)
        each.get(TestTimeouts.RESTART_LIMIT.multipliedBy(2).toSeconds(), TimeUnit.SECONDS);
    }
    CONTRIBUTED.addAll(acknowledged);
    var shown =
        meeting
            .as("facilitator")
            .retrying(TestTimeouts.RESTART_LIMIT)
            .await(meeting.path(""), s -> ideas(s).size() >= CONTRIBUTED.size());
    assertThat(ideas(shown.body()))
        .containsExactlyInAnyOrderElementsOf(CONTRIBUTED)
        .hasSize(CONSULTANTS.size() * 10);
  }

  @Test
  @Order(4)
  @DisplayName("Kafka tué pendant la synthèse : la salle continue, et tout arrive une fois")
  void kafka_killed_during_the_synthesis() {
    meeting.next("CONSULTATION");
    Platform.running().kill("kafka");
    must(
        meeting
            .as(CLIENT)
            .post(
                meeting.path("/kept-ideas"), Map.of("contributionIds", CONTRIBUTED.subList(0, 3))));
    must(
        meeting
            .as(CLIENT)
            .post(
                meeting.path("/synthesis"),
                Map.of("text", meeting.say("Je retiens trois pistes"))));
    must(
        meeting
            .as(CLIENT)
            .post(
                meeting.path("/actions"),
                meeting.action(meeting.action, "Préparer un ordre du jour à trois")));
    must(
        meeting
            .as(CLIENT)
            .post(
                meeting.path("/actions"),
                meeting.action(UUID.randomUUID(), "Nommer un gardien du temps")));
    meeting.next("SYNTHESIS");
    var mine =
        meeting.as(CLIENT).await("/api/actions?owner=me", all -> ofThisSession(all).size() >= 2);
    assertThat(ofThisSession(mine.body())).hasSize(2);
  }

  @Test
  @Order(5)
  @DisplayName("chacun dit ce qu'il retient, évalue, et l'animateur clôt")
  void everybody_learns() {
    for (var member : MEMBERS) {
      var id = UUID.randomUUID();
      LEARNT.add(id);
      must(meeting.as(member).post(meeting.path("/learnings"), meeting.learning(id)));
      must(
          meeting
              .as(member)
              .post(meeting.path("/regulations"), Map.of("text", meeting.say("Bon rythme"))));
      must(meeting.as(member).post(meeting.path("/evaluation"), evaluation(member)));
    }
    must(meeting.as("facilitator").post(meeting.path("/close")));
  }

  @Test
  @Order(6)
  @DisplayName("le résultat arrive partout : rotation, actions, journal, chiffres, histoire")
  void the_result_arrives_everywhere() {
    meeting
        .as("manager")
        .await(
            "/api/groups/" + meeting.group,
            g -> find(g.path("rotation"), "member", CLIENT).path("timesClient").asInt() == 1);
    for (var member : MEMBERS) {
      var journal =
          meeting.as(member).await("/api/learnings?owner=me", l -> !ofThisSession(l).isEmpty());
      assertThat(ofThisSession(journal.body())).hasSize(1);
    }
    var figures =
        meeting
            .as("manager")
            .await(
                "/api/programmes/" + meeting.programme + "/outcomes",
                o -> o.toString().contains("H1"));
    assertThat(figures.body().toString()).contains("H10");
    var history = meeting.as("auditor").get(meeting.path("/history")).body();
    var versions =
        StreamSupport.stream(history.spliterator(), false)
            .map(h -> h.path("version").asInt())
            .toList();
    assertThat(versions).isSorted().doesNotHaveDuplicates().first().isEqualTo(1);
    assertThat(versions.getLast()).isEqualTo(versions.size());
  }

  @Test
  @Order(7)
  @DisplayName("chacun ne voit que ce qui le regarde")
  void who_sees_what() {
    var word = meeting.words.getFirst();
    assertThat(meeting.as("bob").get(meeting.path("")).text())
        .contains(
            meeting.words.stream().filter(w -> w.startsWith("Et si")).findFirst().orElseThrow());
    assertThat(meeting.as("auditor").get(meeting.path("")).text())
        .doesNotContain(word)
        .contains("IDEA");
    assertThat(meeting.as("manager").get(meeting.path("")).text())
        .doesNotContain(word)
        .doesNotContain("IDEA");
    assertThat(meeting.as("sponsor").get(meeting.path("")).status()).isEqualTo(404);
    assertThat(meeting.as("manager").get(meeting.path("/stream")).status()).isEqualTo(403);
    for (var elsewhere :
        List.of(
            meeting.path(""),
            meeting.path("/stream"),
            meeting.path("/history"),
            "/api/groups/" + meeting.group,
            "/api/programmes/" + meeting.programme,
            "/api/programmes/" + meeting.programme + "/outcomes"))
      assertThat(meeting.as("manager2").get(elsewhere).status()).as(elsewhere).isEqualTo(404);
    assertThat(
            meeting
                .as("auditor")
                .get("/api/programmes/" + meeting.programme + "/outcomes")
                .status())
        .isEqualTo(403);
    assertThat(meeting.as("bob").get("/api/programmes/" + meeting.programme + "/outcomes").status())
        .isEqualTo(403);
    var sponsored = meeting.as("sponsor").get("/api/programmes/" + meeting.programme + "/outcomes");
    assertThat(find(sponsored.body().path("figures"), "key", "H1").path("suppressed").asBoolean())
        .as("one group is not enough")
        .isTrue();
  }

  @Test
  @Order(8)
  @DisplayName(
      "aucun mot dit dans la salle n'est lisible dans les journaux, les vues ni les messages")
  void no_word_is_stored_readable() {
    movesAndCancelsAnother();
    assertThat(meeting.words).hasSizeGreaterThan(100);
    var postgres = StorageDump.postgres(Platform.running());
    var topics = StorageDump.topics(Platform.running());
    for (var dump : List.of(postgres, StorageDump.views(Platform.running()), topics)) {
      assertThat(dump).as("what is stored has been read").contains(meeting.session.toString());
      assertThat(meeting.words.stream().filter(dump::contains).toList()).isEmpty();
    }
    assertThat(Meeting.MEMBERS)
        .as("whose e-mail address is in a log or a message")
        .noneMatch(name -> (postgres + topics).contains(name + "@exemple.fr"));
  }

  private static void movesAndCancelsAnother() {
    var another = UUID.randomUUID();
    meeting.plan(another, "STANDARD_180");
    var planned = "/api/groups/" + meeting.group + "/sessions/" + another;
    var later =
        Map.of(
            "startsAt",
            PlatformTime.today().plusDays(23) + "T08:00:00Z",
            "reason",
            meeting.say("Salle prise"));
    must(meeting.as("manager").post(planned + "/move", later));
    var why = Map.of("reason", meeting.say("Grève des trains"));
    must(meeting.as("manager").post(planned + "/cancel", why));
  }

  @Test
  @Order(8)
  @DisplayName("ni dans ce que les processus écrivent d'eux-mêmes, même d'une demande mal formée")
  void no_word_is_logged() {
    var malformed =
        contribution(meeting.say("Un genre inconnu"), meeting.say("Et si tu demandais de l'aide"));
    assertThat(meeting.as("bob").post(meeting.path("/contributions"), malformed).status())
        .isEqualTo(400);

    var logs = StorageDump.logs(Platform.running());

    assertThat(logs)
        .as("what is logged has been read")
        .contains("event=words-opened", meeting.session.toString());
    // by what ends each text: a log may have lost its accents
    assertThat(
            meeting.words.stream()
                .map(text -> text.substring(text.lastIndexOf(' ') + 1))
                .filter(logs::contains)
                .toList())
        .isEmpty();
  }

  @Test
  @Order(9)
  @DisplayName("la preuve tient : chaque journal se vérifie hors ligne")
  void the_chain_verifies() throws IOException {
    for (var log : List.of("groups", "sessions", "learning")) {
      var words = new ArrayList<>(List.of("verify-audit"));
      words.addAll(commits(log));
      words.add(
          kept(
              log + "-checkpoint",
              must(meeting.as("auditor").get(audit(log, "checkpoint"))).text()));
      var keys = kept(log + "-keys", must(meeting.as("auditor").get(audit(log, "keys"))).text());
      words.add(keys);
      var unproven = Platform.running().codev(words.toArray(String[]::new));
      assertThat(unproven.status()).as(unproven.output()).isEqualTo(3);
      assertThat(unproven.output()).contains("SIGNER UNPROVEN");
      words.addAll(List.of("--key", keys));
      var verdict = Platform.running().codev(words.toArray(String[]::new));
      assertThat(verdict.status()).as(verdict.output()).isZero();
      assertThat(verdict.output()).contains(": signed by the given key");
    }
  }

  @Test
  @Order(10)
  @DisplayName(
      "un témoin contresigne ce qui prolonge ce qu’il a vu ; une signature se prouve seule")
  void a_witness_cosigns_what_continues() throws IOException {
    var auditor = meeting.as("auditor");
    var keys = kept("witnessed-keys", must(auditor.get(audit("sessions", "keys"))).text());
    var token = kept("witness-token", Platform.running().token("auditor"));
    var witness =
        new String[] {
          "witness",
          "--name",
          "audit.example",
          "--key",
          keys,
          "--token-file",
          token,
          "--log",
          "session-service=" + Platform.running().address() + "/api/audit/sessions"
        };
    var first = Platform.running().codev(witness);
    assertThat(first.output()).contains("session-service: seen first", "cosigned");
    assertThat(first.status()).isZero();
    must(auditor.get(audit("sessions", "export"))); // which is recorded in this log
    var second = Platform.running().codev(witness);
    assertThat(second.output()).containsAnyOf("session-service: consistent", "unchanged");
    assertThat(second.status()).isZero();

    var note = Platform.running().data().resolve("witness/session-service.note").toString();
    var export = kept("export", must(auditor.get(audit("sessions", "export"))).text());
    var proofs =
        kept(
            "signature",
            must(meeting.as("bob").get(meeting.path("/attendance/signature/proofs"))).text());
    var verdict =
        Platform.running()
            .codev("verify-audit", "--key", keys, "--checkpoint", note, export, proofs);
    assertThat(verdict.output())
        .contains("Intact", "Note of session-service", "Proven: position")
        .contains("session.attendance-signed");
    assertThat(verdict.status()).isZero();
  }

  /** Every commit of a log, in as many files as it takes. */
  private static List<String> commits(String log) throws IOException {
    var files = new ArrayList<String>();
    long from = 1;
    while (true) {
      var page = must(meeting.as("auditor").get(audit(log, "commits?size=1000&from=" + from)));
      var commits = page.body().path("commits");
      if (commits.isEmpty()) return files;
      files.add(kept(log + "-" + from, page.text()));
      from = commits.get(commits.size() - 1).path("position").asLong() + 1;
    }
  }

  private static String audit(String log, String what) {
    return "/api/audit/" + log + "/" + what;
  }

  private static String kept(String name, String json) throws IOException {
    var file = Platform.running().data().resolve(name + ".json");
    return Files.writeString(file, json).toString();
  }

  private static Map<String, Object> evaluation(String member) {
    var answers =
        new HashMap<String, Integer>(
            Map.of("H1", 5, "H2", 4, "H3", 5, "H4", 4, "H5", 4, "H6", 5, "H10", 9));
    if (member.equals(CLIENT)) answers.putAll(Map.of("H7", 5, "H8", 4));
    else answers.put("H9", 4);
    return Map.of(
        "answers",
        answers,
        "learnt",
        meeting.say("Écouter jusqu'au bout"),
        "change",
        meeting.say("Demander avant de conseiller"));
  }

  private static List<UUID> ideas(JsonNode session) {
    return StreamSupport.stream(session.path("contributions").spliterator(), false)
        .filter(c -> c.path("kind").asString().equals("IDEA"))
        .map(c -> UUID.fromString(c.path("id").asString()))
        .toList();
  }

  /** Others may have met on the same platform. */
  private static List<JsonNode> ofThisSession(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(each -> each.path("sessionId").asString("").equals(meeting.session.toString()))
        .toList();
  }

  static JsonNode find(JsonNode list, String field, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(n -> n.path(field).asString("").equals(value))
        .findFirst()
        .orElse(tools.jackson.databind.node.MissingNode.getInstance());
  }
}
