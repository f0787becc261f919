package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Eight people act at once: what one of them is about to choose is drawn anew all the time. */
@DisplayName("Pendant que la page se redessine")
@Story
class LiveRedrawTest {
  /** After which a page says that its connection is lost. */
  private static final double LONGER_THAN_PATIENCE_MILLIS = 3_000;

  /** Counts what the stream has brought, drawn already or waiting. */
  private static final String COUNT =
      "document.addEventListener('htmx:sseBeforeMessage', () => { window.brought = (window.brought"
          + " ?? 0) + 1; }, true);";

  /** As between two messages of the stream of which the first takes it away. */
  private static final String TAKE_THE_FORM_AWAY =
      """
      () => {
        const form = document.getElementById("say");
        window.taken = { form, parent: form.parentElement, next: form.nextSibling };
        form.remove();
        window.taken.parent.dispatchEvent(new CustomEvent("htmx:sseMessage", { bubbles: true, detail: {} }));
      }
      """;

  private static final String PUT_IT_BACK =
      """
      () => {
        const { form, parent, next } = window.taken;
        parent.insertBefore(form, next);
        parent.dispatchEvent(new CustomEvent("htmx:sseMessage", { bubbles: true, detail: {} }));
      }
      """;

  /** Longer than a form may be missing. */
  private static final String A_WHILE = "() => new Promise(done => setTimeout(done, 1_500))";

  private static Meeting meeting;
  private static Browser browser;
  private static BrowserUser client;
  private static BrowserUser facilitator;
  private static BrowserUser bob;

