package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@DisplayName("Quand la ligne se coupe")
@Story
@Isolated("kills session-service")
class ConnectionLossTest {
  private static final String STAYS_FOR_A_MOMENT =
      "() => new Promise(done => setTimeout(() => done(window.pressed.isConnected), 300))";

  private static BrowserRoom room;
  private static Meeting meeting;
  private static BrowserUser bob;
  private static BrowserUser emma;

  /** The texts of the consultation, in order. */
  private static final List<String> SAID = new ArrayList<>();

  @BeforeAll
  static void open() {
    SAID.clear();
    room = new BrowserRoom();
    meeting = room.meeting;
    meeting.prepare();
    meeting.presentAndClarify();
    meeting.agree();
    bob = room.atADesk("bob");
    emma = room.onAPhone("emma");
  }

  @AfterAll
  static void close() {
    if (room != null) room.close();
  }

  @Test
  @Order(1)
  @DisplayName("hors ligne, dix apports attendent, visibles, et partent une fois, dans l'ordre")
  void what_is_said_offline_is_sent_once_in_order() {
    emma.offline(true);
    var mine = IntStream.rangeClosed(1, 10).mapToObj(i -> "Apport hors ligne " + i).toList();
    for (var text : mine) say(emma, text);
    assertThat(emma.part("#outbox li .words").allTextContents()).isEqualTo(mine);
    assertThat(emma.part("#outbox-more li")).hasCount(mine.size() - 3);
    emma.picture("outbox");
    var meanwhile = List.of("Dit pendant ce temps 1", "Dit pendant ce temps 2");
    for (var text : meanwhile) others(text);
    bob.seesAll(meanwhile);
    bob.doesNotSee("Apport hors ligne 1");
    emma.offline(false);
    emma.awaitsGone("#outbox");
    SAID.addAll(mine);
    for (var person : List.of(bob, emma)) person.seesAll(SAID);
  }

  @Test
  @Order(2)
  @DisplayName(
      "un envoi reste sans réponse : le texte attend, aussi dans la page rechargée, et part une fois")
  void what_waits_outlives_the_page() {
    emma.page().route("**/api/sessions/*/contributions", _ -> {}); // never answered
    say(emma, "Écrit avant de recharger");
    emma.part("#outbox li").waitFor();
    emma.page().waitForRequest("**/api/sessions/*/contributions", emma.page()::reload);
    assertThat(emma.part("#outbox li .words").allTextContents())
        .containsExactly("Écrit avant de recharger");
    emma.page().unroute("**/api/sessions/*/contributions");
    emma.awaitsGone("#outbox");
    SAID.add("Écrit avant de recharger");
    for (var person : List.of(bob, emma)) person.seesAll(SAID);
  }

  @Test
  @Order(3)
  @DisplayName(
      "ce qu'on écrit pendant qu'un envoi reste sans réponse demeure, page rechargée aussi")
  void what_is_typed_meanwhile_stays() {
    var held = new ArrayList<Route>();
    emma.page().route("**/api/sessions/*/contributions", held::add); // never answered
    emma.fill("Votre texte", "Envoyé sans réponse");
    emma.choose("Idée");
    emma.press("Partager avec le groupe");
    emma.page().waitForCondition(() -> !held.isEmpty());
    emma.fill("Votre texte", "Écrit en attendant");
    assertThat(emma.part("#outbox li .words")).hasText("Envoyé sans réponse");
    assertThat(emma.part("#say-text")).hasValue("Écrit en attendant");

    emma.page().unroute("**/api/sessions/*/contributions");
    emma.awaitsGone("#outbox");
    SAID.add("Envoyé sans réponse");
    for (var person : List.of(bob, emma)) person.seesAll(SAID);
    emma.page().reload();
    assertThat(emma.part("#say-text")).hasValue("Écrit en attendant");
    emma.choose("Idée");
    emma.press("Partager avec le groupe");
    SAID.add("Écrit en attendant");
    for (var person : List.of(bob, emma)) person.seesAll(SAID);
    assertThat(emma.part("#say-text")).hasValue("");
  }

