package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.must;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("À l'oreille, en grand, sans mouvement, avec un son : comme chacun en a besoin")
@Story
class AccessibilityPreferencesTest {
  private static Meeting meeting;
  private static Browser browser;
  private static BrowserUser client;

  /** Knows of a page what a screen reader says of it: roles and names. */
  private static Page hugo;

  @BeforeAll
  static void open() {
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    browser = new Browser(Platform.running().address());
    meeting.found();
    client = browser.atADesk(CLIENT);
    hugo = browser.atADesk("hugo").page();
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("aux seuls rôles et noms : on entre, on signe, on donne des points")
  void by_roles_alone_one_prepares() {
    must(
        meeting
            .as(CLIENT)
            .post(meeting.path("/topics"), meeting.topic(meeting.topic, "Mes réunions")));
    find(AriaRole.LINK, meeting.name).click();
    find(AriaRole.LINK, "Séance 1").click();
    assertThat(find(AriaRole.HEADING, meeting.name + ", séance 1")).isVisible();
    hugo.getByLabel("Mes points").fill("2");
    find(AriaRole.BUTTON, "Un point de plus").click();
    assertThat(hugo.getByRole(AriaRole.MAIN)).containsText("Il vous reste 2 points");
    meeting.open();
    var sign = hugo.getByRole(AriaRole.BUTTON, named("Émarger"));
    sign.first().click();
    assertThat(hugo.getByRole(AriaRole.COMPLEMENTARY)).containsText("émargé");
  }

  @Test
  @Order(2)
  @DisplayName("aux seuls rôles et noms : on entend l'étape, la question, le contrat, on l'accepte")
  void by_roles_alone_one_follows() {
    meeting.choose("Urgent");
    meeting.next("PREPARATION");
    assertThat(hugo.locator("[role=listitem], li").and(hugo.locator("[aria-current=step]")))
        .containsText("Exposé");
    meeting.says(CLIENT, "STATEMENT", "Depuis six mois nos réunions débordent");
    assertThat(hugo.getByRole(AriaRole.LOG))
        .containsText("Alice Martin, Exposé: Depuis six mois nos réunions débordent");
    meeting.next("PRESENTATION");
    hugo.getByLabel("Votre texte").fill("Combien y sont ?");
    find(AriaRole.RADIO, "Les faits").check();
    find(AriaRole.BUTTON, "Partager avec le groupe").click();
    assertThat(hugo.getByRole(AriaRole.LOG)).containsText("Hugo Lambert");
    meeting.next("CLARIFICATION");
    must(
        meeting
            .as(CLIENT)
            .post(meeting.path("/contract"), meeting.contract("Décider à plusieurs")));
    find(AriaRole.BUTTON, "Accepter le contrat").click();
    assertThat(hugo.getByRole(AriaRole.MAIN)).containsText("Vous avez accepté");
    meeting.everybodyAccepts(1);
    meeting.next("PROBLEM_DEFINITION");
  }

  @Test
  @Order(3)
  @DisplayName("ce qui arrive se montre sans bouger à qui ne veut pas de mouvement")
  void nothing_moves_for_whoever_does_not_want_it() {
    client.open("/sessions/" + meeting.session);
    for (var wish : ReducedMotion.values()) {
      client.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(wish));
      var text = "Une idée, " + wish;
      meeting.says("bob", "IDEA", text);
      var arrived = client.part("#talk li.arrived:has-text('" + text + "')");
      arrived.waitFor();
      assertThat(arrived.evaluate("e => getComputedStyle(e).animationName"))
          .isEqualTo(wish == ReducedMotion.REDUCE ? "none" : "arrive");
    }
    client
        .page()
        .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
  }

  @Test
  @Order(4)
  @DisplayName("un formulaire redessiné à l'instant même où l'on appuie part comme les autres")
  void what_was_drawn_this_very_moment_is_sent_all_the_same() {
    client.part("#note-text").fill("Redessiné sous le doigt");
    client
        .page()
        .evaluate(
            """
            () => {
              const form = document.getElementById("note");
              const text = form.querySelector("#note-text").value;
              const drawn = form.cloneNode(true);
              drawn.querySelector("#note-text").value = text;
              form.replaceWith(drawn);
              drawn.querySelector("button").click();
            }
            """);
    client.sees("Redessiné sous le doigt");
    assertThat(client.page().url()).endsWith(meeting.session.toString());
  }