  @BeforeAll
  static void open() {
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    browser = new Browser(Platform.running().address());
    meeting.found();
    meeting.prepare();
    meeting.presentAndClarify();
    must(meeting.as(CLIENT).post(meeting.path("/contract"), meeting.contract("Décider")));
    client = browser.atADesk(CLIENT);
    facilitator = browser.atADesk("facilitator");
    bob = browser.atADesk("bob");
    for (var person : List.of(client, facilitator, bob)) {
      person.page().addInitScript(COUNT);
      person.open("/sessions/" + meeting.session);
    }
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("ce qui est coché, décoché, écrit, réglé et pas encore envoyé reste")
  void what_is_not_sent_yet_stays() {
    client.unfold("Modifier le contrat");
    client.choose("un avocat du diable");
    client.part("#contract-IDEAS").uncheck();
    client.part("#contract-objective").fill("Décider en une heure");
    // What the browser does when its author makes it larger.
    client.part("#contract-objective").evaluate("field => { field.style.height = '12rem'; }");
    facilitator.part("#extend-button").click();
    facilitator.part("#extend-minutes").fill("7");
    meeting.hesitates("bob", 1, "C'est large");
    for (var person : List.of(client, facilitator)) person.sees("C'est large");
    assertThat(client.part("#contract-DEVILS_ADVOCATE")).isChecked();
    assertThat(client.part("#contract-IDEAS")).not().isChecked();
    assertThat(client.part("#contract-objective")).hasValue("Décider en une heure");
    assertThat(facilitator.part("#extend-minutes")).hasValue("7");
    assertThat(facilitator.part("#extend-minutes")).isVisible();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @Order(2)
  @DisplayName("une case pressée quand la page se redessine est cochée quand le doigt se lève")
  void a_press_ends_where_it_began() {
    var mouse = client.page().mouse();
    client.part("#contract-RESOURCES").hover();
    mouse.down();
    isBroughtMore(client, () -> meeting.accepts("carla", 1));
    mouse.up();
    client.sees("Accepté par");
    assertThat(client.part("#contract-RESOURCES")).isChecked();
  }

  @Test
  @Order(3)
  @DisplayName(
      "un texte reçu dont la réponse arrive à l'étape suivante n'est pas montré comme non envoyé")
  void what_was_sent_is_not_shown_as_unsent() {
    var held = new ArrayDeque<Route>();
    bob.open("/sessions/" + meeting.session);
    bob.page().route("**/contributions", held::add);
    bob.part("#say-text").fill("Tu cherches à décider");
    bob.part("#say-button").click();
    bob.page().waitForCondition(() -> held.size() == 1);
    var sent = held.removeFirst();
    must(meeting.as("bob").post(meeting.path("/contributions"), sent.request().postData()));
    everybodyConsults();
    assertThat(bob.part("#say-none")).hasCount(1);
    sent.resume();
    bob.page().unroute("**/contributions");
    bob.page()
        .waitForFunction("() => !Object.keys(localStorage).some(key => key.includes('#say'))");
    assertThat(bob.part("#outbox")).isHidden();
    assertThat(bob.part("#say-text")).hasValue("");
  }

  @Test
  @Order(4)
  @DisplayName(
      "ce qui part pendant que son formulaire est redessiné part une fois, et le laisse vide")
  void what_is_sent_meanwhile_is_sent_once() {
    bob.open("/sessions/" + meeting.session);
    var held = new ArrayDeque<Route>();
    bob.page().route("**/contributions", held::add);
    assertThat(bob.part("#say-none")).isChecked();
    bob.part("#say-text").fill("Un minuteur");
    bob.choose("Idée");
    bob.page().keyboard().press("Control+Enter");
    bob.page().waitForCondition(() -> held.size() == 1);
    isBroughtMore(bob, () -> giveTheFloorTo("carla"));
    bob.sees("a la parole");
    held.removeFirst().resume();
    bob.page().unroute("**/contributions");
    bob.seesAll(List.of("Un minuteur"));
    assertThat(bob.part("#say-text")).hasValue("");
    assertThat(bob.part("#say-none")).isChecked();
  }

  @Test
  @Order(5)
  @DisplayName("un formulaire absent un instant garde son texte ; absent pour de bon, il le rend")
  void a_form_that_is_missing_for_a_moment_keeps_its_text() {
    bob.part("#say-text").fill("Je cherche mes mots");
    bob.page().evaluate(TAKE_THE_FORM_AWAY);
    bob.page().evaluate(PUT_IT_BACK);
    bob.page().evaluate(A_WHILE);
    assertThat(bob.part("#outbox")).isHidden();
    assertThat(bob.part("#say-text")).hasValue("Je cherche mes mots");
    bob.page().evaluate(TAKE_THE_FORM_AWAY);
    bob.page().reload();
    assertThat(bob.part("#say-text")).hasValue("Je cherche mes mots");
    bob.page().evaluate(TAKE_THE_FORM_AWAY);
    assertThat(bob.part("#outbox li .words")).hasText("Je cherche mes mots");
    bob.part("#outbox [data-drop]").click();
    bob.page().reload();
    assertThat(bob.part("#say-text")).hasValue("");
  }

  @Test
  @Order(6)
  @DisplayName("deux textes commencés attendent chacun dans leur formulaire, page rechargée")
  void drafts_stay_apart() {
    bob.choose("Idée");
    bob.part("#say-text").fill("Une réunion debout");
    bob.part("#note-text").fill("Penser à l'heure");
    bob.page().reload();
    assertThat(bob.part("#say-text")).hasValue("Une réunion debout");
    assertThat(bob.part("#say-IDEA")).isChecked();
    assertThat(bob.part("#note-text")).hasValue("Penser à l'heure");
    bob.press("Partager avec le groupe");
    bob.seesAll(List.of("Un minuteur", "Une réunion debout"));
    meeting.says("bob", "IDEA", "Un ordre du jour");
  }

  @Test
  @Order(7)
  @DisplayName("ce qui se dit pendant qu'on écrit est lu à haute voix après un temps, ensemble")
  void what_is_said_while_one_types_is_read_out_later() {
    client
        .page()
        .evaluate(
            """
            () => {
              window.moments = {};
              const note = (what, where) => {
                if (document.querySelector(where).textContent.includes("Dit entre-temps")) window.moments[what] ??= performance.now();
              };
              new MutationObserver(() => {
                note("drawn", "#talk");
                note("readOut", "#announcer");
              }).observe(document.body, { subtree: true, childList: true, characterData: true });
              const field = document.getElementById("note-text");
              window.typing = setInterval(() => field.dispatchEvent(new Event("input", { bubbles: true })), 200);
            }
            """);
    client.page().waitForTimeout(400);
    meeting.says("bob", "IDEA", "Dit entre-temps");
    client.page().waitForFunction("() => window.moments.readOut");
    var waited =
        client
            .page()
            .evaluate(
                "() => { clearInterval(window.typing); return window.moments.readOut -"
                    + " window.moments.drawn; }");
    assertThat(((Number) waited).doubleValue()).isGreaterThan(2_000);
  }

  @Test
  @Order(8)
  @DisplayName("un texte arrivé après la fin de l'étape n'est pas perdu avec son formulaire")
  void what_comes_too_late_is_not_lost() {
    var held = new ArrayDeque<Route>();
    bob.page().route("**/contributions", held::add);
    bob.choose("Idée");
    bob.part("#say-text").fill("Arrivé trop tard");
    bob.press("Partager avec le groupe");
    bob.page().waitForCondition(() -> held.size() == 1);
    meeting.next("CONSULTATION");
    assertThat(bob.part("#say")).hasCount(0);
    held.removeFirst().resume();
    bob.page().unroute("**/contributions");
    assertThat(bob.part("#outbox li.refusal .words")).hasText("Arrivé trop tard");
    assertThat(bob.part("#outbox li.refusal")).containsText("est prévu à l’étape");
    bob.part("#outbox [data-drop]").click();
  }

  @Test
  @Order(9)
  @DisplayName("une case cochée à l'instant où la page vient d'être redessinée est envoyée")
  void what_is_drawn_works_at_once() {
    client.part("#keep").waitFor();
    client
        .page()
        .evaluate(
            """
            () => document.addEventListener("htmx:sseMessage", () => {
              [...document.querySelectorAll("#keep label")].find(l => l.textContent.includes("Un minuteur")).click();
            }, { once: true })
            """);
    meeting.plans(UUID.randomUUID(), "Essayer lundi");
    client.part("#keep li.kept").waitFor();
    client.page().waitForCondition(() -> kept().size() == 1);
  }

  @Test
  @Order(10)
  @DisplayName(
      "deux cases cochées coup sur coup arrivent dans l'ordre, même redessinées entre-temps")
  void the_last_choice_arrives_last() {
    var held = new ArrayDeque<Route>();
    client.page().route("**/kept-ideas", held::add);
    tick("Une réunion debout");
    client.page().waitForCondition(() -> held.size() == 1);
    isBroughtMore(client, () -> meeting.plans(UUID.randomUUID(), "Essayer mardi"));
    tick("Un ordre du jour");
    assertThat(held).as("under way at once").hasSize(1);
    held.removeFirst().resume();
    client.page().waitForCondition(() -> held.size() == 1);
    held.removeFirst().resume();
    client.page().unroute("**/kept-ideas");
    client.sees("Essayer mardi");
    assertThat(client.part("#keep li.kept")).hasCount(3);
    client.page().waitForCondition(() -> kept().size() == 3);
  }

  @Test
  @Order(11)
  @DisplayName("une idée tirée pendant que la page se redessine est posée où on la lâche")
  void a_dragged_line_is_let_go_where_it_is() {
    var mouse = client.page().mouse();
    var before = kept();
    client.part("#keep li.kept").nth(2).hover();
    mouse.down();
    client.part("#keep li.kept").nth(1).hover();
    isBroughtMore(client, () -> meeting.plans(UUID.randomUUID(), "Essayer mercredi"));
    client
        .part("#keep li.kept")
        .first()
        .hover(new Locator.HoverOptions().setPosition(20, 2).setForce(true));
    mouse.up();
    client.sees("Essayer mercredi");
    client.page().waitForCondition(() -> kept().getFirst().equals(before.get(2)));
    assertThat(kept()).containsExactly(before.get(2), before.get(0), before.get(1));
  }

  @Test
  @Order(12)
  @DisplayName("coupée de la ligne, une case reste cochée et part quand la ligne revient")
  void a_choice_waits_for_the_line() {
    client.offline(true);
    client.part("#keep label:has-text('Un minuteur') input").uncheck();
    client.sees("L’envoi a échoué");
    client.offline(false);
    client.page().waitForCondition(() -> kept().size() == 2);
    assertThat(client.part("#keep li.kept")).hasCount(2);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @Order(13)
  @DisplayName("le déroulé ne s'arrête pas aux mains levées")
  void the_replay_passes_over_raised_hands() {
    for (var raised : List.of(true, false))
      must(meeting.as("carla").post(meeting.path("/hand"), Map.of("raised", raised)));
    meeting.plans(UUID.randomUUID(), "Essayer jeudi");
    facilitator.open("/sessions/" + meeting.session + "/replay");
    var slider = facilitator.part("#replay-at");
    var last = slider.inputValue();
    facilitator.part("#replay-before").click();
    assertThat(slider).hasValue(String.valueOf(Integer.parseInt(last) - 3));
    slider.press("ArrowRight");
    assertThat(slider).hasValue(last);
    assertThat(facilitator.part("#replay-after")).hasCount(0);
  }

  @Test
  @Order(14)
  @DisplayName("qui est retiré du groupe pendant la séance n'y a plus accès, et le lit à l'écran")
  void who_is_removed_meanwhile_reads_so() {
    bob.open("/sessions/" + meeting.session);
    bob.part("#now .guide").waitFor();
    must(
        meeting
            .as("manager")
            .post(
                "/api/groups/" + meeting.group + "/members/bob/departure",
                Map.of("reason", "Change de poste")));
    bob.sees("Vous n’avez plus accès à cette page");
    bob.page().waitForTimeout(LONGER_THAN_PATIENCE_MILLIS);
    bob.doesNotSee("Connexion interrompue");
    assertThat(meeting.as("bob").get(meeting.path("")).status()).isEqualTo(404);
    assertThat(meeting.as("bob").post(meeting.path("/notes"), Map.of("text", "Encore là")).status())
        .isEqualTo(404);
    assertThat(browser.complaints()).isEmpty();
  }

  /** Does something that redraws the page, and waits until the page knows. */
  private static void isBroughtMore(BrowserUser person, Runnable act) {
    var before = brought(person);
    act.run();
    person.page().waitForCondition(() -> brought(person) > before);
  }

  private static void everybodyConsults() {
    meeting.everybodyAccepts(1);
    meeting.next("PROBLEM_DEFINITION");
  }

  private static void giveTheFloorTo(String member) {
    must(meeting.as("facilitator").post(meeting.path("/floor"), Map.of("to", member)));
  }

  private static int brought(BrowserUser person) {
    return (Integer) person.page().evaluate("() => window.brought ?? 0");
  }

  private static void tick(String idea) {
    client.part("#keep label:has-text('" + idea + "')").click();
  }

  private static List<String> kept() {
    var kept = must(meeting.as(CLIENT).get(meeting.path(""))).body().path("keptIdeas");
    return StreamSupport.stream(kept.spliterator(), false).map(Object::toString).toList();
  }
}
