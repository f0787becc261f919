package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  private static final String MARK = UUID.randomUUID().toString().replaceAll("[^a-f]", "");

  private static final String PROGRAMME = "Cohorte " + MARK;
  private static final int PEOPLE = 60;

  private static Browser browser;
  private static BrowserUser manager;
  private static String board = "";

  @BeforeAll
  static void open() {
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
    manager.fill("Nom du programme", PROGRAMME);
    manager.part("label:has-text('Pratiques managériales')").click();
    manager.fill("Premier jour", today().toString());
    manager.press("Déclarer le programme");
    manager.sees("Un champ est à revoir");
    assertThat(manager.part("#declare-name").inputValue()).isEqualTo(PROGRAMME);
    manager.picture("manager-declare-mistake");
    assertThat(manager.part("#error-endsOn").count()).isOne();
    manager.fill("Dernier jour", today().plusMonths(8).toString());
    assertThat(manager.part("#error-endsOn").count()).as("put right").isZero();
    manager.part("#declare-cadenceWeeks").press("Tab");
    manager.sees("Chaque groupe peut tenir");
    manager.picture("manager-declare");
    manager.press("Déclarer le programme");
    manager.sees("Pour commencer");
    manager.picture("manager-board-empty");
    board = URI.create(manager.page().url()).getPath();
  }

  @Test
  @Order(2)
  @DisplayName("il vérifie sa liste ligne à ligne, puis l’inscrit en voyant où il en est")
  void people_are_registered() {
    manager.open("/people/import");
    manager.fill("Ou un tableau", list());
    manager.press("Vérifier la liste");
    manager.sees("61 lignes vérifiées");
    manager.picture("manager-import-looked");
    manager.press("Inscrire ces 60 personnes");
    manager.sees("60 personnes inscrites");
    manager.sees("identifiant est obligatoire");
    assertThat(manager.part("#refused-lines li").count()).as("told by the table").isZero();
    manager.picture("manager-import-done");
    var download =
        manager.page().waitForDownload(() -> manager.press("Télécharger les lignes refusées"));
    assertThat(download.suggestedFilename()).endsWith(".csv");
    manager.open("/people?query=" + MARK);
    manager.sees("Camille 1 " + MARK);
    manager.picture("manager-people");
  }

  @Test
  @Order(3)
  @DisplayName("il compose les groupes au clavier, les règles et les scores suivent")
  void groups_are_composed() {
    for (var facilitator : List.of("cam0" + MARK, "cam1" + MARK)) enlist(facilitator);
    manager.open(board + "/composition");
    manager.part("#wish input[name=people]:checked").first().waitFor();
    manager.press("Tout décocher");
    manager.sees("Personne n’est coché");
    manager.fill("Chercher une personne", MARK);
    manager.press("Tout cocher");
    manager.sees(PEOPLE + " personnes cochées");
    manager
        .page()
        .evaluate(
            "mark => document.querySelectorAll('#wish input[name=people], #wish"
                + " input[name=facilitators]').forEach(box => { box.checked ="
                + " box.value.endsWith(mark) && (box.name === 'facilitators' || !/^cam[01]"
                + MARK
                + "/.test(box.value)); })",
            MARK);
    manager.press("Proposer des groupes");
    manager.sees("8 groupes proposés");
    manager.sees("Tous les groupes respectent les règles");
    manager.picture("manager-compose");
    var seat = manager.part("[data-seat] input[type=number]").first();
    manager.tabsTo(seat);
    seat.fill("3"); // the first two are full
    manager.presses("Tab");
    manager.part("[data-column='2'] [data-seat]").nth(7).waitFor();
    manager.press("Former ces 8 groupes");
    manager.sees("8 groupes ont besoin d’aide, sur 8");
  }

  @Test
  @Order(4)
  @DisplayName("il planifie tous les calendriers à la fois, sans que personne soit à deux endroits")
  void calendars_are_planned() {
    manager.open(board + "/calendars");
    manager.sees("8 groupes attendent leurs dates, sur 8.");
    manager.picture("manager-calendars");
    manager.fill("Nombre de séances", "6");
    manager.press("Proposer les calendriers");
    manager.sees("Personne n’est attendu à deux endroits.");
    manager.picture("manager-calendars-proposed");
    manager.press("Planifier ces 8 calendriers");
    manager.sees("Les 8 calendriers sont planifiés");
    manager.doesNotSee("attendent leurs dates");
    manager.picture("manager-calendars-planned");
  }

  @Test
  @Order(5)
  @DisplayName(
      "il dit ce que diront les certificats ; un numéro qui n’en est pas un est dit à son champ")
  void certificates_are_completed() {
    manager.open(board);
    manager.follow("Preuves et certificats");
    manager.sees("resterait à compléter à la main");
    manager.fill("Organisme de formation", "Horizons " + MARK);
    manager.fill("Numéro de déclaration d’activité", "84 69");
    manager.press("Enregistrer");
    manager.sees("compte onze chiffres");
    assertThat(manager.part("#training-provider").inputValue()).isEqualTo("Horizons " + MARK);
    manager.picture("manager-evidence-mistake");
    manager.fill("Numéro de déclaration d’activité", "84 69 12345 69");
    manager.fill("Signataire", "Claire Morel, directrice");
    manager.fill("Fait à", "Lyon");
    manager.fill("Entreprise", "Manufacture d’Île-de-France");
    manager.press("Enregistrer");
    manager.sees("Les certificats sont complets.");
    manager.picture("manager-evidence");
  }

  @Test
  @Order(6)
  @DisplayName("il voit où aider, choisit et trie sans recharger la page")
  void the_board() {
    manager.open(board);
    manager.sees("Un tour de client manque");
    assertThat(manager.part(".bar .product").boundingBox().x)
        .as("bar and page begin alike")
        .isEqualTo(manager.part("#main h1").boundingBox().x);
    manager.picture("manager-board");
    manager.fill("Groupe ou animateur", "groupe 3");
    manager.sees("Un groupe sur 8");
    assertThat(manager.page().url()).contains("q=groupe");
    manager.open("/groups");
    manager.picture("manager-home");
    for (var path :
        List.of(
            "/programmes/new",
            "/people",
            "/people/import",
            board,
            board + "/composition",
            board + "/calendars",
            board + "/evidence",
            "/groups")) manager.looksAtEach("managing" + path.replace('/', '-'), path);
    assertThat(browser.complaints()).isEmpty();
  }

  private static void enlist(String username) {
    manager.open("/groups");
    manager.unfold("Inscrire un animateur");
    manager.fill("Animateur", username);
    manager.fill("Groupes au plus", "4");
    manager.press("Inscrire au vivier");
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
                            MARK,
                            i,
                            MARK,
                            List.of("Finance", "Ventes", "Achats").get(i % 3),
                            List.of("Lyon", "Lille").get(i % 2)))
            .collect(Collectors.joining("\n"));
    return "identifiant\tnom\tservice\tsite\n" + lines + "\n\tSans identifiant\t\t\n";
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
