package codev.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.LogRecorder;
import codev.infra.testkit.TestTimeouts;
import io.lettuce.core.RedisClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Limits of requests with Redis")
class RedisBucketsTest {
  private static final int BURST = 100;

  /** Longer than a busy machine takes: where an answer of Redis is what is tested. */
  private static final Duration PATIENCE = TestTimeouts.LIMIT;

  @TempDir Path folder;

  @Test
  @DisplayName("two gateways share the bucket of a person, and each person has their own")
  void two_gateways_share_a_bucket() throws Exception {
    try (var server = new RedisServer(folder);
        var redis = new RedisBuckets(server.address(), PATIENCE);
        var other = new RedisBuckets(server.address(), PATIENCE)) {
      var gateways = List.of(buckets("person", redis), buckets("person", other));

      takeOneBucket(gateways, 2 * BURST);
      assertThat(taken(gateways.getFirst(), "bea")).isTrue();
      assertThat(taken(buckets("address", redis), "ana")).isTrue();
    }
  }

  @Test
  @DisplayName("are in memory while Redis is gone, and in Redis again once it is back")
  void redis_goes_and_comes_back() throws Exception {
    try (var server = new RedisServer(folder);
        var redis = new RedisBuckets(server.address())) {
      var gateway = buckets("person", redis);
      assertThat(taken(gateway, "bea")).isTrue();
      server.stop();

      takeOneBucket(List.of(gateway), 2 * BURST);

      server.startAgain();
      try (var client = RedisClient.create(server.address());
          var connection = client.connect()) {
        Awaitility.await().until(() -> taken(gateway, "cleo") && connection.sync().dbsize() > 0);
        assertThat(connection.sync().keys("*")).containsOnly("codev:requests:person:100:1:cleo");
      }
    }
  }

  @Test
  @DisplayName("are in memory while Redis is silent, of which one line a minute warns")
  void a_silent_redis() throws Exception {
    try (var log = LogRecorder.of(RedisBuckets.class.getName());
        var silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        var redis = new RedisBuckets("redis://:secret@127.0.0.1:" + silent.getLocalPort())) {

      takeOneBucket(List.of(buckets("person", redis)), 2 * BURST);

      assertThat(log.lines("Redis does not answer")).hasSize(1);
      assertThat(log.lines("secret")).isEmpty();
    }
  }

  private static RequestBuckets buckets(String kind, RedisBuckets redis) {
    return new RequestBuckets(kind, BURST, 1, redis);
  }

  /** As many are taken as one bucket has, and what came meanwhile, one a second. */
  private static void takeOneBucket(List<RequestBuckets> gateways, int times) {
    long start = System.nanoTime();
    int taken = 0;
    for (int i = 0; i < times; i++) if (taken(gateways.get(i % gateways.size()), "ana")) taken++;
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    assertThat(taken).isBetween(BURST, BURST + (int) seconds + 1);
  }

  private static boolean taken(RequestBuckets gateway, String person) {
    return gateway.take(person).blockOptional().orElseThrow().isZero();
  }
}
