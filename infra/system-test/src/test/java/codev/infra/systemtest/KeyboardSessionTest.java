package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.CONSULTANTS;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The facilitator's and the client's ways through a session are the longest. What the others say
 * comes through the API meanwhile, and redraws the pages under their hands.
 */
@DisplayName("Une séance entière au clavier seul")
@Story
class KeyboardSessionTest {
  private static final UUID OTHER = UUID.fromString("0199c1de-0000-7000-8000-0000000000b0");

  private static BrowserRoom room;
  private static Meeting meeting;
  private static BrowserUser facilitator;
  private static BrowserUser client;

  @BeforeAll
  static void open() {
    room = new BrowserRoom();
    meeting = room.meeting;
    facilitator = room.atADesk("facilitator");
    client = room.atADesk(CLIENT);
  }

  @AfterAll
  static void close() {
    if (room != null) room.close();
  }

  @Test
  @Order(1)
  @DisplayName("préparation : ouvrir, marquer, signer, proposer, donner des points, choisir")
  void preparing() {
    facilitator.activates("#open button");
    client.sees("Proposez un sujet");
    facilitator.activates("#mark-fold-alice > summary");
    facilitator.activates("#mark-alice-PRESENT");
    for (var other : CONSULTANTS) meeting.mark(other, "PRESENT");
    client.activates("#sign button");
    facilitator.sees("émargé");

    client.activates("#propose-fold > summary");
    client.arrowsTo(client.part("#propose-PROBLEM"), client.part("#propose-CONCERN"));
    client.writes("#propose-title", "Mes réunions n'aboutissent pas");
    client.activates("#propose > button");
    facilitator.sees("Mes réunions n'aboutissent pas");
    assertThat(client.part("#propose-fold > summary")).isFocused();
    must(meeting.as("bob").post(meeting.path("/topics"), meeting.topic(OTHER, "Un conflit")));
    client.writes("#vote-points-" + OTHER, "2");
    client.activates("#vote-points-" + OTHER + "-more");
    client.sees("Il vous reste 2 points");
    facilitator.sees("1 membre sur");
    facilitator.activates("#show-votes-button");
    facilitator.sees("3 points");
    facilitator.activates("[id^=choose-fold]:not(#choose-fold-" + OTHER + ") > summary");
    facilitator.writes("[id^=choose-reason]:not(#choose-reason-" + OTHER + ")", "Plus urgent");
    facilitator.activates("form[id^=choose-]:not(#choose-" + OTHER + ") > button");
    client.sees("vous êtes le client");
    next("Exposé");
  }

  @Test
  @Order(2)
  @DisplayName("exposé et clarification : dire, prolonger, suspendre, donner la parole, répondre")
  void up_to_the_questions() {
    client.tabsTo(client.part("#say-text"));
    client.arrowsTo(client.part("#say-STATEMENT"), client.part("#say-HEADLINE"));
    client.writes("#say-text", "Comment décider en réunion ?");
    client.activates("#say-button");
    facilitator.sees("Comment décider en réunion ?");
    next("Clarification");

    facilitator.activates("#extend-button");
    facilitator.writes("#extend-reason", "Il reste des questions");
    facilitator.activates("#extend > button");
    facilitator.sees("30 min");
    facilitator.activates("#pause > button");
    client.sees("En pause");
    facilitator.activates("#resume > button");
    facilitator.part("#pause").waitFor();
    facilitator.activates("#floor-bob-button");
    client.sees("a la parole");

    meeting.says("bob", "FACT", "Combien y sont ?");
    client.sees("Combien y sont ?");
    client.writes("[id^=answer-text]", "Douze, parfois quinze");
    client.activates("[id^=answer-]:not(details) > button");
    facilitator.sees("Douze, parfois quinze");
    client.writes("#note-text", "Penser à l'heure");
    client.activates("#note > button");
    client.sees("Penser à l'heure");
    next("Contrat");
  }

  @Test
  @Order(3)
  @DisplayName("contrat et consultation : redéfinir, écouter, marquer pour soi, masquer")
  void the_contract_and_the_consultation() {
    client.writes("#contract-problem", "Nos réunions ne décident rien");
    client.writes("#contract-objective", "Décider à plusieurs en une heure");
    client.tabsTo(client.part("#contract-IDEAS"));
    client.presses("Space");
    client.activates("#redefine > button");
    facilitator.sees("Décider à plusieurs en une heure");
    facilitator.sees("En attente :");
    meeting.everybodyAccepts(1);
    client.sees("Accepté par tous les consultants présents");
    facilitator.awaitsGone("#gates");
    next("Consultation");

    for (var idea : List.of("Un minuteur", "Une réunion debout", "Un mot de trop"))
      meeting.says("carla", "IDEA", idea);
    client.sees("Un mot de trop");
    client.activates("[id^=mark-button]");
    client.sees("marqué, visible de vous seul");
    facilitator.tabsTo(facilitator.part("#all-LEADS > li[tabindex='0']"));
    for (int i = 0; i < 2; i++) facilitator.presses("ArrowUp");
    facilitator.activates("#all-LEADS > li:has-text('Un mot de trop') details > summary");
    facilitator.writes("[id^=hide-reason]:visible", "Blessant");
    facilitator.activates("[id^=hide-]:not(details):visible > button");
    facilitator.sees("masqué");
    next("Synthèse");
  }

