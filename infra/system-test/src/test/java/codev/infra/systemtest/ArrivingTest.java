package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.systemtest.access.TokenFactory;
import codev.infra.testkit.TestApiClient;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * From the sign-in of a manager with the file of their HR department to a running session: what
 * they, the facilitator and each member do is counted. Nobody types an address.
 */
@DisplayName("Du fichier des ressources humaines à la première séance")
class ArrivingTest {
  /** Of the manager and the facilitator together. */
  private static final int MOST_ACTIONS = 25;

  /** Of each member: to follow the link of their e-mail, and to accept. */
  private static final int MOST_OF_A_MEMBER = 2;

  /** From the manager's sign-in to the running session, as the machine plays it. */
  private static final Duration MOST_TIME = Duration.ofMinutes(10);

  private static final int PEOPLE = 60;
  private static final String FACILITATOR = "facilitator2";
  private static final String FACILITATOR_NAME = "Karim Haddad";

  /** Somebody in the file who can sign in. */
  private static final String MEMBER = "alice";

  /** Letters alone: tells this programme's people apart. */
  private static final String MARK = UUID.randomUUID().toString().replaceAll("[^a-f]", "");

  private static final String PROGRAMME = "Arrivées " + MARK;

  private final Platform platform = Platform.running();
  private final CaughtEmails emails = new CaughtEmails(platform);

  @Test
  @DisplayName("25 actions et dix minutes suffisent, sans aide et sans adresse à taper")
  void from_a_file_to_a_running_session(@TempDir Path folder) throws IOException {
    try (var browser = new Browser(platform.address())) {
      long begun = System.nanoTime();
      var manager = browser.atADesk("manager");
      var programme = preparesEverything(manager, file(folder));

      var group = groupOf(MEMBER, programme);
      group
          .path("members")
          .valueStream()
          .map(JsonNode::asString)
          .forEach(member -> accepts(member, browser));
      as(FACILITATOR, "facilitator")
          .await("/api/sessions/" + group.at("/sessions/0/id").asString(), _ -> true);

      var facilitator = browser.atADesk(FACILITATOR);
      facilitator.picture("arriving-facilitator-home");
      facilitator.press(card(facilitator, group), "Entrer dans la séance");
      facilitator.sees("À faire maintenant");
      facilitator.press("Ouvrir la séance");

      var member = browser.onAPhone(MEMBER);
      member.press(card(member, group), "Entrer dans la séance");
      member.sees("Proposez un sujet");
      member.picture("arriving-member-session");
      facilitator.doesNotSee("Ouvrir la séance");
      facilitator.picture("arriving-facilitator-session");

      assertThat(browser.complaints()).isEmpty();
      assertThat(manager.actions() + facilitator.actions())
          .as("actions of manager (%s) and facilitator", manager.actions())
          .isLessThanOrEqualTo(MOST_ACTIONS);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(MOST_TIME);
    }
  }

  /** Returns the programme's id. */
  private static String preparesEverything(BrowserUser manager, Path file) {
    manager.follow("Créer un programme");
    manager.fill("Nom du programme", PROGRAMME);
    manager.choose("Pratiques managériales");
    manager.fill("Premier jour", today().toString());
    manager.fill("Dernier jour", today().plusMonths(8).toString());
    manager.press("Créer le programme");
    manager.sees("Pour commencer");
    var page = manager.page().url();
    var programme = page.replaceAll(".*/programmes/([-0-9a-f]+).*", "$1");

    manager.follow("Ajouter des personnes");
    manager.upload("Un fichier CSV ou Excel", file);
    manager.sees(PEOPLE + " lignes vérifiées");
    manager.picture("arriving-import");
    manager.press("Enregistrer ces " + PEOPLE + " personnes");
    manager.sees(PEOPLE + " personnes ajoutées.");
    manager.picture("arriving-imported");

    manager.follow("Composer les groupes");
    leaveOthersFacilitatorsOut(manager);
    manager.fill("Autre animateur", FACILITATOR_NAME);
    manager.press("Proposer des groupes");
    manager.sees("8 groupes proposés");
    manager.picture("arriving-composition");
    manager.press("Créer ces 8 groupes");

    manager.follow("Planifier les séances");
    manager.fill("Lieu", "Salle " + MARK);
    manager.press("Proposer les calendriers");
    manager.picture("arriving-calendars");
    assertThat(linesOfNames(manager)).as("lines of the longest group name").isEqualTo(1);
    manager.press("Planifier ces 8 calendriers");
    manager.sees("Les 8 calendriers sont planifiés");
    return programme;
  }

