package codev.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

@DisplayName("The sessions of browsers")
class BrowserSessionStoreTest {

  private final SettableClock clock = new SettableClock();
  private final BrowserSessionStore store =
      new BrowserSessionStore(
          new BrowserSessionProperties(
              Duration.ofHours(4), Duration.ofHours(12), 3, Duration.ofMinutes(10), ""),
          clock,
          SessionEndExchange.NONE,
          OpenSessionDirectory.NONE);

  @Test
  @DisplayName("end after so long without a request, and not before")
  void end_when_idle() {
    var used = session("alice");
    var idle = session("bob");
    clock.pass(Duration.ofHours(3));
    assertThat(isThere(used)).isTrue();
    clock.pass(Duration.ofMinutes(61));

    assertThat(isThere(used)).isTrue();
    assertThat(isThere(idle)).isFalse();
  }

  @Test
  @DisplayName("end so long after the sign-in, however much they are used")
  void end_absolutely() {
    var session = session("alice");
    for (int hour = 1; hour <= 12; hour++) {
      clock.pass(Duration.ofHours(1));
      assertThat(isThere(session)).as("after %s h", hour).isTrue();
    }
    clock.pass(Duration.ofSeconds(1));

    assertThat(store.isOver(session)).isTrue();
    assertThat(isThere(session)).isFalse();
    assertThat(store.count()).isZero();
  }

