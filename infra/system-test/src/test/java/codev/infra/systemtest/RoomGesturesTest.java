package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.CONSULTANTS;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What a group does in the room besides writing: points, hands, a word aside, the shared screen.
 */
@DisplayName("Les gestes de la salle")
@Story
class RoomGesturesTest {
  private static final UUID OTHER = UUID.fromString("0199c1de-0000-7000-8000-0000000000b1");
  private static final String ASIDE = "Je préfère vous le dire à part";
  private static final String SKETCHED = "Regardez mon croquis";
  private static final String IDEA = "Une réunion debout, à trois";

  private static BrowserRoom room;
  private static Meeting meeting;
  private static BrowserUser facilitator;
  private static BrowserUser client;
  private static BrowserUser bob;

  @BeforeAll
  static void open() {
    room = new BrowserRoom();
    meeting = room.meeting;
    meeting.open();
    facilitator = room.atADesk("facilitator");
    client = room.atADesk(CLIENT);
    bob = room.onAPhone("bob");
  }

  @AfterAll
  static void close() {
    if (room != null) room.close();
  }

  @Test
  @Order(1)
  @DisplayName(
      "trop peu de consultants : l'animateur en est alerté, les réponses sont sous ses yeux")
  void too_few_is_an_alarm() {
    meeting.everybodyIsPresent();
    for (var absent : CONSULTANTS.subList(1, CONSULTANTS.size())) meeting.mark(absent, "ABSENT");
    facilitator.part("#quorum-alarm").waitFor();
    assertThat(facilitator.part("#quorum-alarm input[name=decision]")).hasCount(3);
    facilitator.sees("Points à régler avant l’étape suivante (2)");
    facilitator.part("#next-button").click();
    assertThat(facilitator.part("#gates-list a")).hasCount(2);
    assertThat(facilitator.part("#gates-list")).isVisible();
    facilitator.presses("Escape");
    assertThat(facilitator.part("#gates-list")).isHidden();
    facilitator.picture("gestures-quorum");
    facilitator.part("#quorum-reason-POSTPONED-1").click();
    assertThat(facilitator.part("#quorum-reason-POSTPONED"))
        .hasValue("Absences de dernière minute");
    facilitator.press("Attendre 10 minutes");
    bob.sees("Décisions motivées (1)");
    facilitator.part("#quorum-alarm").waitFor();
    meeting.everybodyIsPresent();
    facilitator.awaitsGone("#quorum-alarm");
  }

  @Test
  @Order(2)
  @DisplayName("les points : cinq en tout, aucun pour soi, affichés quand l'animateur le décide")
  void points_are_shown_by_the_facilitator() {
    must(
        meeting
            .as(CLIENT)
            .post(meeting.path("/topics"), meeting.topic(meeting.topic, "Mes réunions")));
    must(meeting.as("bob").post(meeting.path("/topics"), meeting.topic(OTHER, "Un conflit")));
    for (int i = 0; i < 4; i++) bob.part("#vote-points-" + meeting.topic + "-more").click();
    bob.sees("Il vous reste 1 point");
    assertThat(bob.part("#vote-points-" + OTHER)).hasCount(0);
    client.sees("1 membre sur");
    client.doesNotSee("4 points");
    assertThat(client.part("#people li:has-text('Bob Petit') .voted")).hasText("a voté");
    assertThat(client.part("#people .voted")).hasCount(1);
    bob.picture("gestures-points");
    facilitator.press("Afficher les points");
    for (var person : List.of(client, bob)) person.sees("4 points");
    client.awaitsGone("#people .voted");
    assertThat(bob.part("#vote-points-" + meeting.topic)).hasCount(0);
    facilitator.press("Cacher les points");
    bob.part("#vote-points-" + meeting.topic + "-less").click();
    bob.sees("Il vous reste 2 points");
    client.doesNotSee("3 points");
    facilitator.press("Afficher les points");
    for (var person : List.of(client, bob)) person.sees("3 points");
    meeting.choose("Le plus de points");
    meeting.next("PREPARATION");
    meeting.next("PRESENTATION");
  }

