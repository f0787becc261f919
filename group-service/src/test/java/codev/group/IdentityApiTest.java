package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.accesstokens.TokenChallenge;
import codev.infra.email.EmailDispatcher;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Le premier compte qui se connecte avec un identifiant est la personne")
@Order(ServiceTest.EMAILS_FIRST)
class IdentityApiTest extends ServiceTest {
  @Autowired private EmailDispatcher dispatcher;
  private static final String ENDS = "/api/me/session-ends";

  private final String person = "ida-" + UUID.randomUUID();
  private final String account = "account-" + person;

  @Test
  @DisplayName("elle le reste quand le fournisseur change son identifiant")
  void a_renamed_account_is_the_same_person() {
    assertThat(me(person, account).field("/username")).isEqualTo(person);

    assertThat(me("renamed-" + person, account).field("/username")).isEqualTo(person);
  }

  @Test
  @DisplayName(
      "un autre compte avec le même identifiant est refusé, et les administrateurs le voient")
  void another_account_is_refused() {
    me(person, account);

    var refused = me(person.toUpperCase(Locale.ROOT), "other-" + person);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.field("/rule")).isEqualTo("request.name-of-another");
    var page = as(person, "other-" + person).html("/groups");
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("déjà relié à un autre compte");
    await()
        .untilAsserted(
            () ->
                assertThat(as("administrator").html("/identities").text())
                    .contains(person, "other-" + person, "Libérer"));
    assertThat(as("administrator").html("/groups").text()).contains("href=\"/identities\"");
    assertThat(as("administrator-without").html("/groups").text()).doesNotContain("/identities");
    for (var other : List.of("manager", "administrator-without"))
      assertThat(as(other).get("/identities").status()).isEqualTo(403);
    assertThat(me(person, account).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("un administrateur libère l’identifiant d’un compte recréé")
  void a_released_name_goes_to_the_new_account() {
    me(person, account);
    me(person, "other-" + person);
    var path = "/api/identities/" + person + "/release";

    assertThat(as("manager").post(path, Map.of("reason", "x")).status()).isEqualTo(403);
    assertThat(as("administrator").post(path, Map.of("reason", " ")).status()).isEqualTo(400);
    var released = must(as("administrator").post(path, Map.of("reason", "Compte recréé le 3 mai")));

    var after = "?after=" + released.position();
    assertThat(as("administrator").get("/api/identities" + after + "&size=200").text())
        .doesNotContain("other-" + person);
    await()
        .untilAsserted(
            () -> assertThat(me(person, "other-" + person).field("/username")).isEqualTo(person));
    await().untilAsserted(() -> assertThat(me(person, account).status()).isEqualTo(403));
    assertThat(
            as("administrator")
                .post(path.replace(person, "nobody-" + person), Map.of("reason", "x"))
                .status())
        .isEqualTo(409);
  }

  @Test
  @DisplayName("un identifiant donné à une autre personne : son compte est relié à sa fiche")
  void a_reassigned_name_is_a_new_person() {
    me(person, account);
    var entry = person + "-new";
    must(as("manager").post("/api/people", GroupFixture.people(List.of(entry))));
    assertThat(me(person, "other-" + person).status()).isEqualTo(403);
    var path = "/api/identities/" + person + "/assignment";
    var form = Map.of("issuer", PROVIDER.issuer(), "subject", "other-" + person, "to", entry);

    assertThat(as("manager").post(path, form).status()).isEqualTo(403);
    var stranger = Map.of("issuer", PROVIDER.issuer(), "subject", "nobody", "to", entry);
    assertThat(as("administrator").post(path, stranger).status()).isEqualTo(404);
    var assigned = must(as("administrator").post(path, form));

    var after = "?after=" + assigned.position();
    assertThat(as("administrator").html("/identities" + after).text())
        .doesNotContain("other-" + person);
    await()
        .untilAsserted(
            () -> assertThat(me(person, "other-" + person).field("/username")).isEqualTo(entry));
    assertThat(me(person, account).field("/username")).isEqualTo(person);
  }

  @Test
  @DisplayName("un administrateur, et lui seul, apprend quel compte est la personne")
  void which_account_is_the_person() {
    me(person, account);
    me("renamed-" + person, account);
    me(person, "other-" + person);
    var path = "/api/identities/" + person + "/account";

    assertThat(must(as("administrator").get(path)).field("/subject")).isEqualTo(account);
    assertThat(must(as("administrator").get(path.replace("ida", "IDA"))).field("/subject"))
        .isEqualTo(account);
    assertThat(
            must(as("administrator").get("/api/identities/renamed-" + person + "/account")).text())
        .contains("null");
    for (var other : List.of("manager", "administrator-without"))
      assertThat(as(other).get(path).status()).isEqualTo(403);
  }

  @Test
  @DisplayName(
      "quand toutes ses connexions sont fermées, les jetons d’avant sont refusés, pas les suivants")
  void tokens_from_before_the_end_are_refused() {
    var issued = Date.from(Instant.now().minusSeconds(30));
    var before =
        new Caller(service(), token(person, claims -> claims.subject(account).issueTime(issued)));
    must(before.get("/api/me"));

    var end = Map.of("at", Instant.now().toString());
    must(as("administrator").post("/api/identities/" + person + "/session-ends", end));

    await().untilAsserted(() -> assertThat(before.get("/api/me").status()).isEqualTo(401));
    var refused = before.get("/api/me");
    assertThat(refused.field("/rule")).isEqualTo("request.sessions-ended");
    assertThat(refused.response().headers().firstValue("WWW-Authenticate"))
        .contains(TokenChallenge.SESSIONS_ENDED);
    assertThat(before.html("/groups").status()).isEqualTo(401);
    // a token of the same second is from before, too
    await().untilAsserted(() -> assertThat(me(person, account).status()).isEqualTo(200));
  }

  @Test
  @DisplayName("aussi le jeton qui vient d’être émis")
  void a_token_of_just_now_is_refused() {
    var issued = Instant.now();
    var before = issued(issued);
    must(before.get("/api/me"));

    must(
        as("administrator")
            .post("/api/identities/" + person + "/session-ends", Map.of("at", issued.toString())));

    await().untilAsserted(() -> assertThat(before.get("/api/me").status()).isEqualTo(401));
  }

  @Test
  @DisplayName("un jeton d’avant cette fermeture ne relie plus son compte à l’identifiant libéré")
  void a_refused_token_binds_nothing() {
    var issued = Date.from(Instant.now().minusSeconds(30));
    var stolen = token(person, claims -> claims.subject(account).issueTime(issued));
    var before = new Caller(service(), stolen);
    must(before.get("/api/me"));
    var path = "/api/identities/" + person;
    must(as("administrator").post(path + "/session-ends", Map.of("at", Instant.now().toString())));
    await().untilAsserted(() -> assertThat(before.get("/api/me").status()).isEqualTo(401));

    must(as("administrator").post(path + "/release", Map.of("reason", "Compte recréé le 3 mai")));

    // its binding was known here for two seconds more
    await()
        .during(Duration.ofSeconds(3))
        .untilAsserted(
            () -> {
              assertThat(before.get("/api/me").status()).isEqualTo(401);
              assertThat(must(as("administrator").get(path + "/account")).text()).contains("null");
            });
    assertThat(me(person, "other-" + person).field("/username")).isEqualTo(person);
  }

  @Test
  @DisplayName("qui vole un jeton ne peut pas empêcher la personne de fermer ses connexions")
  void a_stolen_token_does_not_use_up_the_owners_ends() {
    var start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var thief = issued(start);
    for (var i = 0; i < 30; i++)
      must(thief.post(ENDS, Map.of("at", start.minusSeconds(300L - i).toString())));
    var beyond = thief.post(ENDS, Map.of("at", start.minusSeconds(200).toString()));
    assertThat(beyond.status()).isEqualTo(409);
    assertThat(beyond.field("/rule")).isEqualTo("group.session-end.too-many");

    var stolenBefore = issued(start.minusSeconds(30));
    must(issued(start.minusSeconds(20)).post(ENDS, Map.of("at", Instant.now().toString())));

    await().untilAsserted(() -> assertThat(stolenBefore.get("/api/me").status()).isEqualTo(401));
  }

  private Caller issued(Instant at) {
    return new Caller(
        service(), token(person, claims -> claims.subject(account).issueTime(Date.from(at))));
  }

  @Test
  @DisplayName(
      "un compte refusé est signalé par courriel à chaque administrateur, une fois, dans sa langue")
  void administrators_get_an_email_once() {
    var name = "Ida Blanc " + UUID.randomUUID();
    var boss = "boss-" + UUID.randomUUID();
    var chief = "chief-" + UUID.randomUUID();
    var without = "manager-mute-" + UUID.randomUUID();
    must(
        as("manager")
            .post(
                "/api/people",
                List.of(
                    Map.of("username", boss, "displayName", boss, "email", boss + "@example.org"),
                    Map.of(
                        "username", chief, "displayName", chief, "email", chief + "@example.org"),
                    Map.of("username", without, "displayName", without),
                    Map.of("username", person, "displayName", name))));
    var given = Stream.of(boss, chief, without).map(this::granted).toList();
    try {
      must(as(chief).post("/api/me/preferences", Map.of("language", "en")));
      me(person, account);
      dispatcher.sendDue(CLOCK.instant());
      assertThat(subjects(boss, name)).isEmpty();

      me(person, "other-" + person);
      me(person, "other-" + person);
      await()
          .untilAsserted(
              () ->
                  assertThat(as("administrator").html("/identities").text())
                      .contains("other-" + person));
      dispatcher.sendDue(CLOCK.instant());
      dispatcher.sendDue(CLOCK.instant());
      assertThat(subjects(boss, name))
          .containsExactly("Un compte a été refusé\u202f: l’identifiant appartient à " + name);
      assertThat(subjects(chief, name))
          .containsExactly("An account was refused because the username belongs to " + name);

      me(person, "third-" + person);
      await()
          .untilAsserted(
              () ->
                  assertThat(as("administrator").html("/identities").text())
                      .contains("third-" + person));
      dispatcher.sendDue(CLOCK.instant());
      assertThat(subjects(boss, name)).hasSize(2);
      assertThat(text(boss)).contains("https://codev.example.org/identities", name);
    } finally {
      for (var grant : given)
        must(
            as("administrator")
                .post("/api/grants/" + grant + "/revocation", Map.of("reason", "Fin")));
    }
  }

  @Test
  @DisplayName(
      "un administrateur qui change le compte d’une personne : elle l’apprend par courriel")
  void the_person_gets_an_email() {
    var entry = person + "-new";
    for (var name : List.of(person, entry))
      must(
          as("manager")
              .post(
                  "/api/people",
                  List.of(
                      Map.of(
                          "username", name, "displayName", name, "email", name + "@example.org"))));
    me(person, account);
    me(person, "other-" + person);
    var form = Map.of("issuer", PROVIDER.issuer(), "subject", "other-" + person, "to", entry);
    must(as("administrator").post("/api/identities/" + person + "/assignment", form));
    var reason = Map.of("reason", "Compte recréé");
    must(as("administrator").post("/api/identities/" + person + "/release", reason));

    await()
        .untilAsserted(
            () -> {
              dispatcher.sendDue(CLOCK.instant());
              for (var name : List.of(person, entry))
                assertThat(received(name).map(IdentityApiTest::subject))
                    .containsExactly("Le compte relié à votre identifiant a été modifié");
            });
    dispatcher.sendDue(CLOCK.instant());
    assertThat(received(person)).hasSize(1);
    assertThat(text(entry)).contains("administrator");
  }

  private UUID granted(String manager) {
    var grant = UUID.randomUUID();
    must(
        as("administrator")
            .post(
                "/api/grants",
                Map.of(
                    "id",
                    grant,
                    "username",
                    manager,
                    "role",
                    "MANAGER",
                    "scope",
                    Map.of("kind", "ORGANISATION"),
                    "reason",
                    "Administration")));
    return grant;
  }

  private static List<String> subjects(String username, String named) {
    return received(username)
        .map(IdentityApiTest::subject)
        .filter(subject -> subject.endsWith(named))
        .toList();
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String username) {
    return received(username).map(GreenMailUtil::getBody).collect(Collectors.joining());
  }

  private static Stream<MimeMessage> received(String username) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(
            message ->
                GreenMailUtil.getAddressList(recipients(message))
                    .contains(username + "@example.org"));
  }

  private static Address[] recipients(MimeMessage message) {
    try {
      return message.getAllRecipients();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer me(String name, String subject) {
    return as(name, subject).get("/api/me");
  }

  private Caller as(String name, String subject) {
    return new Caller(service(), token(name, claims -> claims.subject(subject)));
  }
}
