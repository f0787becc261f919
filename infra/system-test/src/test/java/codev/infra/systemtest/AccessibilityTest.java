package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.contribution;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestApiClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Everybody's page in each step, and every other page, looked at with all that is folded open. */
@DisplayName("Chaque page, à chaque étape, est lisible et utilisable par tous")
@Story
@Order(1)
class AccessibilityTest {
  /** A slow line shows each form as being sent for long. */
  private static final String WHILE_SENDING =
      "() => document.querySelectorAll('form').forEach(it => it.classList.add('htmx-request'))";

  /** A moment of the replay and the next one, between which a hand was raised. */
  private static final String AROUND_A_HAND =
      "() => { const all = [...document.querySelectorAll('.trail [data-at]')]"
          + ".map(it => Number(it.dataset.at));"
          + " const next = all.findIndex((at, i) => at > all[i - 1] + 1);"
          + " return [all[next - 1], all[next]]; }";

  /** In how many rows the days of a filter stand. */
  private static final String ROWS_OF_DAYS =
      "filter => new Set([...filter.querySelectorAll('input[type=date]')]"
          + ".map(day => day.getBoundingClientRect().top)).size";

  private static Meeting meeting;
  private static Browser browser;
  private static BrowserUser manager;
  private static BrowserUser facilitator;
  private static BrowserUser client;
  private static BrowserUser consultant;
  private static BrowserUser auditor;
  private static BrowserUser sponsor;

