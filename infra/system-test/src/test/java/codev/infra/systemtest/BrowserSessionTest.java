package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Une séance entière, dans le navigateur, à neuf")
@Story
@Order(2)
class BrowserSessionTest {
  /** Told apart from whatever else the platform holds. */
  private static final String GROUP =
      "Groupe Navigateur " + UUID.randomUUID().toString().substring(0, 4);

  private static Browser browser;
  private static BrowserUser manager;
  private static BrowserUser facilitator;
  private static BrowserUser alice;
  private static BrowserUser bob;
  private static BrowserUser carla;
  private static BrowserUser david;
  private static BrowserUser emma;
  private static BrowserUser gaelle;
  private static List<BrowserUser> members;

  @BeforeAll
  static void open() {
    browser = new Browser(Platform.running().address());
    manager = browser.atADesk("manager");
    facilitator = browser.atADesk("facilitator");
    alice = browser.atADesk("alice");
    bob = browser.atADesk("bob");
    carla = browser.onAPhone("carla");
    david = browser.atADesk("david");
    emma = browser.atADesk("emma");
    gaelle = browser.atADesk("gaelle");
    members =
        List.of(
            alice,
            bob,
            carla,
            david,
            emma,
            browser.atADesk("farid"),
            gaelle,
            browser.atADesk("hugo"));
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
  }

  @Test
  @Order(1)
  @DisplayName("on se connecte par son nom et son mot de passe ; un mauvais est refusé en français")
  void signing_in() {
    var stranger = browser.stranger("alice");
    stranger.open("/groups");
    stranger.picture("sign-in");
    stranger.enter("faux");
    stranger.sees("Identifiant ou mot de passe incorrect.");
    stranger.enter("codev");
    stranger.sees("groupes");
  }

  @Test
  @Order(2)
  @DisplayName("le cookie de session est réservé à ce site et illisible pour les scripts")
  void the_session_cookie_stays_here() {
    assertThat(alice.page().context().cookies())
        .filteredOn(cookie -> !cookie.name.startsWith("codev-identity") && cookie.httpOnly)
        .as("besides the identity provider's own")
        .isNotEmpty()
        .allSatisfy(
            cookie -> {
              assertThat(cookie.name).startsWith("__Host-");
              assertThat(cookie.secure).isTrue();
              assertThat(cookie.sameSite).isNotNull();
            });
    assertThat(alice.page().context().cookies())
        .extracting((Cookie cookie) -> cookie.value)
        .as("no token reaches the browser")
        .noneMatch(value -> value.startsWith("eyJ"));
    assertThat(alice.page().evaluate("() => Object.keys({...localStorage, ...sessionStorage})"))
        .as("htmx remembers the address, nothing remembers a word")
        .isEqualTo(List.of("htmx-current-path-for-history"));
  }

