package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.NAMES;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The facilitator alone has a keyboard; one member looks on with a phone. */
@DisplayName("Un seul écran pour toute la salle")
@Story
class ScribeModeTest {
  private static BrowserRoom room;
  private static Meeting meeting;
  private static BrowserUser facilitator;
  private static BrowserUser carla;

  @BeforeAll
  static void open() {
    room = new BrowserRoom();
    meeting = room.meeting;
    meeting.open();
    facilitator = room.atADesk("facilitator");
    carla = room.onAPhone("carla");
  }

  @AfterAll
  static void close() {
    if (room != null) room.close();
  }

  @Test
  @Order(1)
  @DisplayName(
      "l'animateur marque les présents d'un geste, choisit l'écran de la salle, et peut alors"
          + " écrire pour chacun")
  void the_facilitator_chooses_the_big_screen() {
    meeting.mark("hugo", "LATE");
    facilitator.part("#mark-fold-hugo > summary:has-text('en retard')").waitFor();
    facilitator.press("Noter les 7 autres comme présents");
    assertThat(facilitator.part(".marks [value=PRESENT][aria-pressed=true]")).hasCount(7);
    assertThat(facilitator.part(".marks [value=LATE][aria-pressed=true]")).hasCount(1);
    assertThat(facilitator.part("#mark-the-rest")).hasCount(0);
    facilitator.doesNotSee("Proposer un sujet");
    facilitator.pressInMenu("Afficher pour la salle");
    assertThat(facilitator.part("main form:visible")).hasCount(0);
    facilitator.press("Écrire pour le groupe");
    facilitator.unfold("Proposer un sujet");
    facilitator.choose("Alice Martin");
    facilitator.choose("problème");
    facilitator.fill("Titre", "Mes réunions n'aboutissent pas");
    facilitator.press("Proposer un sujet");
    carla.sees("Mes réunions n'aboutissent pas");
    carla.sees("noté par");
    facilitator.select("Personne qui vote", "Bob Petit");
    facilitator.fill("Points", "3");
    facilitator.press("Noter");
    carla.sees("1 membre sur");
    facilitator.press("Afficher les points");
    carla.sees("3 points");
    facilitator.picture("one-screen-preparation");
    facilitator.unfold("Choisir ce sujet");
    facilitator.press("Choisir ce sujet");
    for (var person : List.of(facilitator, carla)) person.sees("sujet choisi");
    next("Exposé");
  }

  @Test
  @Order(2)
  @DisplayName("ce qui est dit se lit à trois mètres")
  void it_is_read_from_three_metres() {
    facilitator.sees("Alice Martin parle et vous écrivez.");
    facilitator.choose("Exposé");
    facilitator.fill("Propos de la personne", "Depuis six mois nos réunions débordent");
    facilitator.press("Noter");
    carla.sees("Depuis six mois nos réunions débordent");
    assertThat(size("#talk .words")).as("px of the text").isGreaterThanOrEqualTo(28);
    assertThat(size(".clock-left")).as("px of the time left").isGreaterThanOrEqualTo(56);
    facilitator.picture("one-screen-presentation");
    next("Clarification");
  }

  @Test
  @Order(3)
  @DisplayName("questions, réponses, contrat, accords : chacun a les siens")
  void up_to_the_contract() {
    giveTheFloorTo("bob");
    assertThat(facilitator.part("#take-down-for")).hasValue("bob");
    facilitator.fill("Propos de la personne", "Combien");
    giveTheFloorTo("carla");
    assertThat(facilitator.part("li:has-text('Carla Roux') :text('a la parole')")).hasCount(1);
    assertThat(facilitator.part("#take-down-for")).hasValue("bob");
    facilitator.choose("Les faits");
    facilitator.fill("Propos de la personne", "Combien y sont ?");
    facilitator.press("Noter");
    facilitator.unfold("Répondre");
    facilitator.fill("Réponse du client", "Douze, parfois quinze");
    facilitator.press("Répondre");
    carla.sees("Douze, parfois quinze");
    next("Contrat");
    facilitator.fill("Le problème", "Nos réunions ne décident rien");
    facilitator.fill("L’objectif", "Décider à plusieurs en une heure");
    facilitator.press("Proposer le contrat");
    carla.sees("Décider à plusieurs en une heure");
    facilitator.picture("one-screen-contract");
    carla.press("Accepter le contrat");
    for (var name : NAMES)
      if (!List.of("Alice Martin", "Carla Roux").contains(name))
        facilitator.press(name + " accepte");
    carla.sees("Accepté par tous les consultants présents");
    next("Consultation");
  }

