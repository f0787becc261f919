package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.PrintedText;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** On a small demonstration, whose figures are those of people and sessions that were played. */
@DisplayName("Les pages des résultats")
@Story
class OutcomesPagesTest {
  /** An A4 page without the margins that browsers leave, in pixels. */
  private static final int PAPER = 718;

  private static final int PHONE = 375;

  /** The rows of charts with marks beyond these margins, or that a page may cut in two. */
  private static final String CUT =
      """
      () => [...document.querySelectorAll('.chart > li')].flatMap(row => {
        const marks = [...row.querySelectorAll('svg > *')].map(mark => mark.getBoundingClientRect());
        const isBeyond = marks.some(box => box.left < -30 || box.right > innerWidth + 30);
        const breaks = getComputedStyle(row).breakInside;
        return isBeyond || breaks !== 'avoid' ? [row.innerText + ' ' + breaks] : [];
      }).join('\\n')
      """;

  private static final String REMOVE_HIDDEN_TEXT =
      "() => document.querySelectorAll('.visually-hidden, .trend .label')"
          + ".forEach(one => one.remove())";

  private static final Path PRINTED = Path.of("target", "printed", "results.pdf");

  private static Browser browser;
  private static String programme;
  private static String facilitator;

  @BeforeAll
  static void play() {
    var answer = Demonstration.played();
    assertThat(answer.status()).as(answer.output()).isZero();
    programme = found("(/outcomes/[0-9a-f-]{36})", answer.output());
    facilitator = found("(\\S+) \\([^)]+, facilitator\\)", answer.output());
    browser = new Browser(Platform.running().address());
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("le tableau du programme répond d'abord à trois questions, puis dessine le reste")
  void the_board_answers_three_questions_first() {
    var manager = browser.atADesk("manager");
    manager.awaits(programme, "Les participants apprennent-ils");
    manager.sees("Leurs pratiques changent-elles");
    manager.sees("La coopération progresse-t-elle");
    assertThat(manager.part(".verdict").count()).isEqualTo(3);
    assertThat(manager.part(".verdict .figure").count()).as("numbers shown").isPositive();
    assertThat(manager.part(".chart:has(svg)").count())
        .as("charts drawn")
        .isGreaterThanOrEqualTo(3);
    manager.looksAtEach("board", programme);
  }

  @Test
  @Order(2)
  @DisplayName("derrière chaque graphique il y a son tableau, et sous chaque titre une phrase")
  void behind_each_chart_there_is_its_table() {
    var manager = browser.atADesk("manager");
    manager.open(programme);
    for (var chapter : manager.part(".chapter").all()) {
      assertThat(chapter.locator(".says").innerText()).isNotBlank();
      assertThat(chapter.locator("details table").count()).isPositive();
    }
  }

  @Test
  @Order(3)
  @DisplayName("un responsable fixe une cible et lit aussitôt si elle est atteinte")
  void a_manager_sets_a_target() {
    var manager = browser.atADesk("manager");
    manager.open(programme);
    manager.unfold("Fixer les cibles");
    manager.fill("Apprentissage utile", "2,5");
    manager.press("Enregistrer les cibles");
    manager.sees("cible 2,5 sur 5");
    manager.sees("atteinte");
  }

  @Test
  @Order(4)
  @DisplayName("les parties se comparent, et chaque calcul s'explique")
  void parts_are_compared_and_each_figure_is_explained() {
    var manager = browser.atADesk("manager");
    manager.open(programme + "/comparison?by=GROUP");
    manager.sees("Tous les chiffres, côte à côte");
    manager.open(programme + "/comparison");
    manager.sees("Séances par groupe");
    manager.sees("Calendrier des groupes");
    manager.looksAtEach("comparison", programme + "/comparison");
    manager.open(programme + "/how");
    manager.sees("Mode de calcul");
    manager.looksAtEach("how", programme + "/how");
    manager.open(programme);
    manager.part("main a[href$='" + programme + "/sessions']").first().click();
    manager.sees("Étapes à ±20");
    manager.looksAtEach("held-sessions", programme + "/sessions");
    manager.open(programme);
    manager.part("main a[href$='" + programme + "/actions']").first().click();
    manager.sees("Les totaux sont ceux de la page des résultats");
    manager.looksAtEach("actions-by-group", programme + "/actions");
  }

  @Test
  @Order(5)
  @DisplayName("un animateur voit sa progression, et celle de son groupe")
  void a_facilitator_sees_their_growth_and_their_group() {
    var anne = browser.atADesk(facilitator);
    anne.open("/outcomes/mine");
    anne.sees("Cette page n’est visible que de vous");
    anne.looksAtEach("growth", "/outcomes/mine");
    anne.open("/groups");
    anne.part("main a[href^='/groups/']").first().click();
    anne.follow("Résultats du groupe");
    anne.sees("Visible uniquement des membres du groupe");
    anne.looksAtThis("group-outcomes");
  }

  @Test
  @Order(6)
  @DisplayName("un commanditaire voit le programme, sans pouvoir en fixer les cibles")
  void a_sponsor_sees_the_programme() {
    var sponsor = browser.atADesk("sponsor");
    sponsor.open(programme);
    sponsor.sees("Les participants apprennent-ils");
    sponsor.doesNotSee("Fixer les cibles");
    sponsor.looksAtEach("board-of-a-sponsor", programme);
  }

  @Test
  @Order(20)
  @DisplayName("un responsable filtre par une phrase dont il choisit les parties, sans rien taper")
  void a_manager_filters_by_a_sentence() {
    var manager = browser.atADesk("manager");
    manager.open(programme);
    var end = manager.part("select[name='to']");
    assertThat(end.inputValue()).isEmpty();
    end.selectOption(new SelectOption().setIndex(1));
    manager.press("Afficher");
    manager.sees("Revenir au programme entier");
    assertThat(end.inputValue()).isNotEmpty();
    manager.looksAtThis("outcomes-filtered");
    manager.part(".sentence a").click();
    manager.awaitsGone(".sentence a");
    assertThat(end.inputValue()).isEmpty();
  }

  @Test
  @Order(21)
  @DisplayName("sur le papier, les graphiques restent entiers")
  void printing_cuts_no_chart() {
    var manager = browser.atADesk("manager");
    manager.open(programme);
    var page = manager.page();
    var before = page.viewportSize();
    page.setViewportSize(PAPER, before.height);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(manager.part(".chart svg").count()).as("rows with marks").isPositive();
    assertThat((String) page.evaluate(CUT)).isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(null));
    page.setViewportSize(before.width, before.height);
  }