  @Test
  @Order(3)
  @DisplayName("un envoi sans la preuve qu'il vient de nos pages est refusé")
  void forged_requests_are_refused() {
    var answer = alice.page().request().post("/api/programmes");
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  @Order(4)
  @DisplayName("une page n'obéit qu'à ses propres scripts et ne se laisse pas encadrer")
  void pages_are_closed_to_others() {
    assertThat(alice.page().request().get("/groups").headers())
        .hasEntrySatisfying(
            "content-security-policy",
            policy ->
                assertThat(policy)
                    .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"))
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("x-frame-options", "DENY")
        .containsEntry("referrer-policy", "same-origin");
  }

  @Test
  @Order(4)
  @DisplayName("chacun voit ses connexions ouvertes, et laquelle est celle d’ici")
  void open_sign_ins() {
    alice.open("/people/preferences");
    alice.follow("Voir mes connexions ouvertes");
    alice.sees("Chrome sur Linux");
    alice.sees("Cet appareil");
  }

  @Test
  @Order(5)
  @DisplayName("le responsable inscrit des personnes, déclare un programme et forme un groupe")
  void the_manager_forms_a_group() {
    manager.open("/people/import");
    manager.fill(
        "Ou un tableau",
        """
        username,displayName,email,unit,site,jobFamily
        alice,Alice Martin,alice@exemple.fr,Finance,Lyon,Encadrement
        bob,Bob Petit,bob@exemple.fr,Ventes,Lyon,Encadrement
        carla,Carla Roux,carla@exemple.fr,Achats,Lille,Encadrement
        david,David Nguyen,david@exemple.fr,Finance,Lille,Encadrement
        emma,Emma Petit,emma@exemple.fr,Ventes,Lyon,Encadrement
        farid,Farid Benali,farid@exemple.fr,Achats,Lyon,Encadrement
        gaelle,Gaëlle Morvan,gaelle@exemple.fr,Finance,Lille,Encadrement
        hugo,Hugo Lambert,hugo@exemple.fr,Ventes,Lille,Encadrement
        ,Sans Nom,,,,
        """);
    manager.press("Vérifier la liste");
    manager.press("Enregistrer ces 8 personnes");
    manager.sees("1 refusée");
    manager.sees("identifiant est obligatoire");
    manager.picture("people");

    manager.open("/programmes/new");
    manager.fill("Nom du programme", "Programme de " + GROUP);
    manager.part("label:has-text('Pratiques managériales')").click();
    manager.fill("Premier jour", today().toString());
    manager.fill("Dernier jour", today().plusMonths(8).toString());
    manager.picture("new-programme");
    manager.press("Créer le programme");
    manager.sees("Programme de " + GROUP);

    manager.follow("Créer un groupe");
    manager.fill("Nom", GROUP);
    manager.fill("Animateur", "facilitator");
    for (var member : members) manager.part("[value=" + member.username() + "]").check();
    manager.press("Créer le groupe");
    manager.part("td a").getByText(GROUP).waitFor();
    manager.picture("programmes");
  }

  @Test
  @Order(6)
  @DisplayName("chaque membre accepte la charte, l'animateur planifie la séance")
  void the_group_is_ready() {
    for (var member : members) {
      member.open("/groups");
      if (member == carla) member.picture("home");
      member.follow(GROUP);
      member.sees("Bienveillance");
      if (member == carla) member.picture("charter");
      member.press("J’accepte la charte");
      member.sees("acceptée");
    }
    facilitator.open("/groups");
    facilitator.follow(GROUP);
    facilitator.unfold("Planifier une séance");
    facilitator.fill("Date et heure de début", today().plusDays(1) + "T09:00");
    facilitator.fill("Lieu", "Salle Ampère, " + UUID.randomUUID());
    facilitator.picture("group-plan");
    facilitator.press("Planifier la séance");
    facilitator.sees("Salle Ampère");
    for (var person : everybody()) {
      person.open("/groups");
      person.follow(GROUP);
      if (person == facilitator || person == carla) person.picture("group");
      person.follow("Séance 1");
      person.sees("À faire maintenant");
    }
  }

  @Test
  @Order(7)
  @DisplayName("préparation : les présents, un sujet, des points, un client")
  void preparing() {
    facilitator.press("Ouvrir la séance");
    alice.sees("Proposez un sujet");
    for (var member : members) {
      var username = member.username();
      facilitator.part("#mark-fold-" + username + " > summary").click();
      facilitator.part("#mark-" + username + "-PRESENT").click();
      facilitator.part("#mark-fold-" + username + " > summary:has-text('présent')").waitFor();
    }
    carla.goesTo("table");
    carla.part("#sign button").first().click();
    carla.goesTo("step");
    facilitator.sees("émargé");

    alice.unfold("Proposer un sujet");
    alice.choose("problème");
    alice.fill("Titre", "Mes réunions n'aboutissent pas");
    alice.press("Proposer un sujet");
    for (var other : List.of(facilitator, bob, carla)) other.sees("Mes réunions n'aboutissent pas");
    for (int i = 0; i < 3; i++) bob.press("Un point de plus");
    bob.sees("Il vous reste 2 points");
    carla.fill("Mes points", "2");
    carla.presses("Tab");
    facilitator.sees("2 membres sur");
    facilitator.doesNotSee("5 points");
    facilitator.press("Afficher les points");
    for (var person : List.of(facilitator, alice)) person.sees("5 points");
    carla.picture("room-preparation");
    facilitator.unfold("Choisir ce sujet");
    facilitator.press("Choisir ce sujet");
    alice.sees("vous êtes le client");
    facilitator.picture("room-preparation-facilitator");
    next("Exposé");
  }

  @Test
  @Order(8)
  @DisplayName("exposé, clarification, contrat : chacun voit aussitôt ce qui se dit")
  void up_to_the_contract() {
    alice.choose("Exposé");
    alice.fill("Votre texte", "Depuis six mois nos réunions débordent");
    alice.press("Partager avec le groupe");
    carla.sees("Depuis six mois nos réunions débordent");
    next("Clarification");

    carla.fill("Votre texte", "Combien de personnes y sont ?");
    carla.choose("Les faits");
    carla.press("Partager avec le groupe");
    alice.sees("Combien de personnes y sont ?");
    alice.fill("Votre réponse", "Douze, parfois quinze");
    alice.press("Répondre");
    carla.sees("Douze, parfois quinze");
    carla.picture("room-clarification");
    bob.fill("Nouvelle note", "Ne rien conseiller encore");
    bob.press("Enregistrer cette note");
    bob.sees("Ne rien conseiller encore");
    next("Contrat");

    alice.fill("Le problème", "Nos réunions ne décident rien");
    alice.fill("L’objectif", "Décider à plusieurs en une heure");
    alice.choose("des idées");
    alice.press("Proposer le contrat");
    facilitator.sees("En attente :");
    bob.sees("Décider à plusieurs en une heure");
    bob.unfold("Émettre une réserve");
    bob.fill("Ma réserve", "C'est encore large");
    bob.press("Émettre une réserve");
    alice.sees("C'est encore large");
    carla.picture("room-contract");
    facilitator.press("Passer à « Consultation des pairs »");
    facilitator.sees("chaque consultant présent doit accepter le contrat");
    for (var member : members) if (member != alice) member.press("Accepter le contrat");
    alice.sees("Accepté par tous les consultants présents");
    alice.doesNotSee("Ne rien conseiller encore");
    next("Consultation");
  }

  @Test
  @Order(9)
  @DisplayName("consultation : ce qu'on est en train d'écrire survit à ce que disent les autres")
  void what_is_being_typed_survives() {
    bob.choose("Idée");
    bob.fill("Votre texte", "Et si tu tenais une réunion debout, à");
    carla.fill("Votre texte", "Chez nous, un gardien du temps a tout changé");
    carla.choose("Expérience");
    carla.press("Partager avec le groupe");
    bob.sees("Chez nous, un gardien du temps a tout changé");
    assertThat(bob.part("#say-text").inputValue())
        .isEqualTo("Et si tu tenais une réunion debout, à");
    bob.part("#say-text").pressSequentially(" trois ?");
    bob.press("Partager avec le groupe");
    alice.sees("Et si tu tenais une réunion debout, à trois ?");
    alice.picture("room-consultation-client");
    carla.picture("room-consultation");
    facilitator.picture("room-consultation-facilitator");
  }

  @Test
  @Order(10)
  @DisplayName("consultation : au clavier seul, on choisit, on écrit, on dit")
  void by_keyboard_alone() {
    david.tabsTo(david.part("#say-text"));
    david.arrowsTo(david.part("#say-none"), david.part("#say-LEAD"));
    david.tabsTo(david.part("#say-text"));
    david.types("Et si quelqu'un d'autre animait ?");
    david.tabsTo(david.part("#say-button"));
    david.presses("Enter");
    alice.sees("Et si quelqu'un d'autre animait ?");
    facilitator.tabsTo(facilitator.part("#extend-button"));
    hugo().choose("Ressource");
    hugo().fill("Votre texte", "Un modèle de relevé de décisions");
    hugo().press("Partager avec le groupe");
    facilitator.sees("Un modèle de relevé de décisions");
    assertThat(facilitator.part("#extend-button").evaluate("e => e === document.activeElement"))
        .as("what others say takes the cursor from nobody")
        .isEqualTo(true);
  }

  @Test
  @Order(11)
  @DisplayName("consultation : un brouillon survit au rechargement de la page")
  void a_draft_survives() {
    gaelle.choose("Hypothèse");
    gaelle.fill("Votre texte", "Peut-être attendent-ils que tu tranches");
    gaelle.page().reload();
    assertThat(gaelle.part("#say-text").inputValue())
        .isEqualTo("Peut-être attendent-ils que tu tranches");
    gaelle.press("Partager avec le groupe");
    bob.sees("Peut-être attendent-ils que tu tranches");
    gaelle.page().reload();
    assertThat(gaelle.part("#say-text").inputValue()).isEmpty();
  }

  @Test
  @Order(11)
  @DisplayName(
      "consultation : une étape passée se déplie, et garde ce qu'on y écrit quand la page change")
  void an_earlier_step_unfolds() {
    var earlier = "#talk details[id^=earlier-] ";
    facilitator.unfold("Questionnement et clarification");
    facilitator.sees("Combien de personnes y sont ?");
    facilitator.part(earlier + "[id^=hide-fold-] > summary").first().click();
    facilitator.part(earlier + "[id^=hide-reason-]").first().fill("Un nom de trop");
    carla.part("#talk .entry:has([id^=correct-fold-]) > .words").first().click();
    carla.part("#talk [id^=correct-fold-] > summary").first().click();
    carla.part("#talk [id^=correct-text-]").first().fill("Un gardien du temps a tout changé ici");
    carla.part("#talk [id^=correct-button-]").first().click();
    facilitator.sees("Un gardien du temps a tout changé ici");
    facilitator.sees("Combien de personnes y sont ?");
    var reason = facilitator.part(earlier + "[id^=hide-reason-]").first();
    assertThat(reason.inputValue()).isEqualTo("Un nom de trop");
    assertThat(reason.evaluate("field => document.activeElement === field")).isEqualTo(true);
    facilitator.part(earlier + "form:has([id^=hide-reason-]) button").first().click();
    facilitator.sees("Un nom de trop");
    assertThat(facilitator.part(earlier + ".out-of-sight").count()).isOne();
    facilitator.unfold("Exposé");
    facilitator.sees("Depuis six mois nos réunions débordent");
  }

  @Test
  @Order(12)
  @DisplayName(
      "consultation : hors ligne, ce qu'on dit attend, visible, et part une fois, dans l'ordre")
  void offline() {
    emma.offline(true);
    for (var text : List.of("Premier apport hors ligne", "Second apport hors ligne")) {
      emma.choose("Suggestion");
      emma.fill("Votre texte", text);
      emma.press("Partager avec le groupe");
    }
    emma.sees("En attente d’envoi");
    assertThat(emma.part("#outbox li .words").allTextContents())
        .containsExactly("Premier apport hors ligne", "Second apport hors ligne");
    emma.picture("room-offline");
    bob.doesNotSee("Premier apport hors ligne");
    emma.offline(false);
    emma.awaitsGone("#outbox");
    bob.sees("Second apport hors ligne");
    assertThat(bob.part("#talk .words:has-text('apport hors ligne')").allTextContents())
        .as("the newest first")
        .containsExactly("Second apport hors ligne", "Premier apport hors ligne");
    next("Synthèse");
  }

  @Test
  @Order(13)
  @DisplayName("synthèse : le client garde une idée et s'engage sur une action datée")
  void the_client_concludes() {
    alice.part("label:has-text('Et si tu tenais une réunion debout')").first().click();
    bob.sees("Idées retenues");
    alice.part("#synthesis-text").fill("Je retiens la réunion courte");
    alice.press("Enregistrer la synthèse");
    bob.sees("Je retiens la réunion courte");
    alice.fill("Je m’engage à", "Tenir une réunion debout");
    alice.fill("Échéance", today().plusDays(14).toString());
    alice.press("Ajouter l’action");
    carla.sees("Tenir une réunion debout");
    alice.picture("room-synthesis-client");
    next("Apprentissages");
  }

  @Test
  @Order(14)
  @DisplayName("apprentissages et évaluation, puis l'animateur clôt")
  void everybody_learns() {
    for (var member : members) {
      member.choose("sur moi");
      member.fill("Ce que j’ai appris", "J'apprends à me taire, dit " + member.username());
      member.press("Partager cet apprentissage");
      facilitator.sees("J'apprends à me taire, dit " + member.username());
      member.unfold("Évaluer cette séance");
      assertThat(member.part("#evaluate [data-question]:visible").count()).isEqualTo(1);
      member.part("#evaluate-H1-1").click();
      member.press("Précédente");
      assertThat(member.part("#evaluate-H1-1").isChecked()).isTrue();
      if (member == carla) member.picture("room-evaluation-question");
      for (var item : member.part("#evaluate fieldset").all())
        item.locator("label").filter(new Locator.FilterOptions().setHasText("4")).first().click();
      if (member == carla) member.picture("room-evaluation");
      member.press("Envoyer mon évaluation");
      member.sees("Merci, votre évaluation est enregistrée.");
    }
    facilitator.press("Clore la séance");
    facilitator.press("Clore quand même");
    carla.sees("La séance est terminée.");
    facilitator.picture("room-closed");
  }

  @Test
  @Order(15)
  @DisplayName("le résultat arrive : rotation, action, journal, résultats du programme")
  void the_result_arrives() {
    alice.follow("Actions");
    alice.awaits("/actions", "Tenir une réunion debout");
    alice.picture("actions");
    alice.unfold("Faire le point");
    alice.select("Avancement", "TRYING");
    alice.press("Enregistrer");
    alice.sees("En cours");
    carla.awaits("/journal", "J'apprends à me taire, dit carla");
    carla.picture("journal");
    bob.open("/groups");
    bob.follow(GROUP);
    bob.sees("Client : Alice Martin");
    manager.open("/groups");
    manager.follow("Programme de " + GROUP);
    manager.follow(GROUP);
    manager.picture("group-manager");
    manager.open("/groups");
    var outcomes =
        pathOf(manager, "[role=group]:has-text('" + GROUP + "') a:has-text('Résultats')");
    manager.awaits(outcomes, "J’ai appris quelque chose d’utile pour ma pratique.");
    manager.sees("pas encore affiché");
    manager.picture("outcomes");
  }

  @Test
  @Order(16)
  @DisplayName("qui se déconnecte ne laisse rien de ce qu'il écrivait")
  void signing_out_leaves_nothing() {
    gaelle
        .page()
        .evaluate("() => localStorage.setItem('codev:gaelle:draft:/sessions/1#note', '{}')");
    assertThat(storage(gaelle)).contains("codev:gaelle");
    gaelle.press("Se déconnecter");
    gaelle.page().getByLabel("Mot de passe").waitFor();
    gaelle.open("/assets/codev.svg");
    assertThat(storage(gaelle)).doesNotContain("codev:gaelle");
  }

  @Test
  @Order(17)
  @DisplayName("rien ne s'est plaint dans aucune page")
  void no_page_complains() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static BrowserUser hugo() {
    return members.getLast();
  }

  private static List<BrowserUser> everybody() {
    return Stream.concat(Stream.of(facilitator), members.stream()).toList();
  }

  private static String storage(BrowserUser person) {
    return String.valueOf(person.page().evaluate("() => JSON.stringify({...localStorage})"));
  }

  private static String pathOf(BrowserUser person, String link) {
    person.open("/groups?lang=fr");
    return Objects.requireNonNull(person.part(link).first().getAttribute("href"));
  }

  private static LocalDate today() {
    return PlatformTime.today();
  }

  /** The facilitator opens the next step; everybody's page follows. */
  private static void next(String step) {
    facilitator.beginsTheNextStep();
    for (var person : everybody()) person.part(".path .here").getByText(step).waitFor();
  }
}
