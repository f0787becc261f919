package codev.infra.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Commencer un programme, là où aucun script ne s’exécute")
@Story
class NoScriptTest {
  private static String mark;
  private static final int PEOPLE = 6;

  private static Browser browser;
  private static BrowserUser manager;

  @BeforeAll
  static void open() {
    mark = UUID.randomUUID().toString().substring(0, 6);
    browser = new Browser(Platform.running().address());
    manager = browser.withoutScripts("manager");
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("le programme se déclare, une erreur garde ce qui est écrit")
  void the_programme_is_declared() {
    manager.open("/programmes/new");
    manager.fill("Nom du programme", "Sans script " + mark);
    manager.fill("Premier jour", PlatformTime.today().toString());
    manager.press("Créer le programme");
    manager.sees("champs sont à corriger");
    assertThat(manager.part("#declare-name")).hasValue("Sans script " + mark);
    manager.part("#declare-MANAGERIAL_PRACTICE").check();
    manager.fill("Dernier jour", PlatformTime.today().plusMonths(8).toString());
    manager.press("Créer le programme");
    manager.sees("Pour commencer");
  }

  @Test
  @Order(2)
  @DisplayName("une liste est vérifiée, puis inscrite")
  void people_are_registered() {
    manager.open("/people/import");
    manager.part("#people-table").fill(list());
    manager.press("Vérifier la liste");
    manager.sees("7 lignes vérifiées");
    manager.press("Enregistrer ces 7 personnes");
    manager.sees("7 personnes ajoutées");
  }

  private static String person(int number) {
    return "s" + number + mark;
  }

  private static String list() {
    return IntStream.rangeClosed(0, PEOPLE)
        .mapToObj(i -> person(i) + "\tSacha " + i + " " + mark)
        .collect(Collectors.joining("\n", "identifiant\tnom\n", "\n"));
  }
}