  /** The platform is shared: facilitators of other tests may be in the pool. */
  private static void leaveOthersFacilitatorsOut(BrowserUser manager) {
    manager
        .page()
        .evaluate(
            "() => document.querySelectorAll('#wish input[name=facilitators]').forEach(box => {"
                + " box.checked = false; })");
  }

  /** Beside their calendars. */
  private static Object linesOfNames(BrowserUser manager) {
    return manager
        .page()
        .evaluate(
            "() => Math.max(...[...document.querySelectorAll('.lanes > .name')].map(name => {"
                + " const text = document.createRange(); text.selectNodeContents(name);"
                + " return text.getClientRects().length; }))");
  }

  /** As a spreadsheet of a French HR department is saved: headings of its own, Windows-1252. */
  private static Path file(Path folder) throws IOException {
    var lines = new ArrayList<>(List.of("Matricule;Identifiant;Prénom;Nom;Courriel;Service;Site"));
    lines.add("10000;alice;Alice;Martin;alice@exemple.fr;Finance;Lyon");
    for (int i = 1; i < PEOPLE; i++)
      lines.add(
          "%d;%s%d;Hélène %d;Évrard %s;%s%d@exemple.fr;%s;%s"
              .formatted(
                  10_000 + i,
                  MARK,
                  i,
                  i,
                  MARK,
                  MARK,
                  i,
                  List.of("Finance", "Ventes", "Achats").get(i % 3),
                  List.of("Lyon", "Lille").get(i % 2)));
    var file = folder.resolve("effectif.csv");
    return Files.writeString(
        file, String.join("\r\n", lines) + "\r\n", Charset.forName("windows-1252"));
  }

  private JsonNode groupOf(String member, String programme) {
    return as(member)
        .get("/api/groups")
        .body()
        .valueStream()
        .filter(group -> group.path("programmeId").asString().equals(programme))
        .findFirst()
        .orElseThrow();
  }

  /** By the first button of their welcome e-mail, without signing in. */
  private void accepts(String member, Browser browser) {
    var invitation = emails.awaitInvitation(member + "@", "(" + PROGRAMME + ")");
    var person = browser.stranger(member);
    person.open(invitation);
    if (member.equals(MEMBER)) person.picture("arriving-invitation");
    person.press("J’accepte la charte et je participerai à la prochaine séance");
    person.sees("votre accord est enregistré");
    person.sees("Vous avez répondu que vous participerez.");
    assertThat(
            person
                .page()
                .evaluate(
                    "() => { const thanks = document.querySelector('.notice.good');"
                        + " const colour = getComputedStyle(thanks).backgroundColor;"
                        + " thanks.classList.remove('good');"
                        + " return colour !== getComputedStyle(thanks).backgroundColor; }"))
        .as("thanks are in another colour than warnings")
        .isEqualTo(true);
    assertThat(person.complaints()).isEmpty();
    assertThat(person.actions()).as("actions of " + member).isLessThanOrEqualTo(MOST_OF_A_MEMBER);
  }

  private TestApiClient as(String member) {
    return as(member, "participant");
  }

  private TestApiClient as(String person, String role) {
    return new TestApiClient(platform.address(), new TokenFactory(platform).token(person, role));
  }

  /** Of the group on a person's first page. */
  private static Locator card(BrowserUser person, JsonNode group) {
    return person.part("article:has(a[href='/groups/" + group.path("id").asString() + "'])");
  }

  private static LocalDate today() {
    return PlatformTime.today();
  }
}
