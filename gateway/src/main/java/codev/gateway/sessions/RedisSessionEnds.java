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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Ends of sessions in a stream in Redis, to which each gateway adds its own at once and from which
 * it reads those of the others, every second. What could not be added is added once Redis answers
 * again, and is lost if this gateway ends before.
 */
final class RedisSessionEnds implements SessionEndExchange {
  private static final Logger log = LoggerFactory.getLogger(RedisSessionEnds.class);

  private static final String STREAM = "codev:sessions:ended";
  private static final String GATEWAY = "gateway";
  private static final String KIND = "kind";
  private static final String NAME = "name";

  /** How often it is looked what other gateways have added. */
  static final Duration EVERY = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How long a request waits for what it announces. */
  private static final Duration ANNOUNCED = Duration.ofSeconds(1);

  /** For the last attempt: an exchange that is under way ends first. */
  private static final Duration LAST = Duration.ofSeconds(3);

  private static final long MOST_KEPT = 10_000;

  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private final String self = UUID.randomUUID().toString();
  private final long begin = System.nanoTime();
  private final Duration retention;
  private final RedisURI address;
  private final RedisClient client;
  private final Set<SessionsToEnd> unannounced = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("ends-of-sessions").factory());

  // Used by that thread only.
  private @Nullable StatefulRedisConnection<String, String> connection;
  private @Nullable String lastRead;
  private Instant nextWarning = Instant.EPOCH;

  /**
   * @param retention no session lasts longer: a gateway that has not read for so long has none left
   *     that was ended before
   */
  RedisSessionEnds(String address, Duration retention) {
    this.retention = retention;
    this.address = RedisURI.create(address);
    this.address.setTimeout(PATIENCE);
    this.client = RedisClients.create();
  }

  @Override
  public Mono<Void> announce(SessionsToEnd toEnd) {
    unannounced.add(toEnd);
    try {
      var added = CompletableFuture.runAsync(this::addAll, thread);
      return Mono.fromFuture(added, true).timeout(ANNOUNCED).onErrorComplete();
    } catch (RejectedExecutionException _) {
      return Mono.empty(); // it is closed
    }
  }

  @Override
  public void subscribe(Consumer<SessionsToEnd> ofOthers) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> exchange(ofOthers), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Where nothing can be added, as in a Redis that is full, what others added is read. */
  private void exchange(Consumer<SessionsToEnd> ofOthers) {
    addAll();
    attempt(redis -> readNew(ofOthers, redis));
  }

  private void attempt(Consumer<RedisCommands<String, String>> action) {
    try {
      action.accept(connection().sync());
    } catch (RuntimeException | Error failure) { // or nothing would be exchanged any more
      if (!thread.isShutdown()) warn(failure);
    }
  }

  private void addAll() {
    if (unannounced.isEmpty()) return;
    attempt(redis -> unannounced.forEach(ended -> add(ended, redis)));
  }

  /** Removed first: what is announced meanwhile is added once more. */
  private void add(SessionsToEnd toEnd, RedisCommands<String, String> redis) {
    unannounced.remove(toEnd);
    var entry = Map.of(GATEWAY, self, KIND, toEnd.kind().name(), NAME, toEnd.name());
    try {
      redis.xadd(STREAM, XAddArgs.Builder.maxlen(MOST_KEPT).approximateTrimming(), entry);
    } catch (RuntimeException | Error failure) {
      unannounced.add(toEnd);
      throw failure;
    }
    redis.expire(STREAM, retention);
  }

  private void readNew(Consumer<SessionsToEnd> ofOthers, RedisCommands<String, String> redis) {
    Range<String> unread = Range.from(Boundary.excluding(lastRead(redis)), Boundary.unbounded());
    for (var message : redis.xrange(STREAM, unread)) {
      lastRead = message.getId();
      var entry = message.getBody();
      if (!self.equals(entry.get(GATEWAY))) ofOthers.accept(sessions(entry));
    }
  }

  /** At first where the stream was, by Redis's clock, when this gateway began without a session. */
  private String lastRead(RedisCommands<String, String> redis) {
    var read = lastRead;
    if (read != null) return read;
    var time = redis.time(); // seconds, and microseconds of the next one
    var now = Long.parseLong(time.getFirst()) * 1000 + Long.parseLong(time.getLast()) / 1000;
    var oldestId = now - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) - 1 + "-0";
    lastRead = oldestId;
    return oldestId;
  }

  private static SessionsToEnd sessions(Map<String, String> entry) {
    return new SessionsToEnd(
        Kind.valueOf(Objects.requireNonNull(entry.get(KIND))),
        Objects.requireNonNull(entry.get(NAME)));
  }

  /** The first connection has to be made; from then on it renews itself. */
  private StatefulRedisConnection<String, String> connection() {
    var existing = connection;
    if (existing == null) {
      existing = client.connect(address);
      connection = existing;
    }
    return existing;
  }

  private void warn(Throwable failure) {
    var now = Instant.now();
    if (now.isBefore(nextWarning)) return;
    nextWarning = now.plus(BETWEEN_WARNINGS);
    log.warn("Ends of sessions are not exchanged with other gateways: {}", String.valueOf(failure));
  }

  @Override
  public void close() {
    announceLast();
    thread.shutdownNow();
    client.shutdown(Duration.ZERO, RedisClients.CONNECTION);
  }

  private void announceLast() {
    if (thread.isShutdown()) return;
    try {
      thread.submit(this::addAll).get(LAST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException _) {
      // counted below
    }
    if (!unannounced.isEmpty())
      log.warn("Other gateways do not learn of {} ends of sessions", unannounced.size());
  }
}
