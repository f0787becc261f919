package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.projections.ReadModel;
import codev.infra.testkit.TestApiClient;
import codev.session.domain.value.RuleViolation;
import codev.session.reference.KnownGroupView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@DisplayName("Ce que chacun voit de mots modifiés ou retirés")
class ChangedWordsTest extends SessionServiceFixture {
  @Autowired TextEncryption encryption;
  @Autowired ReadModel<KnownGroupView> groups;

  @Test
  @DisplayName("le nouveau texte se lit partout, aussi dans le déroulé ; l'ancien nulle part")
  void the_new_text_takes_the_place_of_the_old() {
    atStep("CONSULTATION");
    var idea = say("bob", "IDEA", "Citer Monsieur Durand", null);
    var version = read("carla", idea).path("version").asInt();
    assertThat(allowed("bob")).contains("correction", "withdrawal");
    assertThat(allowed("carla")).doesNotContain("correction", "withdrawal");

    var seen = read("carla", correct("bob", idea, "Citer un collègue"));
    assertThat(entry(seen, idea).path("text").asString()).isEqualTo("Citer un collègue");
    assertThat(entry(seen, idea).path("corrected").asBoolean()).isTrue();
    for (var reader : List.of("carla", "bob", "anne")) {
      var past = must(as(reader).get(path("?at=" + version))).text();
      assertThat(past).contains("Citer un collègue").doesNotContain("Monsieur Durand");
      assertThat(must(as(reader).get("/sessions/" + session + "/replay?at=" + version)).text())
          .contains("a modifié une contribution", "Citer un collègue")
          .doesNotContain("Monsieur Durand");
    }
    assertThat(what("auditor")).endsWith("contribution-made", "contribution-corrected");
    assertThat(must(as("auditor").get(path(""))).text())
        .contains("\"corrected\":true")
        .doesNotContain("Citer");
    assertThat(must(as("bob").get("/api/sessions/me/export")).text())
        .as("the author's own data")
        .contains("Citer Monsieur Durand", "Citer un collègue");
  }

  @Test
  @DisplayName("ce qui est retiré disparaît pour tous ; l'histoire garde que cela a eu lieu")
  void what_is_withdrawn_disappears() {
    atStep("CONSULTATION");
    var idea = say("bob", "IDEA", "Parler plus fort", null);
    var version = read("carla", idea).path("version").asInt();
    read("anne", withdraw("bob", idea));
    for (var reader : List.of("anne", "alice", "bob", "carla")) {
      assertThat(must(as(reader).get(path(""))).body().path("contributions")).isEmpty();
      assertThat(must(as(reader).get(path("?at=" + version))).body().path("contributions"))
          .isEmpty();
      assertThat(must(as(reader).get("/sessions/" + session)).text())
          .doesNotContain("Parler plus fort");
      assertThat(must(as(reader).get("/sessions/" + session + "/replay?at=" + version)).text())
          .contains("a retiré une contribution", "a été retirée par son auteur")
          .doesNotContain("Parler plus fort");
    }
    assertThat(what("auditor")).endsWith("contribution-made", "contribution-withdrawn");
    var audited = entry(must(as("auditor").get(path(""))).body(), idea);
    assertThat(audited.path("withdrawn").asBoolean()).isTrue();
    assertThat(audited.path("text").isNull()).isTrue();
    refused(correct("bob", idea, "Trop tard"), 409, RuleViolation.CONTRIBUTION_IS_WITHDRAWN);
  }

  @Test
  @DisplayName("l'auteur qui annule retrouve sa contribution, sur tous les écrans")
  void a_withdrawal_is_taken_back() {
    atStep("CONSULTATION");
    var idea = say("bob", "IDEA", "Parler plus fort", null);
    read("bob", withdraw("bob", idea));
    assertThat(allowed("bob")).contains("restoration");
    refused(restore("carla", idea), 403, RuleViolation.ONLY_THE_AUTHOR_CHANGES);
    var restored = must(restore("bob", idea));
    for (var reader : List.of("anne", "alice", "bob", "carla")) {
      assertThat(entry(read(reader, restored), idea).path("text").asString())
          .isEqualTo("Parler plus fort");
      assertThat(must(as(reader).get("/sessions/" + session)).text()).contains("Parler plus fort");
    }
    assertThat(what("auditor"))
        .endsWith("contribution-made", "contribution-withdrawn", "contribution-restored");
    read("bob", withdraw("bob", idea));
    must(next("CONSULTATION"));
    refused(restore("bob", idea), 422, RuleViolation.STEP_OF_CONTRIBUTION_IS_OVER);
  }

