package codev.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

import codev.gateway.limits.RedisServer;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.testkit.LogRecorder;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import reactor.core.publisher.Mono;

@DisplayName("Ends of sessions, of two gateways with one Redis")
class RedisSessionEndsTest {
  private static final BrowserSessionProperties LIMITS =
      new BrowserSessionProperties(
          Duration.ofHours(4), Duration.ofHours(12), 20, Duration.ofMinutes(10), "");

  @TempDir private Path folder;

  @Test
  @DisplayName("reach the other one: those of an account, and those of the provider's session")
  void reach_the_other_one() throws Exception {
    try (var gateways = new Gateways(folder)) {
      var here = gateways.here;
      var there = gateways.there;
      signIn(there, "alice", "one");
      signIn(there, "alice", "two");
      signIn(there, "bob", "three");
      signIn(there, "bob", "four");

      assertThat(here.endAll("alice").block()).isZero();
      await().until(() -> there.count() == 2);

      assertThat(here.end(logoutOf("three")).block()).isZero();
      await().until(() -> there.count() == 1);
    }
  }

  @Test
  @DisplayName("of one session that is listed reach the other one, which has it")
  void one_that_is_listed() throws Exception {
    try (var redis = new RedisServer(folder);
        var ends = ends(redis.address());
        var endsThere = ends(redis.address());
        var open = new RedisOpenSessions(redis.address(), Clock.systemUTC());
        var openThere = new RedisOpenSessions(redis.address(), Clock.systemUTC())) {
      var gateway = new BrowserSessionConfiguration();
      var here = gateway.browserSessions(LIMITS, ends, open);
      var there = gateway.browserSessions(LIMITS, endsThere, openThere);
      signIn(there, "alice", "one");
      signIn(there, "alice", "two");
      await().until(() -> listed(here).size() == 2);

      var handle = listed(here).getFirst().handle();
      assertThat(here.endOne("bob", handle, Mono.empty()).block()).isNull();
      assertThat(here.endOne("alice", handle, Mono.empty()).block()).isZero();

      assertThat(listed(here)).map(OpenSession::handle).hasSize(1).doesNotContain(handle);
      await().until(() -> there.count() == 1);
    }
  }

  private static List<OpenSession> listed(BrowserSessionStore store) {
    return Objects.requireNonNull(store.open("alice").block());
  }