  @Test
  @DisplayName("are of a recent sign-in for ten minutes after the password, if that is known")
  void a_recent_sign_in() {
    var now = clock.instant();
    var signIn = signIn(Map.of("auth_time", now.getEpochSecond()));
    var program = signIn(Map.of("iat", now));
    var fromTheFuture = signIn(Map.of("auth_time", now.plus(Duration.ofMinutes(1))));

    assertThat(store.isRecent(signIn)).isTrue();
    assertThat(store.isRecent(program)).isFalse();
    assertThat(store.isRecent(fromTheFuture)).isFalse();
    clock.pass(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(store.isRecent(signIn)).isTrue();
    clock.pass(Duration.ofSeconds(2));
    assertThat(store.isRecent(signIn)).isFalse();
  }

  private static Authentication signIn(Map<String, Object> claims) {
    ClaimAccessor person = () -> claims;
    return new UsernamePasswordAuthenticationToken(person, "");
  }

  @Test
  @DisplayName("are not extended by a stream that looks whether they are over")
  void looking_is_not_using() {
    var session = session("alice");
    clock.pass(Duration.ofHours(3));
    assertThat(store.isOver(session)).isFalse();
    clock.pass(Duration.ofMinutes(61));

    assertThat(store.isOver(session)).isTrue();
  }

  @Test
  @DisplayName("are limited for each person: the oldest end")
  void the_oldest_end() {
    var sessions = List.of(session("alice"), session("alice"), session("alice"), session("alice"));
    var bobs = session("bob");

    assertThat(store.endOldest("alice").block()).isEqualTo(1);

    assertThat(sessions).map(this::isThere).containsExactly(false, true, true, true);
    assertThat(isThere(bobs)).isTrue();
  }

  @Test
  @DisplayName("do not come back with a request that was under way when they ended")
  void do_not_come_back() {
    var session = session("alice");

    assertThat(store.endAll("alice").block()).isEqualTo(1);
    session.getAttributes().put("what", "the request notes");
    session.save().onErrorComplete().block();

    assertThat(store.has(session.getId())).isFalse();
    assertThat(store.count()).isZero();
  }

  @Test
  @DisplayName("have identifiers of 256 random bits; one from before a change admits nobody")
  void identifiers_are_not_guessed() {
    var session = session("alice");
    var before = session.getId();
    session.changeSessionId().block();

    assertThat(Base64.getUrlDecoder().decode(before)).hasSize(32);
    assertThat(Base64.getUrlDecoder().decode(session.getId())).hasSize(32);
    assertThat(session.getId()).isNotEqualTo(before);
    assertThat(store.has(before)).isFalse();
    assertThat(isThere(session)).isTrue();
  }

  @Test
  @DisplayName("are another person's after a sign-in as that person, under no handle from before")
  void are_another_persons() {
    var session = session("alice");
    var before = store.handle(session);
    signIn("bob", session);
    session.changeSessionId().block();

    assertThat(store.open("alice").block()).isEmpty();
    assertThat(Objects.requireNonNull(store.open("bob").block()))
        .map(OpenSession::handle)
        .containsExactly(store.handle(session))
        .doesNotContain(before);
    assertThat(store.endOne("bob", before, Mono.empty()).block()).isNull();
    assertThat(isThere(session)).isTrue();
  }

  @Test
  @DisplayName("are listed to their person, the last used first, by handles that admit nobody")
  void are_listed() {
    var first = session("alice");
    var second = session("alice");
    session("bob");
    BrowserSessionStore.note(new SignInOrigin("Firefox", "Linux", "192.0.2.1"), first);
    clock.pass(Duration.ofHours(1));
    isThere(first);

    var open = Objects.requireNonNull(store.open("alice").block());

    assertThat(open).map(OpenSession::handle).doesNotContain(first.getId(), second.getId());
    assertThat(open)
        .map(OpenSession::origin)
        .containsExactly(new SignInOrigin("Firefox", "Linux", "192.0.2.1"), SignInOrigin.UNKNOWN);
    assertThat(open.getFirst().lastUsed()).isEqualTo(clock.instant());
    assertThat(open.getFirst().since()).isEqualTo(first.getCreationTime());
    assertThat(open).allMatch(one -> !store.has(one.handle()));
  }

  @Test
  @DisplayName("are not listed once they are over")
  void are_not_listed_when_over() {
    session("alice");
    clock.pass(Duration.ofHours(5));

    assertThat(store.open("alice").block()).isEmpty();
  }

  @Test
  @DisplayName("end one by one, for their own person, or all but one")
  void one_or_the_others_end() {
    var here = session("alice");
    var there = session("alice");
    var elsewhere = session("alice");
    var bobs = session("bob");

    var handle = store.handle(there);
    assertThat(store.endOne("bob", handle, Mono.empty()).block()).isNull();
    assertThat(isThere(there)).isTrue();
    assertThat(store.endOne("alice", handle, Mono.empty()).block()).isEqualTo(1);
    assertThat(isThere(there)).isFalse();
    var stays = store.handle(here);
    assertThat(store.endOthers("alice", stays, Mono.empty()).block()).isEqualTo(1);

    assertThat(isThere(here)).isTrue();
    assertThat(isThere(elsewhere)).isFalse();
    assertThat(isThere(bobs)).isTrue();
  }

  @Test
  @DisplayName("are kept once they have begun, and not before")
  void are_kept_once_they_have_begun() {
    var session = Objects.requireNonNull(store.createWebSession().block());
    session.save().block();
    session.changeSessionId().block();
    assertThat(store.has(session.getId())).isFalse();

    session.start();
    session.save().block();
    assertThat(store.has(session.getId())).isTrue();
  }

  @Test
  @DisplayName("are removed some time after they are over, though nobody asks for them")
  void are_removed() {
    var session = session("alice");
    clock.pass(Duration.ofHours(5));
    session("bob");

    assertThat(store.has(session.getId())).isFalse();
  }

  private WebSession session(String username) {
    clock.pass(Duration.ofMillis(1));
    var session = Objects.requireNonNull(store.createWebSession().block());
    signIn(username, session);
    session.save().block();
    return session;
  }

  private static void signIn(String username, WebSession session) {
    session
        .getAttributes()
        .put(
            DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME,
            new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(username, "", List.of())));
  }

  private boolean isThere(WebSession session) {
    return store.retrieveSession(session.getId()).block() != null;
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-27T08:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