  @Test
  @DisplayName("la réponse à une question retirée reste, sous une question sans texte")
  void the_answer_to_a_withdrawn_question_stays() {
    atStep("CLARIFICATION");
    var question = say("bob", "FACT", "Depuis quand ?", null);
    say("alice", "ANSWER", "Depuis mars", id(question));
    var seen = read("carla", withdraw("bob", question));
    assertThat(entry(seen, question).path("withdrawn").asBoolean()).isTrue();
    assertThat(entry(seen, question).path("text").isNull()).isTrue();
    assertThat(must(as("carla").get("/sessions/" + session)).text())
        .contains("Cette contribution a été retirée.", "Depuis mars")
        .doesNotContain("Depuis quand");
    var hide = Map.of("entryId", id(question), "reason", "Nom cité");
    var hidden = must(as("anne").post(path("/hidden-entries"), hide));
    for (var reader : List.of("anne", "bob", "carla")) {
      var place = entry(read(reader, hidden), question);
      assertThat(place.path("hidden").asBoolean()).as("only its place is shown").isFalse();
      assertThat(place.path("hiddenReason").isNull()).isTrue();
      assertThat(place.path("hiddenBy").isNull()).isTrue();
    }
    assertThat(entry(must(as("auditor").get(path(""))).body(), question).path("hidden").asBoolean())
        .isTrue();
    refused(restore("bob", question), 422, RuleViolation.CONTRIBUTION_IS_HIDDEN);
  }

  @Test
  @DisplayName(
      "un autre que l'auteur essuie un refus, de même que l'auteur une fois l'étape passée")
  void who_may_not() {
    atStep("CONSULTATION");
    var idea = say("bob", "IDEA", "Parler plus fort", null);
    for (var other : List.of("anne", "carla"))
      refused(correct(other, idea, "Autrement"), 403, RuleViolation.ONLY_THE_AUTHOR_CHANGES);
    assertThat(withdraw("manager", idea).status()).isEqualTo(403);
    assertThat(withdraw("zoe", idea).status()).isEqualTo(404);
    must(next("CONSULTATION"));
    refused(correct("bob", idea, "Trop tard"), 422, RuleViolation.STEP_OF_CONTRIBUTION_IS_OVER);
    refused(withdraw("bob", idea), 422, RuleViolation.STEP_OF_CONTRIBUTION_IS_OVER);
  }

  @Test
  @DisplayName("l'animateur corrige ce qu'on lui a dicté, avec les mots de l'auteur")
  void dictated_words_are_corrected() {
    atStep("CONSULTATION");
    var typed = Map.of("id", UUID.randomUUID(), "kind", "IDEA", "text", "Ozer", "for", "bob");
    var idea = must(as("anne").post(path("/contributions"), typed));
    var change = Map.of("text", "Oser", "for", "bob");
    var seen = read("carla", must(as("anne").post(changing(idea, "/correction"), change)));
    assertThat(entry(seen, idea).path("text").asString()).isEqualTo("Oser");
    assertThat(entry(seen, idea).path("by").asString()).isEqualTo("bob");
  }

  @Test
  @DisplayName("ce que l'animateur masque reste à son auteur, avec le motif ; aux autres, non")
  void hidden_words_stay_with_their_author() {
    atStep("CONSULTATION");
    var idea = say("bob", "IDEA", "Citer Monsieur Durand", null);
    var hidden = Map.of("entryId", id(idea), "reason", "Un nom est cité");
    var seen = read("bob", must(as("anne").post(path("/hidden-entries"), hidden)));
    assertThat(entry(seen, idea).path("text").asString()).isEqualTo("Citer Monsieur Durand");
    assertThat(entry(seen, idea).path("hidden").asBoolean()).isTrue();
    assertThat(entry(seen, idea).path("hiddenReason").asString()).isEqualTo("Un nom est cité");
    assertThat(entry(seen, idea).path("hiddenBy").asString()).isEqualTo("anne");
    assertThat(entry(seen, idea).path("hiddenAt").isString()).isTrue();
    for (var reader : List.of("bob", "anne"))
      assertThat(must(as(reader).get("/sessions/" + session)).text())
          .contains("Un nom est cité", "Masqué par");
    assertThat(must(as("bob").get("/sessions/" + session)).text())
        .contains("L’animateur a masqué votre texte.");
    for (var other : List.of("alice", "carla"))
      assertThat(must(as(other).get(path(""))).text())
          .doesNotContain("Durand", "Un nom est cité", id(idea));
    refused(correct("bob", idea, "Citer un collègue"), 422, RuleViolation.CONTRIBUTION_IS_HIDDEN);
  }

