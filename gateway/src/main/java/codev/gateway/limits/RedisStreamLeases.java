package codev.gateway.limits;

import codev.gateway.redis.RedisClients;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The open streams of each person at all gateways, in Redis. Each has a lease there, which its
 * gateway renews: those of a gateway that was killed run out by Redis's clock.
 */
final class RedisStreamLeases implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedisStreamLeases.class);

  static final Duration LEASE = Duration.ofSeconds(30);

  /** So many renewals of a lease are tried before it runs out. */
  private static final int RENEWALS = 3;

  /** A person has at most so many streams by {@link #TAKE} where a lease is renewed. */
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * Of one person ({@code KEYS[1]}): a sorted set of streams by when their leases run out, in
   * milliseconds of Redis's clock. Answers whether the stream has a lease now, of {@code ARGV[3]}
   * milliseconds: not where there are {@code ARGV[2]} others.
   */
  private static final String TAKE =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
      if not redis.call('ZSCORE', KEYS[1], ARGV[1])
          and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then
        return 0
      end
      redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
      return 1
      """;

  private final Duration lease;
  private final RedisURI address;
  private final RedisClient client;
  private final RedisCircuitBreaker circuitBreaker;
  private CompletableFuture<StatefulRedisConnection<String, String>> connection;

  RedisStreamLeases(String address) {
    this(address, LEASE, RedisBuckets.PATIENCE);
  }

  /**
   * @param lease how long a stream counts whose gateway was killed
   * @param patience how long a stream waits for Redis
   */
  RedisStreamLeases(String address, Duration lease, Duration patience) {
    this.lease = lease;
    this.address = RedisURI.create(address);
    this.address.setTimeout(RedisClients.CONNECTION);
    this.client = RedisClients.create();
    this.circuitBreaker =
        new RedisCircuitBreaker(patience, log, "this gateway counts streams by itself");
    this.connection = connect();
  }

  /**
   * Whether a person may open one more stream, which then has a lease; empty if Redis does not
   * answer.
   *
   * @param stream its id, unlike that of any other
   * @param limit streams of a person at all gateways
   */
  Mono<Boolean> take(String account, String stream, int limit) {
    return circuitBreaker.ask(() -> lease(account, stream, limit)).map(taken -> taken == 1);
  }

  /**
   * Renews the lease of an open stream until it is disposed of, which gives it back. Where Redis
   * did not answer before, or has lost what it had, the stream counts from the next renewal on.
   */
  Disposable keep(String account, String stream) {
    var renewals =
        Flux.interval(lease.dividedBy(RENEWALS))
            .onBackpressureDrop()
            .concatMap(_ -> circuitBreaker.ask(() -> lease(account, stream, NO_LIMIT)))
            .subscribe();
    return () -> {
      renewals.dispose();
      var _ = circuitBreaker.ask(() -> giveBack(account, stream)).subscribe();
    };
  }

  private CompletableFuture<Long> lease(String account, String stream, int limit) {
    return connection()
        .thenCompose(
            redis ->
                redis
                    .async()
                    .<Long>eval(
                        TAKE,
                        ScriptOutputType.INTEGER,
                        new String[] {key(account)},
                        stream,
                        String.valueOf(limit),
                        String.valueOf(lease.toMillis())));
  }

  private CompletableFuture<Long> giveBack(String account, String stream) {
    return connection().thenCompose(redis -> redis.async().zrem(key(account), stream));
  }

  private static String key(String account) {
    return "codev:streams:" + account;
  }

  /** The first connection has to be made; from then on it renews itself. */
  private synchronized CompletableFuture<StatefulRedisConnection<String, String>> connection() {
    if (connection.isCompletedExceptionally()) connection = connect();
    return connection;
  }

  private CompletableFuture<StatefulRedisConnection<String, String>> connect() {
    return client.connectAsync(StringCodec.UTF8, address).toCompletableFuture();
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, RedisClients.CONNECTION);
  }
}