  @Test
  @Order(4)
  @DisplayName("ce qui est masqué ne reste pas dans une étape dépliée que l'on ne peut relire")
  void what_is_hidden_leaves_a_fold_that_cannot_be_read() {
    bob.unfold("Questionnement et clarification");
    assertThat(questions()).hasCount(Meeting.CONSULTANTS.size());
    bob.page().route("**/earlier/*", Route::abort);
    hide(questionOf("carla"));
    assertThat(questions()).hasCount(0);
    bob.page().unroute("**/earlier/*");
    var summary = bob.part("#talk summary:has-text('Questionnement et clarification')");
    for (int i = 0; i < 2; i++) summary.click(); // folded, and unfolded
    assertThat(questions()).hasCount(Meeting.CONSULTANTS.size() - 1);
  }

  @Test
  @Order(5)
  @DisplayName("ce qui est déplié n'est pas remplacé pendant que l'on presse")
  void nothing_moves_under_a_press() {
    var page = bob.page();
    var held = new ArrayList<Route>();
    page.route("**/earlier/*", held::add);
    hide(questionOf("david"));
    page.waitForCondition(() -> !held.isEmpty());
    questions().first().evaluate("words => { window.pressed = words; }");
    questions().first().hover();
    page.mouse().down();
    page.waitForResponse("**/earlier/*", () -> held.forEach(Route::resume));
    assertThat(page.evaluate(STAYS_FOR_A_MOMENT)).isEqualTo(true);
    page.unroute("**/earlier/*"); // which would have let go what is held before it is waited for
    page.mouse().up();
    assertThat(questions()).hasCount(Meeting.CONSULTANTS.size() - 2);
  }

  @Test
  @Order(6)
  @DisplayName(
      "le flux coupé, le service tué : la page revenue montre ce qui manquait, rien deux fois")
  void what_was_missed_is_shown_once() {
    bob.page().route("**/live*", Route::abort);
    var pid = Platform.running().process("session-service").pid();
    Platform.running().kill("session-service");
    for (var person : List.of(bob, emma)) person.sees("Connexion interrompue");
    Platform.running().awaitReady("session-service", pid);
    // Her page has received one event since it was drawn; its new stream repeats it.
    emma.doesNotSee("Connexion interrompue");
    for (int i = 1; i <= 5; i++) others("Dit pendant la coupure " + i);
    emma.seesAll(SAID);
    bob.doesNotSee("Dit pendant la coupure 1");
    bob.page().unroute("**/live*");
    bob.seesAll(SAID);
    bob.doesNotSee("Connexion interrompue");
  }

  @Test
  @Order(7)
  @DisplayName("deux onglets de la même personne disent la même chose")
  void two_tabs_agree() {
    var other = bob.inAnotherTab();
    other.open("/sessions/" + meeting.session);
    say(bob, "Dit du premier onglet");
    SAID.add("Dit du premier onglet");
    other.seesAll(SAID);
    say(other, "Dit du second onglet");
    SAID.add("Dit du second onglet");
    bob.seesAll(SAID);

    bob.offline(true);
    say(bob, "Attend dans le premier onglet");
    assertThat(other.part("#outbox li .words")).hasText("Attend dans le premier onglet");
    say(other, "Attend dans le second onglet");
    assertThat(bob.part("#outbox li")).hasCount(2);
    bob.offline(false);
    for (var tab : List.of(bob, other)) tab.awaitsGone("#outbox");
    SAID.addAll(List.of("Attend dans le premier onglet", "Attend dans le second onglet"));
    for (var tab : List.of(bob, other)) tab.seesAll(SAID);
    emma.seesAll(SAID);
    other.page().close();
  }

  @Test
  @Order(8)
  @DisplayName("un apport refusé garde son texte et dit pourquoi ; un apport en attente aussi")
  void what_is_refused_keeps_its_text() {
    // The page has not received the next step yet: what it sends comes too late.
    bob.page().reload();
    bob.page().route("**/live*", Route::abort);
    bob.page().reload();
    bob.choose("Idée");
    bob.fill("Votre texte", "Arrivé trop tard");
    emma.offline(true);
    say(emma, "Attendait encore");
    meeting.next("CONSULTATION");
    bob.press("Partager avec le groupe");
    bob.sees("est prévu à l’étape");
    assertThat(bob.part("#say-text").inputValue()).isEqualTo("Arrivé trop tard");
    bob.picture("refused");
    emma.offline(false);
    assertThat(emma.part("#outbox li.refusal")).containsText("est prévu à l’étape");
    assertThat(emma.part("#outbox h2 [data-not-sent]")).isVisible();
    assertThat(emma.part("#outbox h2 [data-waiting]")).isHidden();
    assertThat(emma.part("#outbox li .words")).hasText("Attendait encore");
    assertThat(emma.part("#outbox li.refusal")).containsText("Non envoyé.");
    assertThat(emma.part("#outbox li.refusal")).containsText("Votre texte reste ici.");
    // Its own form has gone with the step.
    assertThat(emma.part("#outbox [data-back]")).isHidden();
    emma.picture("refused-later");
    emma.press("Mettre dans mes notes");
    emma.awaitsGone("#outbox");
    assertThat(emma.part("#notes li:has-text('Attendait encore')")).isVisible();
  }

