package codev.gateway.sessions;

import codev.gateway.redis.RedisClients;
import codev.gateway.sessions.SessionsToEnd.Kind;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends of sessions in a stream in Redis, to which each gateway adds its own and from which it reads
 * those of the others, every second. What could not be added is added once Redis answers again.
 */
final class RedisSessionEnds implements SessionEndExchange {
  private static final Logger log = LoggerFactory.getLogger(RedisSessionEnds.class);

  private static final String STREAM = "codev:sessions:ended";
  private static final String GATEWAY = "gateway";
  private static final String KIND = "kind";
  private static final String NAME = "name";

  private static final Duration EVERY = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A gateway that has not read for so long has no session left that was ended before. */
  private static final Duration KEPT = Duration.ofHours(12);

  private static final long MOST_KEPT = 10_000;

  /** By so much Redis's clock may be behind. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private final String self = UUID.randomUUID().toString();
  private final RedisURI address;
  private final RedisClient client;
  private final Set<SessionsToEnd> unannounced = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("ends-of-sessions").factory());

  // Used by that thread only.
  private @Nullable StatefulRedisConnection<String, String> connection;
  private String lastRead;
  private Instant nextWarning = Instant.EPOCH;

  RedisSessionEnds(String address) {
    this.address = RedisURI.create(address);
    this.address.setTimeout(PATIENCE);
    this.client = RedisClients.create();
    // There is no session yet that ended before.
    this.lastRead = Instant.now().minus(SKEW).toEpochMilli() + "-0";
  }

  @Override
  public void announce(SessionsToEnd ended) {
    unannounced.add(ended);
  }

  @Override
  public void receive(Consumer<SessionsToEnd> ofOthers) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> exchange(ofOthers), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void exchange(Consumer<SessionsToEnd> ofOthers) {
    try {
      var redis = connection().sync();
      for (var ended : unannounced) add(ended, redis);
      readNew(ofOthers, redis);
    } catch (RuntimeException failure) {
      if (!thread.isShutdown()) warn(failure);
    }
  }

  /** Removed first: what is announced meanwhile is added once more. */
  private void add(SessionsToEnd ended, RedisCommands<String, String> redis) {
    unannounced.remove(ended);
    var entry = Map.of(GATEWAY, self, KIND, ended.kind().name(), NAME, ended.name());
    try {
      redis.xadd(STREAM, XAddArgs.Builder.maxlen(MOST_KEPT).approximateTrimming(), entry);
      redis.expire(STREAM, KEPT);
    } catch (RuntimeException failure) {
      unannounced.add(ended);
      throw failure;
    }
  }

  private void readNew(Consumer<SessionsToEnd> ofOthers, RedisCommands<String, String> redis) {
    Range<String> unread = Range.from(Boundary.excluding(lastRead), Boundary.unbounded());
    for (var message : redis.xrange(STREAM, unread)) {
      lastRead = message.getId();
      var entry = message.getBody();
      if (!self.equals(entry.get(GATEWAY))) ofOthers.accept(sessions(entry));
    }
  }

  private static SessionsToEnd sessions(Map<String, String> entry) {
    return new SessionsToEnd(
        Kind.valueOf(Objects.requireNonNull(entry.get(KIND))),
        Objects.requireNonNull(entry.get(NAME)));
  }

  /** The first connection has to be made; from then on it renews itself. */
  private StatefulRedisConnection<String, String> connection() {
    var made = connection;
    if (made == null) {
      made = client.connect(address);
      connection = made;
    }
    return made;
  }

  private void warn(RuntimeException failure) {
    var now = Instant.now();
    if (now.isBefore(nextWarning)) return;
    nextWarning = now.plus(BETWEEN_WARNINGS);
    log.warn("Ends of sessions are not exchanged with other gateways: {}", String.valueOf(failure));
  }

  @Override
  public void close() {
    thread.shutdownNow();
    client.shutdown(Duration.ZERO, RedisClients.CONNECTION);
  }
}