  @Test
  @DisplayName("un sujet, un apprentissage et une remarque masqués restent aussi à leur auteur")
  void so_do_other_entries() {
    atStep("LEARNING");
    var learning = must(as("bob").post(path("/learnings"), Map.of("about", "SELF", "text", "Moi")));
    var remark = must(as("bob").post(path("/regulations"), Map.of("text", "Trop long")));
    for (var each : List.of(learning, remark))
      must(as("anne").post(path("/hidden-entries"), Map.of("entryId", id(each), "reason", "Non")));
    var after = must(as("carla").post(path("/notes"), Map.of("text", "Fin")));
    for (var list : List.of("learnings", "regulations")) {
      assertThat(read("bob", after).path(list).path(0).path("hiddenReason").asString())
          .isEqualTo("Non");
      assertThat(read("carla", after).path(list)).isEmpty();
    }
  }

  @Test
  @DisplayName("une action garde l'idée d'où elle vient")
  void an_action_keeps_its_idea() {
    atStep("CONSULTATION");
    var idea = say("bob", "IDEA", "Parler plus fort", null);
    must(next("CONSULTATION"));
    var action = Map.of("what", "Parler lundi", "idea", id(idea));
    var seen = read("carla", must(as("alice").post(path("/actions"), action)));
    assertThat(seen.path("actions").get(0).path("idea").asString()).isEqualTo(id(idea));
    refused(
        as("alice").post(path("/actions"), Map.of("what", "Oser", "idea", UUID.randomUUID())),
        422,
        RuleViolation.ACTION_COMES_FROM_A_CONTRIBUTION);
  }

  @Test
  @DisplayName("sans type, une contribution est reçue telle quelle, puis classée")
  void a_kind_can_come_later() {
    atStep("CONSULTATION");
    var text = must(as("bob").post(path("/contributions"), Map.of("text", "Parler plus fort")));
    var seen = read("carla", text);
    assertThat(entry(seen, text).path("kind").isNull()).isTrue();
    assertThat(must(as("carla").get("/sessions/" + session)).text())
        .contains("id=\"all-UNCLASSIFIED\"", "Parler plus fort");
    refused(
        as("carla").post(changing(text, "/classification"), Map.of("kind", "LEAD")),
        403,
        RuleViolation.ONLY_THE_AUTHOR_CHANGES);
    var sorted = must(as("anne").post(changing(text, "/classification"), Map.of("kind", "LEAD")));
    assertThat(entry(read("carla", sorted), text).path("kind").asString()).isEqualTo("LEAD");
    assertThat(entry(read("carla", sorted), text).path("text").asString())
        .isEqualTo("Parler plus fort");
    assertThat(what("auditor")).endsWith("contribution-made", "contribution-classified");
    refused(
        as("alice").post(path("/contributions"), Map.of("text", "Moi aussi")),
        422,
        RuleViolation.ONLY_CONSULTANTS_CONTRIBUTE);
  }

