package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.CONSULTANTS;
import static codev.infra.systemtest.Meeting.MEMBERS;
import static codev.infra.systemtest.Meeting.contribution;
import static codev.infra.systemtest.Meeting.must;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.systemtest.access.TokenFactory;
import codev.infra.testkit.TestApiClient;
import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import tools.jackson.databind.JsonNode;

/**
 * Alice, the client of a group's session, and what she leaves on a platform: each name, address,
 * text and file has a sign in it that stands nowhere else. Of the eight members she answers the
 * survey first and evaluates last, so that she is in the one set of answers and not in the other.
 */
final class PlantedPerson {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(TestTimeouts.LIMIT).build();

  /** In what identifies her and in her words, which an erasure removes. */
  final String sign = newSign();

  /** In her account at the identity provider, which stays bound to her user name. */
  final String account = newSign();

  /** In her unit and site, which stay encrypted in learning-service's log. */
  final String workplace = newSign();

  /** Everything that has the first sign. */
  final List<String> planted = new ArrayList<>();

  final String email = plant("mail") + "@exemple.fr";

  final Meeting meeting;

  private final Platform platform;
  private String othersWords = "";
  private String erasure = "";

  PlantedPerson(Platform platform) {
    this.platform = platform;
    meeting =
        new Meeting(
            name ->
                new TestApiClient(platform.address(), token(platform, name)).retrying(PATIENCE));
  }

  /** ASCII letters and digits in lower case, which no format escapes. */
  private static String newSign() {
    return "zqx" + UUID.randomUUID().toString().replace("-", "").substring(0, 15);
  }

  private String plant(String what) {
    planted.add(sign + what);
    return sign + what;
  }

  private String token(Platform on, String username) {
    return username.equals(CLIENT)
        ? new TokenFactory(on).token(account, CLIENT, List.of("participant"))
        : on.token(username);
  }

  /** What Bob says, which stays. */
  String othersWords() {
    return othersWords;
  }

  /** Lists her, and invites her to another session: she is written to. */
  void isListed() {
    meeting.found();
    var listed =
        must(
            meeting
                .as("manager")
                .post(
                    "/api/people",
                    List.of(
                        Map.of(
                            "username",
                            CLIENT,
                            "displayName",
                            plant("name"),
                            "email",
                            email,
                            "unit",
                            workplace + "unit",
                            "site",
                            workplace + "site",
                            "jobFamily",
                            plant("family")))));
    assertThat(listed.body().path("rejected").size()).as(listed.text()).isZero();
    meeting.plan(UUID.randomUUID(), "STANDARD_180");
  }

  void answersTheSurvey() {
    meeting
        .as(CLIENT)
        .await("/api/groups/" + meeting.group + "/outcomes", o -> !o.path("figures").isEmpty());
    for (var member : MEMBERS)
      must(
          meeting
              .as(member)
              .post(
                  "/api/surveys/CLIMATE/answers",
                  Map.of(
                      "moment",
                      "START",
                      "programmeId",
                      meeting.programme,
                      "answers",
                      Map.of("H2", 4, "H3", 3, "H4", 5))));
  }

  void isClientOfASession() throws IOException {
    meeting.open();
    meeting.everybodyIsPresent();
    for (var member : MEMBERS) must(meeting.as(member).post(meeting.path("/attendance/signature")));
    offersATopic();
    meeting.next("PREPARATION");
    meeting.says(CLIENT, "STATEMENT", plant("statement"));
    meeting.says(CLIENT, "HEADLINE", plant("headline"));
    meeting.next("PRESENTATION");
    isAsked();
    meeting.next("CLARIFICATION");
    meeting.says("carla", "REFORMULATION", meeting.say("Tu cherches à partager la décision"));
    var contract = new HashMap<>(meeting.contract("Décider à plusieurs"));
    plantIn(contract, "problem", "objective", "limits");
    must(meeting.as(CLIENT).post(meeting.path("/contract"), contract));
    meeting.everybodyAccepts(1);
    meeting.next("PROBLEM_DEFINITION");
    for (var consultant : CONSULTANTS)
      meeting.says(consultant, "IDEA", meeting.say("Et si tu essayais ceci"));
    meeting.next("CONSULTATION");
    concludes();
    must(meeting.as("facilitator").post(meeting.path("/close")));
    reportsProgress();
  }

