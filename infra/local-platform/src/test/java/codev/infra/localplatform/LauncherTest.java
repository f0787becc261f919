package codev.infra.localplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.accounts.Account;
import codev.infra.localplatform.accounts.Accounts;
import codev.infra.localplatform.accounts.DemonstrationAccounts;
import codev.infra.localplatform.accounts.TokenKey;
import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.ServiceLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The command codev")
class LauncherTest {

  private static final Path ROOT = Path.of("/built/tree");

  @TempDir Path folder;

  @Test
  @DisplayName("without options the port is 8080 and the data is in .codev")
  void defaults() {
    var arguments = Arguments.of(List.of("up"), ROOT);

    assertThat(arguments.port()).isEqualTo(8080);
    assertThat(arguments.data()).isEqualTo(ROOT.resolve(".codev"));
    assertThat(arguments.detach()).isFalse();
  }

  @Test
  @DisplayName("the status is printed once, unless it is to be watched")
  void a_status_is_watched() {
    assertThat(Arguments.of(List.of("status"), ROOT).watch()).isFalse();
    assertThat(Arguments.of(List.of("status", "--watch"), ROOT).watch()).isTrue();
  }

  @ParameterizedTest
  @DisplayName("a port that is none is refused and quoted")
  @ValueSource(strings = {"eighty", "80", "65530", "-1"})
  void a_wrong_port_is_refused(String port) {
    assertThatThrownBy(() -> Arguments.of(List.of("up", "--port", port), ROOT))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("\"" + port + "\"");
  }

  @Test
  @DisplayName("a restore is of everything, or of the log of one service")
  void a_restore_of_one_log() {
    assertThat(Arguments.of(List.of("restore", "monday"), ROOT).onlyLog()).isNull();
    assertThat(
            Arguments.of(List.of("restore", "monday", "--only", "session-service"), ROOT).onlyLog())
        .isEqualTo(ServiceLog.SESSIONS);
  }

  @ParameterizedTest
  @DisplayName("a service that has no log is refused, and those that have one are named")
  @ValueSource(strings = {"groups", "gateway", "codev_groups", ""})
  void a_service_without_a_log_is_refused(String service) {
    assertThatThrownBy(() -> Arguments.of(List.of("restore", "monday", "--only", service), ROOT))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("\"" + service + "\"")
        .hasMessageContaining("group-service, session-service, learning-service");
  }

  @Test
  @DisplayName(
      "a token names subject, audience, issuer and expiry, and is verified with the public key")
  void a_token_says_who_and_is_signed() throws Exception {
    var key = TokenKey.read(new Secrets(folder).tokenKey());
    var now = Instant.parse("2026-01-05T08:00:00Z");

    var parts =
        key.token(DemonstrationAccounts.ALICE.account(), "http://issuer", now, Duration.ofHours(8))
            .split("\\.", 3);

    var claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
    assertThat(claims.path("preferred_username").asString()).isEqualTo("alice");
    assertThat(claims.path("roles").get(0).asString()).isEqualTo("participant");
    assertThat(claims.path("aud").toString())
        .isEqualTo("[\"codev\",\"group-service\",\"session-service\",\"learning-service\"]");
    assertThat(claims.path("iss").asString()).isEqualTo("http://issuer");
    assertThat(claims.path("exp").asLong()).isEqualTo(now.plusSeconds(8 * 3600).getEpochSecond());
    var verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(key.publicKey());
    verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  @DisplayName("a demonstration without options has six groups of eight sessions")
  void a_demonstration_without_wishes() {
    assertThat(Arguments.of(List.of("demo"), ROOT).demo()).isEqualTo(new DemoOptions(6, 8, 1));
  }

  @ParameterizedTest
  @DisplayName("an option of a demonstration beyond its limits is refused and quoted")
  @CsvSource({"--groups,0", "--groups,61", "--sessions,13", "--seed,one"})
  void a_wrong_wish_is_refused(String option, String wish) {
    assertThatThrownBy(() -> Arguments.of(List.of("demo", option, wish), ROOT))
        .isInstanceOf(CliException.class)
        .hasMessageContaining(option)
        .hasMessageContaining("\"" + wish + "\"");
  }

  @Test
  @DisplayName("people invented for a demonstration can sign in, beside the others")
  void whoever_is_invented_has_an_account() {
    var accounts = new Accounts(folder.resolve("accounts.json"));
    assertThat(accounts.named("claire.moreau")).isEmpty();

    accounts.add(List.of(new Account("claire.moreau", "Claire Moreau", List.of("participant"))));
    accounts.add(List.of(new Account("paul.roy", "Paul Roy", List.of("facilitator"))));

    assertThat(accounts.named("claire.moreau")).map(Account::displayName).hasValue("Claire Moreau");
    assertThat(accounts.named("paul.roy")).map(Account::roles).hasValue(List.of("facilitator"));
    assertThat(accounts.named("alice")).hasValue(DemonstrationAccounts.ALICE.account());
  }

  @Test
  @DisplayName("a secret lives as long as the data, and only its owner can read it")
  void a_secret_lasts_and_is_private() throws Exception {
    var secrets = new Secrets(folder.resolve("secrets"));

    var first = secrets.password("client");

    assertThat(secrets.password("client")).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets/client-password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