  @Test
  @DisplayName("un sujet se modifie et se retire : partout le nouveau texte, nulle part l'ancien")
  void a_topic_is_changed() {
    var topic = UUID.randomUUID();
    var proposed = must(as("alice").post(path("/topics"), topic(topic)));
    var version = read("alice", proposed).path("version").asInt();
    must(as("bob").post(path("/topics/" + topic + "/votes"), Map.of("points", 4)));
    assertThat(allowed("alice")).contains("correction", "withdrawal");
    var better = Map.of("kind", "CONCERN", "title", "Mes réunions durent", "urgency", 2);
    var change = path("/topics/" + topic + "/correction");
    refused(as("bob").post(change, better), 403, RuleViolation.ONLY_THE_AUTHOR_CHANGES);
    var seen = read("bob", must(as("alice").post(change, better))).path("topics").get(0);
    assertThat(seen.path("title").asString()).isEqualTo("Mes réunions durent");
    assertThat(seen.path("kind").asString()).isEqualTo("CONCERN");
    assertThat(seen.path("corrected").asBoolean()).isTrue();
    assertThat(seen.path("myPoints").asInt()).isEqualTo(4);
    assertThat(must(as("bob").get(path("?at=" + version))).text())
        .contains("Mes réunions durent")
        .doesNotContain("Réunions sans décision");

    var gone = read("bob", withdrawEntry("alice", topic.toString()));
    assertThat(gone.path("topics")).isEmpty();
    assertThat(gone.path("pointsLeft").asInt()).as("the points are returned").isEqualTo(5);
    assertThat(must(as("bob").get("/sessions/" + session)).text())
        .doesNotContain("Mes réunions durent");
    assertThat(must(as("bob").get("/sessions/" + session + "/replay?at=" + version)).text())
        .doesNotContain("Mes réunions durent");
    assertThat(what("auditor")).endsWith("topic-corrected", "entry-withdrawn");
    var audited = must(as("auditor").get(path(""))).body().path("topics").get(0);
    assertThat(audited.path("withdrawn").asBoolean()).isTrue();
    assertThat(audited.path("title").isNull()).isTrue();

    var back = must(as("alice").post(path("/entries/" + topic + "/restoration"), Map.of()));
    assertThat(read("bob", back).path("topics").get(0).path("title").asString())
        .isEqualTo("Mes réunions durent");
    must(as("anne").post(path("/open")));
    must(as("anne").post(path("/topic-choice"), Map.of("topicId", topic)));
    refused(withdrawEntry("alice", topic.toString()), 422, RuleViolation.TOPIC_IS_CHOSEN);
  }

  @Test
  @DisplayName("une remarque et une note se modifient, se retirent ; nul ne sait rien de la note")
  void a_remark_and_a_note_are_changed() {
    atStep("LEARNING");
    var remark = must(as("bob").post(path("/regulations"), Map.of("text", "Trop lent, Anne")));
    var note = must(as("bob").post(path("/notes"), Map.of("text", "Voir Anne")));
    var version = read("bob", note).path("version").asInt();
    must(
        as("bob")
            .post(path("/regulations/" + id(remark) + "/correction"), Map.of("text", "Trop lent")));
    var change = path("/notes/" + id(note) + "/correction");
    refused(as("carla").post(change, Map.of("text", "Autre")), 422, RuleViolation.UNKNOWN_ENTRY);
    var changed = must(as("bob").post(change, Map.of("text", "Y revenir")));
    var seen = read("bob", changed);
    assertThat(seen.path("notes").get(0).path("text").asString()).isEqualTo("Y revenir");
    assertThat(seen.path("notes").get(0).path("corrected").asBoolean()).isTrue();
    assertThat(read("carla", changed).path("regulations").get(0).path("text").asString())
        .isEqualTo("Trop lent");
    assertThat(must(as("bob").get(path("?at=" + version))).text())
        .contains("Y revenir", "Trop lent")
        .doesNotContain("Voir Anne", "Trop lent, Anne");
    for (var each : List.of(remark, note)) must(withdrawEntry("bob", id(each)));
    var last = must(as("anne").post(path("/notes"), Map.of("text", "Fin")));
    assertThat(read("bob", last).path("notes")).isEmpty();
    for (var reader : List.of("bob", "carla", "anne"))
      assertThat(read(reader, last).path("regulations")).isEmpty();
    assertThat(what("carla"))
        .endsWith("remark-corrected", "private", "entry-withdrawn", "private", "private");
    assertThat(what("bob"))
        .endsWith(
            "remark-corrected", "note-corrected", "entry-withdrawn", "entry-withdrawn", "private");
  }

