package codev.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.gateway.limits.RedisServer;
import codev.gateway.redis.RedisClients;
import codev.gateway.sessions.OpenSessionDirectory.OwnedSession;
import io.lettuce.core.RedisURI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Open sessions, of two gateways with one Redis")
class RedisOpenSessionsTest {
  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
  private static final String ALICES = "codev:sessions:open:alice";

  @TempDir private Path folder;

  private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
  private final List<OwnedSession> open =
      new CopyOnWriteArrayList<>(List.of(owned("alice", "one"), owned("bob", "two")));

  @Test
  @DisplayName("are known to the other one, by account, until they end")
  void are_known_to_the_other_one() throws Exception {
    try (var redis = new RedisServer(folder);
        var here = directory(redis);
        var there = directory(redis)) {
      there.publish(open::stream);

      await().untilAsserted(() -> assertThat(at(here, "alice")).containsExactly(session("one")));
      assertThat(at(there, "alice")).as("its own").isEmpty();
      open.removeFirst();
      await().untilAsserted(() -> assertThat(at(here, "alice")).isEmpty());
      assertThat(at(here, "bob")).containsExactly(session("two"));
    }
  }

  @Test
  @DisplayName("are written after an attempt that ended by an error")
  void an_error_ends_nothing() throws Exception {
    try (var redis = new RedisServer(folder);
        var here = directory(redis);
        var there = directory(redis)) {
      var failures = new AtomicInteger();
      there.publish(
          () -> {
            if (failures.getAndIncrement() == 0) throw new NoClassDefFoundError("codev/Missing");
            return open.stream();
          });

      await().untilAsserted(() -> assertThat(at(here, "alice")).containsExactly(session("one")));
    }
  }

  @Test
  @DisplayName("are written again with their last use")
  void are_written_again() throws Exception {
    try (var redis = new RedisServer(folder);
        var here = directory(redis);
        var there = directory(redis)) {
      there.publish(open::stream);
      await().untilAsserted(() -> assertThat(at(here, "alice")).containsExactly(session("one")));

      var later = NOW.plus(Duration.ofMinutes(2));
      var used = new OpenSession("one", NOW, later, SignInOrigin.UNKNOWN);
      open.set(0, new OwnedSession("alice", used));
      clock.set(later);

      await().untilAsserted(() -> assertThat(at(here, "alice")).containsExactly(used));
    }
  }

  @Test
  @DisplayName("of a gateway that was killed do not count for long")
  void of_a_killed_gateway() throws Exception {
    try (var redis = new RedisServer(folder);
        var here = directory(redis)) {
      try (var killed = directory(redis)) {
        killed.publish(open::stream);
        await().untilAsserted(() -> assertThat(at(here, "alice")).isNotEmpty());
      }
      assertThat(at(here, "alice")).isNotEmpty();
      clock.set(NOW.plus(Duration.ofMinutes(3)));

      assertThat(at(here, "alice")).isEmpty();
    }
  }

  @Test
  @DisplayName("of a gateway that was killed are removed with the account's next session")
  void what_is_left_is_removed() throws Exception {
    var client = RedisClients.create();
    try (var redis = new RedisServer(folder);
        var there = directory(redis)) {
      var stored = client.connect(RedisURI.create(redis.address())).sync();
      try (var killed = directory(redis)) {
        killed.publish(open::stream);
        await().until(() -> stored.hkeys(ALICES).contains("one"));
      }
      clock.set(NOW.plus(Duration.ofMinutes(3)));
      there.publish(() -> Stream.of(owned("alice", "three")));

      await().untilAsserted(() -> assertThat(stored.hkeys(ALICES)).containsExactly("three"));
    } finally {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
  }

  @Test
  @DisplayName("are listed no more once another gateway ends them")
  void are_forgotten() throws Exception {
    try (var redis = new RedisServer(folder);
        var here = directory(redis);
        var there = directory(redis)) {
      there.publish(open::stream);
      await().untilAsserted(() -> assertThat(at(here, "alice")).isNotEmpty());

      here.forget("alice", List.of("one")).block();

      assertThat(at(here, "alice")).isEmpty();
    }
  }

  @Test
  @DisplayName("are those of this one alone while Redis is away, and again those of both later")
  void redis_is_away() throws Exception {
    try (var redis = new RedisServer(folder);
        var here = directory(redis);
        var there = directory(redis)) {
      redis.stop();
      there.publish(open::stream);
      assertThat(at(here, "alice")).isEmpty();

      redis.startAgain();
      await().untilAsserted(() -> assertThat(at(here, "alice")).containsExactly(session("one")));
    }
  }

  private RedisOpenSessions directory(RedisServer redis) {
    return new RedisOpenSessions(redis.address(), clock::get);
  }

  private static List<OpenSession> at(RedisOpenSessions directory, String account) {
    var found = directory.elsewhere(account).block();
    return found == null ? List.of() : found;
  }

  private static OwnedSession owned(String account, String handle) {
    return new OwnedSession(account, session(handle));
  }

  private static OpenSession session(String handle) {
    return new OpenSession(handle, NOW, NOW, SignInOrigin.UNKNOWN);
  }
}