  @Test
  @Order(21)
  @DisplayName("sur le papier, rien n’est imprimé sur autre chose")
  void on_paper_nothing_is_over_anything_else() throws IOException {
    var manager = browser.atADesk("manager");
    manager.open(programme);
    // what is heard alone is no text on paper, and a PDF has it where the page hides it
    manager.page().evaluate(REMOVE_HIDDEN_TEXT);
    var printed = manager.page().pdf(new Page.PdfOptions().setFormat("A4").setPath(PRINTED));
    try (var document = Loader.loadPDF(printed)) {
      assertThat(PrintedText.overlaps(document)).isEmpty();
    }
  }

  @Test
  @Order(22)
  @DisplayName("sur un téléphone, un chapitre est plié sous sa phrase, et le lien vers lui l’ouvre")
  void on_a_phone_a_link_opens_its_chapter() {
    var manager = browser.atADesk("manager");
    manager.open(programme);
    var page = manager.page();
    var before = page.viewportSize();
    assertThat(manager.part(".chapter .chart:visible").count()).as("at a desk").isPositive();
    page.setViewportSize(PHONE, before.height);
    assertThat(manager.part(".chapter .chart:visible").count()).as("on a phone").isZero();
    assertThat(manager.part(".chapter .says:visible").count()).isPositive();
    manager.part(".contents a[href='#actions']").click();
    manager.part("#actions .chart").waitFor();
    page.setViewportSize(before.width, before.height);
  }

  @Test
  @Order(7)
  @DisplayName(
      "un responsable charge un questionnaire d’un fichier, corrigé d’après ce qui est dit")
  void a_manager_loads_a_survey() {
    var page = programme + "/instruments";
    var manager = browser.atADesk("manager");
    manager.open(page);
    var example = manager.part("pre").first().textContent();
    manager.fill("Ou le contenu du fichier", example.replace("\"to\": 6", "\"to\": 60"));
    manager.press("Charger");
    manager.sees("Le questionnaire n’a pas été chargé");
    manager.sees("items[0].to");
    manager.looksAtThis("instruments-refused");
    manager.fill("Ou le contenu du fichier", example);
    manager.press("Charger");
    manager.sees("TEAM_SPIRIT, version 1");
    manager.looksAtEach("instruments", page);
  }

  @Test
  @Order(8)
  @DisplayName("un responsable compose un questionnaire sans fichier, et le relit avant")
  void a_manager_writes_a_survey() {
    var page = programme + "/instruments";
    var manager = browser.atADesk("manager");
    manager.open(page);
    manager.follow("Rédiger un questionnaire");
    manager.fill("Titre en français", "L’entraide à l’atelier");
    manager.fill("Titre en anglais", "Helping one another");
    manager.press("Ajouter une question");
    manager.sees("Question 2");
    manager.press("Aperçu");
    manager.sees("Question 2 – Texte en français");
    manager.looksAtThis("survey-draft-refused");
    manager.press("Supprimer la question 2");
    manager.fill("Source et licence", "Direction des ressources humaines");
    manager.fill("Texte en français", "Un collègue m’a aidé à l’atelier.");
    manager.fill("Texte en anglais", "A colleague has helped me in the workshop.");
    manager.press("Aperçu");
    manager.sees("telle que les membres la liront");
    manager.looksAtThis("survey-draft");
    manager.press("Enregistrer le questionnaire");
    manager.sees("L_ENTRAIDE_A_L_ATELIER, version 1");
    manager.looksAtEach("survey-draft-empty", page + "/draft");
  }

  @Test
  @Order(9)
  @DisplayName("un auditeur lit qui a vu quels chiffres")
  void an_auditor_reads_who_has_seen_what() {
    var auditor = browser.atADesk("auditor");
    auditor.open("/audit/learning");
    auditor.follow("Consultations des résultats");
    auditor.sees("Consultations des résultats");
    auditor.open(programme + "/showings");
    auditor.sees("commanditaire");
    auditor.looksAtEach("showings", programme + "/showings");
  }

  @Test
  @Order(10)
  @DisplayName("rien ne s'est plaint dans aucune page")
  void no_page_complains() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static String found(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