  @Test
  @Order(5)
  @DisplayName("grossi deux fois, tout se lit sans défiler de côté")
  void at_twice_the_size_everything_is_read() {
    var zoomed = browser.zoomed(CLIENT);
    for (var path :
        List.of(
            "/groups",
            "/groups/" + meeting.group,
            "/sessions/" + meeting.session,
            "/actions",
            "/journal",
            "/surveys",
            "/me")) {
      zoomed.open(path);
      zoomed.picture("zoomed" + path.replaceAll("/[-0-9a-f]{36}", "").replace('/', '-'));
      assertThat(AccessibilityChecks.sticksOut(zoomed.page(), path)).isEmpty();
    }
    assertThat(zoomed.complaints()).isEmpty();
  }

  @Test
  @Order(6)
  @DisplayName("les idées gardées s'ordonnent aussi à la souris, en les tirant")
  void ideas_are_ranked_by_dragging() {
    meeting.next("CONSULTATION");
    var bob = browser.atADesk("bob");
    bob.open("/sessions/" + meeting.session);
    for (var wish : ReducedMotion.values())
      client.part("#keep label:has-text('Une idée, " + wish + "')").click();
    assertThat(bob.part("#conclusion ol li")).hasCount(2);
    assertThat(client.part("#keep li.kept")).hasCount(2);
    var before = bob.part("#conclusion ol li .words").allTextContents();
    var mouse = client.page().mouse();
    client.part("#keep li.kept").nth(1).hover();
    mouse.down();
    // A hand moves on its way: with a single move it depends on the machine whether a drag begins.
    client.part("#keep li.kept").first().hover(new Locator.HoverOptions().setForce(true));
    client
        .part("#keep li.kept")
        .first()
        .hover(new Locator.HoverOptions().setPosition(20, 2).setForce(true));
    mouse.up();
    assertThat(bob.part("#conclusion ol li .words"))
        .hasText(before.reversed().toArray(String[]::new));
  }

  @Test
  @Order(7)
  @DisplayName("un son dit la fin du temps à qui l'a demandé, à personne d'autre")
  void a_sound_is_played_for_whoever_asks() {
    var session = meeting.planInMinutes();
    var deaf = browser.atADesk("carla");
    for (var person : List.of(client, deaf)) {
      person
          .page()
          .addInitScript(
              """
              window.played = 0;
              const start = OscillatorNode.prototype.start;
              OscillatorNode.prototype.start = function (...when) { window.played++; return start.apply(this, when); };
              """);
      person.open("/sessions/" + session);
    }
    client.pressInMenu("Signal sonore en fin d’étape");
    assertThat(played(client)).as("sounds played are those asked for").isEqualTo(2);
    must(meeting.as("facilitator").post("/api/sessions/" + session + "/open"));
    for (var person : List.of(client, deaf)) person.sees("Il reste une minute");
    assertThat(played(client)).isEqualTo(4);
    assertThat(played(deaf)).isZero();
    assertThat(hugo.getByRole(AriaRole.MAIN)).isVisible();
  }

  @Test
  @Order(8)
  @DisplayName("aux seuls rôles et noms : on apprend, on évalue en deux minutes")
  void by_roles_alone_one_learns() {
    meeting.plans(UUID.randomUUID(), "Essayer");
    meeting.next("SYNTHESIS");
    find(AriaRole.RADIO, "sur moi").check();
    hugo.getByLabel("Ce que j’ai appris").first().fill("J'apprends à me taire");
    find(AriaRole.BUTTON, "Partager cet apprentissage").click();
    assertThat(hugo.getByRole(AriaRole.MAIN)).containsText("J'apprends à me taire");
    hugo.getByText("Évaluer cette séance").click();
    while (!find(AriaRole.BUTTON, "Envoyer mon évaluation").isVisible())
      hugo.getByRole(AriaRole.GROUP)
          .filter(new Locator.FilterOptions().setHasText("sans objet"))
          .getByRole(AriaRole.RADIO, exactly("4"))
          .check();
    find(AriaRole.BUTTON, "Envoyer mon évaluation").click();
    assertThat(hugo.getByRole(AriaRole.MAIN))
        .containsText("Merci, votre évaluation est enregistrée.");
    assertThat(browser.complaints()).isEmpty();
  }

  private static int played(BrowserUser person) {
    return (Integer) person.page().evaluate("() => window.played");
  }

  private static Locator find(AriaRole role, String name) {
    return hugo.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true)).first();
  }

  private static Page.GetByRoleOptions named(String words) {
    return new Page.GetByRoleOptions().setName(words);
  }

  private static Locator.GetByRoleOptions exactly(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