  private void offersATopic() throws IOException {
    var topic = meeting.topic(meeting.topic, "Mes réunions n'aboutissent pas");
    plantIn(topic, "title", "headline", "context", "alreadyTried", "stakes");
    must(meeting.as(CLIENT).post(meeting.path("/topics"), topic));
    attach();
    var other = meeting.topic(UUID.randomUUID(), "Un conflit dans mon équipe");
    othersWords = String.valueOf(other.get("title"));
    must(meeting.as("bob").post(meeting.path("/topics"), other));
    for (var member : CONSULTANTS)
      must(
          meeting
              .as(member)
              .post(meeting.path("/topics/" + meeting.topic + "/votes"), Map.of("points", 3)));
    meeting.choose(meeting.say("Le plus de points"));
  }

  /** A document, which is kept as it is. */
  private void attach() throws IOException {
    var content =
        "%%PDF-1.4\n1 0 obj<</Title(%s)>>endobj\ntrailer<<>>\n%%%%EOF\n"
            .formatted(plant("content"));
    var request =
        HttpRequest.newBuilder(platform.address().resolve(attachment()))
            .timeout(TestTimeouts.LIMIT)
            .header("Authorization", "Bearer " + token(platform, CLIENT))
            .header("Content-Type", "application/octet-stream")
            .header("Content-Disposition", "attachment; filename=\"" + plant("file") + ".pdf\"")
            .PUT(BodyPublishers.ofByteArray(content.getBytes(ISO_8859_1)))
            .build();
    var attached = send(request);
    assertThat(attached.statusCode()).as(new String(attached.body(), ISO_8859_1)).isEqualTo(200);
  }

  private String attachment() {
    return meeting.path("/entries/" + meeting.topic + "/attachment");
  }

  private void isAsked() {
    for (var consultant : CONSULTANTS) {
      var question = UUID.randomUUID();
      must(
          meeting
              .as(consultant)
              .post(
                  meeting.path("/contributions"),
                  contribution(question, "FACT", meeting.say("Combien de personnes y sont ?"))));
      var answer = new HashMap<>(contribution("ANSWER", plant("answerto" + consultant)));
      answer.put("inReplyTo", question);
      must(meeting.as(CLIENT).post(meeting.path("/contributions"), answer));
    }
    must(
        meeting
            .as(CLIENT)
            .post(meeting.path("/notes"), Map.of("id", UUID.randomUUID(), "text", plant("note"))));
  }

  private void concludes() {
    must(meeting.as(CLIENT).post(meeting.path("/synthesis"), Map.of("text", plant("synthesis"))));
    var action = new HashMap<>(meeting.action(meeting.action, "Préparer un ordre du jour"));
    plantIn(
        action, "what", "objective", "firstStep", "resources", "support", "indicator", "vigilance");
    must(meeting.as(CLIENT).post(meeting.path("/actions"), action));
    meeting.next("SYNTHESIS");
    for (var member : CONSULTANTS) {
      var learning = meeting.learning(UUID.randomUUID());
      must(meeting.as(member).post(meeting.path("/learnings"), learning));
      evaluates(member, List.of("H9"), Map.of());
    }
    var learning = new HashMap<>(meeting.learning(UUID.randomUUID()));
    plantIn(learning, "text", "transferableTo");
    must(meeting.as(CLIENT).post(meeting.path("/learnings"), learning));
    must(
        meeting.as(CLIENT).post(meeting.path("/regulations"), Map.of("text", plant("regulation"))));
    var words = Map.of("learnt", plant("learnt"), "change", plant("change"));
    evaluates(CLIENT, List.of("H7", "H8"), words);
  }

  private void evaluates(String member, List<String> ofTheirRole, Map<String, String> words) {
    var answers = new HashMap<String, Integer>();
    for (var item : List.of("H1", "H2", "H3", "H4", "H5", "H6")) answers.put(item, 4);
    for (var item : ofTheirRole) answers.put(item, 5);
    answers.put("H10", 9);
    var evaluation = new HashMap<String, Object>(words);
    evaluation.put("answers", answers);
    must(meeting.as(member).post(meeting.path("/evaluation"), evaluation));
  }

  private void plantIn(Map<String, Object> fields, String... names) {
    for (var name : names) fields.put(name, plant(name));
  }

  private void reportsProgress() {
    meeting.as(CLIENT).await("/api/actions?owner=me", actions -> !actions.isEmpty());
    must(progress(plant("progress")));
    meeting
        .as("manager")
        .await(
            "/api/groups/" + meeting.group,
            group -> group.path("rotation").toString().contains("\"timesClient\":1"));
  }