  @Test
  @Order(4)
  @DisplayName("un apport mal attribué : qui ne l'a pas dit le retire de son téléphone")
  void somebody_does_not_own_it() {
    for (var idea : List.of("Une réunion debout", "Un minuteur")) {
      facilitator.select("Paroles de", "Carla Roux");
      facilitator.choose("Idée");
      facilitator.fill("Propos de la personne", idea);
      facilitator.press("Noter");
      carla.sees(idea);
    }
    facilitator.picture("one-screen-consultation");
    assertThat(foot("#take-down-button")).as("px down to the button: in sight").isLessThan(900);
    facilitator.press("Afficher pour la salle");
    assertThat(facilitator.part("#take-down").isVisible()).as("at a desk, too").isTrue();
    facilitator.pressInMenu("Écrire pour le groupe");
    assertThat(facilitator.part("#take-down").isVisible())
        .as("participants with a screen of their own type for themselves")
        .isFalse();
    facilitator.pressInMenu("Afficher pour la salle");
    facilitator.press("Écrire pour le groupe");
    thereIsAWayOutOfANarrowWindow();
    carla.picture("taken-down");
    carla.part("li:has-text('Un minuteur') [id^=disown-button]").click();
    facilitator.awaitsGone("#all-LEADS li:has-text('Un minuteur')");
    carla.awaitsGone("#talk :text('Un minuteur')");
    next("Synthèse");
  }

  @Test
  @Order(5)
  @DisplayName("synthèse, plan d'action, apprentissages : avec les mots de ceux qui les disent")
  void to_the_end() {
    facilitator.part("#keep label:has-text('Une réunion debout')").click();
    carla.sees("Idées retenues");
    facilitator.part("#synthesis-text").fill("Je retiens la réunion courte");
    facilitator.press("Enregistrer la synthèse");
    carla.sees("Je retiens la réunion courte");
    facilitator.fill("Je m’engage à", "Tenir une réunion debout");
    facilitator.fill("Échéance", PlatformTime.today().plusDays(14).toString());
    facilitator.press("Ajouter l’action");
    carla.sees("Tenir une réunion debout");
    facilitator.picture("one-screen-synthesis");
    next("Apprentissages");
    facilitator.choose("Bob Petit");
    facilitator.choose("sur moi");
    facilitator.fill("Ce que j’ai appris", "J'apprends à me taire");
    facilitator.press("Partager cet apprentissage");
    carla.sees("J'apprends à me taire");
    facilitator.press("Clore la séance");
    facilitator.sees("Il manque 8 évaluations sur 8.");
    facilitator.press("Clore quand même");
    carla.sees("La séance est terminée.");
  }

  @Test
  @Order(6)
  @DisplayName("l'histoire dit qui a parlé et qui a écrit")
  void the_history_tells_both() {
    var history = must(meeting.as("auditor").get(meeting.path("/history"))).body();
    var typed =
        StreamSupport.stream(history.spliterator(), false)
            .filter(step -> step.path("what").asString().equals("words-taken-down"))
            .toList();
    assertThat(typed)
        .hasSizeGreaterThan(10)
        .allSatisfy(step -> assertThat(step.path("actor").asString()).isEqualTo("facilitator"));
    var seen = must(meeting.as("bob").get(meeting.path(""))).body();
    assertThat(seen.path("contributions").get(0).path("by").asString()).isEqualTo("alice");
    assertThat(room.browser.complaints()).isEmpty();
  }

  private static void giveTheFloorTo(String member) {
    must(meeting.as("facilitator").post(meeting.path("/floor"), Map.of("to", member)));
  }

  private static void thereIsAWayOutOfANarrowWindow() {
    facilitator.page().setViewportSize(720, 450);
    assertThat(facilitator.part("[data-toggle=big]")).isVisible();
    assertThat(facilitator.part(".menu-button")).isVisible();
    facilitator.page().setViewportSize(1440, 900);
  }

  private static double size(String selector) {
    return ((Number)
            facilitator
                .part(selector)
                .first()
                .evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
        .doubleValue();
  }

  private static double foot(String selector) {
    return ((Number)
            facilitator
                .part(selector)
                .evaluate("e => e.getBoundingClientRect().bottom + window.scrollY"))
        .doubleValue();
  }

  private static void next(String step) {
    facilitator.beginsTheNextStep();
    for (var person : List.of(facilitator, carla))
      person.part(".path .here").getByText(step).waitFor();
  }
}
