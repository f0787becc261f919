package codev.gateway.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.gateway.redis.RedisClients;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Token buckets in Redis, for all gateways that use it. */
final class RedisBuckets implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedisBuckets.class);

  static final Duration PATIENCE = Duration.ofMillis(200);

  /** A bucket that is full again is as good as a new one. */
  private static final ExpirationAfterWriteStrategy ONCE_FULL =
      ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10));

  private final RedisURI address;
  private final Duration patience;
  private final RedisClient client;
  private final RedisCircuitBreaker circuitBreaker;
  private CompletableFuture<AsyncProxyManager<byte[]>> buckets;

  RedisBuckets(String address) {
    this(address, PATIENCE);
  }

  /**
   * @param patience how long a request waits for Redis
   */
  RedisBuckets(String address, Duration patience) {
    this.address = RedisURI.create(address);
    this.address.setTimeout(RedisClients.CONNECTION);
    this.patience = patience;
    this.client = RedisClients.create();
    this.circuitBreaker =
        new RedisCircuitBreaker(patience, log, "this gateway limits requests by itself");
    this.buckets = connect();
  }

  /**
   * Takes one token; otherwise answers how long until there is one, and nothing if Redis does not
   * answer.
   */
  Mono<Duration> take(String key, BucketConfiguration limit) {
    return circuitBreaker.ask(() -> ask(key, limit)).map(RedisBuckets::waitOf);
  }

  private CompletableFuture<ConsumptionProbe> ask(String key, BucketConfiguration limit) {
    return buckets()
        .thenCompose(
            all -> all.builder().build(key.getBytes(UTF_8), limit).tryConsumeAndReturnRemaining(1));
  }

  private static Duration waitOf(ConsumptionProbe probe) {
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  /** The first connection has to be made; from then on it renews itself. */
  private synchronized CompletableFuture<AsyncProxyManager<byte[]>> buckets() {
    if (buckets.isCompletedExceptionally()) buckets = connect();
    return buckets;
  }

  private CompletableFuture<AsyncProxyManager<byte[]>> connect() {
    return client
        .connectAsync(ByteArrayCodec.INSTANCE, address)
        .toCompletableFuture()
        .thenApply(this::on);
  }

  private AsyncProxyManager<byte[]> on(StatefulRedisConnection<byte[], byte[]> connection) {
    return Bucket4jLettuce.casBasedBuilder(connection)
        .requestTimeout(patience)
        .expirationAfterWrite(ONCE_FULL)
        .build()
        .asAsync();
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, RedisClients.CONNECTION);
  }
}