  private TestApiClient.Answer progress(String learnt) {
    return meeting
        .as(CLIENT)
        .post(
            "/api/actions/" + meeting.action + "/progress",
            Map.of("status", "DONE", "effect", 4, "learnt", learnt));
  }

  /** Which is refused once she is erased. */
  TestApiClient.Answer writesAgain() {
    return progress("Encore un mot");
  }

  void asksToBeErased() {
    var asked =
        must(
            meeting
                .as(CLIENT)
                .post("/api/people/" + CLIENT + "/erasure", Map.of("reason", plant("reason"))));
    erasure = asked.body().path("id").asString();
    meeting
        .as("manager")
        .await(
            "/api/approvals?size=200",
            approvals -> !WholeSessionTest.find(approvals, "id", erasure).isMissingNode());
  }

  /** By a second person; nothing is waited for on this platform. */
  void isErased() {
    must(meeting.as("manager").post("/api/approvals/" + erasure, Map.of("decision", "GRANTED")));
    meeting
        .as("manager")
        .await("/api/erasures/" + erasure, e -> e.path("state").asString().equals("DONE"));
  }

  /** Each figure of the programme by its key, as its manager is answered it. */
  Map<String, String> figures() {
    var path = "/api/programmes/" + meeting.programme + "/outcomes";
    var figures = new TreeMap<String, String>();
    for (var figure : must(meeting.as("manager").get(path)).body().path("figures"))
      figures.merge(figure.path("key").asString(), figure.toString(), String::concat);
    return figures;
  }

  /** Waits until a figure has a value, or until it has none. */
  void awaitFigure(String key, boolean hasValue) {
    meeting
        .as("manager")
        .await(
            "/api/programmes/" + meeting.programme + "/outcomes",
            o -> isShown(WholeSessionTest.find(o.path("figures"), "key", key)) == hasValue);
  }

  private static boolean isShown(JsonNode figure) {
    return figure.has("value");
  }

  /** Path of a member's certificate. */
  String certificate(String username) {
    return "/api/programmes/" + meeting.programme + "/people/" + username + "/certificate";
  }

  /** Path of the attendance sheet of the session. */
  String sheet() {
    return "/api/groups/" + meeting.group + "/sessions/" + meeting.session + "/attendance";
  }

  /**
   * What everybody together is answered about her, her group and its session, in one text.
   *
   * @param on this platform or one with a copy of its data
   */
  String whatIsAnswered(Platform on) {
    var programme = "/api/programmes/" + meeting.programme;
    var all = new StringBuilder();
    for (var path :
        List.of(
            meeting.path(""),
            "/api/me/export",
            "/api/learnings?owner=me",
            "/api/actions?owner=me",
            "/api/me")) all.append(text(on, CLIENT, path));
    for (var path : List.of(meeting.path(""), attachment(), "/api/groups/" + meeting.group))
      all.append(text(on, "bob", path));
    for (var path : List.of(meeting.path(""), meeting.path("/history"), sheet() + ".pdf"))
      all.append(text(on, "facilitator", path));
    for (var path :
        List.of(
            "/api/people?size=200",
            "/api/groups/" + meeting.group,
            "/api/approvals?size=200",
            programme,
            programme + "/evidence.csv",
            programme + "/outcomes",
            programme + "/outcomes.csv",
            certificate(CLIENT) + ".pdf",
            certificate(CLIENT) + ".proof",
            sheet() + ".pdf",
            sheet() + ".proof")) all.append(text(on, "manager", path));
    for (var log : List.of("groups", "sessions", "learning"))
      all.append(text(on, "auditor", "/api/audit/" + log + "/export"));
    return all.append(text(on, "auditor", meeting.path("/history"))).toString();
  }

  /** An answer, whatever its status: its name for a file and its content, that of a PDF as text. */
  String text(Platform on, String username, String path) {
    var request =
        HttpRequest.newBuilder(on.address().resolve(path))
            .timeout(TestTimeouts.LIMIT)
            .header("Authorization", "Bearer " + token(on, username))
            .header("Accept-Language", "fr")
            .build();
    try {
      var answer = send(request);
      var headers = answer.headers();
      var named = headers.firstValue("Content-Disposition").orElse("") + "\n";
      var isDocument = path.endsWith(".pdf") && answer.statusCode() == 200;
      return named + (isDocument ? printed(answer.body()) : new String(answer.body(), UTF_8));
    } catch (IOException e) {
      throw new AssertionError(path + " was not answered", e);
    }
  }

  private static String printed(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return HTTP.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