  @Test
  @DisplayName("un apprentissage se modifie, se retire et se rétablit, sur tous les écrans")
  void a_learning_is_changed() {
    atStep("LEARNING");
    var stated = Map.of("about", "SELF", "text", "Je coupe Carla", "transferableTo", "Mon équipe");
    var learning = must(as("bob").post(path("/learnings"), stated));
    var better = Map.of("about", "GROUP", "text", "Je coupe la parole");
    var change = path("/learnings/" + id(learning) + "/correction");
    refused(as("carla").post(change, better), 403, RuleViolation.ONLY_THE_AUTHOR_CHANGES);
    var seen = read("carla", must(as("bob").post(change, better))).path("learnings").get(0);
    assertThat(seen.path("text").asString()).isEqualTo("Je coupe la parole");
    assertThat(seen.path("about").asString()).isEqualTo("GROUP");
    assertThat(seen.path("transferableTo").isNull()).isTrue();
    assertThat(seen.path("corrected").asBoolean()).isTrue();
    assertThat(must(as("bob").get("/sessions/" + session)).text())
        .contains("correct-fold-" + id(learning), "withdraw-fold-" + id(learning));
    assertThat(must(as("carla").get("/sessions/" + session)).text())
        .doesNotContain("correct-fold-" + id(learning), "withdraw-fold-" + id(learning));
    var gone = withdrawEntry("bob", id(learning));
    for (var reader : List.of("bob", "carla", "anne"))
      assertThat(read(reader, gone).path("learnings")).isEmpty();
    var back = must(as("bob").post(path("/entries/" + id(learning) + "/restoration"), Map.of()));
    assertThat(read("carla", back).path("learnings").get(0).path("text").asString())
        .isEqualTo("Je coupe la parole");
    must(withdrawEntry("bob", id(learning)));
    must(as("anne").post(path("/close"), Map.of("reason", "Fini")));
    assertThat(must(as("bob").get("/sessions/" + session + "/summary")).text())
        .doesNotContain("Je coupe");
  }

  @Test
  @DisplayName("une action se modifie et se retire ; sans elle, l'étape ne se quitte pas")
  void an_action_is_changed() {
    atStep("SYNTHESIS");
    var planned = Map.of("what", "En parler à Bob", "firstStep", "Demain", "dueOn", "2027-02-01");
    var action = must(as("alice").post(path("/actions"), planned));
    var better = Map.of("what", "En parler lundi", "dueOn", "2027-02-08");
    var change = path("/actions/" + id(action) + "/correction");
    refused(as("bob").post(change, better), 403, RuleViolation.ONLY_THE_AUTHOR_CHANGES);
    var seen = read("carla", must(as("alice").post(change, better))).path("actions").get(0);
    assertThat(seen.path("what").asString()).isEqualTo("En parler lundi");
    assertThat(seen.path("dueOn").asString()).isEqualTo("2027-02-08");
    assertThat(seen.path("firstStep").isNull()).isTrue();
    assertThat(seen.path("corrected").asBoolean()).isTrue();
    var gone = must(withdrawEntry("alice", id(action)));
    for (var reader : List.of("alice", "carla", "anne"))
      assertThat(read(reader, gone).path("actions")).isEmpty();
    refused(next("SYNTHESIS"), 422, RuleViolation.NO_DATED_ACTION);
    var back = must(as("alice").post(path("/entries/" + id(action) + "/restoration"), Map.of()));
    assertThat(read("carla", back).path("actions").get(0).path("what").asString())
        .isEqualTo("En parler lundi");
    must(next("SYNTHESIS"));
    refused(withdrawEntry("alice", id(action)), 422, RuleViolation.STEP_OF_CONTRIBUTION_IS_OVER);
  }

  @Test
  @DisplayName("la confiance dans une action ne se lit pas dans le journal, quelle qu'elle soit")
  void a_confidence_leaves_no_trace_in_the_log() {
    atStep("SYNTHESIS");
    var encrypted = new ArrayList<String>();
    for (int confidence = 0; confidence <= 10; confidence++) {
      var planned = Map.of("what", "En parler à Bob", "confidence", confidence);
      var action = must(as("alice").post(path("/actions"), planned));
      var seen = read("carla", action).path("actions").get(confidence);
      assertThat(seen.path("confidence").isIntegralNumber()).isTrue();
      assertThat(seen.path("confidence").asInt()).isEqualTo(confidence);
      encrypted.add(confidenceInTheLog(id(action)));
    }

    assertThat(encrypted)
        .doesNotHaveDuplicates()
        .allMatch(one -> one.length() == encrypted.getFirst().length());
    for (int confidence = 0; confidence <= 10; confidence++)
      assertThat(encryption.decrypt(encrypted.get(confidence)).map(String::strip))
          .contains(Integer.toString(confidence));
  }

