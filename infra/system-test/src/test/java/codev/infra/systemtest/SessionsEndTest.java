package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.systemtest.access.TokenFactory;
import codev.infra.testkit.TestApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Fermer ses connexions")
class SessionsEndTest {
  /** One of each service. */
  private static final List<String> PATHS =
      List.of("/api/me", "/api/sessions/" + UUID.randomUUID(), "/api/actions?owner=me");

  /** Signs in nowhere else: what other tests have open stays open. */
  private static final String PERSON = "stranger";

  private static final String PASSWORD = "codev";
  private static final JsonMapper JSON = new JsonMapper();

  private final Platform platform = Platform.running();

  @Test
  @DisplayName("toutes\u202f: les jetons d’avant sont refusés par chaque service")
  void tokens_from_before_are_refused_everywhere() {
    var person = "ended-" + UUID.randomUUID();
    var token = new TokenFactory(platform).token(person, "participant");
    var before = new TestApiClient(platform.address(), token);
    for (var path : PATHS) assertThat(before.get(path).status()).as(path).isNotEqualTo(401);

    // once it has ended them, it is refused itself
    await()
        .untilAsserted(
            () -> assertThat(before.post("/api/me/sessions/end").status()).isEqualTo(401));

    isRefusedEverywhere(before);
  }

  @Test
  @DisplayName("d’un compte qui perd un rôle\u202f: son navigateur sort, ses jetons sont refusés")
  void an_account_loses_a_role() throws IOException {
    var person = "withdrawn-" + UUID.randomUUID();
    changeRoles(person, "participant", "auditor");
    try (var browser = new Browser(platform.address())) {
      var there = browser.stranger(person);
      there.signIn();
      var token = new TokenFactory(platform).token(person, List.of("participant", "auditor"));
      var program = new TestApiClient(platform.address(), token);
      assertThat(program.get("/api/me").status()).isEqualTo(200);

      changeRoles(person, "participant");

      isRefusedEverywhere(program);
      await().until(() -> status(there, "GET", "/api/me") == 401);
    }
  }

  private static void isRefusedEverywhere(TestApiClient program) {
    for (var path : PATHS)
      await()
          .untilAsserted(
              () ->
                  assertThat(program.get(path))
                      .as(path)
                      .returns(401, TestApiClient.Answer::status)
                      .returns("request.sessions-ended", TestApiClient.Answer::rule));
  }

  /** Of an account that the local provider reads beside the demonstration's own. */
  private void changeRoles(String person, String... roles) throws IOException {
    var file = platform.data().resolve("accounts.json");
    var accounts = JSON.createArrayNode();
    if (Files.exists(file))
      for (var account : JSON.readTree(Files.readString(file)))
        if (!account.path("username").asString("").equals(person)) accounts.add(account);
    accounts.addPOJO(Map.of("username", person, "displayName", person, "roles", List.of(roles)));
    var draft = Files.createTempFile(platform.data(), "accounts", ".draft");
    Files.writeString(draft, JSON.writeValueAsString(accounts));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  @DisplayName("une autre\u202f: le mot de passe est demandé de nouveau, puis elle se ferme")
  void another_browser_is_signed_out_after_signing_in_again() {
    try (var browser = new Browser(platform.address())) {
      var here = browser.atADesk(PERSON);
      var there = browser.stranger(PERSON);
      there.signIn();
      awaitOldSignIn(here);
      here.open("/people/sign-ins");
      here.press("Fermer cette connexion");
      here.enter(PASSWORD);
      here.sees("Vous pouvez maintenant fermer vos autres connexions.");
      assertThat(status(there, "GET", "/api/me/sessions")).isEqualTo(200);

      here.press("Fermer cette connexion");
      here.awaitsGone("form[hx-post$='/end']");
      assertThat(status(there, "GET", "/api/me/sessions")).isEqualTo(401);
      assertThat(status(here, "GET", "/api/me/sessions")).isEqualTo(200);

      there.open("/groups"); // the provider still knows them there
      here.open("/people/sign-ins?signedInAgain=true");
      here.sees("Vous pouvez maintenant fermer vos autres connexions.");
      here.picture("signed-in-again");
      here.page().reload();
      here.doesNotSee("Vous pouvez maintenant fermer vos autres connexions.");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  @DisplayName("celles d’une autre personne\u202f: la réponse seule dit qu’elles sont fermées")
  void an_administrator_reads_it_as_the_answer() {
    var person = "signed-out-" + UUID.randomUUID();
    var api = new TestApiClient(platform.address(), platform.token("manager"));
    var added =
        Meeting.must(
            api.post("/api/people", List.of(Map.of("username", person, "displayName", "Léa"))));
    try (var browser = new Browser(platform.address())) {
      var administrator = browser.atADesk("administrator");
      awaitOldSignIn(administrator);
      administrator.open("/people/" + person + "?after=" + added.position());
      administrator.press("Fermer toutes ses connexions");
      administrator.enter(PASSWORD);
      administrator.sees("Vous pouvez maintenant fermer les connexions de cette personne.");
      administrator.doesNotSee("Ses connexions sont fermées.");

      administrator.press("Fermer toutes ses connexions");
      administrator.sees("Ses connexions sont fermées.");
      administrator.doesNotSee("Vous pouvez maintenant fermer");
      administrator.picture("sessions-ended");
      assertThat(administrator.page().url()).doesNotContain("signedInAgain");

      administrator.page().reload();
      administrator.sees("Fermer toutes ses connexions");
      administrator.doesNotSee("Ses connexions sont fermées.");
      administrator.doesNotSee("Vous pouvez maintenant fermer");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** Until ending other sessions needs another one. */
  private static void awaitOldSignIn(BrowserUser person) {
    await()
        .pollInSameThread()
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> status(person, "POST", "/api/me/sessions/none/end") == 403);
  }

  /** As a script of the page that is open is answered. */
  private static int status(BrowserUser person, String method, String path) {
    var asked = "([method, path]) => fetch(path, { method }).then((answer) => answer.status)";
    return (int) person.page().evaluate(asked, List.of(method, path));
  }
}