  @Test
  @DisplayName("reach the other one where all but one of an account end")
  void all_but_one() throws Exception {
    try (var gateways = new Gateways(folder)) {
      var here = gateways.here;
      var there = gateways.there;
      signIn(here, "alice", "one");
      signIn(there, "alice", "two");
      signIn(there, "bob", "three");
      var stays = Objects.requireNonNull(here.open("alice").block()).getFirst().handle();

      assertThat(here.endOthers("alice", stays, Mono.empty()).block()).isZero();

      await().until(() -> there.count() == 1);
      assertThat(here.count()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("reach the other one once Redis is back, and end nothing that began here afterwards")
  void reach_the_other_one_later() throws Exception {
    try (var gateways = new Gateways(folder)) {
      var here = gateways.here;
      var there = gateways.there;
      signIn(here, "alice", "one");
      signIn(there, "alice", "two");
      gateways.redis.stop();

      assertThat(here.endAll("alice").block()).isEqualTo(1);
      signIn(here, "alice", "three");
      assertThat(there.count()).isEqualTo(1);

      gateways.redis.startAgain();
      await().until(() -> there.count() == 0);
      assertThat(here.count()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("reach the other one though this one stops at once, once they were acknowledged")
  void reach_the_other_one_before_a_stop() throws Exception {
    try (var gateways = new Gateways(folder)) {
      var here = gateways.here;
      var there = gateways.there;
      signIn(there, "alice", "one");

      assertThat(here.endAll("alice").block()).isZero();
      gateways.ends.close();

      await().until(() -> there.count() == 0);
    }
  }

  @Test
  @DisplayName("are tried once more when this one stops")
  void are_tried_when_it_stops() throws Exception {
    try (var redis = new RedisServer(folder)) {
      redis.stop();
      try (var ends = ends(redis.address());
          var endsThere = ends(redis.address())) {
        var here = // does not retry
            new BrowserSessionStore(LIMITS, Clock.systemUTC(), ends, OpenSessionDirectory.NONE);
        var there = store(endsThere);
        signIn(there, "alice", "one");

        assertThat(here.endAll("alice").block()).isZero();
        redis.startAgain();
        ends.close();

        await().until(() -> there.count() == 0);
      }
    }
  }

  @Test
  @DisplayName("of the other one are read by one that is not allowed to write them to Redis")
  void are_read_by_one_that_cannot_add() throws Exception {
    try (var redis = new RedisServer(folder);
        var ends = ends(redis.address());
        var endsThere = ends(withoutAdding(redis))) {
      var here = store(ends);
      var there = store(endsThere);
      signIn(here, "bob", "one");
      signIn(there, "alice", "two");

      assertThat(there.endAll("bob").block()).isZero();
      assertThat(here.endAll("alice").block()).isZero();

      await().until(() -> there.count() == 0);
      assertThat(here.count()).isEqualTo(1);
    }
  }

  /** Address of a user who may do everything else. */
  private static String withoutAdding(RedisServer redis) {
    try (var client = RedisClient.create(redis.address());
        var connection = client.connect()) {
      connection
          .sync()
          .aclSetuser(
              "reader",
              AclSetuserArgs.Builder.on()
                  .addPassword("secret")
                  .allKeys()
                  .allCommands()
                  .removeCommand(CommandType.XADD));
    }
    return redis.address().replace("redis://", "redis://reader:secret@");
  }

  @Test
  @DisplayName("reach another gateway also after an error there")
  void reach_it_after_an_error() throws Exception {
    try (var redis = new RedisServer(folder);
        var ends = ends(redis.address());
        var endsThere = ends(redis.address())) {
      var received = new CopyOnWriteArrayList<SessionsToEnd>();
      endsThere.subscribe(
          toEnd -> {
            received.add(toEnd);
            if (received.size() == 1) throw new NoClassDefFoundError("codev/Missing");
          });
      var here = store(ends);

      here.endAll("alice").block();
      await().until(() -> received.size() == 1);
      here.endAll("bob").block();

      await().until(() -> received.size() == 2);
    }
  }

  private static RedisSessionEnds ends(String address) {
    return new RedisSessionEnds(address, LIMITS.absolute());
  }

  @Test
  @DisplayName("are in the security log of the other one with the person whose sessions they were")
  void name_the_person() throws Exception {
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER);
        var gateways = new Gateways(folder)) {
      var here = gateways.here;
      var there = gateways.there;
      signIn(there, "alice", "one");
      signIn(there, "alice", "two");
      signIn(there, "bob", "three");

      here.endAll("alice").block();
      here.end(logoutOf("three")).block();
      here.endAll("carla").block();

      await()
          .untilAsserted(
              () ->
                  assertThat(log.lines("by=another-gateway"))
                      .containsExactly(
                          "event=sessions-ended person=alice by=another-gateway sessions=2",
                          "event=sessions-ended person=bob by=another-gateway sessions=1"));
    }
  }

  /** Two, and their Redis. */
  private static final class Gateways implements AutoCloseable {
    final RedisServer redis;
    final RedisSessionEnds ends;
    final BrowserSessionStore here;
    final BrowserSessionStore there;
    private final RedisSessionEnds endsThere;

    Gateways(Path folder) throws IOException {
      redis = new RedisServer(folder);
      ends = ends(redis.address());
      endsThere = ends(redis.address());
      here = store(ends);
      there = store(endsThere);
    }

    @Override
    public void close() {
      endsThere.close();
      ends.close();
      redis.close();
    }
  }

  private static BrowserSessionStore store(SessionEndExchange others) {
    return new BrowserSessionConfiguration()
        .browserSessions(LIMITS, others, OpenSessionDirectory.NONE);
  }

  private static void signIn(BrowserSessionStore store, String account, String providerSession) {
    var session = Objects.requireNonNull(store.createWebSession().block());
    session
        .getAttributes()
        .put(
            DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME,
            new SecurityContextImpl(person(account, providerSession)));
    session.save().block();
  }

  private static Authentication person(String account, String providerSession) {
    var now = Instant.now();
    var claims = Map.<String, Object>of("sub", account, "sid", providerSession);
    var user =
        new DefaultOidcUser(List.of(), new OidcIdToken("t", now, now.plusSeconds(60), claims));
    return new OAuth2AuthenticationToken(user, List.of(), "codev");
  }

  private static OidcLogoutToken logoutOf(String providerSession) {
    return OidcLogoutToken.withTokenValue("t")
        .issuer("https://provider")
        .audience(List.of("codev-gateway"))
        .jti("1")
        .issuedAt(Instant.now())
        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
        .sessionId(providerSession)
        .build();
  }
}
