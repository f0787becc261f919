package codev.learning.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.email.EmailDispatcher;
import codev.infra.eventstore.audit.ExportedChainVerifier;
import codev.infra.eventstore.audit.Verdict;
import codev.infra.testkit.OperationIdempotencyTests;
import codev.infra.testkit.PdfInspection;
import codev.infra.testkit.TestBroker;
import codev.infra.testkit.TestClock;
import codev.infra.testkit.TestIdentityProvider;
import codev.infra.testkit.TestMongo;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.service.Caller.Answer;
import codev.learning.surveys.PersonalSurvey;
import codev.learning.surveys.SurveyAddresses;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoDatabase;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Le service des apprentissages")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LearningServiceTest {
  /** The service's: it begins on a Tuesday, before all that the samples of messages record. */
  private static final Clock CLOCK = TestClock.beginningAt(Instant.parse("2026-12-01T10:00:00Z"));

  private static final TestIdentityProvider IDENTITY = new TestIdentityProvider();
  private static final MessagePublisher NEIGHBOURS =
      new MessagePublisher(TestBroker.shared().bootstrapServers());
  private static final List<String> SEALED_WORDS =
      List.of("what", "objective", "firstStep", "resources", "support", "indicator", "vigilance");
  private static final GreenMail MAIL = mail();
  private static final TestPostgres.Database LOG = TestPostgres.database();
  private static final TestPostgres.Database VAULT = TestPostgres.database();

  @TempDir static Path keys;

  @LocalServerPort private int port;
  @Autowired private TextEncryption encryption;
  @Autowired private EmailDispatcher dispatcher;
  @Autowired private SurveyAddresses addresses;
  @Autowired private MongoDatabase views;

  private final String programme = UUID.randomUUID().toString();
  private final String group = UUID.randomUUID().toString();
  private final String session = UUID.randomUUID().toString();
  private final List<String> members = IntStream.range(0, 8).mapToObj(this::member).toList();

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry settings) {
    settings.add("spring.datasource.url", LOG::url);
    settings.add("spring.datasource.username", () -> TestPostgres.Database.USERNAME);
    settings.add("spring.datasource.password", () -> TestPostgres.Database.PASSWORD);
    settings.add("codev.keys.url", VAULT::url);
    settings.add("codev.keys.username", () -> TestPostgres.Database.USERNAME);
    settings.add("codev.keys.password", () -> TestPostgres.Database.PASSWORD);
    settings.add("codev.keys.master-key-file", () -> keys.resolve("master").toString());
    settings.add("spring.mongodb.uri", TestMongo::freshUri);
    settings.add("spring.kafka.bootstrap-servers", TestBroker.shared()::bootstrapServers);
    // the tests are the neighbours, and have no keys
    settings.add("codev.messages.signatures", () -> "accepted");
    settings.add("codev.relay.partitions", () -> 1);
    settings.add("codev.erasures.grace", () -> "0s");
    settings.add("codev.audit.signing-key-file", () -> keys.resolve("audit").toString());
    settings.add("codev.authority.organisation", () -> "administrator,auditor");
    settings.add("codev.reads.await-write", () -> "30s");
    settings.add("server.address", () -> "127.0.0.1");
    settings.add(
        "codev.time.offset", () -> Duration.between(Instant.now(), CLOCK.instant()).toString());
    settings.add("codev.identity.issuer", IDENTITY::issuer);
    settings.add("codev.identity.jwks", IDENTITY::jwks);
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    settings.add("codev.letters.every", () -> "365d");
  }

  @AfterAll
  static void close() {
    NEIGHBOURS.close();
    IDENTITY.close();
    MAIL.stop();
  }

  /** A programme of one group of eight, with people of their own for each test. */
  @BeforeEach
  void a_programme_with_a_group() {
    NEIGHBOURS.say("group.programme-declared.v1", said -> said.put("programmeId", programme));
    for (var member : members)
      NEIGHBOURS.say("group.person-registered.v1", said -> said.put("username", member));
    NEIGHBOURS.say(
        "group.group-formed.v1",
        said -> {
          said.put("groupId", group).put("programmeId", programme).putArray("members");
          members.forEach(said.withArray("members")::add);
          return said;
        });
    grant("sponsor", "SPONSOR");
    grant("manager", "MANAGER");
    eventually(() -> assertThat(manager().get(outcomes("")).status()).isEqualTo(200));
    // the last of them has joined, so all have: where answers wait hangs on it
    eventually(
        () ->
            assertThat(as(member(7)).get("/api/groups/" + group + "/outcomes").status())
                .isEqualTo(200));
  }

  @Test
  @DisplayName("une action prévue en séance est suivie par son auteur, et par lui seul")
  void a_planned_action_is_followed_by_its_owner_only() {
    var action = UUID.randomUUID().toString();
    var alice = member(0);
    plan(action, alice);

    var answer = as(alice).post(progress(action), "{\"status\":\"TRYING\"}");
    assertThat(answer.status()).isEqualTo(200);
    var mine = as(alice).get("/api/actions?owner=me&after=" + position(answer)).json().get(0);
    assertThat(mine.path("what").asString()).isEqualTo("Appeler l'équipe");
    assertThat(mine.path("status").asString()).isEqualTo("TRYING");
    assertThat(mine.path("lifeCycle").size()).isEqualTo(2);

    assertThat(as(member(1)).post(progress(action), "{\"status\":\"DONE\"}"))
        .returns(404, Answer::status);
    assertThat(as(member(1)).get("/api/actions?owner=me").json().size()).isZero();
    assertThat(as(member(1)).get("/api/actions?owner=" + alice).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("un refus vient avant que le contenu ne soit lu, et ne laisse pas de clé")
  void a_refusal_comes_before_validation() throws SQLException {
    var action = UUID.randomUUID().toString();
    plan(action, member(0));
    var stranger = "stranger-" + group;

    assertThat(as(stranger).post(progress(action), "{").status()).isEqualTo(404);
    assertThat(as(member(0)).post(progress(action), "{").status()).isEqualTo(400);
    assertThat(as(stranger).post("/api/surveys/SKILLS/answers", "{").status()).isEqualTo(403);
    assertThat(as(member(0)).post("/api/surveys/SKILLS/answers", "{").status()).isEqualTo(400);
    var learnt = "{\"status\":\"DONE\",\"effect\":4,\"learnt\":\"Oser demander\"}";
    assertThat(as(stranger).post(progress(action), learnt).status()).isEqualTo(404);
    assertThat(hasKey(stranger)).isFalse();
  }

  @Test
  @DisplayName("le journal de sécurité a les refus, les exports et les effacements de la personne")
  void the_security_log_has_refusals_exports_and_erasures() {
    var alice = member(0);
    for (int i = 0; i < 2; i++)
      assertThat(as(alice).get("/api/audit/learning/checkpoint").status()).isEqualTo(403);
    assertThat(as(alice).get("/api/me/export").status()).isEqualTo(200);
    eventually(
        () ->
            assertThat(
                    as(alice)
                        .get("/api/me/export")
                        .json()
                        .path("security")
                        .valueStream()
                        .map(fact -> fact.path("sentence").asString()))
                .contains("Accès refusé", "Export"));
    var asked = as(alice).post("/api/people/" + alice + "/erasure", "");
    assertThat(asked.status()).isEqualTo(202);

    var log = "/api/audit/learning/security-log?username=" + alice;
    eventually(
        () ->
            assertThat(
                    as("auditor", "auditor")
                        .get(log)
                        .json()
                        .valueStream()
                        .map(one -> one.path("kind")))
                .extracting(kind -> kind.asString())
                .as("exports as often as above, the refusal once")
                .startsWith("ERASURE_REQUESTED", "EXPORT")
                .endsWith("EXPORT", "ACCESS_REFUSED"));
    assertThat(as("auditor", "auditor").page("/audit/learning/security?person=" + alice).text())
        .contains(
            "réservé aux auditeurs de l’organisation",
            "a exporté ses données personnelles",
            "a demandé un effacement")
        .doesNotContain("??");
    for (var path : List.of(log, "/audit/learning/security")) {
      assertThat(as(alice).get(path).status()).isEqualTo(403);
      assertThat(manager().get(path).status()).isEqualTo(403);
    }
  }

  @Test
  @DisplayName("l’audit dit qui a fait quoi, sans texte ni auteur d’une réponse")
  void the_audit_trail_has_who_did_what() {
    var action = UUID.randomUUID().toString();
    var alice = member(0);
    plan(action, alice);
    var done = "{\"status\":\"DONE\",\"effect\":4,\"learnt\":\"Oser demander\"}";
    var after = "&after=" + position(as(alice).post(progress(action), done));
    assertThat(manager().page("/outcomes/" + programme).status()).isEqualTo(200);

    var trail = "/audit/learning/actions";
    // the session was held in 2027, as its message has it
    var own =
        as("auditor", "auditor").page(trail + "?to=2027-12-31&person=" + alice + after).text();
    var table = own.substring(own.indexOf("<table"), own.indexOf("</table>"));
    assertThat(table)
        .contains("a mis à jour une action", "a engagé une action")
        .doesNotContain("Oser demander", "Appeler l'équipe", "??");
    assertThat(table.indexOf("learning.action-progressed"))
        .isGreaterThan(table.indexOf("<details>"));
    eventually(
        () ->
            assertThat(
                    as("auditor", "auditor")
                        .page(trail + "?person=manager&what=learning.outcomes-shown")
                        .text())
                .contains("a consulté des résultats"));
    assertThat(as("auditor", "auditor").page(trail + ".csv?person=" + alice).text())
        .contains("Personne;Événement", "a mis à jour une action")
        .doesNotContain("Oser demander");
    assertThat(as(alice).get(trail).status()).isEqualTo(403);
    assertThat(manager().get(trail + ".csv").status()).isEqualTo(403);
  }

  private static boolean hasKey(String username) throws SQLException {
    try (var vault =
            DriverManager.getConnection(
                VAULT.url(), TestPostgres.Database.USERNAME, TestPostgres.Database.PASSWORD);
        var query = vault.prepareStatement("select 1 from person_keys where username = ?")) {
      query.setString(1, username);
      return query.executeQuery().next();
    }
  }

  @Test
  @DisplayName("ce qui est engagé et ce qu'il en advient est annoncé aux voisins")
  void commitment_and_progress_are_told_to_the_neighbours() {
    var action = UUID.randomUUID().toString();
    plan(action, member(0));
    as(member(0)).post(progress(action), "{\"status\":\"DONE\",\"effect\":4}");

    eventually(
        () ->
            assertThat(NEIGHBOURS.heard("codev.learning", action))
                .containsExactly("learning.action-committed.v1", "learning.action-progressed.v2"));
  }

  @Test
  @DisplayName("répéter un progrès est sans effet, reprendre une action terminée est refusé")
  void repeating_is_harmless_starting_again_is_refused() {
    var action = UUID.randomUUID().toString();
    var alice = member(0);
    plan(action, alice);
    var done = "{\"status\":\"DONE\",\"effect\":4,\"learnt\":\"Oser demander\"}";

    var first = as(alice).post(progress(action), done);
    var again = as(alice).post(progress(action), done);
    assertThat(again).isEqualTo(first);
    assertThat(as(alice).post(progress(action), "{\"status\":\"TRYING\"}"))
        .returns(409, Answer::status)
        .returns("learning.action.has-ended", Answer::rule);
  }

  @Test
  @DisplayName("le formulaire de la page fait avancer l'action")
  void the_form_of_the_page_moves_the_action_on() {
    var action = UUID.randomUUID().toString();
    var alice = member(0);
    plan(action, alice);

    var sent =
        as(alice)
            .submit(
                "/actions/" + action + "/progress",
                "status=PARTLY&effect=3&learnt=Avec+m%C3%A9thode");
    assertThat(sent.status()).isEqualTo(204);
    assertThat(as(alice).page(sent.text()))
        .returns(200, Answer::status)
        .extracting(Answer::text)
        .asString()
        .contains("Appeler l", "Faite en partie", "Avec méthode");
  }

  @Test
  @DisplayName("le point fait en séance se lit aux actions, même si l'action reste à faire")
  void a_review_after_which_it_is_still_to_be_done_is_read() {
    var action = UUID.randomUUID().toString();
    var alice = as(member(0));
    plan(action, member(0));
    review(action, member(0));
    eventually(
        () ->
            assertThat(alice.page("/actions").text())
                .contains("Engagée", "Point fait en séance\u202f: pas faite", "Patience"));
    assertThat(alice.page("/actions?lang=en").text()).contains("Reviewed in a session: not done");
    assertThat(alice.get("/api/actions?owner=me").json().at("/0/reviews/0/outcome").asString())
        .isEqualTo("NOT");
  }

  @Test
  @DisplayName("ce qui est mal formé est nommé, jamais une erreur du service")
  void what_is_malformed_is_named() {
    var unknown = progress(UUID.randomUUID().toString());
    var alice = as(member(0));
    assertThat(alice.post(unknown, "{\"status\":\"DONE\"}").status()).isEqualTo(404);
    var action = UUID.randomUUID().toString();
    plan(action, member(0));
    for (var body :
        List.of(
            "{",
            "{}",
            "{\"status\":\"COMMITTED\"}",
            "{\"status\":\"DONE\",\"effect\":6}",
            "{\"status\":\"DONE\",\"effect\":\"4\"}",
            "{\"status\":\"DONE\",\"effort\":4}"))
      assertThat(alice.post(progress(action), body))
          .as(body)
          .returns(400, Answer::status)
          .matches(answer -> answer.json().path("violations").size() == 1);
    assertThat(alice.post("/api/actions/nonsense/progress", "{\"status\":\"DONE\"}").status())
        .isEqualTo(400);
    assertThat(alice.get("/api/actions").status()).isEqualTo(400);
    assertThat(new Caller(port, "forged").get("/api/actions?owner=me").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("la page montre d'abord ce qui reste à faire, le plus urgent devant")
  void the_page_shows_what_is_most_urgent_first() {
    var alice = member(0);
    var ids = IntStream.range(0, 4).mapToObj(_ -> UUID.randomUUID().toString()).toList();
    plan(ids.get(0), alice, "2025-01-10");
    plan(ids.get(1), alice, "2099-03-01");
    plan(ids.get(2), alice, "2099-02-01");
    plan(ids.get(3), alice, "2025-01-09");
    eventually(() -> assertThat(as(alice).get("/api/actions?owner=me").json().size()).isEqualTo(4));
    var done = as(alice).post(progress(ids.get(3)), "{\"status\":\"DONE\"}");

    var page = as(alice).page("/actions?after=" + position(done)).text();
    assertThat(page)
        .containsSubsequence(
            "10 janvier 2025", "1er février 2099", "1er mars 2099", "9 janvier 2025")
        .containsOnlyOnce("échéance passée");
    assertThat(as(alice).get("/api/actions?owner=me").json().valueStream())
        .extracting(action -> action.path("id").asString())
        .containsExactlyElementsOf(ids);
  }

  @Test
  @DisplayName("une action arrivée à échéance se dit faite ou en cours de la page d'accueil")
  void a_due_action_is_answered_on_the_home_page() {
    var alice = as(member(0));
    var action = UUID.randomUUID().toString();
    plan(action, member(0), "2025-01-10");
    eventually(() -> assertThat(alice.get("/api/actions?owner=me").json().size()).isOne());
    assertThat(alice.page("/actions/due").text())
        .contains("Appeler l", "échéance le 10 janvier 2025", "échéance passée")
        .contains("value=\"DONE\"", "value=\"TRYING\"", "href=\"/actions\"");

    var form = "/actions/" + action + "/progress";
    assertThat(alice.submit(form, "status=TRYING&inPlace=true").status()).isEqualTo(303);
    eventually(
        () ->
            assertThat(alice.page("/actions/due").text())
                .contains("En cours", "value=\"DONE\"")
                .doesNotContain("value=\"TRYING\""));
    assertThat(alice.submit(form, "status=DONE&inPlace=true").status()).isEqualTo(303);
    eventually(
        () -> assertThat(alice.page("/actions/due").text()).doesNotContain("Appeler l", "<ul"));
  }

  @Test
  @DisplayName("un apprentissage dit en séance se lit au journal de son auteur")
  void a_stated_learning_is_read_in_its_authors_journal() {
    var bob = member(1);
    state(bob);
    eventually(
        () ->
            assertThat(as(bob).get("/api/learnings?owner=me").json().at("/0/text").asString())
                .isEqualTo("Écouter jusqu'au bout"));
    assertThat(as(bob).page("/journal").text())
        .contains("Écouter jusqu", "Mon équipe", ">Écouter</span>")
        .doesNotContain(">listening<");
    assertThat(as(bob).page("/journal?lang=en").text()).contains(">Listening</span>");
    assertThat(as(member(0)).get("/api/learnings?owner=me").json().size()).isZero();
    assertThat(as(member(0)).get("/api/learnings?owner=" + bob).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("un membre répond une fois à un questionnaire, dans son échelle")
  void a_member_answers_a_survey_once_within_its_scale() {
    var alice = as(member(0));
    var path = "/api/surveys/SKILLS/answers";
    var sheet = "{\"moment\":\"START\",\"answers\":{\"C1\":7,\"C12\":0}}";

    eventually(() -> assertThat(alice.post(path, sheet).status()).isEqualTo(200));
    var first = alice.post(path, sheet);
    assertThat(alice.post(path, sheet.replace("\"C1\":7,\"C12\":0", "\"C12\":0,\"C1\":7")))
        .isEqualTo(first);
    assertThat(alice.post(path, sheet.replace("7", "8")))
        .returns(409, Answer::status)
        .returns("learning.survey.answered-already", Answer::rule);
    assertThat(alice.post(path, sheet.replace("START", "SIX_MONTHS")))
        .returns(422, Answer::status)
        .returns("learning.survey.another-moment", Answer::rule);
    for (var wrong : List.of("\"C13\":7", "\"C1\":11", "\"C1\":null", "\"C1\":6.5", ""))
      assertThat(alice.post(path, sheet.replace("\"C1\":7,\"C12\":0", wrong)))
          .as(wrong)
          .returns(400, Answer::status)
          .matches(answer -> answer.json().path("violations").size() == 1);
    assertThat(alice.post(path.replace("SKILLS", "MOOD"), sheet).status()).isEqualTo(400);
    assertThat(as("nobody").post(path, sheet))
        .returns(403, Answer::status)
        .returns("learning.survey.only-members", Answer::rule);
  }

  @Test
  @DisplayName("ses réponses sont chiffrées pour son programme, et leur longueur n'en dit rien")
  void answers_are_encrypted_for_the_programme() {
    assertThat(encryptedAnswers(0, "{\"C1\":9}"))
        .hasSameSizeAs(encryptedAnswers(1, "{\"C1\":10,\"C2\":10,\"C12\":10}"));
  }

  @Test
  @DisplayName("l'effet d'une action ne se lit pas dans le journal, quel qu'il soit, ni effacé")
  void an_effect_leaves_no_trace_in_the_log() {
    var alice = member(0);
    var rows = new ArrayList<String>();
    var late = new ArrayList<String>();
    for (int effect = 1; effect <= 5; effect++) {
      var action = UUID.randomUUID().toString();
      plan(action, alice, "2027-01-25");
      report(alice, action, "{\"status\":\"TRYING\"}");
      report(alice, action, "{\"status\":\"DONE\",\"effect\":%d}".formatted(effect));
      rows.add(stored("learning.action-progressed", action, "DONE"));
      var later = UUID.randomUUID().toString();
      plan(later, alice, "2027-01-25");
      report(alice, later, "{\"status\":\"DONE\"}");
      report(alice, later, "{\"status\":\"DONE\",\"effect\":%d}".formatted(effect));
      late.add(stored("learning.effect-told", later, ""));
    }

    for (var one : List.of(rows, late)) {
      assertThat(one).allMatch(row -> row.length() == one.getFirst().length());
      var effects = one.stream().map(LearningServiceTest::effect).toList();
      assertThat(effects).doesNotHaveDuplicates();
      for (int i = 0; i < effects.size(); i++)
        assertThat(encryption.decrypt(effects.get(i))).contains(Integer.toString(i + 1));
    }
    encryption.erase(alice);
    assertThat(Stream.concat(rows.stream(), late.stream()).map(LearningServiceTest::effect))
        .allMatch(effect -> encryption.decrypt(effect).isEmpty());
  }

  @Test
  @DisplayName("la confiance dans une action se lit par son auteur, et non dans le journal")
  void a_confidence_is_read_by_its_author_alone() {
    var alice = member(0);
    var action = UUID.randomUUID().toString();
    plan(UUID.randomUUID().toString(), alice);
    NEIGHBOURS.say(
        "session.action-planned.v2",
        said ->
            here(said)
                .put("actionId", action)
                .put("owner", alice)
                .put("what", encryption.encrypt(alice, action + "/what", "Appeler l'équipe"))
                .put("confidence", encryption.encrypt(alice, action + "/confidence", "9 ")));

    eventually(() -> assertThat(as(alice).get("/api/actions?owner=me").json().size()).isEqualTo(2));
    var actions = as(alice).get("/api/actions?owner=me").json();
    assertThat(actions.findValues("confidence").stream().map(one -> one.intValue()))
        .as("the first was published in clear")
        .containsExactlyInAnyOrder(7, 9);
    assertThat(stored("learning.action-committed", action, "")).contains("\"confidence\":\"s1.");
    encryption.erase(alice);
    assertThat(as(alice).get("/api/actions?owner=me").json().findValues("confidence"))
        .filteredOn(one -> one.isNull())
        .hasSize(1);
  }

  private void report(String owner, String action, String progress) {
    eventually(
        () -> assertThat(as(owner).post(progress(action), progress).status()).isEqualTo(200));
  }

  private static String effect(String row) {
    var encrypted = Pattern.compile("\"effect\":\"(s2(\\.[\\w-]+){4})\"").matcher(row);
    assertThat(encrypted.find()).as(row).isTrue();
    return encrypted.group(1);
  }

  /** What the log has of an event, without the moment, whose digits vary. */
  private static String stored(String type, String first, String second) {
    var payload =
        LOG.ask(
            """
            select convert_from(payload, 'UTF8') from events
            where type = '%s' and convert_from(payload, 'UTF8') like '%%%s%%'
              and convert_from(payload, 'UTF8') like '%%%s%%'
            """
                .formatted(type, first, second));
    assertThat(payload).as(type).isNotEmpty();
    return payload.replaceAll("\"at\":\"[^\"]*\"", "");
  }

  @Test
  @DisplayName("les questions répondues ne se lisent pas dans le journal, quelles qu'elles soient")
  void answered_items_leave_no_trace_in_the_log() {
    var items = List.of("C1", "C2", "C12");
    var rows = new ArrayList<String>();
    for (int subset = 1; subset < 8; subset++) {
      var chosen = subset;
      var answers =
          IntStream.range(0, items.size())
              .filter(i -> ((chosen >> i) & 1) == 1)
              .mapToObj(i -> "\"%s\":10".formatted(items.get(i)))
              .collect(Collectors.joining(",", "{", "}"));
      encryptedAnswers(subset, answers);
      rows.add(stored("learning.survey-answered", member(subset), programme));
    }

    assertThat(rows)
        .allMatch(row -> row.length() == rows.getFirst().length())
        .noneMatch(row -> row.contains("[") || row.contains("\"C1"));
    var stored = Pattern.compile("\"items\":\"(s1(\\.[\\w-]+){3})\"");
    var sealed =
        rows.stream()
            .map(row -> stored.matcher(row).results().findFirst().orElseThrow().group(1))
            .toList();
    assertThat(sealed).doesNotHaveDuplicates();
    assertThat(encryption.decrypt(sealed.getLast()).map(String::strip))
        .contains("[\"C1\",\"C12\",\"C2\"]");
    encryption.erase(member(7));
    assertThat(encryption.decrypt(sealed.getLast()))
        .as("keeps its places in the figures of the programme")
        .isPresent();
    var scope = new RetentionScope(RetentionScope.Kind.ANSWERS, UUID.fromString(programme));
    encryption.destroy(scope);
    assertThat(sealed).allMatch(one -> encryption.decrypt(one).isEmpty());
  }

  /** As they are in the log, where their place names the programme. */
  private String encryptedAnswers(int i, String answers) {
    var sheet = "{\"moment\":\"START\",\"answers\":%s}".formatted(answers);
    var path = "/api/surveys/SKILLS/answers";
    eventually(() -> assertThat(as(member(i)).post(path, sheet).status()).isEqualTo(200));
    var place = "survey/%s/SKILLS/START".formatted(programme).getBytes(UTF_8);
    var context = Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    var payload =
        LOG.ask(
            """
            select convert_from(payload, 'UTF8') from events
            where convert_from(payload, 'UTF8') like '%%%s%%'
              and convert_from(payload, 'UTF8') like '%%%s%%'
            """
                .formatted(member(i), context));
    var encrypted = Pattern.compile("s2\\.[\\w-]+\\.%s(\\.[\\w-]+){2}".formatted(context));
    return encrypted.matcher(payload).results().findFirst().orElseThrow().group();
  }

  @Test
  @DisplayName(
      "la page des questionnaires montre ce qui est ouvert, garde ce qui est coché, envoie")
  void the_page_of_surveys_shows_what_is_open_and_keeps_what_is_ticked() {
    theProgrammeHasBegun();
    var alice = as(member(0));
    var form = "/surveys/CLIMATE/START";
    var asked = form + "?programmeId=" + programme;
    eventually(
        () ->
            assertThat(alice.page("/surveys").text())
                .contains("Mes compétences", "Au début", asked)
                .doesNotContain("À mi-parcours", "Trois mois"));
    assertThat(alice.page(asked).text()).contains("J’ai pu parler vrai.", "Sans objet");
    assertThat(as("nobody").page(asked).status()).isEqualTo(404);

    var partly = alice.submit(form, "programmeId=" + programme + "&H2=4&H3=9");
    assertThat(partly)
        .returns(422, Answer::status)
        .extracting(Answer::text)
        .asString()
        .contains("2 réponses manquent", "id=\"missing-H3\"", "id=\"missing-H4\"")
        .containsPattern("id=\"H2-4\"[^>]*checked")
        .doesNotContain("id=\"missing-H2\"");

    var all = "programmeId=" + programme + "&H2=4&H3=5&H4=null";
    var sent = alice.submit(form, all);
    assertThat(sent.status()).isEqualTo(303);
    eventually(() -> assertThat(alice.page("/surveys").text()).doesNotContain(asked));
    assertThat(alice.submit(form, all).status()).isEqualTo(303);
    assertThat(alice.submit(form, all.replace("H2=4", "H2=1")).status()).isEqualTo(409);
    assertThat(alice.get("/api/me/export").json().at("/answers/0/answers").toString())
        .isEqualTo("{\"H2\":4,\"H3\":5,\"H4\":null}");
  }

  @Test
  @DisplayName(
      "à l’adresse de son courriel, chacun remplit son questionnaire une fois, sans se connecter")
  void a_survey_is_answered_once_at_the_address_of_its_email() {
    theProgrammeHasBegun();
    var address = address(member(0), "CLIMATE", SurveyKind.Moment.START);
    assertThat(address).isEqualTo(address(member(0), "CLIMATE", SurveyKind.Moment.START));
    eventually(
        () ->
            assertThat(notSignedIn().page(address).text())
                .contains("J’ai pu parler vrai.", "Ne transmettez pas son adresse")
                .contains("action=\"" + address + "\"")
                .doesNotContain("??", "name=\"programmeId\""));

    assertThat(notSignedIn().submit(address, "H2=4&H3=9"))
        .returns(422, Answer::status)
        .extracting(Answer::text)
        .asString()
        .contains("2 réponses manquent", "action=\"" + address + "\"")
        .containsPattern("id=\"H2-4\"[^>]*checked");
    assertThat(notSignedIn().submit(address, "H2=4&H3=5&H4=null").status()).isEqualTo(303);
    eventually(
        () ->
            assertThat(notSignedIn().page(address).text())
                .contains("vos réponses à ce questionnaire sont enregistrées")
                .doesNotContain("J’ai pu parler vrai.", "??"));
    assertThat(notSignedIn().submit(address, "H2=1&H3=1&H4=1").status()).isEqualTo(303);
    assertThat(as(member(0)).get("/api/me/export").json().at("/answers").toString())
        .contains("{\"H2\":4,\"H3\":5,\"H4\":null}")
        .doesNotContain("{\"H2\":1");
  }

  @Test
  @DisplayName("cette adresse n’ouvre rien d’autre, ni avant l’heure, ni à qui a quitté son groupe")
  void the_address_of_a_survey_opens_nothing_else() {
    theProgrammeHasBegun();
    var address = address(member(0), "CLIMATE", SurveyKind.Moment.START);
    var early = address(member(0), "FOLLOW_UP", SurveyKind.Moment.SIX_MONTHS);
    eventually(
        () ->
            assertThat(notSignedIn().page(early).text())
                .contains("n’est pas ouvert en ce moment")
                .doesNotContain("type=\"radio\"", "??"));
    assertThat(notSignedIn().submit(early, "").status()).isEqualTo(303);

    for (var elsewhere : List.of("/surveys", "/me", address + "/more"))
      assertThat(notSignedIn().page(elsewhere).status()).as(elsewhere).isEqualTo(401);
    var path = "/questionnaires/";
    int middle = address.length() / 2;
    char other = address.charAt(middle) == 'A' ? 'B' : 'A';
    var altered = address.substring(0, middle) + other + address.substring(middle + 1);
    var words = programme + "/CLIMATE/START/" + member(0);
    var ofAnother = path + encryption.encrypt(member(1), "survey address", words);
    var ofNobody = address("nobody" + group, "CLIMATE", SurveyKind.Moment.START);
    for (var none : List.of(path + "x", altered, ofAnother, ofNobody)) {
      assertThat(notSignedIn().page(none).status()).as(none).isEqualTo(404);
      assertThat(notSignedIn().submit(none, "H2=4&H3=5&H4=3").status()).as(none).isEqualTo(404);
    }

    assertThat(notSignedIn().page(address).status()).isEqualTo(200);
    NEIGHBOURS.say(
        "group.member-left.v1",
        said -> said.put("groupId", group).put("programmeId", programme).put("member", member(0)));
    eventually(() -> assertThat(notSignedIn().page(address).status()).isEqualTo(404));
    assertThat(notSignedIn().submit(address, "H2=4&H3=5&H4=3").status()).isEqualTo(404);
  }

  @Test
  @DisplayName(
      "un questionnaire chargé d’un fichier se répond une fois, puis se compte comme les autres")
  void a_loaded_survey_is_answered_and_counted() throws Exception {
    var file = example();
    assertThat(as(member(0)).post(instruments(), file).status()).isEqualTo(403);
    var loaded = manager().post(instruments(), file);
    assertThat(loaded.status()).isEqualTo(200);
    assertThat(manager().post(instruments(), file)).isEqualTo(loaded);
    var listed = as(member(0)).get(instruments() + "?after=" + position(loaded)).json();
    assertThat(listed.at("/0/version").asInt()).isOne();
    assertThat(listed.at("/0/instrument/items/1/audience").asString()).isEqualTo("CLIENT");
    assertThat(as("sponsor", "sponsor").get(instruments()).status()).isEqualTo(403);
    assertThat(as("nobody").get(instruments()).status()).isEqualTo(404);

    var path = "/api/surveys/TEAM_SPIRIT/answers";
    var sheet =
        "{\"moment\":\"START\",\"programmeId\":\"%s\",\"answers\":{\"T1\":4}}".formatted(programme);
    for (var wrong :
        List.of(
            sheet.replace("\"T1\":4", "\"T1\":7"),
            sheet.replace("\"T1\":4", "\"T1\":null"),
            sheet.replace("T1", "T2"),
            sheet.replace("START\"", "START\",\"version\":2"),
            "{\"moment\":\"START\",\"answers\":{\"T1\":4}}"))
      assertThat(as(member(0)).post(path, wrong)).as(wrong).returns(400, Answer::status);
    assertThat(as(member(0)).post(path, sheet.replace("START", "MIDDLE")))
        .returns(422, Answer::status)
        .returns("learning.survey.another-moment", Answer::rule);
    assertThat(as("nobody").post(path, sheet))
        .returns(403, Answer::status)
        .returns("learning.survey.only-members", Answer::rule);
    for (int i = 0; i < 5; i++) as(member(i)).post(path, sheet);
    var last = as(member(5)).post(path, sheet);
    assertThat(as(member(5)).post(path, sheet)).isEqualTo(last);
    assertThat(as(member(5)).post(path, sheet.replace(":4}", ":5}")).status()).isEqualTo(409);

    var after = "?after=" + position(last);
    assertThat(figure(manager().get(outcomes(after)), "surveys.team-spirit.start.T1"))
        .startsWith(
            "{\"key\":\"surveys.team-spirit.start.T1\",\"value\":4.0,\"n\":6,\"unit\":\"OWN_SCALE\"");
    assertThat(figure(manager().get(outcomes("")), "surveys.team-spirit.end.T1"))
        .contains("suppressed");
    assertThat(manager().page("/outcomes/" + programme).text())
        .contains("L’entraide au travail", "Au début", "direction des ressources humaines")
        .doesNotContain("??");
    assertThat(manager().page("/outcomes/" + programme + "/how").text())
        .contains("surveys.team-spirit.end.T2")
        .doesNotContain("??", "outcomes.");
    assertThat(manager().get(outcomes(".csv")).text())
        .contains("surveys.team-spirit.start.T1,", ",4.0,6,");
    assertThat(as(member(0)).get("/api/me/export").json().at("/answers/0").toString())
        .contains("\"survey\":\"TEAM_SPIRIT\"", "{\"T1\":4}");

    var target = "{\"targets\":{\"surveys.team-spirit.start.T1\":%s}}";
    assertThat(manager().post(outcomes("/targets"), target.formatted(7)).status()).isEqualTo(400);
    var set = manager().post(outcomes("/targets"), target.formatted(3));
    assertThat(set.status()).isEqualTo(200);
    manager().get(outcomes("?after=" + position(set)));
    assertThat(manager().page("/outcomes/" + programme).text())
        .contains(
            "name=\"surveys.team-spirit.start.T1\" value=\"3\"",
            "name=\"surveys.team-spirit.end.T1\"",
            "cible 3",
            "Cibles atteintes\u202f: 1 sur 1")
        .doesNotContain("??");
    assertThat(
            manager()
                .submit("/outcomes/" + programme + "/targets", "surveys.team-spirit.end.T1=4%2C5")
                .status())
        .isEqualTo(204);
    eventually(
        () ->
            assertThat(manager().get(outcomes("")).json().path("targets").toString())
                .isEqualTo("{\"surveys.team-spirit.end.T1\":4.5}"));
  }

  @Test
  @DisplayName(
      "de la page on le charge, et ce qui est faux est dit avec sa ligne, à côté du texte envoyé")
  void it_is_loaded_from_the_page_and_what_is_wrong_is_named() throws Exception {
    var page = "/outcomes/" + programme + "/instruments";
    assertThat(as("sponsor", "sponsor").page(page).status()).isEqualTo(403);
    var wrong = manager().submit(page, text(example().replace("\"to\": 6", "\"to\": 60")));
    assertThat(wrong)
        .returns(422, Answer::status)
        .extracting(Answer::text)
        .asString()
        .contains("ligne 15", "items[0].to", "ligne 21", "items[1].to", "&quot;to&quot;: 60")
        .doesNotContain("??");
    var answer = manager().post(instruments(), example().replace("\"to\": 6", "\"to\": 60"));
    assertThat(answer).returns(400, Answer::status);
    assertThat(answer.json().path("violations").toString())
        .contains("ligne 15", "items[0].to", "ligne 21", "items[1].to");

    assertThat(manager().submit(page, text(example())).status()).isEqualTo(303);
    eventually(
        () ->
            assertThat(manager().page(page).text())
                .contains(
                    "L’entraide au travail",
                    "TEAM_SPIRIT, version 1",
                    "aux membres qui ont été clients")
                .doesNotContain("??"));
    var other = manager().submit(page, text(example().replace("\"to\": 6", "\"to\": 5")));
    assertThat(other)
        .returns(422, Answer::status)
        .extracting(Answer::text)
        .asString()
        .contains("utilise l’échelle de 0 à 6");

    NEIGHBOURS.say(
        "session.closed.v2",
        said -> {
          here(said).put("client", member(1)).putArray("clients").add(member(1));
          return said;
        });
    var form = "/surveys/TEAM_SPIRIT/START?programmeId=" + programme;
    eventually(
        () ->
            assertThat(as(member(1)).page(form).text())
                .contains("L’entraide au travail", "id=\"T1-6\"", "id=\"T2-none\""));
    assertThat(as(member(0)).page(form).text())
        .contains("tous les jours", "id=\"T1-0\"")
        .doesNotContain("id=\"T2", "??");
    var fields = "programmeId=" + programme + "&version=1";
    assertThat(as(member(1)).submit("/surveys/TEAM_SPIRIT/START", fields + "&T1=0").text())
        .contains("id=\"missing-T2\"");
    assertThat(
            as(member(1)).submit("/surveys/TEAM_SPIRIT/START", fields + "&T1=0&T2=null").status())
        .isEqualTo(303);
  }

  @Test
  @DisplayName("on le compose aussi sur la page, question par question, et on le relit avant")
  void it_is_written_on_the_page_too() {
    var page = "/outcomes/" + programme + "/instruments";
    var draft = page + "/draft";
    assertThat(as("sponsor", "sponsor").page(draft).status()).isEqualTo(403);
    assertThat(as("other", "manager").page(draft).status()).isEqualTo(404);
    assertThat(manager().page(draft).text())
        .contains("name=\"items[0].fr\"", "Question 1")
        .doesNotContain("items[1]", "??");

    var title = "titleFr=Entraide+%C3%A0+l%E2%80%99atelier&titleEn=Help&source=Ours&moments=START";
    var first = "&items[0].key=Q1&items[0].fr=Un&items[0].en=One&items[0].from=0&items[0].to=6";
    var form = title + "&moments=END" + first + "&items[0].audience=ALL";
    assertThat(manager().submit(draft, form + "&edit=add").text())
        .contains("name=\"items[1].key\" value=\"Q2\"", "name=\"items[1].to\" value=\"6\"")
        .doesNotContain("??");
    assertThat(manager().submit(draft, form.replace("=Un&", "=&") + "&edit=preview"))
        .returns(422, Answer::status)
        .extracting(Answer::text)
        .asString()
        .contains("href=\"#items-0-fr\"", "Question 1 – Texte en français")
        .doesNotContain("??");
    assertThat(manager().submit(draft, form + "&edit=preview").text())
        .contains("Entraide à l’atelier", "lang=\"en-GB\"", "telle que les membres la liront")
        .doesNotContain("??");

    assertThat(manager().submit(draft, form + "&edit=save").status()).isEqualTo(303);
    eventually(
        () ->
            assertThat(manager().page(page).text())
                .contains("ENTRAIDE_A_L_ATELIER, version 1", "basedOn=ENTRAIDE_A_L_ATELIER")
                .doesNotContain("??"));
    assertThat(manager().page(draft + "?basedOn=ENTRAIDE_A_L_ATELIER").text())
        .contains("value=\"ENTRAIDE_A_L_ATELIER\"", "value=\"Un\"", "nouvelle version");
    assertThat(manager().page(draft + "?basedOn=NONE").status()).isEqualTo(404);
    var other = form.replace("to=6", "to=5") + "&key=ENTRAIDE_A_L_ATELIER&edit=save";
    assertThat(manager().submit(draft, other))
        .returns(422, Answer::status)
        .extracting(Answer::text)
        .asString()
        .contains("utilise l’échelle de 0 à 6");
  }

  private static String text(String file) {
    return "text=" + URLEncoder.encode(file, UTF_8);
  }

  private String instruments() {
    return "/api/programmes/" + programme + "/instruments";
  }

  private static String example() throws IOException {
    return new ClassPathResource("instruments/example.json").getContentAsString(UTF_8);
  }

  @Test
  @DisplayName("une présence corrigée après la fin corrige les chiffres, et rien d’autre")
  void attendance_put_right_after_the_end_puts_the_figures_right() {
    NEIGHBOURS.say(
        "session.closed.v2",
        said -> {
          here(said).put("client", member(0)).putObject("contributions").put(member(1), 2);
          var attendance = said.putArray("attendance");
          for (int i = 0; i < 5; i++)
            attendance
                .addObject()
                .put("username", member(i))
                .put("status", i < 2 ? "PRESENT" : "ABSENT")
                .put("signed", i < 2);
          return said;
        });
    eventually(
        () ->
            assertThat(figure(manager().get(outcomes("")), "sessions.attendance"))
                .contains("\"value\":0.4,\"n\":5"));
    var held = figure(manager().get(outcomes("")), "sessions.hours-held");
    assertThat(figure(manager().get(outcomes("")), "fidelity.contribution-gini"))
        .contains("\"value\":0.0");

    NEIGHBOURS.say(
        "session.attendance-marked.v1",
        said -> here(said).put("member", member(2)).put("status", "LATE"));
    NEIGHBOURS.say("session.attendance-signed.v1", said -> here(said).put("person", member(3)));
    eventually(
        () ->
            assertThat(figure(manager().get(outcomes("")), "sessions.attendance"))
                .contains("\"value\":0.8,\"n\":5"));
    assertThat(figure(manager().get(outcomes("")), "fidelity.contribution-gini"))
        .contains("\"value\":0.67");
    assertThat(figure(manager().get(outcomes("")), "sessions.hours-held")).isEqualTo(held);
    var list = "/outcomes/" + programme + "/sessions";
    eventually(
        () ->
            assertThat(manager().page(list).text())
                .contains("Groupe Lumière", "4 sur 5", "Une séance")
                .doesNotContain("??", member(0)));
    assertThat(manager().page("/outcomes/" + programme).text())
        .contains("href=\"" + list, "aria-label=\"Présence\u202f: 80\u00a0% (voir la liste)\"")
        .contains("href=\"/programmes/" + programme + "\">Voir les groupes");
    assertThat(manager().page("/outcomes/" + programme + "?from=2026-01-01").text())
        .contains("80\u00a0%", "Les actions ne sont pas affichées pour cette partie du programme")
        .doesNotContain("la présence et les actions ne sont pas affichées", "??");
    assertThat(as("sponsor", "sponsor").page("/outcomes/" + programme).text())
        .doesNotContain("voir la liste", "Voir les groupes");
    assertThat(as("sponsor", "sponsor").page(list).status()).isEqualTo(403);
    assertThat(manager().page("/outcomes/" + programme + "/comparison").text())
        .contains("Calendrier des groupes", "1 tenue, ", "href=\"" + list + "\"")
        .doesNotContain("??");
    assertThat(as("sponsor", "sponsor").page("/outcomes/" + programme + "/comparison").text())
        .doesNotContain("Calendrier des groupes", "Groupe Lumière", "??");
    assertThat(as(member(2)).get("/api/me/export").json().at("/sessions/0/status").asString())
        .isEqualTo("LATE");
    assertThat(as(member(3)).get("/api/me/export").json().at("/sessions/0/signed").asBoolean())
        .isTrue();
  }

  @Test
  @DisplayName("chacun reçoit tout ce que le service garde sur lui, et rien des autres")
  void everybody_is_given_all_that_is_held_on_them() {
    var alice = member(0);
    var action = UUID.randomUUID().toString();
    evaluate(0, "{\"H1\":4,\"H7\":null}");
    evaluate(1, "{\"H1\":2}");
    state(alice);
    plan(action, alice);
    var sheet = "{\"moment\":\"START\",\"answers\":{\"C1\":7}}";
    eventually(
        () ->
            assertThat(as(alice).post("/api/surveys/SKILLS/answers", sheet).status())
                .isEqualTo(200));
    var answered = as(alice).post("/api/surveys/SKILLS/answers", sheet);

    var held = as(alice).get("/api/me/export?after=" + position(answered)).json();
    assertThat(held.path("unit").asString()).isEqualTo("Finance");
    assertThat(held.at("/memberships/0/groupId").asString()).isEqualTo(group);
    assertThat(held.at("/actions/0/id").asString()).isEqualTo(action);
    assertThat(held.at("/learnings/0/text").asString()).isEqualTo("Écouter jusqu'au bout");
    assertThat(held.path("answers").valueStream().map(given -> given.path("answers").toString()))
        .containsExactlyInAnyOrder("{\"H1\":4,\"H7\":null}", "{\"C1\":7}");
    var facts = held.path("inLearning");
    assertThat(facts.valueStream().map(fact -> fact.path("what").asString()))
        .contains(
            "learning.action-committed",
            "learning.learning-kept",
            "learning.evaluation-received",
            "learning.survey-answered");
    assertThat(facts.toString())
        .contains("Écouter jusqu'au bout", "{\\\"C1\\\":7}")
        .doesNotContain("\"s1.", "\"s2.", "{\\\"H1\\\":2");
    review(action, alice);
    hold(alice);
    eventually(
        () -> {
          var later = as(alice).get("/api/me/export").json();
          assertThat(later.at("/reviews/0/outcome").asString()).isEqualTo("NOT");
          assertThat(later.at("/reviews/0/learnt").asString()).isEqualTo("Patience");
          assertThat(later.at("/sessions/0/status").asString()).isEqualTo("LATE");
          assertThat(later.at("/sessions/0/contributions").asInt()).isEqualTo(3);
        });
    for (var none : List.of("answers", "inLearning"))
      assertThat(as("nobody").get("/api/me/export").json().path(none).size()).isZero();
  }

  @Test
  @DisplayName("les évaluations deviennent des chiffres par paquets de six personnes")
  void evaluations_become_figures_six_people_at_a_time() {
    IntStream.range(0, 4).forEach(i -> evaluate(i, "{\"H1\":4,\"H7\":5,\"H10\":10}"));
    assertThat(figureAfter(4, "H1")).isEqualTo("{\"key\":\"H1\",\"suppressed\":true}");
    IntStream.range(4, 7).forEach(i -> evaluate(i, "{\"H1\":5,\"H10\":6}"));

    assertThat(figureAfter(7, "H1"))
        .isEqualTo(
            """
            {"key":"H1","value":4.33,"n":6,"unit":"AGREEMENT","distribution":[{"answer":1,"count":0},{"answer":2,"count":0},{"answer":3,"count":0},{"answer":4,"count":4},{"answer":5,"count":2}]}\
            """);
    assertThat(figureAfter(7, "recommendation"))
        .isEqualTo("{\"key\":\"recommendation\",\"value\":33.33,\"n\":6,\"unit\":\"POINTS\"}");
    assertThat(figureAfter(7, "H7")).isEqualTo("{\"key\":\"H7\",\"suppressed\":true}");
    assertThat(figure(as("sponsor", "sponsor").get(outcomes("")), "H1"))
        .isEqualTo("{\"key\":\"H1\",\"suppressed\":true}");
    assertThat(figure(manager().get(outcomes("?unit=&site=&aim=&from=&to=2027-01-11")), "H1"))
        .startsWith("{\"key\":\"H1\",\"value\":4.33,\"n\":6,");
    assertThat(figure(manager().get(outcomes("?aim=CHANGE_SUPPORT")), "H1"))
        .isEqualTo("{\"key\":\"H1\",\"suppressed\":true}");
    assertThat(figure(manager().get(outcomes("?to=2027-01-10")), "H1"))
        .isEqualTo("{\"key\":\"H1\",\"suppressed\":true}");
    assertThat(manager().page("/outcomes/" + programme).text())
        .contains("Managers de proximité 2027", "4,33", "Non affiché\u202f: moins de 5 personnes");
    assertThat(manager().get("/api/programmes/" + programme + "/outcomes.csv").text())
        .contains("H1,", ",4.33,6,");
    assertThat(manager().page("/outcomes/" + programme + "?unit=Finance&site=Mars").text())
        .containsPattern("<option[^>]*selected[^>]*>Finance<")
        .containsPattern("<option[^>]*selected[^>]*>Mars<")
        .containsPattern("<option[^>]*selected[^>]*>depuis le début<")
        .contains(
            "Les réponses de cette partie du programme (Finance, Mars) ne sont pas affichées",
            "class=\"printed\">Partie du programme\u202f: Finance, Mars.",
            "Les séances, la présence et les actions ne sont pas affichées pour cette partie",
            "Revenir au programme entier")
        .containsPattern("href=\"/outcomes/[^\"]*site=Mars[^\"]*\">toutes les unités<")
        .containsPattern("href=\"/outcomes/[^\"]*unit=Finance[^\"]*\">tous les sites<")
        .as("it is said once")
        .doesNotContain("Réponses des participants\u202f: aucune", "voit les mêmes chiffres")
        .doesNotContain("??");
  }

  @Test
  @DisplayName("sans groupe, la page dit quand les résultats commencent, et quoi faire avant")
  void without_a_group_the_page_says_when_results_begin() {
    var empty = UUID.randomUUID().toString();
    var inNineMonths = LocalDate.now(CLOCK).plusMonths(9).toString();
    NEIGHBOURS.say(
        "group.programme-declared.v1",
        said -> said.put("programmeId", empty).put("endsOn", inNineMonths));
    grant("manager", "MANAGER", empty);
    eventually(
        () ->
            assertThat(manager().page("/outcomes/" + empty).text())
                .contains(
                    "Les résultats commencent à la première séance.",
                    "aucune n’est encore affichée",
                    "href=\"/programmes/" + empty + "\"")
                .doesNotContain("??", "class=\"sentence\""));
  }

  @Test
  @DisplayName("la page des résultats a ses propres feuilles, à l'adresse de leur contenu")
  void the_page_of_outcomes_has_its_own_assets() {
    var page = manager().page("/outcomes/" + programme).text();
    for (var sheet : List.of("outcomes", "charts")) {
      var address =
          Pattern.compile("/outcomes/assets/" + sheet + "-[0-9a-f]{32}\\.css").matcher(page);
      assertThat(address.find()).as(sheet).isTrue();
      assertThat(manager().get(address.group()))
          .returns(200, Answer::status)
          .matches(answer -> answer.text().contains(".outcomes"));
    }
    assertThat(page).doesNotContain("echarts", "outcomes.js", " style=");
  }

  @Test
  @DisplayName("un groupe et son animateur voient les chiffres du groupe, personne d'autre")
  void a_group_and_its_facilitator_see_its_figures() {
    IntStream.range(0, 6).forEach(i -> evaluate(i, "{\"H1\":4}"));
    figureAfter(6, "H1");
    var ofGroup = "/api/groups/" + group + "/outcomes";

    var expected = "{\"key\":\"H1\",\"value\":4.0,\"n\":6,";
    assertThat(figure(as(member(0)).get(ofGroup), "H1")).startsWith(expected);
    assertThat(figure(as("facilitator", "facilitator").get(ofGroup), "H1")).startsWith(expected);
    assertThat(figure(as(member(0)).get(ofGroup + "?to=2027-01-10"), "H1")).contains("suppressed");
    assertThat(figure(manager().get(outcomes("?group=" + group)), "H1")).startsWith(expected);
    for (var page : List.of("/outcomes/groups/" + group, "/outcomes/mine"))
      assertThat(as("facilitator", "facilitator").page(page).text())
          .as(page)
          .contains("J’ai appris quelque chose d’utile", "class=\"chart ")
          .doesNotContain("??", "Fixer les cibles");
    assertThat(manager().page("/outcomes/groups/" + group).status()).isEqualTo(403);
    assertThat(as("nobody").page("/outcomes/groups/" + group).status()).isEqualTo(404);
    assertThat(as("nobody").page("/outcomes/mine").text()).contains("pas encore de groupe");
    assertThat(as("nobody").get(ofGroup).status()).isEqualTo(404);
    assertThat(as("sponsor", "sponsor").get(ofGroup).status()).isEqualTo(404);
    assertThat(manager().get(ofGroup))
        .returns(403, Answer::status)
        .returns("outcomes.only-members-and-facilitator", Answer::rule);
    assertThat(as("sponsor", "sponsor").get(outcomes("?group=" + group)))
        .returns(403, Answer::status)
        .returns("outcomes.sponsor-sees-no-group", Answer::rule);
    assertThat(as(member(0)).get(ofGroup.replace(group, programme)).status()).isEqualTo(404);
    assertThat(as(member(0)).get(ofGroup + "?from=yesterday").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("qui a vu quels chiffres est noté avant qu'il les voie, une fois par heure")
  void who_has_seen_which_figures_is_noted() throws Exception {
    var sponsor = as("sponsor", "sponsor");
    var seen = sponsor.get(outcomes("?unit=Finance")).json();
    sponsor.get(outcomes("?unit=Finance"));
    sponsor.get("/api/programmes/" + programme + "/outcomes.csv");
    as(member(0)).get("/api/groups/" + group + "/outcomes");
    manager().page("/outcomes/" + programme);

    var auditor = as("auditor", "auditor");
    var head = position(auditor.get("/api/audit/learning/checkpoint"));
    var path = "/api/audit/learning/showings?programme=" + programme;
    var noted = auditor.get(path + "&after=" + head).json();
    assertThat(noted.valueStream().map(one -> one.path("as").asString() + one.path("form")))
        .containsSubsequence(
            "SPONSOR\"DATA\"", "SPONSOR\"TABLE\"", "GROUP\"DATA\"", "MANAGER\"PAGE\"");
    var first =
        noted
            .valueStream()
            .filter(one -> one.path("as").asString().equals("SPONSOR"))
            .findFirst()
            .orElseThrow();
    assertThat(first.path("username").asString()).isEqualTo("sponsor");
    assertThat(first.at("/part/unit").asString()).isEqualTo("Finance");
    assertThat(first.path("digest").asString())
        .isEqualTo(
            sha256(
                "[%s,%s,%s]"
                    .formatted(
                        seen.path("figures"), seen.path("series"), seen.path("cooperation"))));
    assertThat(noted.valueStream().filter(one -> one.path("as").asString().equals("SPONSOR")))
        .hasSize(2);

    assertThat(as(member(0)).get("/api/me/export").json().at("/figuresSeen/0/as").asString())
        .isEqualTo("GROUP");
    NEIGHBOURS.say(
        "group.contact-changed.v1",
        said -> said.put("username", "sponsor").put("displayName", "Odile Sponville"));
    var ledger = "/outcomes/" + programme + "/showings";
    eventually(() -> assertThat(manager().page(ledger).text()).contains("Odile Sponville"));
    for (var reader : List.of(auditor, manager()))
      assertThat(reader.page(ledger).text())
          .contains(
              "commanditaire",
              "Unité Finance",
              "tableau (CSV)",
              "tout le programme",
              "<b>Odile Sponville</b>")
          .doesNotContain("??")
          .containsPattern(
              "membre ou animateur du groupe</td>\\s*<td[^>]*><div[^>]*><span>un groupe<");
    assertThat(auditor.page("/audit/learning/showings").text()).contains(ledger);
    for (var other : List.of(sponsor, as(member(0))))
      assertThat(other.page(ledger).status()).isEqualTo(403);
    assertThat(manager().page("/audit/learning/showings").status()).isEqualTo(403);
    assertThat(auditor.page(ledger + "?before=1").text()).contains("Les plus récentes");
    var mine = as(member(0)).get("/api/me/export").json().path("figuresOfMine");
    assertThat(mine.toString()).contains("\"as\":\"SPONSOR\",\"times\":2,\"people\":1");
    assertThat(as(member(0)).page("/me").text())
        .contains(
            "auxquels mes réponses ont pu contribuer",
            "Managers de proximité 2027\u202f: 2 fois, par une personne (commanditaire)",
            "au moins 5 personnes");
    assertThat(as("nobody").get("/api/me/export").json().path("figuresOfMine").size()).isZero();
    assertThat(auditor.get(path + "&size=1").json().size()).isOne();
    assertThat(manager().get(path).json().size()).isEqualTo(noted.size());
    assertThat(sponsor.get(path).status()).isEqualTo(403);
    assertThat(auditor.get(path + "&cursor=nonsense~").status()).isEqualTo(400);
  }

  @Test
  @DisplayName(
      "pas un mot que quelqu’un a écrit ne sort par les résultats, sous aucune forme, pour"
          + " personne")
  void not_a_word_that_somebody_wrote_leaves_with_the_figures() throws Exception {
    for (int i = 0; i < 6; i++) {
      var action = UUID.randomUUID().toString();
      plan(action, member(i));
      as(member(i))
          .post(
              progress(action), "{\"status\":\"DONE\",\"effect\":4,\"learnt\":\"Oser demander\"}");
      review(action, member(i));
      state(member(i));
      evaluate(i, "{\"H1\":4}");
    }
    figureAfter(6, "H1");
    var figures = manager().get(outcomes("")).json().path("figures").toString();
    assertThat(figures)
        .as("figures of what was written about")
        .contains("\"actions.effect\",\"value\":4.0", "\"learnings.listening\",\"value\":");
    assertThat(figure(manager().get(outcomes("?from=2026-01-01")), "actions.done"))
        .isEqualTo("{\"key\":\"actions.done\",\"suppressed\":true}");
    var actions = "/outcomes/" + programme + "/actions";
    assertThat(manager().page("/outcomes/" + programme).text())
        .contains("href=\"" + actions, "Voir les 6 actions par groupe", "exacts au ")
        .containsPattern("<a (?=[^>]*href=\"" + actions + "\")[^>]*voir la liste")
        .contains("100\u00a0%", "des 6 actions engagées")
        .doesNotContain("??");
    assertThat(manager().page(actions).text())
        .contains("Groupe Lumière", "6 actions engagées")
        .doesNotContain("??");
    assertThat(as("sponsor", "sponsor").page(actions).status()).isEqualTo(403);

    var programmePage = "/outcomes/" + programme;
    var everywhere =
        List.of(
            outcomes(""),
            outcomes(".csv"),
            outcomes(".pdf"),
            outcomes(".pdf?format=slides"),
            outcomes("/comparison?by=UNIT"),
            outcomes("/comparison?by=GROUP"),
            "/api/groups/" + group + "/outcomes",
            "/api/facilitators/me/outcomes",
            "/api/audit/learning/showings?programme=" + programme,
            programmePage,
            programmePage + "/how",
            programmePage + "/comparison?by=GROUP",
            programmePage + "/actions",
            programmePage + "/showings",
            programmePage + "/instruments",
            "/outcomes/groups/" + group,
            "/outcomes/mine");
    int answered = 0;
    for (var reader :
        List.of(
            IDENTITY.token("manager", "manager"),
            IDENTITY.token("sponsor", "sponsor"),
            IDENTITY.token("auditor", "auditor"),
            IDENTITY.token("facilitator", "facilitator"),
            IDENTITY.token(member(0), "participant")))
      for (var path : everywhere) {
        var answer = read(path, reader);
        if (answer.statusCode() == 200) answered++;
        assertThat(words(answer))
            .as(path)
            .doesNotContain(
                "Appeler", "Oser demander", "Patience", "Écouter jusqu", "Mon équipe", "sealed");
      }
    assertThat(answered).as("pages and documents read").isGreaterThan(25);
    assertThat(as(member(0)).get("/api/actions?owner=me").text())
        .contains("Appeler", "Oser demander");
  }

  private HttpResponse<byte[]> read(String path, String token) throws Exception {
    var accept = path.startsWith("/api/") ? "*/*" : "text/html";
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", accept);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  /** Of a document its text, of all else what was sent. */
  private static String words(HttpResponse<byte[]> answer) throws IOException {
    var body = answer.body();
    if (!new String(body, UTF_8).startsWith("%PDF-")) return new String(body, UTF_8);
    return PdfInspection.text(body);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }

  @Test
  @DisplayName("un animateur voit l'ensemble des groupes qu'il anime, et nul autre")
  void a_facilitator_sees_the_groups_they_lead() {
    IntStream.range(0, 6).forEach(i -> evaluate(i, "{\"H1\":4}"));
    figureAfter(6, "H1");

    var growing = as("facilitator", "facilitator").get("/api/facilitators/me/outcomes");
    assertThat(growing.status()).isEqualTo(200);
    assertThat(growing.json().path("programmes").valueStream())
        .anySatisfy(
            led -> {
              assertThat(led.path("programmeId").asString()).isEqualTo(programme);
              assertThat(led.path("figures").toString())
                  .contains("{\"key\":\"H1\",\"value\":4.0,\"n\":6,");
            });
    assertThat(as(member(0)).get("/api/facilitators/me/outcomes").json().path("programmes").size())
        .isZero();
  }

  @Test
  @DisplayName("les liens d’une partie du programme gardent le filtre, à l’aller et au retour")
  void links_keep_the_filter() {
    IntStream.range(0, 6).forEach(i -> evaluate(i, "{\"H1\":4}"));
    figureAfter(6, "H1");
    var page = "/outcomes/" + programme;
    assertThat(manager().page(page + "?group=" + group).text())
        .contains(
            "outcomes.pdf?group=" + group,
            "outcomes.pdf?format=slides&amp;group=" + group,
            "outcomes.csv?layout=SPREADSHEET&amp;group=" + group,
            page + "/comparison?group=" + group,
            page + "/targets?group=" + group,
            page + "/how?group=" + group,
            "name=\"group\" value=\"" + group);
    var filter = "unit=Finance&aim=CHANGE_SUPPORT&from=2026-10-01&group=" + group;
    for (var part : List.of("sessions", "actions", "how", "comparison"))
      assertThat(manager().page(page + "/" + part + "?" + filter).text())
          .as(part)
          .contains("href=\"" + page + "?" + filter.replace("&", "&amp;") + "\"")
          .doesNotContain("??");
    assertThat(manager().page(page + "/comparison?by=SITE&unit=Finance").text())
        .contains("Partie du programme\u202f: Finance.", "name=\"unit\" value=\"Finance\"");
    assertThat(manager().submit(page + "/targets?" + filter, "H1=4").text())
        .startsWith(page + "?" + filter + "&after=");
  }

  @Test
  @DisplayName("des parties du programme se comparent, les groupes pour le responsable seul")
  void parts_of_a_programme_are_compared() {
    IntStream.range(0, 6).forEach(i -> evaluate(i, "{\"H1\":4}"));
    figureAfter(6, "H1");
    var compared = manager().get(outcomes("/comparison?by=GROUP"));
    assertThat(compared.status()).isEqualTo(200);
    assertThat(compared.json().at("/cohorts/0/name").asString()).isEqualTo("Groupe Lumière");
    assertThat(compared.json().at("/cohorts/0/figures").toString())
        .contains("{\"key\":\"H1\",\"value\":4.0,\"n\":6,");
    assertThat(
            manager().get(outcomes("/comparison?by=UNIT")).json().at("/cohorts/0/name").asString())
        .isEqualTo("Finance");
    var page = "/outcomes/" + programme + "/comparison";
    assertThat(manager().page(page + "?by=GROUP").text())
        .contains("Groupe Lumière", "Une seule partie peut être affichée", "4 sur 5")
        .doesNotContain("class=\"chart ")
        .doesNotContain("??");
    var sponsor = as("sponsor", "sponsor");
    assertThat(manager().page(page).text())
        .as("opens on what can be shown, groups first")
        .containsPattern("<option (?=[^>]*value=\"GROUP\")[^>]*selected")
        .contains("Une seule partie peut être affichée", "Séances et présence")
        .doesNotContain("ceux du programme entier", "??");
    assertThat(manager().page(page + "?by=GROUP&unit=Finance").text())
        .contains("Les séances et le calendrier sont ceux du programme entier.");
    assertThat(sponsor.page(page).text())
        .containsPattern("<option (?=[^>]*value=\"UNIT\")[^>]*selected")
        .doesNotContain("value=\"GROUP\"", "??");
    assertThat(sponsor.get(outcomes("/comparison?by=GROUP")))
        .returns(403, Answer::status)
        .returns("outcomes.sponsor-sees-no-group", Answer::rule);
    assertThat(sponsor.get(outcomes("/comparison?by=SITE")).status()).isEqualTo(200);
    assertThat(manager().get(outcomes("/comparison?by=MOOD")).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("un responsable fixe des cibles, et la page dit si elles sont atteintes")
  void a_manager_sets_targets_and_the_page_says_whether_they_are_reached() {
    var inNineMonths = LocalDate.now(CLOCK).plusMonths(9).toString();
    NEIGHBOURS.say(
        "group.programme-declared.v1",
        said -> said.put("programmeId", programme).put("endsOn", inNineMonths));
    IntStream.range(0, 7).forEach(i -> evaluate(i, "{\"H1\":4,\"H10\":8}"));
    figureAfter(7, "H1");
    var set =
        manager().post(outcomes("/targets"), "{\"targets\":{\"H1\":3.8,\"recommendation\":20}}");
    assertThat(set.status()).isEqualTo(200);
    var results = manager().get(outcomes("?after=" + position(set)));
    assertThat(results.json().path("targets").toString())
        .isEqualTo("{\"H1\":3.8,\"recommendation\":20.0}");
    assertThat(manager().page("/outcomes/" + programme).text())
        .contains(
            "Les participants apprennent-ils",
            "Cibles atteintes\u202f: 1 sur 2",
            "cible 3,8 sur 5",
            "atteinte",
            "pas encore")
        .contains("class=\"chart agreement\"")
        .doesNotContain("??");
    assertThat(manager().page("/outcomes/" + programme + "/how").text())
        .contains("Mode de calcul", "sessions.rotation", "indice de Gini")
        .contains("Nombres tirés de ces chiffres", "34 ÷ 46 = 74\u00a0%")
        .as("what is folded is printed")
        .contains("<details class=\"behind\">")
        .doesNotContain("<details>")
        .doesNotContain("??", "outcomes.");

    var onPage =
        manager()
            .submit("/outcomes/" + programme + "/targets", "H1=4%2C5&H3=&sessions.rotation=80+%25");
    assertThat(onPage.status()).isEqualTo(204);
    eventually(
        () ->
            assertThat(manager().get(outcomes("")).json().path("targets").toString())
                .isEqualTo("{\"H1\":4.5,\"sessions.rotation\":0.8}"));
    assertThat(
            manager()
                .submit("/outcomes/" + programme + "/targets", "sessions.rotation=180")
                .status())
        .isEqualTo(400);
    assertThat(
            manager()
                .submit("/outcomes/" + programme + "/targets", "actions.done-share=70+%25")
                .status())
        .isEqualTo(204);
    eventually(
        () ->
            assertThat(manager().get(outcomes("")).json().path("targets").toString())
                .isEqualTo("{\"actions.done-share\":0.7}"));
    assertThat(
            manager()
                .submit("/outcomes/" + programme + "/targets", "actions.done-share=170")
                .status())
        .isEqualTo(400);
    for (var wrong : List.of("{\"H1\":6}", "{\"H99\":3}", "{\"H1\":null}"))
      assertThat(manager().post(outcomes("/targets"), "{\"targets\":" + wrong + "}"))
          .as(wrong)
          .returns(400, Answer::status)
          .matches(answer -> answer.json().path("violations").size() == 1);
    assertThat(as("sponsor", "sponsor").post(outcomes("/targets"), "{\"targets\":{}}").status())
        .isEqualTo(403);
    assertThat(
            manager()
                .post(
                    "/api/programmes/" + UUID.randomUUID() + "/outcomes/targets",
                    "{\"targets\":{}}")
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("hors de son périmètre, un programme n’existe pas ; un droit retiré cesse")
  void outside_its_scope_a_programme_does_not_exist() {
    var routes =
        List.of(
            outcomes(""),
            outcomes(".csv"),
            outcomes(".pdf"),
            outcomes("/comparison?by=UNIT"),
            instruments(),
            "/api/audit/learning/showings?programme=" + programme,
            "/outcomes/" + programme,
            "/outcomes/" + programme + "/how",
            "/outcomes/" + programme + "/comparison",
            "/outcomes/" + programme + "/instruments",
            "/outcomes/" + programme + "/instruments/draft",
            "/outcomes/" + programme + "/actions",
            "/outcomes/" + programme + "/sessions",
            "/outcomes/" + programme + "/showings",
            "/outcomes/groups/" + group,
            "/api/groups/" + group + "/outcomes");
    for (var role : List.of("manager", "sponsor", "auditor", "administrator", "participant"))
      for (var route : routes)
        assertThat(read(as("other", role), route).status()).as(role + route).isEqualTo(404);
    var other = as("other", "manager");
    assertThat(other.post(outcomes("/targets"), "{\"targets\":{}}").status()).isEqualTo(404);
    assertThat(other.post("/api/people/" + member(3) + "/erasure", "").status()).isEqualTo(403);
    assertThat(as("administrator", "administrator").get(outcomes("")).status()).isEqualTo(200);

    var grant = grant("other", "MANAGER");
    eventually(() -> assertThat(other.get(outcomes("")).status()).isEqualTo(200));
    NEIGHBOURS.say(
        "group.grant-revoked.v1",
        said -> said.put("grantId", grant.toString()).put("username", "other"));
    eventually(() -> assertThat(other.get(outcomes("")).status()).isEqualTo(404));
  }

  @Test
  @DisplayName("les jetons d’avant la fermeture des connexions d’une personne sont refusés")
  void tokens_from_before_the_end_are_refused() {
    var name = "ended-" + UUID.randomUUID();
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var issued = Date.from(now.minusSeconds(30));
    var before = new Caller(port, IDENTITY.token(name, claims -> claims.issueTime(issued)));
    assertThat(before.get(outcomes("")).status()).isNotEqualTo(401);

    var end = now.minusSeconds(10).toString();
    NEIGHBOURS.say(
        "group.sessions-ended.v1", said -> said.put("username", name).put("issuedBefore", end));

    eventually(
        () ->
            assertThat(before.get(outcomes("")))
                .returns(401, Answer::status)
                .returns("request.sessions-ended", Answer::rule));
    assertThat(as(name).get(outcomes("")).status()).isNotEqualTo(401);
  }

  private static Answer read(Caller caller, String route) {
    return route.startsWith("/api/") ? caller.get(route) : caller.page(route);
  }

  /** As group-service publishes it, without dates. */
  private UUID grant(String username, String role) {
    return grant(username, role, programme);
  }

  private UUID grant(String username, String role, String programme) {
    var id = UUID.randomUUID();
    NEIGHBOURS.say(
        "group.grant-given.v1",
        said -> {
          said.put("grantId", id.toString()).put("username", username).put("role", role);
          said.remove(List.of("from", "until"));
          said.putObject("scope").put("kind", "PROGRAMME").put("id", programme);
          return said;
        });
    return id;
  }

  @Test
  @DisplayName("le menu mène un auditeur d’un seul programme à ce qu’il peut ouvrir")
  void the_menu_of_an_auditor_of_one_programme() {
    var page = "/audit/learning/showings";
    var one = "auditor-of-one-" + programme;
    assertThat(as(one, "auditor").page("/journal").text())
        .contains("class=\"places\"")
        .doesNotContain("/audit/");
    grant(one, "AUDITOR");

    eventually(() -> assertThat(as(one, "auditor").page(page).status()).isEqualTo(200));
    assertThat(as(one, "auditor").page(page).text())
        .contains("href=\"" + page + "\"", "/outcomes/" + programme + "/showings")
        .doesNotContain("href=\"/audit/learning\"", "/audit/sessions/actions");
    assertThat(as("auditor", "auditor").page(page).text())
        .contains("href=\"/audit/learning\"", "href=\"/audit/sessions/actions\"");
  }

  @Test
  @DisplayName("les résultats sont pour les responsables et les commanditaires")
  void outcomes_are_for_managers_and_sponsors() {
    for (var insider : List.of(as(member(0)), as("auditor", "auditor")))
      assertThat(insider.get(outcomes("")))
          .returns(403, Answer::status)
          .returns("outcomes.only-manager-and-sponsor", Answer::rule);
    for (var role : List.of("participant", "facilitator", "auditor", "manager", "sponsor"))
      assertThat(as("somebody", role).get(outcomes("")).status()).as(role).isEqualTo(404);
    assertThat(manager().get("/api/programmes/" + UUID.randomUUID() + "/outcomes").status())
        .isEqualTo(404);
    for (var wrong : List.of("?aim=NONSENSE", "?from=yesterday"))
      assertThat(manager().get(outcomes(wrong)).status()).as(wrong).isEqualTo(400);
  }

  @Test
  @DisplayName(
      "à l’échéance d’une action, une lettre dans la langue que la personne a choisie, une fois")
  void an_action_that_is_due_is_one_letter_in_the_language_chosen() throws Exception {
    var alice = member(0);
    NEIGHBOURS.say(
        "group.contact-changed.v1",
        said -> said.put("username", alice).put("email", alice + "@x.org").put("reminders", true));
    plan(UUID.randomUUID().toString(), alice);
    var due = Instant.parse("2027-01-25T10:00:00Z");
    eventually(
        () -> {
          dispatcher.sendDue(due);
          assertThat(letters(alice)).hasSize(1);
        });
    dispatcher.sendDue(due.plusSeconds(60));
    assertThat(letters(alice)).hasSize(1);
    assertThat(letters(alice).getFirst().getSubject())
        .isEqualTo("One of your actions is due today");
    assertThat(as(alice).get("/api/me/export").json().at("/emails/0/id").asString())
        .startsWith("action-today/");
  }

  @Test
  @DisplayName("la lettre d’un questionnaire se lit de même par deux bibliothèques")
  void the_letter_of_a_survey_reads_the_same_by_two_libraries() throws Exception {
    for (int i = 0; i < 2; i++) {
      var reader = member(i);
      var language = i == 0 ? "fr" : "en";
      NEIGHBOURS.say(
          "group.contact-changed.v1",
          said -> {
            said.put("username", reader).put("email", reader + "@x.org").put("reminders", true);
            said.put("displayName", "Zoë d’Été").put("language", language).putArray("unwanted");
            return said;
          });
    }
    eventually(
        () -> {
          dispatcher.sendDue(Instant.parse("2027-01-12T10:00:00Z"));
          assertThat(letters(member(0))).isNotEmpty();
          assertThat(letters(member(1))).isNotEmpty();
        });

    assertThat(letters(member(0)).getFirst().getSubject())
        .endsWith("\u202f: faites le point sur vos compétences");
    assertThat(letters(member(1)).getFirst().getSubject()).endsWith(": take stock of your skills");
    for (int i = 0; i < 2; i++)
      for (var letter : letters(member(i))) SecondEmailReader.mustReadTheSame(letter);
  }

  private static List<MimeMessage> letters(String to) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(message -> GreenMailUtil.getAddressList(recipients(message)).contains(to))
        .toList();
  }

  private static Address[] recipients(MimeMessage message) {
    try {
      return message.getAllRecipients();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GreenMail mail() {
    var address = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    address.setServerStartupTimeout(TestTimeouts.LIMIT.toMillis());
    var mail = new GreenMail(address);
    mail.start();
    return mail;
  }

  @Test
  @DisplayName("effacer quelqu'un efface ses mots et les chiffres qu'ils portaient, pas l'audit")
  void erasing_somebody_erases_their_words_and_figures_but_not_the_audit() {
    var alice = member(0);
    plan(UUID.randomUUID().toString(), alice);
    IntStream.range(0, 6).forEach(i -> evaluate(i, "{\"H1\":4}"));
    state(alice);
    assertThat(figureAfter(6, "H1")).startsWith("{\"key\":\"H1\",\"value\":4.0,\"n\":6,");

    var asked = as(alice).post("/api/people/" + alice + "/erasure", "");
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.json().path("state").asString()).isEqualTo("REQUESTED");
    var after = "&after=" + position(asked);
    assertThat(as(alice).get("/api/learnings?owner=me" + after).json().at("/0/text").isNull())
        .isFalse();
    approveErasure(alice, asked);
    eventually(
        () ->
            assertThat(as(alice).get("/api/learnings?owner=me").json().at("/0/text").isNull())
                .isTrue());
    eventually(
        () ->
            assertThat(as(alice).get("/api/me/export").json().path("erasedAt").isNull()).isFalse());
    var destroyed = "/api/audit/learning/security-log?kind=KEY_DESTROYED&username=" + alice;
    eventually(() -> assertThat(as("auditor", "auditor").get(destroyed).json()).hasSize(1));
    assertThat(as("auditor", "auditor").page("/audit/learning/security?person=" + alice).text())
        .contains("plus personne ne peut lire ses textes")
        .doesNotContain("??");
    assertThat(as(alice).get("/api/actions?owner=me").json().at("/0/what").isNull()).isTrue();
    assertThat(as(alice).page("/journal").text()).contains("effacé ou illisible");
    var held = as(alice).get("/api/me/export").json();
    assertThat(held.path("erasedAt").isNull()).isFalse();
    assertThat(held.at("/answers/0/answers").isNull()).isTrue();
    assertThat(figure(manager().get(outcomes("")), "H1"))
        .isEqualTo("{\"key\":\"H1\",\"suppressed\":true}");
    var typed = alice.toUpperCase(Locale.ROOT);
    assertThat(as(typed).post("/api/people/" + typed + "/erasure", "").json().path("id"))
        .isEqualTo(asked.json().path("id"));
    assertThat(
            as(alice)
                .post(
                    "/api/surveys/SKILLS/answers", "{\"moment\":\"START\",\"answers\":{\"C1\":7}}"))
        .returns(409, Answer::status)
        .returns("learning.person.erased", Answer::rule);
    assertThat(audited().status()).isEqualTo(Verdict.Status.INTACT);
  }

  @Test
  @DisplayName("un effacement s’annonce, et ne laisse ni nom, ni adresse, ni unité à lire")
  void an_erased_name_is_nowhere_beside_the_log() throws Exception {
    var alice = member(0);
    var name = "Alice " + group;
    var address = alice + "@x.org";
    var unit = "Unité " + group;
    NEIGHBOURS.say(
        "group.person-registered.v1", said -> said.put("username", alice).put("unit", unit));
    NEIGHBOURS.say(
        "group.contact-changed.v1",
        said -> said.put("username", alice).put("displayName", name).put("email", address));
    eventually(() -> assertThat(storedBesideTheLog()).contains(name, address, unit));
    assertThat(
            LOG.ask(
                "select string_agg(convert_from(payload, 'UTF8'), ' ') from events"
                    + " where aggregate_id = 'person/%s'".formatted(alice)))
        .contains(alice)
        .doesNotContain(name, address, unit);
    var asked = as(alice).post("/api/people/" + alice + "/erasure", "");
    eventually(
        () -> {
          dispatcher.sendDue(CLOCK.instant());
          assertThat(letters(alice)).hasSize(1);
        });
    assertThat(letters(alice).getFirst().getSubject())
        .isEqualTo("Your request for erasure has been recorded");

    approveErasure(alice, asked);

    eventually(
        () ->
            assertThat(LOG.ask("select count(*) from email_outbox where id like '%/" + alice + "'"))
                .isEqualTo("0"));
    eventually(() -> assertThat(storedBesideTheLog()).doesNotContain(name, address, unit));
  }

  @Test
  @DisplayName("qui n’est plus conservé par aucun programme est effacé une fois, même sans accord")
  void who_is_not_kept_any_more_is_erased() {
    var alice = member(0);
    plan(UUID.randomUUID().toString(), alice);
    state(alice);
    eventually(
        () ->
            assertThat(as(alice).get("/api/learnings?owner=me").json().at("/0/text").asString(""))
                .isNotEmpty());
    var asked = as(alice).post("/api/people/" + alice + "/erasure", "");

    for (int time = 0; time < 2; time++)
      NEIGHBOURS.say("group.identity-period-ended.v1", said -> said.put("username", alice));

    eventually(
        () ->
            assertThat(as(alice).get("/api/learnings?owner=me").json().at("/0/text").isNull())
                .isTrue());
    var id = asked.json().path("id").asString();
    eventually(
        () ->
            assertThat(as(alice).get("/api/erasures/" + id).json().path("state").asString())
                .isEqualTo("DONE"));
    var later = "Bob " + group;
    NEIGHBOURS.say(
        "group.contact-changed.v1",
        said -> said.put("username", member(1)).put("displayName", later));
    eventually(() -> assertThat(storedBesideTheLog()).contains(later));
    assertThat(
            LOG.ask(
                "select count(*) from events where type = 'learning.person-erased'"
                    + " and aggregate_id = 'person/%s'".formatted(alice)))
        .isEqualTo("1");
  }

  private String storedBesideTheLog() {
    var all = new StringBuilder();
    var tables =
        LOG.ask(
            "select string_agg(quote_ident(tablename), ' ') from pg_tables"
                + " where schemaname = 'public' and tablename <> 'events'");
    for (var table : tables.split(" ", -1))
      all.append(LOG.ask("select string_agg(line::text, ' ') from " + table + " as line"));
    for (var collection : views.listCollectionNames())
      for (var document : views.getCollection(collection).find()) all.append(document.toJson());
    return all.toString();
  }

  private void approveErasure(String person, Answer asked) {
    decideErasure("group.approval-granted.v1", person, asked);
  }

  private void decideErasure(String decision, String person, Answer asked) {
    NEIGHBOURS.say(
        decision,
        said ->
            said.put("username", person)
                .put("asker", person)
                .put("approvalId", asked.json().path("id").asString()));
  }

  @Test
  @DisplayName("la page de mes données les montre, et ne les efface que sur mon propre nom")
  void the_page_of_my_data_erases_on_my_own_name_only() {
    var carla = member(2);
    state(carla);
    eventually(() -> assertThat(as(carla).get("/api/learnings?owner=me").json().size()).isOne());
    assertThat(as(carla).page("/me").text())
        .contains("Mes données", "Un apprentissage", "/api/me/export", "/me/erasure")
        .doesNotContain("??");

    for (var said : List.of("", "confirmation=", "confirmation=" + member(1)))
      assertThat(as(carla).submit("/me/erasure", said).status()).isEqualTo(400);
    assertThat(as(carla).get("/api/learnings?owner=me").json().at("/0/text").isNull()).isFalse();

    var asked = as(carla).submit("/me/erasure", "confirmation=" + carla + "&reason=Fin");
    assertThat(asked.status()).isEqualTo(204);
    assertThat(as(carla).page(asked.text()).text())
        .contains(
            "en attente de l’accord d’une seconde personne",
            "href=\"/approvals\"",
            "/me/erasure/cancellation")
        .doesNotContain("\"/me/erasure\"", "??");
    var cancelled = as(carla).submit("/me/erasure/cancellation", "");
    assertThat(cancelled.status()).isEqualTo(204);
    assertThat(as(carla).page(cancelled.text()).text()).contains("\"/me/erasure\"");
    assertThat(as(carla).submit("/me/erasure/cancellation", "").status()).isEqualTo(404);
    assertThat(as(carla).get("/api/learnings?owner=me").json().at("/0/text").isNull()).isFalse();
    decideErasure(
        "group.approval-refused.v1",
        carla,
        as(carla).post("/api/people/" + carla + "/erasure", ""));
    eventually(() -> assertThat(as(carla).page("/me").text()).contains("\"/me/erasure\""));
    approveErasure(carla, as(carla).post("/api/people/" + carla + "/erasure", ""));
    eventually(
        () ->
            assertThat(as(carla).page("/me").text())
                .contains("effacés définitivement")
                .doesNotContain("/me/erasure"));
    eventually(
        () ->
            assertThat(as(carla).get("/api/learnings?owner=me").json().at("/0/text").isNull())
                .isTrue());
  }

  @Test
  @DisplayName("l'effet laissé en suspens se dit de la page, une fois l'action finie")
  void the_effect_is_told_from_the_page_once_it_has_ended() {
    var action = UUID.randomUUID().toString();
    var alice = member(0);
    plan(action, alice);
    var done = as(alice).submit("/actions/" + action + "/progress", "status=DONE");
    assertThat(as(alice).page(done.text()).text()).contains("l’effet obtenu");

    var answer = as(alice).submit("/actions/" + action + "/progress", "status=DONE&effect=4");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(as(alice).page(answer.text()).text())
        .contains("effet 4 sur 5")
        .doesNotContain("l’effet obtenu");
    assertThat(as(alice).get("/api/actions?owner=me").json().at("/0/effect").asInt()).isEqualTo(4);
  }

  @Test
  @DisplayName("on s'efface soi-même ; un responsable efface qui est connu, nul autre")
  void people_erase_themselves_and_a_manager_whoever_is_known() {
    var bob = member(1);
    state(bob);
    eventually(() -> assertThat(as(bob).get("/api/learnings?owner=me").json().size()).isOne());

    assertThat(as(member(2)).post("/api/people/" + bob + "/erasure", "").status()).isEqualTo(403);
    assertThat(manager().post("/api/people/nobody-" + group + "/erasure", ""))
        .returns(404, Answer::status)
        .returns("learning.person.unknown", Answer::rule);
    for (var without : List.of("", "{\"reason\":\" \"}"))
      assertThat(manager().post("/api/people/" + bob + "/erasure", without))
          .returns(400, Answer::status)
          .returns("reason", answer -> answer.json().at("/violations/0/field").asString());
    assertThat(as(bob).get("/api/learnings?owner=me").json().at("/0/text").isNull()).isFalse();
    var asked = manager().post("/api/people/" + bob + "/erasure", "{\"reason\":\"Départ\"}");
    assertThat(asked.status()).isEqualTo(202);
    assertThat(as(bob).get("/api/learnings?owner=me").json().at("/0/text").isNull()).isFalse();
    approveErasure(bob, asked);
    eventually(
        () ->
            assertThat(as(bob).get("/api/learnings?owner=me").json().at("/0/text").isNull())
                .isTrue());
  }

  @Test
  @DisplayName("qui ne gère qu'un des programmes d'une personne ne demande pas son effacement")
  void who_manages_one_programme_of_several_does_not_ask_for_an_erasure() {
    var bob = member(1);
    var elsewhere = UUID.randomUUID().toString();
    var another = UUID.randomUUID().toString();
    NEIGHBOURS.say("group.programme-declared.v1", said -> said.put("programmeId", elsewhere));
    NEIGHBOURS.say(
        "group.group-formed.v1",
        said -> {
          said.put("groupId", another).put("programmeId", elsewhere).putArray("members");
          said.withArray("members").add(bob);
          return said;
        });
    eventually(
        () ->
            assertThat(as(bob).get("/api/groups/" + another + "/outcomes").status())
                .isEqualTo(200));

    var path = "/api/people/" + bob + "/erasure";
    var why = "{\"reason\":\"Départ\"}";
    assertThat(manager().post(path, why))
        .returns(403, Answer::status)
        .returns("learning.erasure.beyond-ones-programmes", Answer::rule);

    grant("manager", "MANAGER", elsewhere);
    eventually(() -> assertThat(manager().post(path, why).status()).isEqualTo(202));
  }

  @Test
  @DisplayName("un effacement s'annule, par la personne ou un responsable, tant qu'il attend")
  void an_erasure_is_cancelled_while_it_waits() {
    var bob = member(1);
    state(bob);
    var another = "{\"id\":\"%s\"}".formatted(UUID.randomUUID());
    assertThat(manager().post("/api/people/" + bob + "/erasure", another).status())
        .as("nobody chooses the id of a request for approval")
        .isEqualTo(400);
    var asked = manager().post("/api/people/" + bob + "/erasure", "{\"reason\":\"Départ\"}");
    var id = asked.json().path("id").asString();
    var erasure = "/api/erasures/" + id;
    var read = as(bob).get(erasure + "?after=" + position(asked)).json();
    assertThat(read.path("state").asString()).isEqualTo("REQUESTED");
    assertThat(read.path("username").asString()).isEqualTo(bob);
    assertThat(as(member(2)).get(erasure).status()).isEqualTo(404);
    assertThat(as(member(2)).post(erasure + "/cancellation", "").status()).isEqualTo(404);

    var cancelled = as(bob).post(erasure + "/cancellation", "");
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(manager().get(erasure + "?after=" + position(cancelled)).json().path("state"))
        .hasToString("\"CANCELLED\"");
    assertThat(manager().post(erasure + "/cancellation", "").status()).isEqualTo(200);
    approveErasure(bob, asked);
    var again = as(bob).post("/api/people/" + bob + "/erasure", "");
    approveErasure(bob, again);
    eventually(
        () ->
            assertThat(
                    as(bob)
                        .post(
                            "/api/erasures/" + again.json().path("id").asString() + "/cancellation",
                            "")
                        .rule())
                .isEqualTo("learning.erasure.has-ended"));
  }

  @Test
  @DisplayName("les vues se reconstruisent pendant qu'on les lit")
  void views_are_rebuilt_while_they_are_read() {
    var alice = member(0);
    plan(UUID.randomUUID().toString(), alice);
    var id = UUID.randomUUID().toString();
    var wish = "{\"id\":\"" + id + "\"}";

    assertThat(as(alice).post("/api/rebuilds", wish).status()).isEqualTo(403);
    assertThat(manager().post("/api/rebuilds", wish).status()).isEqualTo(403);
    var auditor = as("auditor", "auditor");
    var asked = auditor.post("/api/rebuilds", wish);
    assertThat(asked)
        .returns(201, Answer::status)
        .matches(answer -> answer.json().path("id").asString().equals(id));
    eventually(
        () -> {
          assertThat(as(alice).get("/api/actions?owner=me").json().size()).isOne();
          var rebuild = auditor.get("/api/rebuilds/" + id).json();
          assertThat(rebuild.path("state").asString()).isEqualTo("DONE");
          assertThat(rebuild.path("progress").asDouble()).isEqualTo(1);
        });
    assertThat(as(alice).get("/api/actions?owner=me").json().size()).isOne();
    plan(UUID.randomUUID().toString(), member(1));
    assertThat(auditor.post("/api/rebuilds", wish)).isEqualTo(asked);
    assertThat(auditor.get("/api/rebuilds/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  private Verdict audited() {
    var auditor = as("auditor", "auditor");
    var key = auditor.get("/api/audit/learning/checkpoint").json().path("keyId").asString();
    var verifier = new ExportedChainVerifier(List.of(key));
    try {
      var file = Files.createTempFile("learning", ".json");
      Files.writeString(file, auditor.get("/api/audit/learning/export").text());
      verifier.add(file);
      var verdict = verifier.verdicts().getFirst();
      Files.delete(file);
      return verdict;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("le document des résultats est un PDF scellé")
  void the_outcomes_document_is_a_pdf() {
    var document = manager().get("/api/programmes/" + programme + "/outcomes.pdf");
    assertThat(document).returns(200, Answer::status);
    assertThat(document.text()).startsWith("%PDF-").contains("/ETSI.CAdES.detached");
    var slides = manager().get("/api/programmes/" + programme + "/outcomes.pdf?format=slides");
    assertThat(slides).returns(200, Answer::status);
    assertThat(slides.text()).startsWith("%PDF-").contains("/ETSI.CAdES.detached");
    var unknown = manager().get("/api/programmes/" + programme + "/outcomes.pdf?format=x");
    assertThat(unknown).returns(400, Answer::status);
    assertThat(unknown.text()).contains("report, slides");
    assertThat(as(member(0)).get("/api/programmes/" + programme + "/outcomes.pdf").status())
        .isEqualTo(403);
    assertThat(as("somebody").get("/api/programmes/" + programme + "/outcomes.pdf").status())
        .isEqualTo(404);
  }

  @TestFactory
  @DisplayName("tout ce qu'on envoie deux fois compte une fois")
  Stream<DynamicTest> whatever_is_sent_twice_counts_once() {
    var rebuild = UUID.randomUUID();
    var twice =
        new OperationIdempotencyTests("learning", client("auditor", "auditor"))
            .example("POST /api/actions/{id}/progress", this::progressOfAnAction)
            .example("POST /api/surveys/{survey}/answers", this::answersOfAMember)
            .example("POST /api/programmes/{id}/instruments", this::instrumentOfTheProgramme)
            .example(
                "POST /api/programmes/{id}/outcomes/targets",
                () ->
                    new OperationIdempotencyTests.Request(
                        client("manager", "manager"),
                        outcomes("/targets"),
                        Map.of("targets", Map.of("H1", 4.2))))
            .example(
                "POST /api/people/{username}/erasure",
                () ->
                    new OperationIdempotencyTests.Request(
                        client("manager", "manager"),
                        "/api/people/" + member(7) + "/erasure",
                        Map.of("reason", "Départ")))
            .example("POST /api/erasures/{id}/cancellation", this::cancellationOfAnErasure)
            .example(
                "POST /api/rebuilds",
                () ->
                    new OperationIdempotencyTests.Request(
                        client("auditor", "auditor"), "/api/rebuilds", Map.of("id", rebuild)));
    // Only one rebuild at a time: the next test may want its own.
    return twice
        .all()
        .onClose(
            () ->
                eventually(
                    () ->
                        assertThat(as("auditor", "auditor").get("/api/rebuilds/" + rebuild).text())
                            .contains("\"DONE\"")));
  }

  private OperationIdempotencyTests.Request cancellationOfAnErasure() {
    var asked = manager().post("/api/people/" + member(6) + "/erasure", "{\"reason\":\"Départ\"}");
    var erasure = "/api/erasures/" + asked.json().path("id").asString();
    manager().get(erasure + "?after=" + position(asked));
    return new OperationIdempotencyTests.Request(
        client("manager", "manager"), erasure + "/cancellation", Map.of());
  }

  private OperationIdempotencyTests.Request instrumentOfTheProgramme() {
    var words = Map.of("fr", "L’entraide", "en", "Mutual help");
    var item = Map.of("key", "T1", "fr", "Aidé ?", "en", "Helped?", "from", 0, "to", 6);
    return new OperationIdempotencyTests.Request(
        client("manager", "manager"),
        instruments(),
        Map.of(
            "key",
            "TEAM_SPIRIT",
            "title",
            words,
            "source",
            "Ours",
            "moments",
            List.of("START"),
            "items",
            List.of(item)));
  }

  private OperationIdempotencyTests.Request progressOfAnAction() {
    var action = UUID.randomUUID().toString();
    plan(action, member(0));
    return new OperationIdempotencyTests.Request(
        client(member(0), "participant"),
        progress(action),
        Map.of("status", "DONE", "effect", 4, "learnt", "Oser demander"));
  }

  private OperationIdempotencyTests.Request answersOfAMember() {
    return new OperationIdempotencyTests.Request(
        client(member(1), "participant"),
        "/api/surveys/SKILLS/answers",
        Map.of("moment", "START", "answers", Map.of("C1", 7)));
  }

  private codev.infra.testkit.TestApiClient client(String username, String role) {
    return new codev.infra.testkit.TestApiClient(
        URI.create("http://127.0.0.1:" + port), IDENTITY.token(username, role));
  }

  private void plan(String action, String owner) {
    plan(action, owner, "2027-01-25");
    eventually(() -> assertThat(as(owner).get("/api/actions?owner=me").json().size()).isPositive());
  }

  private void plan(String action, String owner, String dueOn) {
    NEIGHBOURS.say(
        "session.action-planned.v1",
        said -> {
          for (var words : SEALED_WORDS)
            said.put(
                words,
                encryption.encrypt(owner, "action/" + action + "/" + words, "Appeler l'équipe"));
          return here(said).put("actionId", action).put("owner", owner).put("dueOn", dueOn);
        });
  }

  private void review(String action, String owner) {
    NEIGHBOURS.say(
        "session.action-reviewed.v1",
        said ->
            said.put("sessionId", session)
                .put("actionId", action)
                .put("outcome", "NOT")
                .put("learnt", encryption.encrypt(owner, "review", "Patience")));
  }

  private void hold(String late) {
    NEIGHBOURS.say(
        "session.closed.v1",
        said -> {
          here(said).put("client", "somebody").putObject("contributions").put(late, 3);
          said.putArray("attendance")
              .addObject()
              .put("username", late)
              .put("status", "LATE")
              .put("signed", true);
          return said;
        });
  }

  private void evaluate(int member, String answers) {
    var by = member(member);
    NEIGHBOURS.say(
        "session.evaluated.v1",
        said ->
            here(said)
                .put("by", by)
                .put("role", member == 0 ? "CLIENT" : "CONSULTANT")
                .put("answers", encryption.encrypt(by, "evaluation/" + session, answers)));
  }

  @Test
  @DisplayName("un texte abîmé manque seul : le reste du journal se lit")
  void a_damaged_text_is_missing_alone() {
    var alice = member(0);
    state(alice, encryption.encrypt(alice, "learning", "Écouter").replaceFirst("....$", "AAAA"));
    state(alice);

    eventually(
        () -> {
          var mine = as(alice).get("/api/learnings?owner=me");
          assertThat(mine.status()).isEqualTo(200);
          assertThat(mine.json().size()).isEqualTo(2);
          assertThat(mine.json().get(0).path("text").isNull()).isTrue();
          assertThat(mine.json().get(1).path("text").asString()).isEqualTo("Écouter jusqu'au bout");
        });
  }

  private void state(String by) {
    state(by, encryption.encrypt(by, "learning", "Écouter jusqu'au bout"));
  }

  private void state(String by, String text) {
    NEIGHBOURS.say(
        "session.learning-stated.v1",
        said ->
            here(said)
                .put("learningId", UUID.randomUUID().toString())
                .put("by", by)
                .put("text", text)
                .put("transferableTo", encryption.encrypt(by, "learning/to", "Mon équipe")));
  }

  /** Once the last of so many evaluations has arrived: a learning said after them has. */
  private String figureAfter(int evaluations, String key) {
    var last = member(evaluations - 1);
    state(last);
    eventually(
        () -> assertThat(as(last).get("/api/learnings?owner=me").json().size()).isPositive());
    var head = position(as("auditor", "auditor").get("/api/audit/learning/checkpoint"));
    return figure(manager().get(outcomes("?after=" + head)), key);
  }

  private static String figure(Answer outcomes, String key) {
    return outcomes
        .json()
        .path("figures")
        .valueStream()
        .filter(figure -> figure.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow()
        .toString();
  }

  private void theProgrammeHasBegun() {
    var today = LocalDate.now(CLOCK);
    NEIGHBOURS.say(
        "group.programme-declared.v1",
        said ->
            said.put("programmeId", programme)
                .put("startsOn", today.minusDays(1).toString())
                .put("endsOn", today.plusMonths(9).toString()));
  }

  /** Of the page that the e-mail to a member leads to. */
  private String address(String member, String survey, SurveyKind.Moment moment) {
    return addresses.path(
        new PersonalSurvey(
            new Username(member), new ProgrammeId(UUID.fromString(programme)), survey, moment));
  }

  private ObjectNode here(ObjectNode said) {
    return said.put("sessionId", session).put("groupId", group).put("programmeId", programme);
  }

  private String member(int i) {
    return "member" + i + "-" + group;
  }

  private String outcomes(String filter) {
    return "/api/programmes/" + programme + "/outcomes" + filter;
  }

  private static String progress(String action) {
    return "/api/actions/" + action + "/progress";
  }

  private static long position(Answer answer) {
    return answer.json().path("position").asLong();
  }

  private Caller notSignedIn() {
    return new Caller(port, null);
  }

  private Caller manager() {
    return as("manager", "manager");
  }

  private Caller as(String username) {
    return as(username, "participant");
  }

  private Caller as(String username, String role) {
    return new Caller(port, IDENTITY.token(username, role));
  }

  /** What is asked for meanwhile takes the processor from what is waited for. */
  private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
    await()
        .pollDelay(Duration.ofMillis(50))
        .pollInterval(Duration.ofMillis(150))
        .untilAsserted(holds);
  }
}