  @Test
  @Order(4)
  @DisplayName("synthèse : garder, ordonner, conclure, s'engager")
  void the_synthesis() {
    for (var kept : List.of("Un minuteur", "Une réunion debout")) {
      client.tabsTo(client.part("#keep li:has-text('" + kept + "') input"));
      client.presses("Space");
      facilitator.part("#conclusion ol li:has-text('" + kept + "')").waitFor();
    }
    assertThat(kept()).containsExactly("Un minuteur", "Une réunion debout");
    client.activates("#keep li:has-text('Une réunion debout') [data-move=up]");
    facilitator.part("#conclusion ol li:first-child:has-text('Une réunion debout')").waitFor();
    assertThat(kept()).containsExactly("Une réunion debout", "Un minuteur");
    client.tabsTo(client.part("#keep li:has-text('Un minuteur') input"));
    client.presses("Alt+ArrowUp");
    facilitator.part("#conclusion ol li:first-child:has-text('Un minuteur')").waitFor();
    assertThat(kept()).containsExactly("Un minuteur", "Une réunion debout");
    client.hasACursor();
    client.writes("#synthesis-text", "Je retiens la réunion courte");
    client.activates("#synthesis > button");
    facilitator.sees("Je retiens la réunion courte");
    client.writes("#action-what", "Tenir une réunion debout");
    client.writes("#action-first-step", "Réserver la salle");
    client.tabsTo(client.part("#action-due"));
    client.types(aDayToCome());
    client.writes("#action-confidence", "7");
    client.activates("#action > button");
    facilitator.sees("Tenir une réunion debout");
    next("Apprentissages");
  }

  @Test
  @Order(5)
  @DisplayName("apprentissages, évaluation, clôture")
  void learning() {
    client.arrowsTo(client.part("#learn-SELF"), client.part("#learn-METHOD"));
    client.writes("#learn-text", "J'apprends à me taire");
    client.activates("#learn > button");
    facilitator.sees("J'apprends à me taire");
    client.activates("#evaluate-fold > summary");
    for (var question : client.part("#evaluate fieldset").all()) {
      client.arrowsTo(question.locator("input").first(), question.locator("[value='4']"));
      client.presses("Enter");
      assertThat(question.isHidden()).isTrue();
    }
    client.activates("#evaluate > button");
    client.sees("Merci, votre évaluation est enregistrée.");
    facilitator.activates("#close-button");
    facilitator.activates("#close-confirm");
    client.sees("La séance est terminée.");
    assertThat(room.browser.complaints()).isEmpty();
  }

  @Test
  @Order(6)
  @DisplayName("le menu, la langue, la sortie : tout s'atteint, et rien ne retient le curseur")
  void everything_is_reached() {
    client.open("/sessions/" + meeting.session);
    client.presses("Tab");
    assertThat(client.part(".skip").evaluate("e => e === document.activeElement"))
        .as("the first stop leads past the bar")
        .isEqualTo(true);
    client.presses("Enter");
    client.presses("Tab");
    assertThat(client.page().evaluate("() => !!document.activeElement.closest('main')"))
        .isEqualTo(true);
    client.open("/sessions/" + meeting.session);
    assertThat(client.stops()).as("every stop once, then round again").doesNotHaveDuplicates();
  }

  private static List<String> kept() {
    return facilitator.part("#conclusion ol li .words").allTextContents();
  }

  /** As it is typed into a field for a day, whether the day or the month comes first. */
  private static String aDayToCome() {
    var tomorrow = PlatformTime.today().plusDays(1);
    return tomorrow
        .datesUntil(tomorrow.plusYears(1))
        .filter(day -> day.getDayOfMonth() == day.getMonthValue())
        .findFirst()
        .orElseThrow()
        .format(DateTimeFormatter.ofPattern("ddMMyyyy"));
  }

  /** The facilitator opens the next step; both pages follow, and nobody's cursor is lost. */
  private static void next(String step) {
    facilitator.activates("#next-button");
    for (var person : List.of(facilitator, client)) {
      person.part(".path .here").getByText(step).waitFor();
      person.hasACursor();
    }
  }
}