  @Test
  @Order(9)
  @DisplayName("ce que l'on écrivait quand l'étape a avancé attend son auteur, et rien d'autre")
  void what_was_being_typed_is_rescued() {
    // His page must not come back between the two steps, with what he wrote before in its form.
    bob.page().navigate("about:blank");
    bob.page().unroute("**/live*");
    meeting.back("SYNTHESIS");
    var other = bob.inAnotherTab();
    for (var tab : List.of(bob, other)) tab.open("/sessions/" + meeting.session);
    bob.choose("Idée");
    bob.fill("Votre texte", "J'écrivais encore");
    other.page().reload();
    assertThat(other.part("#say-text")).hasValue("J'écrivais encore");
    meeting.next("CONSULTATION");
    for (var tab : List.of(bob, other)) {
      tab.awaitsGone("#say-text"); // until then the text goes back to where it came from
      assertThat(tab.part("#outbox li .words")).hasText("J'écrivais encore");
      assertThat(tab.part("#outbox li")).containsText("La séance a changé d’étape");
    }
    bob.press("Mettre dans mes notes");
    for (var tab : List.of(bob, other)) {
      tab.awaitsGone("#outbox");
      assertThat(tab.part("#notes li:has-text(\"J'écrivais encore\")")).hasCount(1);
    }
    assertThat(bob.part("#notes li:has-text(\"J'écrivais encore\")")).isVisible();
    other.page().close();
  }

  @Test
  @Order(10)
  @DisplayName("déconnecté entre-temps, on est ramené à la page, et ce qu'on écrivait y est")
  void signing_in_again_keeps_what_was_typed() {
    bob.open("/sessions/" + meeting.session);
    bob.press("Notes");
    bob.fill("Nouvelle note", "Écrite trop lentement");
    bob.page()
        .context()
        .clearCookies(new BrowserContext.ClearCookiesOptions().setName("__Host-codev"));
    bob.page().evaluate("() => { window.isBefore = true; }");
    bob.press("Enregistrer cette note");
    bob.page().waitForFunction("() => !window.isBefore && document.readyState === 'complete'");
    assertThat(bob.part("#note-text")).hasValue("Écrite trop lentement");
    bob.press("Notes");
    bob.press("Enregistrer cette note");
    bob.sees("Écrite trop lentement");
  }

  @Test
  @Order(11)
  @DisplayName("rien ne s'est plaint dans aucune page")
  void no_page_complains() {
    assertThat(room.browser.complaints()).isEmpty();
  }

  private static Locator questions() {
    return bob.part("#talk [data-folded] .words:has-text('Combien de personnes y sont ?')");
  }

  private static String questionOf(String member) {
    var contributions =
        must(meeting.as("facilitator").get(meeting.path(""))).body().path("contributions");
    return StreamSupport.stream(contributions.spliterator(), false)
        .filter(one -> one.path("kind").asString().equals("FACT"))
        .filter(one -> one.path("by").asString().equals(member))
        .map(one -> one.path("id").asString())
        .findFirst()
        .orElseThrow();
  }

  private static void hide(String entry) {
    must(
        meeting
            .as("facilitator")
            .post(meeting.path("/hidden-entries"), Map.of("entryId", entry, "reason", "Un nom")));
  }

  private static void say(BrowserUser person, String text) {
    person.fill("Votre texte", text);
    person.choose("Idée");
    person.press("Partager avec le groupe");
    assertThat(person.part("#say-text")).hasValue("");
  }

  private static void others(String text) {
    meeting.says("carla", "IDEA", text);
    SAID.add(text);
  }
}