  @Test
  @Order(3)
  @DisplayName("la main levée se voit de tous, dans l'ordre, jusqu'à la parole")
  void hands_are_raised() {
    bob.press("Lever la main");
    facilitator.part("#hand-bob").waitFor();
    must(meeting.as("carla").post(meeting.path("/hand"), Map.of("raised", true)));
    for (var person : List.of(client, bob)) person.part("#hands #hand-carla").waitFor();
    facilitator.picture("gestures-hands");
    facilitator.part("#hand-floor-bob-button").click();
    client.awaitsGone("#hand-bob");
    bob.sees("a la parole");
    assertThat(bob.part("#step-announcer"))
        .hasText("Questionnement et clarification Étape 2 sur 6");
    assertThat(facilitator.part("#nudge")).containsText("Carla");
    facilitator.part("#hand-lower-carla-button").click();
    for (var person : List.of(client, bob)) person.awaitsGone("#hands");
  }

  @Test
  @Order(4)
  @DisplayName(
      "l'écran de la salle n'a aucun formulaire et se lit de quatre mètres ; Échap en sort")
  void escape_leaves_the_big_screen() {
    facilitator.part("#extend-button").click();
    facilitator.picture("gestures-extend");
    facilitator.press("L’échange est utile");
    bob.sees("Décisions motivées (2)");
    assertThat(facilitator.part("#extend-sheet")).isHidden();
    must(
        meeting
            .as("bob")
            .post(
                meeting.path("/contributions"),
                Meeting.contribution("FACT", "Combien de personnes y sont ?")));
    facilitator.sees("Combien de personnes y sont ?");
    facilitator.pressInMenu("Afficher pour la salle");
    assertThat(facilitator.part("html.is-big")).hasCount(1);
    assertThat(facilitator.part("details[id^=answer-fold][open]")).hasCount(0);
    assertThat(facilitator.part("main form:visible")).hasCount(0);
    assertThat(partOfTheWidth("#now .guide")).isGreaterThanOrEqualTo(0.022);
    assertThat(partOfTheWidth("#said-now .words")).isGreaterThanOrEqualTo(0.022);
    facilitator.picture("gestures-big");
    facilitator.presses("Escape");
    assertThat(facilitator.part("html.is-big")).hasCount(0);
    meeting.next("CLARIFICATION");
    must(meeting.as(CLIENT).post(meeting.path("/contract"), meeting.contract("Décider")));
    meeting.everybodyAccepts(1);
    meeting.next("PROBLEM_DEFINITION");
  }