  private static String confidenceInTheLog(String action) {
    var payload =
        LOG.ask(
            """
            select convert_from(payload, 'UTF8') from events
            where type = 'session.action-planned' and convert_from(payload, 'UTF8') like '%%%s%%'
            """
                .formatted(action));
    var encrypted = Pattern.compile("\"confidence\":\"(s2(\\.[\\w-]+){4})\"").matcher(payload);
    assertThat(encrypted.find()).as(payload).isTrue();
    return encrypted.group(1);
  }

  @Test
  @DisplayName("une action modifiée ou retirée ailleurs l'est aussi dans la préparation")
  void an_earlier_action_follows_its_session() {
    var action = UUID.randomUUID();
    hearOfLearning("learning.action-committed.v1", committed(action, "Citer Monsieur Durand"));
    Awaitility.await()
        .until(() -> groups.find(group.toString()).filter(g -> !g.open().isEmpty()).isPresent());
    var opened = read("carla", must(as("anne").post(path("/open"))));
    assertThat(opened.path("earlierActions").path(0).path("what").asString())
        .isEqualTo("Citer Monsieur Durand");
    var past = path("?at=" + opened.path("version").asInt());

    hearOfLearning("learning.action-corrected.v1", committed(action, "Citer un collègue"));
    as("carla").await(path(""), seen -> seen.toString().contains("Citer un collègue"));
    assertThat(must(as("carla").get(past)).text())
        .contains("Citer un collègue")
        .doesNotContain("Monsieur Durand");

    var withdrawn =
        Map.of("actionId", action, "groupId", group, "owner", "bob", "at", "2026-11-24T09:00:00Z");
    hearOfLearning("learning.action-withdrawn.v1", withdrawn);
    as("carla").await(path(""), seen -> seen.path("earlierActions").isEmpty());
    assertThat(must(as("carla").get(past)).text()).doesNotContain("Citer");
  }

  /** As learning-service publishes it. */
  private Map<String, ?> committed(UUID action, String what) {
    return Map.of(
        "actionId",
        action,
        "groupId",
        group,
        "owner",
        "bob",
        "what",
        encryption.encrypt("bob", "action", what),
        "at",
        "2026-11-24T09:00:00Z");
  }

  private TestApiClient.Answer withdrawEntry(String by, String entry) {
    return as(by).post(path("/entries/" + entry + "/withdrawal"), Map.of());
  }

  private TestApiClient.Answer say(String by, String kind, String text, @Nullable String to) {
    var body = new HashMap<String, Object>(Map.of("kind", kind, "text", text));
    if (to != null) body.put("inReplyTo", to);
    return must(as(by).post(path("/contributions"), body));
  }

  private TestApiClient.Answer correct(String by, TestApiClient.Answer said, String text) {
    return as(by).post(changing(said, "/correction"), Map.of("text", text));
  }

  private TestApiClient.Answer withdraw(String by, TestApiClient.Answer said) {
    return as(by).post(changing(said, "/withdrawal"), Map.of());
  }

  private TestApiClient.Answer restore(String by, TestApiClient.Answer said) {
    return as(by).post(changing(said, "/restoration"), Map.of());
  }

  private String changing(TestApiClient.Answer said, String below) {
    return path("/contributions/" + id(said) + below);
  }

  private static String id(TestApiClient.Answer said) {
    return said.body().path("id").asString();
  }

  private static JsonNode entry(JsonNode session, TestApiClient.Answer said) {
    return StreamSupport.stream(session.path("contributions").spliterator(), false)
        .filter(c -> c.path("id").asString().equals(id(said)))
        .findFirst()
        .orElseThrow();
  }

  private List<String> allowed(String who) {
    return StreamSupport.stream(
            must(as(who).get(path(""))).body().path("allowed").spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  private List<String> what(String reader) {
    return texts(must(as(reader).get(path("/history"))).body(), "what");
  }
}
