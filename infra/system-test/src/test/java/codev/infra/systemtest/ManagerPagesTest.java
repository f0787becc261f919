package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Un programme de A à Z, du côté de son responsable")
@Story
@Order(3)
class ManagerPagesTest {
  /** Letters alone: who looks for group 3 finds no name with a 3 in it. */
  private static String mark;

  private static String programme;
  private static final int PEOPLE = 60;

  /** In how many rows the parts of an element stand. */
  private static final String ROWS =
      "row => new Set([...row.children].map((one) => one.getBoundingClientRect().top)).size";

  /** The heading of a table's narrowest column. */
  private static final String NARROWEST =
      "table => [...table.querySelectorAll('th')]"
          + ".reduce((one, other) => other.offsetWidth < one.offsetWidth ? other : one).innerText";

  private static Browser browser;
  private static BrowserUser manager;
  private static String board = "";

  @BeforeAll
  static void open() {
    mark = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    programme = "Cohorte " + mark;
    browser = new Browser(Platform.running().address());
    manager = browser.atADesk("manager");
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("il déclare le programme ; une erreur est dite à son champ, rien n’est perdu")
  void the_programme_is_declared() {
    manager.open("/programmes/new");
    manager.fill("Nom du programme", programme);
    manager.part("label:has-text('Pratiques managériales')").click();
    manager.fill("Premier jour", today().toString());
    manager.press("Créer le programme");
    manager.sees("Un champ est à corriger");
    assertThat(manager.part("#declare-name").inputValue()).isEqualTo(programme);
    manager.picture("manager-declare-mistake");
    assertThat(manager.part("#error-endsOn").count()).isOne();
    manager.fill("Dernier jour", today().plusMonths(8).toString());
    assertThat(manager.part("#error-endsOn").count()).as("put right").isZero();
    manager.part("#declare-cadenceWeeks").press("Tab");
    manager.sees("Chaque groupe peut tenir");
    manager.picture("manager-declare");
    manager.press("Créer le programme");
    manager.sees("Pour commencer");
    manager.picture("manager-board-empty");
    board = URI.create(manager.page().url()).getPath();
  }

  @Test
  @Order(2)
  @DisplayName("il vérifie sa liste ligne à ligne, puis l’inscrit en voyant où il en est")
  void people_are_registered() {
    manager.open("/people/import?programme=" + board.substring(board.lastIndexOf('/') + 1));
    manager.fill("Ou un tableau", list());
    manager.press("Vérifier la liste");
    manager.sees("61 lignes vérifiées");
    manager.picture("manager-import-looked");
    manager.press("Enregistrer ces 60 personnes");
    manager.sees("60 personnes ajoutées");
    manager.sees("identifiant est obligatoire");
    assertThat(manager.part("#refused-lines li").count()).as("reported by the table").isZero();
    manager.picture("manager-import-done");
    var download =
        manager.page().waitForDownload(() -> manager.press("Télécharger les lignes refusées"));
    assertThat(download.suggestedFilename()).endsWith(".csv");
    manager.sees("60 personnes ajoutées.");
    manager.follow("Voir les participants");
    manager.sees("60 participants, dont 60 sans groupe");
    manager.picture("manager-participants");
    manager.open("/people?query=" + mark);
    manager.sees("Camille 1 " + mark);
    manager.picture("manager-people");
  }

  @Test
  @Order(3)
  @DisplayName("des en-têtes inconnus se désignent, une fiche se trouve et se corrige")
  void columns_are_chosen_and_an_entry_is_corrected() {
    manager.open("/people/import");
    manager.fill("Ou un tableau", "Matricule\tAgent\tE-mail\nkim" + mark + "\tKim " + mark + "\t");
    manager.press("Vérifier la liste");
    manager.sees("Aucun en-tête ne désigne");
    manager.picture("manager-import-columns");
    manager.part("#column-0").selectOption("username");
    manager.part("#column-1").selectOption("displayName");
    manager.press("Utiliser ces colonnes");
    manager.sees("Une ligne vérifiée");
    manager.sees("Une personne n’a pas de courriel");
    manager.press("Exclure la ligne 2");
    manager.sees("Aucune personne à enregistrer");
    manager.picture("manager-import-excluded");
    manager.press("Inclure la ligne 2");
    manager.sees("Enregistrer cette personne");
    manager.part("#looked input[name=email]").fill("kim@exemple.fr");
    manager.part("#looked input[name=email]").press("Enter");
    manager.doesNotSee("Une personne n’a pas de courriel");
    manager.sees("Enregistrer cette personne");

    manager.open("/people?query=" + mark + "+7+camille");
    manager.follow("Camille 7 " + mark);
    manager.unfold("Modifier la fiche");
    manager.fill("Unité", "Qualité");
    manager.fill("Responsable", mark + " 8 camille");
    manager.picture("manager-person-edit");
    manager.press("Enregistrer");
    manager.sees("Camille 8 " + mark);
    manager.sees("→ Qualité");
    manager.picture("manager-person");
  }

  @Test
  @Order(4)
  @DisplayName("il compose les groupes au clavier, les règles et les scores suivent")
  void groups_are_composed() {
    for (var facilitator : List.of("cam0" + mark, "cam1" + mark)) enlist(facilitator);
    manager.open(board + "/composition");
    manager.part("#wish input[name=people]").first().waitFor();
    manager.picture("manager-compose-participants");
    manager.part("#wish-size").fill("");
    manager.press("Proposer des groupes");
    assertThat(message("#wish-size")).isEqualTo("Complétez ce champ.");
    manager.part("#wish-size").fill("9");
    manager.press("Proposer des groupes");
    assertThat(message("#wish-size"))
        .isEqualTo("Cette valeur est hors des limites. Choisissez-en une autre.");
    manager.part("#wish-size").fill("8");
    assertThat(message("#wish-size")).isEmpty();
    manager.press("Tout décocher");
    manager.sees("Aucune personne cochée");
    manager.fill("Nom, unité ou site", mark);
    manager.press("Tout cocher");
    manager.sees(PEOPLE + " personnes cochées");
    manager
        .page()
        .evaluate(
            "mark => document.querySelectorAll('#wish input[name=people], #wish"
                + " input[name=facilitators]').forEach(box => { box.checked ="
                + " box.value.endsWith(mark) && (box.name === 'facilitators' || !/^cam[01]"
                + mark
                + "/.test(box.value)); })",
            mark);
    manager.press("Proposer des groupes");
    manager.sees("8 groupes proposés");
    manager.sees("Tous les groupes respectent les règles");
    manager.picture("manager-compose");
    var seat = manager.part("[data-seat] input[type=number]").first();
    manager.tabsTo(seat);
    seat.fill("3"); // the first two are full
    manager.presses("Tab");
    manager.part("[data-column='2'] [data-seat]").nth(7).waitFor();
    manager.press("Créer ces 8 groupes");
    manager.sees("Groupes qui demandent votre attention\u202f: 8 sur 8");
  }

  @Test
  @Order(5)
  @DisplayName("il planifie tous les calendriers à la fois, sans que personne soit à deux endroits")
  void calendars_are_planned() {
    manager.open(board + "/calendars");
    manager.sees("8 groupes sur 8 attendent leurs dates.");
    manager.picture("manager-calendars");
    manager.fill("Nombre de séances", "6");
    manager.press("Proposer les calendriers");
    manager.sees("Aucun conflit d’agenda.");
    manager.part(".lanes .date").first().click();
    manager.part(".date-card:popover-open").waitFor();
    manager.presses("Escape");
    manager.picture("manager-calendars-proposed");
    manager.press("Planifier ces 8 calendriers");
    manager.sees("Les 8 calendriers sont planifiés");
    manager.doesNotSee("attendent leurs dates");
    manager.picture("manager-calendars-planned");
  }

  @Test
  @Order(6)
  @DisplayName(
      "il dit ce que diront les certificats ; un numéro qui n’en est pas un est dit à son champ")
  void certificates_are_completed() {
    manager.open(board);
    manager.follow("Preuves et certificats");
    manager.sees("À compléter à la main");
    manager.fill("Organisme de formation", "Horizons " + mark);
    manager.fill("Numéro de déclaration d’activité", "84 69");
    manager.press("Enregistrer");
    manager.sees("doit comporter onze chiffres");
    assertThat(manager.part("#training-provider").inputValue()).isEqualTo("Horizons " + mark);
    manager.picture("manager-evidence-mistake");
    manager.fill("Numéro de déclaration d’activité", "84 69 12345 69");
    manager.fill("Signataire", "Claire Morel, directrice");
    manager.fill("Fait à", "Lyon");
    manager.fill("Entreprise", "Manufacture d’Île-de-France");
    manager.press("Enregistrer");
    manager.sees("Toutes les informations des certificats sont renseignées.");
    manager.picture("manager-evidence");
  }

  @Test
  @Order(7)
  @DisplayName("il voit où aider, choisit et trie sans recharger la page")
  void the_board() {
    manager.open(board);
    manager.sees("sans lieu ni lien vidéo");
    manager.part("td.tasks details > summary").first().click();
    manager.sees("pas de séance pour");
    assertThat(manager.part(".bar .product").boundingBox().x)
        .as("bar and page begin alike")
        .isEqualTo(manager.part("#main h1").boundingBox().x);
    manager.picture("manager-board");
    for (var language : List.of("en", "fr")) {
      manager.open(board + "?lang=" + language);
      assertThat(manager.part(".fold > .filter").evaluate(ROWS)).as(language).isEqualTo(1);
    }
    assertThat(manager.part("table.groups").evaluate(NARROWEST))
        .as("three words, and figures of two numbers")
        .isNotEqualTo("Ont été clients");
    manager.fill("Groupe ou animateur", "groupe 3");
    manager.sees("Un groupe sur 8");
    assertThat(manager.page().url()).contains("q=groupe");
    manager.open("/groups");
    manager.picture("manager-home");
    manager.page().keyboard().press("/");
    assertThat(manager.part(".find input").evaluate("field => field === document.activeElement"))
        .as("the key leads to the search")
        .isEqualTo(true);
    manager.page().keyboard().type("cam7" + mark);
    manager.page().keyboard().press("Enter");
    manager.sees("Une personne");
    manager.picture("manager-search");
    for (var path :
        List.of(
            "/programmes/new",
            "/people",
            "/people/import",
            board,
            board + "/participants",
            "/people/calendar",
            "/search?q=groupe",
            board + "/composition",
            board + "/calendars",
            board + "/evidence",
            "/groups")) manager.looksAtEach("managing" + path.replace('/', '-'), path);
    manager.looksAtEach("managing-person", "/people/cam7" + mark);
    var desk = manager.page().viewportSize();
    manager.page().setViewportSize(390, 844);
    manager.open("/people");
    assertThat((Integer) manager.page().evaluate("document.documentElement.scrollHeight"))
        .as("fifty people on a phone, two lines each")
        .isLessThan(6_000);
    manager.page().setViewportSize(desk.width, desk.height);
    assertThat(browser.complaints()).isEmpty();
  }

  /** What the browser would show in its bubble. */
  private static String message(String field) {
    return (String) manager.part(field).evaluate("field => field.validationMessage");
  }

  private static void enlist(String username) {
    manager.open("/groups");
    manager.unfold("Ajouter ou modifier un animateur");
    manager.fill("Animateur", username);
    manager.fill("Nombre maximal de groupes", "4");
    manager.press("Ajouter au vivier");
    manager.page().waitForURL("**/groups?after=*");
  }

  private static String list() {
    var lines =
        IntStream.range(0, PEOPLE)
            .mapToObj(
                i ->
                    "cam%d%s\tCamille %d %s\t%s\t%s"
                        .formatted(
                            i,
                            mark,
                            i,
                            mark,
                            List.of("Finance", "Ventes", "Achats").get(i % 3),
                            List.of("Lyon", "Lille").get(i % 2)))
            .collect(Collectors.joining("\n"));
    return "identifiant\tnom\tservice\tsite\n" + lines + "\n\tSans identifiant\t\t\n";
  }

  private static LocalDate today() {
    return PlatformTime.today();
  }
}