  @BeforeAll
  static void open() {
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    browser = new Browser(Platform.running().address());
    meeting.found();
    manager = browser.atADesk("manager");
    facilitator = browser.atADesk("facilitator");
    client = browser.atADesk(CLIENT);
    consultant = browser.atADesk("bob");
    auditor = browser.atADesk("auditor");
    sponsor = browser.atADesk("sponsor");
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("avant la séance")
  void before() {
    must(
        meeting
            .as("bob")
            .post(meeting.path("/topics"), meeting.topic(UUID.randomUUID(), "Un conflit")));
    everybodyLooks("scheduled");
  }

  @Test
  @Order(2)
  @DisplayName("la préparation")
  void preparation() {
    meeting.open();
    meeting.mark("bob", "LATE");
    meeting.mark("carla", "ABSENT");
    must(meeting.as("bob").post(meeting.path("/attendance/signature")));
    must(
        meeting
            .as(CLIENT)
            .post(meeting.path("/topics"), meeting.topic(meeting.topic, "Mes réunions")));
    must(
        meeting
            .as("bob")
            .post(meeting.path("/topics/" + meeting.topic + "/votes"), Map.of("points", 3)));
    everybodyLooks("preparation");
    meeting.everybodyIsPresent();
    meeting.choose("Le plus de points");
    meeting.next("PREPARATION");
  }

  @Test
  @Order(3)
  @DisplayName("l'exposé et la clarification")
  void presentation_and_clarification() {
    meeting.says(
        CLIENT,
        "STATEMENT",
        "Depuis six mois nos réunions débordent. Nous sommes douze, parfois quinze.");
    everybodyLooks("presentation");
    meeting.next("PRESENTATION");
    var question = UUID.randomUUID();
    must(
        meeting
            .as("bob")
            .post(
                meeting.path("/contributions"),
                contribution(question, "FACT", "Qui décide de l'ordre du jour ?")));
    must(
        meeting
            .as(CLIENT)
            .post(
                meeting.path("/contributions"),
                Map.of("kind", "ANSWER", "text", "Moi, la veille.", "inReplyTo", question)));
    meeting.says("emma", "FEELING", "Comment en sors-tu ?");
    must(
        meeting
            .as("bob")
            .post(meeting.path("/notes"), Map.of("text", "Ne rien conseiller encore")));
    must(meeting.as("facilitator").post(meeting.path("/floor"), Map.of("to", "bob")));
    everybodyLooks("clarification");
    meeting.next("CLARIFICATION");
  }

  @Test
  @Order(4)
  @DisplayName("le contrat")
  void contract() {
    meeting.says("david", "REFORMULATION", "Tu cherches à partager la décision.");
    must(
        meeting
            .as(CLIENT)
            .post(meeting.path("/contract"), meeting.contract("Décider à plusieurs")));
    meeting.hesitates("bob", 1, "C'est encore large");
    meeting.accepts("emma", 1);
    everybodyLooks("contract");
    meeting.everybodyAccepts(1);
    meeting.next("PROBLEM_DEFINITION");
  }

  @Test
  @Order(5)
  @DisplayName("la consultation, et le client qui recadre")
  void consultation() {
    meeting.says("bob", "IDEA", "Et si vous teniez une réunion debout ?");
    meeting.says("carla", "EXPERIENCE", "Chez nous, un gardien du temps a tout changé.");
    for (var isRaised : List.of(true, false))
      must(meeting.as("emma").post(meeting.path("/hand"), Map.of("raised", isRaised)));
    meeting.says("david", "IDEA", "Un seul sujet par réunion.");
    must(
        meeting
            .as("facilitator")
            .post(
                meeting.path("/contributions"),
                Map.of("kind", "LEAD", "text", "Regarder qui parle.", "for", "bob")));
    meeting.says(CLIENT, "REFRAME", "Nous nous éloignons du contrat.");
    must(
        meeting
            .as("facilitator")
            .post(meeting.path("/steps/pause"), Map.of("from", "CONSULTATION", "minutes", 10)));
    everybodyLooks("consultation");
    meeting.next("CONSULTATION");
  }

  @Test
  @Order(6)
  @DisplayName("la synthèse")
  void synthesis() {
    var contributions = must(meeting.as(CLIENT).get(meeting.path(""))).body().path("contributions");
    var ideas =
        StreamSupport.stream(contributions.spliterator(), false)
            .filter(c -> c.path("kind").asString().equals("IDEA"))
            .map(c -> c.path("id").asString())
            .toList();
    must(meeting.as(CLIENT).post(meeting.path("/kept-ideas"), Map.of("contributionIds", ideas)));
    must(
        meeting
            .as(CLIENT)
            .post(meeting.path("/synthesis"), Map.of("text", "Je retiens la réunion courte.")));
    meeting.plans(meeting.action, "Tenir une réunion debout");
    everybodyLooks("synthesis");
    meeting.next("SYNTHESIS");
  }

  @Test
  @Order(7)
  @DisplayName("les apprentissages, puis la fin")
  void learning_and_the_end() {
    for (var each : List.of("bob", "emma"))
      must(
          meeting
              .as(each)
              .post(
                  meeting.path("/learnings"),
                  Map.of(
                      "about",
                      "SELF",
                      "text",
                      "J'apprends à me taire.",
                      "transferableTo",
                      "Mes points d'équipe")));
    must(
        meeting
            .as("carla")
            .post(meeting.path("/regulations"), Map.of("text", "Plus de silences.")));
    everybodyLooks("learning");
    must(meeting.as("facilitator").post(meeting.path("/close")));
    eachLooks("closed");
  }

  @Test
  @Order(8)
  @DisplayName("ce qu'une séance laisse : le pas à pas, le résumé, l'audit")
  void what_a_session_leaves() {
    var session = "/sessions/" + meeting.session;
    client.looksAtEach("summary", session + "/summary");
    client.looksAtEach("replay", session + "/replay");
    assertThat(client.part(".trail"))
        .containsText("a noté une présence\u202f: Bob Petit, En retard");
    goesOverARaisedHand(session);
    auditor.looksAtEach("replay-auditor", session + "/replay");
    auditor.looksAtEach("room-auditor", session);
    manager.looksAtEach("room-manager", session);
    for (var log : List.of("groups", "sessions", "learning")) isAudited(log);
    auditor.awaits("/audit/sessions/actions", "a ouvert la séance");
    auditor.awaits("/audit/groups/actions", "a créé un groupe");
    auditor.awaits("/audit/learning/actions", "Groupe repris");
    for (var log : List.of("groups", "sessions", "learning"))
      auditor.looksAtEach("audit-actions-" + log, "/audit/" + log + "/actions");
    for (var log : List.of("/security", "/audit/sessions/security", "/audit/learning/security"))
      auditor.looksAtEach("security" + log.replace('/', '-'), log);
    for (var page :
        List.of(
            "/audit/groups",
            "/audit/groups/actions",
            "/audit/sessions/actions",
            "/audit/learning/actions",
            "/security")) itsDaysAreSideBySide(page);
  }

  /** From and to, at a desk and on a phone. */
  private static void itsDaysAreSideBySide(String page) {
    var desk = auditor.page().viewportSize();
    auditor.open(page);
    for (int width : List.of(1440, 390)) {
      auditor.page().setViewportSize(width, desk.height);
      assertThat(auditor.part("form.filter").evaluate(ROWS_OF_DAYS))
          .as("rows at " + page + ", " + width + " px wide")
          .isEqualTo(1);
    }
    auditor.page().setViewportSize(desk.width, desk.height);
  }

  private static void goesOverARaisedHand(String session) {
    var moments = (List<?>) client.page().evaluate(AROUND_A_HAND);
    client.open(session + "/replay?at=" + moments.getFirst());
    client.part("#replay-at").focus();
    client.presses("ArrowRight");
    assertThat(client.part(".shown-moment"))
        .hasAttribute("data-at", String.valueOf(moments.getLast()));
  }

  @Test
  @Order(9)
  @DisplayName("l'accueil de chacun, ses pages, celles du responsable et du commanditaire")
  void everybodys_pages() {
    var group = "/groups/" + meeting.group;
    var programme = "/programmes/" + meeting.programme;
    client.awaits("/actions", "Tenir une réunion debout");
    for (var page :
        List.of(
            "groups",
            "actions",
            "journal",
            "surveys",
            "me",
            "people/preferences",
            "people/sign-ins")) client.looksAtEach("my-" + page.replace('/', '-'), "/" + page);
    client.looksAtEach("survey", "/surveys/SKILLS/START?programmeId=" + meeting.programme);
    client.part("#C1-5").waitFor();
    client.looksAtEach("group-member", group);
    facilitator.looksAtEach("home-facilitator", "/groups");
    facilitator.looksAtEach("group-facilitator", group);
    facilitator.page().evaluate(WHILE_SENDING);
    facilitator.looksAtThis("group-facilitator-while-sending");
    manager.looksAtEach("home-manager", "/groups");
    manager.looksAtEach("group-manager", group);
    manager.looksAtEach("templates", programme + "/templates");
    manager.looksAtEach("composition", programme + "/composition");
    assertThat(manager.part("#menu .places [aria-current]")).hasText("Groupes");
    manager.looksAtEach("outcomes", "/outcomes/" + meeting.programme);
    sponsor.looksAtEach("home-sponsor", "/groups");
    sponsor.looksAtEach("outcomes-sponsor", "/outcomes/" + meeting.programme);
    auditor.looksAtEach("home-auditor", "/groups");
  }

  @Test
  @Order(10)
  @DisplayName("les webhooks et les jetons de service, chez l'administrateur")
  void webhooks() {
    var platform = Platform.running();
    var api = new TestApiClient(platform.address(), platform.token("administrator"));
    var wanted =
        Map.of(
            "id",
            UUID.randomUUID(),
            "address",
            "https://93.184.215.14/hooks",
            "kinds",
            List.of("SESSION_POSTPONED"), // nothing is sent: none is
            "programme",
            meeting.programme);
    must(api.post("/api/webhooks", wanted));
    var administrator = browser.atADesk("administrator");
    administrator.looksAtEach("webhooks", "/webhooks");
    administrator.looksAtEach("webhook", "/webhooks/" + wanted.get("id"));
    must(api.post("/api/webhooks/" + wanted.get("id") + "/deletion", Map.of()));
    administrator.looksAtEach("service-tokens", "/service-tokens");
    administrator.looksAtEach("retention", "/retention");
  }

  @Test
  @Order(11)
  @DisplayName("ce qui n'existe pas, ce qui n'est pas permis, l'entrée")
  void what_goes_wrong() {
    client.looksAtEach("not-found", "/sessions/" + UUID.randomUUID());
    client.looksAtEach("nowhere", "/nowhere");
    client.looksAtEach("forbidden", "/programmes/" + meeting.programme + "/composition");
    var stranger = browser.stranger(CLIENT);
    stranger.open("/groups");
    stranger.looksAtThis("sign-in-phone");
    assertThat(stranger.complaints()).isEmpty();
  }

  @AfterEach
  void no_page_complains() {
    assertThat(browser.drainComplaints()).isEmpty();
  }

  private static void isAudited(String log) {
    auditor.looksAtEach("audit-" + log, "/audit/" + log);
    assertThat(auditor.part("#menu .places [aria-current]")).hasText("Audit");
    assertThat(auditor.part("table.lines time").first())
        .hasText(Pattern.compile("\\d\\d/\\d\\d/\\d{4},? \\d\\d:\\d\\d:\\d\\d"));
  }

  /** On their own screens, and all of them on one. */
  private static void everybodyLooks(String state) {
    eachLooks(state);
    facilitator.pressInMenu("Afficher pour la salle");
    facilitator.looksAtThis("state-" + state + "-for-the-room");
    facilitator.press("Afficher pour la salle");
  }

  private static void eachLooks(String state) {
    var room = "/sessions/" + meeting.session;
    client.looksAtEach("state-" + state + "-client", room);
    consultant.looksAtEach("state-" + state + "-consultant", room);
    facilitator.looksAtEach("state-" + state + "-facilitator", room);
  }
}
