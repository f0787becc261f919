package codev.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.TestTimeouts;
import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Open streams, of two gateways with one Redis")
class RedisStreamLeasesTest {
  private static final int MOST = 2;
  private static final String ANA = "codev:streams:ana";

  /** Longer than a busy machine takes. */
  private static final Duration PATIENCE = TestTimeouts.LIMIT;

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(600);

  @TempDir Path folder;

  @Test
  @DisplayName("count at both, for each person, until they end")
  void are_counted_at_both() throws Exception {
    try (var redis = new RedisServer(folder);
        var here = new RedisStreamLeases(redis.address(), LONG, PATIENCE);
        var there = new RedisStreamLeases(redis.address(), LONG, PATIENCE)) {
      assertThat(isTaken(here, "ana", "one")).isTrue();
      var two = there.keep("ana", "two");
      assertThat(isTaken(there, "ana", "two")).isTrue();

      assertThat(isTaken(here, "ana", "three")).isFalse();
      assertThat(isTaken(there, "ana", "three")).isFalse();
      assertThat(isTaken(there, "bea", "four")).isTrue();

      two.dispose();
      await().until(() -> isTaken(here, "ana", "three"));
    }
  }

  @Test
  @DisplayName("of a gateway that was killed do not count for long, those that are open do")
  void of_a_killed_gateway_run_out() throws Exception {
    try (var redis = new RedisServer(folder);
        var here = new RedisStreamLeases(redis.address(), SHORT, PATIENCE);
        var killed = new RedisStreamLeases(redis.address(), SHORT, PATIENCE);
        var client = RedisClient.create(redis.address());
        var connection = client.connect()) {
      assertThat(isTaken(here, "ana", "one")).isTrue();
      var one = here.keep("ana", "one");
      assertThat(isTaken(killed, "ana", "two")).isTrue(); // not renewed

      await().until(() -> isTaken(here, "ana", "three"));
      await().until(() -> connection.sync().zscore(ANA, "one") != null);
      assertThat(connection.sync().zscore(ANA, "two")).isNull();
      one.dispose();
    }
  }

  @Test
  @DisplayName("count again once Redis is back that has lost them; until then it does not answer")
  void count_again_later() throws Exception {
    try (var redis = new RedisServer(folder);
        var here = new RedisStreamLeases(redis.address(), SHORT, PATIENCE);
        var client = RedisClient.create(redis.address())) {
      assertThat(isTaken(here, "ana", "one")).isTrue();
      var one = here.keep("ana", "one");
      redis.stop();
      await().until(() -> here.take("ana", "two", MOST).blockOptional().isEmpty());

      redis.startAgain();

      try (var connection = client.connect()) {
        await().until(() -> connection.sync().zscore(ANA, "one") != null);
      }
      one.dispose();
    }
  }

  private static boolean isTaken(RedisStreamLeases gateway, String person, String stream) {
    return gateway.take(person, stream, MOST).blockOptional().orElse(false);
  }
}
