package codev.infra.localplatform.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.localplatform.accounts.Account;
import codev.infra.localplatform.accounts.Accounts;
import codev.infra.localplatform.accounts.TokenKey;
import codev.infra.testkit.LogRecorder;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An account that loses a role at the local identity provider")
class BackChannelLogoutSenderTest {
  private static final String ISSUER = "http://localhost:8081";
  private static final String BACK_CHANNEL = "/logout/connect/back-channel/codev";

  private static final Account ZOE = account("zoe", "facilitator", "manager");
  private static final Account MAX = account("max", "participant");

  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  private final AccountEvents events = new AccountEvents();

  @TempDir private Path folder;
  private HttpServer gateway;
  private TokenKey key;
  private Accounts accounts;
  private BackChannelLogoutSender logouts;

  @BeforeEach
  void a_gateway() throws Exception {
    var pairs = KeyPairGenerator.getInstance("RSA");
    pairs.initialize(2048);
    key = new TokenKey((RSAPrivateCrtKey) pairs.generateKeyPair().getPrivate());
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        BACK_CHANNEL,
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    gateway.start();
    accounts = new Accounts(folder.resolve("accounts.json"));
    logouts =
        new BackChannelLogoutSender(
            accounts,
            key,
            "codev-gateway",
            ISSUER,
            URI.create("http://127.0.0.1:" + gateway.getAddress().getPort()),
            events);
    accounts.add(List.of(ZOE, MAX));
    logouts.issue(ZOE);
    logouts.issue(MAX);
    logouts.announceChanges();
  }

  @AfterEach
  void stops() {
    logouts.close();
    gateway.stop(0);
  }

  @Test
  @DisplayName("has its sessions ended by the gateway, once, by a signed announcement")
  void its_sessions_are_ended() throws Exception {
    accounts.add(List.of(account("zoe", "manager")));
    logouts.announceChanges();
    logouts.announceChanges();

    assertThat(received).singleElement().asString().startsWith("logout_token=");
    var token = SignedJWT.parse(received.getFirst().substring("logout_token=".length()));
    assertThat(token.verify(new RSASSAVerifier(key.publicKey()))).isTrue();
    assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(ISSUER);
    assertThat(claims.getSubject()).isEqualTo("zoe");
    assertThat(claims.getAudience()).containsExactly("codev-gateway");
    assertThat(claims.getIssueTime()).isNotNull();
    assertThat(claims.getJWTID()).isNotBlank();
    assertThat(claims.getClaim("events"))
        .isEqualTo(Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    assertThat(claims.getClaim("nonce")).isNull();
  }

  @Test
  @DisplayName("is announced again after an attempt that failed in an unforeseen way")
  void an_unforeseen_failure_ends_no_schedule() {
    var noHttp = URI.create("ftp://127.0.0.1");
    try (var log = LogRecorder.of(BackChannelLogoutSender.class.getName());
        var failing =
            new BackChannelLogoutSender(accounts, key, "codev-gateway", ISSUER, noHttp, events)) {
      failing.issue(ZOE);
      accounts.add(List.of(account("zoe", "manager")));

      failing.start();

      await().until(() -> log.lines("Lost roles are not announced").size() > 1);
    }
  }

  @Test
  @DisplayName("so has one that is removed, and no other")
  void so_are_those_of_a_removed_account() throws Exception {
    Files.delete(accounts.file());
    accounts.add(List.of(ZOE));
    logouts.announceChanges();

    assertThat(received).hasSize(1);
    assertThat(SignedJWT.parse(received.getFirst().replace("logout_token=", "")).getJWTClaimsSet())
        .returns("max", JWTClaimsSet::getSubject);
  }

  @Test
  @DisplayName("nothing ends where a role is added, or nothing changes")
  void a_role_more_ends_nothing() {
    accounts.add(List.of(account("max", "participant", "sponsor"), account("eva", "participant")));
    logouts.announceChanges();
    logouts.announceChanges();

    assertThat(received).isEmpty();
  }

  @Test
  @DisplayName("also where a token without the role is issued before it is noticed")
  void a_token_meanwhile_hides_nothing() {
    accounts.add(List.of(account("zoe", "manager")));
    logouts.issue(account("zoe", "manager"));
    logouts.announceChanges();
    logouts.announceChanges();

    assertThat(received).hasSize(1);
  }

  @Test
  @DisplayName("also where its token was issued by a script, which shares the key")
  void a_token_of_a_script_counts() {
    accounts.add(List.of(account("eva", "participant", "sponsor")));
    logouts.announceChanges();
    accounts.add(List.of(account("eva", "participant")));
    logouts.announceChanges();

    assertThat(received).hasSize(1);
  }

  @Test
  @DisplayName("has its loss listed for group-service, the latest first, once each")
  void losses_are_listed() throws IOException {
    accounts.add(List.of(account("zoe", "manager")));
    logouts.announceChanges();
    status = 503;
    Files.delete(accounts.file());
    accounts.add(List.of(account("zoe", "manager")));
    logouts.announceChanges();
    logouts.announceChanges();

    assertThat(events.page(0, 10))
        .extracting(AccountEvents.AdminEvent::resourcePath)
        .containsExactly("users/max/role-mappings/realm", "users/zoe/role-mappings/realm");
    assertThat(events.page(0, 10))
        .allSatisfy(
            event ->
                assertThat(event)
                    .returns("REALM_ROLE_MAPPING", AccountEvents.AdminEvent::resourceType)
                    .returns("DELETE", AccountEvents.AdminEvent::operationType));
    assertThat(events.page(1, 10)).hasSize(1);
    assertThat(events.page(0, 1)).hasSize(1);
    assertThat(events.page(2, 10)).isEmpty();
  }

  @Test
  @DisplayName("what the gateway does not take is announced until it does")
  void it_is_announced_until_it_is_taken() {
    status = 503;
    accounts.add(List.of(account("zoe", "manager")));
    logouts.announceChanges();
    logouts.announceChanges();
    assertThat(received).hasSize(2);

    status = 200;
    logouts.announceChanges();
    logouts.announceChanges();
    assertThat(received).hasSize(3);
  }

  @Test
  @DisplayName("a file that cannot be read changes nothing, and what it then lacks is noticed")
  void an_unreadable_file_changes_nothing() throws IOException {
    Files.writeString(accounts.file(), "[{");
    logouts.announceChanges();
    assertThat(received).isEmpty();

    Files.writeString(accounts.file(), "[]");
    logouts.announceChanges();
    assertThat(received).hasSize(2);
  }

  private static Account account(String username, String... roles) {
    return new Account(username, username, List.of(roles));
  }
}