  @Test
  @Order(5)
  @DisplayName("une image suit les mots de son auteur sur tous les écrans, un téléphone compris")
  void an_image_follows_the_words() throws IOException {
    assertThat(bob.part("#say-file")).isHidden();
    bob.part("#say-text").click();
    assertThat(bob.part("#say > fieldset").boundingBox().width)
        .as("the kinds have the width of the phone")
        .isGreaterThan(300);
    bob.unfold("Joindre un fichier");
    bob.part("#say-file")
        .setInputFiles(new FilePayload("croquis.png", "image/png", Drawings.png(900, 600)));
    bob.part("#say-text").fill(SKETCHED);
    must(
        meeting
            .as("david")
            .post(meeting.path("/contributions"), Meeting.contribution("IDEA", "Avant")));
    bob.sees("Avant");
    bob.picture("attachment-form");
    bob.part("#say-button").click();
    for (var person : List.of(facilitator, client, bob)) {
      person.sees(SKETCHED);
      person.sees("croquis.png");
      isDrawn(person.part(".attachment img"), 900);
      person.picture("attachment");
    }
    bob.part(".entry:has([id^=unattach-button])").focus();
    bob.part("[id^=unattach-button]").click();
    client.awaitsGone(".attachment");
    var attach = bob.part("[data-attach-to]").first();
    bob.part(".entry:has([data-attach-to])").first().focus();
    bob.part("[id^=attach-fold] > summary").first().click();
    attach
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("page.png", "image/png", "<html>".getBytes(UTF_8)));
    attach.locator("button").click();
    bob.sees("Ce fichier n’est pas accepté.");
    bob.picture("attachment-refused");
    attach
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("photo.png", "image/png", Drawings.noise(1_600)));
    attach.locator("button").click();
    client.sees("photo.jpg");
    isDrawn(client.part(".attachment img"), 1_600);
    bob.offline(true);
    bob.part("#say-text").click();
    bob.unfold("Joindre un fichier");
    bob.part("#say-file")
        .setInputFiles(new FilePayload("autre.png", "image/png", Drawings.png(90, 60)));
    bob.part("#say-text").fill("Dit sans réseau");
    bob.part("#say-button").click();
    bob.sees("Joignez ensuite le fichier sous votre texte.");
    bob.offline(false);
    client.sees("Dit sans réseau");
  }

  @Test
  @Order(10)
  @DisplayName("les raccourcis d'une touche ne servent qu'à qui les a activés")
  void keys_of_one_letter() {
    client.unfold("Raccourcis clavier");
    client.part("#keys-fold > summary").focus();
    client.presses("n");
    assertThat(client.part("#note-text")).not().isFocused();
    client.press("Activer les raccourcis à une seule touche");
    client.presses("n");
    assertThat(client.part("#note-text")).isFocused();
    assertThat(client.part("#note-text")).hasValue("");
    client.presses("n");
    assertThat(client.part("#note-text")).hasValue("n");
    client.part("#note-text").fill("");
    client.presses("Escape");
    client.picture("gestures-keys");
  }

  @Test
  @Order(11)
  @DisplayName("ce qui est rare se demande dans un menu, avec un motif, le curseur sur Annuler")
  void what_is_rare_asks_first() {
    facilitator.pressInMenu("Revenir à l’étape précédente…");
    assertThat(facilitator.part("#back-cancel")).isFocused();
    facilitator.sees("Ce qui a déjà été partagé est conservé.");
    facilitator.press("À la demande du client");
    facilitator.picture("gestures-back");
    must(meeting.as("bob").post(meeting.path("/hand"), Map.of("raised", true)));
    client.part("#hand-bob").waitFor();
    assertThat(facilitator.part("#hand-bob")).hasCount(1);
    assertThat(facilitator.part("#back-dialog")).isVisible();
    assertThat(facilitator.part("#back-reason")).hasValue("À la demande du client");
    facilitator.press("Annuler");
    assertThat(facilitator.part("#back-dialog")).isHidden();
    assertThat(facilitator.part("#session-button")).isFocused();
  }

  @Test
  @Order(12)
  @DisplayName("à un bureau rien ne défile que les parties ; un bouton montre les repères")
  void a_desk_shows_all_at_once() {
    var beyond = "() => document.documentElement.scrollHeight - innerHeight";
    for (var person : List.of(facilitator, client))
      assertThat(((Number) person.page().evaluate(beyond)).intValue()).isLessThanOrEqualTo(0);
    var above = "() => document.querySelector('.who').getBoundingClientRect().top";
    assertThat(((Number) facilitator.page().evaluate(above)).intValue())
        .as("margin above the name, in pixels")
        .isGreaterThanOrEqualTo(4);
    assertThat(facilitator.part("#contract")).isHidden();
    facilitator.press("Repères");
    assertThat(facilitator.part("#contract")).isVisible();
    facilitator.presses("Escape");
    assertThat(facilitator.part("#contract")).isHidden();
  }

  @Test
  @Order(13)
  @DisplayName("un téléphone montre une partie à la fois, et combien de mains sont levées")
  void a_phone_shows_one_part() {
    assertThat(bob.part(".parts [data-hands]")).hasText("1");
    bob.goesTo("table");
    assertThat(bob.part("#people")).isVisible();
    assertThat(bob.part("#takeaways")).isHidden();
    bob.picture("gestures-table");
    bob.page().reload();
    assertThat(bob.part("#people")).isVisible();
    bob.goesTo("side");
    assertThat(bob.part("#notes")).isVisible();
    assertThat(bob.part("#people")).isHidden();
    bob.picture("gestures-side");
    facilitator.part("#hand-lower-bob-button").click();
    assertThat(bob.part(".parts .badge")).isHidden();
    bob.goesTo("step");
    assertThat(bob.part("#takeaways")).isVisible();
    assertThat(bob.part("#people")).isHidden();
  }

  /** Or on one family, by choice. */
  private static void aPhoneOpensOnTheLatest() {
    var shown = bob.part(".gathered .entry:visible");
    assertThat(shown.first()).isVisible();
    assertThat(bob.part(".gathered h3:visible")).hasCount(0);
    bob.press("Appuis");
    assertThat(bob.part(".gathered h3:visible")).hasCount(1);
    assertThat(shown).hasCount(0);
    bob.press("Dernières");
    assertThat(shown.first()).isVisible();
  }

  /** How large its letters are, on the facilitator's screen. */
  private static double partOfTheWidth(String selector) {
    return ((Number)
            facilitator
                .part(selector)
                .first()
                .evaluate("e => parseFloat(getComputedStyle(e).fontSize) / innerWidth"))
        .doubleValue();
  }

  /** Loaded, and decoded: it was accepted and is what it says. */
  private static void isDrawn(Locator image, int width) {
    image.scrollIntoViewIfNeeded();
    assertThat(image).hasJSProperty("naturalWidth", width);
  }

  @Test
  @Order(6)
  @DisplayName("un mot à l'animateur seul se replie quand son étape est finie")
  void a_word_aside_is_put_away() {
    bob.part("#say-text").fill(ASIDE);
    bob.presses("Control+Shift+Enter");
    facilitator.sees(ASIDE);
    assertThat(bob.part("#say-text")).hasValue("");
    must(
        meeting
            .as("carla")
            .post(meeting.path("/contributions"), Meeting.contribution("IDEA", IDEA)));
    bob.part("#say-text").fill("Un minuteur pour tous");
    bob.presses("Control+Enter");
    bob.sees("Un minuteur pour tous");
    assertThat(bob.part("#say-text")).hasValue("");
    bob.part("#say-text").click();
    bob.presses("ArrowUp");
    assertThat(bob.part("[id^=correct-text]:focus")).hasValue("Un minuteur pour tous");
    var card = "li:has-text('" + IDEA + "')";
    assertThat(facilitator.part("#all-LEADS " + card + " [id^=classify-as]")).isHidden();
    facilitator.part("#all-LEADS > " + card).focus();
    facilitator.part("#all-LEADS " + card + " [id^=classify-as]").selectOption("EXPERIENCE");
    client.part("#all-EXPERIENCE " + card).waitFor();
    facilitator
        .part("#all-EXPERIENCE " + card)
        .dragTo(
            facilitator.part("section[data-kind=IDEA]"),
            new Locator.DragToOptions().setSourcePosition(12, 8).setTargetPosition(12, 8));
    client.part("#all-LEADS " + card).waitFor();
    assertThat(client.part("#all-LEADS " + card + " .kind").first()).hasText("Idée");
    facilitator.part("#all-LEADS > " + card).focus();
    facilitator.presses("1");
    client.part("#all-EXPERIENCE " + card).waitFor();
    facilitator.part("#all-EXPERIENCE > " + card).focus();
    facilitator.presses("3");
    client.part("#all-LEADS " + card).waitFor();
    aPhoneOpensOnTheLatest();
    facilitator.picture("gestures-classify");
    var quick = "li:has-text('Un minuteur pour tous')";
    bob.part(quick).focus();
    bob.part(quick + " [id^=withdraw-fold] > summary").click();
    bob.part(quick + " [id^=withdraw-button]").click();
    client.awaitsGone(quick);
    bob.part("#restore-button").click();
    for (var person : List.of(client, bob)) person.part(quick).waitFor();
    bob.awaitsGone("#restore-button");
    client.part("#all-UNCLASSIFIED " + quick).waitFor();
    bob.part("#all-UNCLASSIFIED " + quick).focus();
    bob.presses("3");
    client.part("#all-LEADS " + quick).waitFor();
    assertThat(bob.part("#all-LEADS " + quick)).isFocused();
    var late = "li:has-text('Dit sans réseau')";
    facilitator.part("#all-UNCLASSIFIED " + late + " button:text-is('Appuis')").click();
    client.part("#all-SUPPORT " + late).waitFor();
    meeting.next("CONSULTATION");
    facilitator.part("summary:has-text('Consultation des pairs')").click();
    facilitator.sees(IDEA);
    facilitator.doesNotSee(ASIDE);
    facilitator.unfold("Afficher le message");
    facilitator.sees(ASIDE);
    client.doesNotSee(ASIDE);
  }

  @Test
  @Order(7)
  @DisplayName("une idée retenue devient une action d'un geste")
  void a_kept_idea_becomes_an_action() {
    client.part("#keep label:has-text('" + IDEA + "') input").check();
    client.press("En faire une action");
    assertThat(client.part("#action-what")).hasValue(IDEA);
    assertThat(client.part("#action-what")).isFocused();
    client.press("Dans deux semaines");
    assertThat(client.part("#action-due")).not().hasValue("");
    client.picture("gestures-action");
    client.part("#action > button").click();
    bob.sees(IDEA);
    for (var person : List.of(client, bob)) person.sees("✓ action");
    assertThat(client.part("#action-idea")).hasValue("");
  }

  @Test
  @Order(8)
  @DisplayName("ce qui tarde le dit")
  void what_is_slow_says_so() {
    var held = new AtomicReference<Route>();
    client.page().route("**/synthesis", held::set);
    client.part("#synthesis-text").fill("Décider à la fin de chaque réunion");
    client.part("#synthesis > button").click();
    client.part("#synthesis[aria-busy=true]").waitFor();
    client.picture("gestures-busy");
    assertThat(held.get()).isNotNull();
    held.get().resume();
    assertThat(client.part("#synthesis[aria-busy=true]")).hasCount(0);
  }

  @Test
  @Order(9)
  @DisplayName("hors ligne, le bandeau ne cache pas le temps qui reste")
  void the_time_stays_in_sight() {
    bob.page().evaluate("() => window.scrollTo(0, 400)");
    bob.offline(true);
    bob.part(".offline").waitFor();
    var banner = bob.part(".offline").boundingBox();
    var clock = bob.part("div.clock").boundingBox();
    assertThat(banner.y).isGreaterThanOrEqualTo(clock.y + clock.height);
    bob.picture("gestures-offline");
    bob.offline(false);
    bob.awaitsGone(".offline");
  }

  @Test
  @Order(10)
  @DisplayName("son apprentissage se modifie, se retire et se rétablit, chez tous")
  void a_learning_is_corrected_and_withdrawn() {
    meeting.next("SYNTHESIS");
    bob.part("#learn-text").fill("Je coupe David");
    bob.part("#learn > button").click();
    client.sees("Je coupe David");
    var own = "#takeaways li:has-text('Je coupe')";
    assertThat(client.part(own + " [id^=correct-fold]")).hasCount(0);
    bob.part(own + " [id^=correct-fold] > summary").focus();
    bob.presses("Enter");
    bob.part(own + " textarea").fill("Je coupe la parole");
    bob.picture("gestures-correction");
    bob.part(own + " [id^=correct-button]").click();
    for (var person : List.of(client, bob)) person.sees("Je coupe la parole");
    client.doesNotSee("Je coupe David");
    bob.part(own + " [id^=withdraw-fold] > summary").click();
    bob.part(own + " [id^=withdraw-button]").click();
    client.awaitsGone(own);
    bob.sees("Le texte a été retiré.");
    bob.part("#restore-button").click();
    for (var person : List.of(client, bob)) person.part(own).waitFor();
  }

  @Test
  @Order(14)
  @DisplayName("cinq minutes avant la fin d'une étape, un lecteur d'écran l'annonce")
  void five_minutes_are_announced() {
    client
        .page()
        .evaluate(
            "() => { const clock = document.querySelector('div.clock'); clock.dataset.endsAt ="
                + " new Date(Date.now() + clock.ahead + 303_000).toISOString(); }");
    assertThat(client.part("#step-announcer")).containsText("Il reste cinq minutes");
    assertThat(client.part(".clock-left")).hasText(Pattern.compile("encore [45]:[0-5]\\d"));
  }

  @Test
  @Order(15)
  @DisplayName("rien ne s'est plaint dans aucune page")
  void no_page_complains() {
    assertThat(room.browser.complaints()).isEmpty();
  }
}
