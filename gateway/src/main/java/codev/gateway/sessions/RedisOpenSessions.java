package codev.gateway.sessions;

import codev.gateway.redis.RedisClients;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open sessions of each account in Redis: a hash, in which each gateway keeps those that are
 * open at itself. What a gateway has left there that was stopped or killed counts for three minutes
 * at most, by clocks that agree to some seconds.
 */
final class RedisOpenSessions implements OpenSessionDirectory {
  private static final Logger log = LoggerFactory.getLogger(RedisOpenSessions.class);

  /** How often it is looked which sessions have begun or ended here. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** How often each is written again, with its last use. */
  private static final Duration RENEWAL = Duration.ofMinutes(1);

  private static final Duration RETENTION = RENEWAL.multipliedBy(3);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How long a request waits. */
  private static final Duration ANSWER = Duration.ofSeconds(1);

  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String self = UUID.randomUUID().toString();
  private final InstantSource clock;
  private final RedisURI address;
  private final RedisClient client;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("open-sessions").factory());

  // Used by that thread only.
  private final Map<String, WrittenSession> written = new HashMap<>();
  private @Nullable StatefulRedisConnection<String, String> connection;
  private Instant nextWarning = Instant.EPOCH;

  RedisOpenSessions(String address, InstantSource clock) {
    this.clock = clock;
    this.address = RedisURI.create(address);
    this.address.setTimeout(PATIENCE);
    this.client = RedisClients.create();
  }

  /**
   * What a hash has of a session.
   *
   * @param gateway at which it is open
   * @param until it counts so long, unless it is written again
   */
  private record Entry(OpenSession session, String gateway, Instant until) {}

  /**
   * What was written of a session of this gateway.
   *
   * @param at when
   */
  private record WrittenSession(String account, Instant at) {}

  @Override
  public void publish(Supplier<Stream<OwnedSession>> localSessions) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> attempt(redis -> write(localSessions.get().toList(), redis), false),
            0,
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private boolean write(List<OwnedSession> open, RedisCommands<String, String> redis) {
    var now = clock.instant();
    var handles = new HashSet<String>();
    for (var owned : open) {
      handles.add(owned.session().handle());
      if (isDue(owned.session().handle(), now)) write(owned, now, redis);
    }
    for (var before : Map.copyOf(written).entrySet())
      if (!handles.contains(before.getKey())) {
        redis.hdel(key(before.getValue().account()), before.getKey());
        written.remove(before.getKey());
      }
    return true;
  }

  private boolean isDue(String handle, Instant now) {
    var before = written.get(handle);
    return before == null || !now.isBefore(before.at().plus(RENEWAL));
  }

  private void write(OwnedSession owned, Instant now, RedisCommands<String, String> redis) {
    var handle = owned.session().handle();
    var entry = JSON.writeValueAsString(new Entry(owned.session(), self, now.plus(RETENTION)));
    redis.hset(key(owned.account()), handle, entry);
    redis.pexpire(key(owned.account()), RETENTION.toMillis());
    var before = written.put(handle, new WrittenSession(owned.account(), now));
    if (before == null) removeOver(owned.account(), now, redis);
  }

  /** What gateways have left there: the hash itself lasts as long as the account has a session. */
  private static void removeOver(String account, Instant now, RedisCommands<String, String> redis) {
    for (var field : redis.hgetall(key(account)).entrySet())
      if (!now.isBefore(JSON.readValue(field.getValue(), Entry.class).until()))
        redis.hdel(key(account), field.getKey());
  }

  @Override
  public Mono<List<OpenSession>> elsewhere(String account) {
    return ask(redis -> read(account, redis), List.of());
  }

  private List<OpenSession> read(String account, RedisCommands<String, String> redis) {
    var now = clock.instant();
    return redis.hvals(key(account)).stream()
        .map(entry -> JSON.readValue(entry, Entry.class))
        .filter(entry -> !entry.gateway().equals(self) && now.isBefore(entry.until()))
        .map(Entry::session)
        .toList();
  }

  @Override
  public Mono<Void> forget(String account, Collection<String> handles) {
    if (handles.isEmpty()) return Mono.empty();
    var fields = handles.toArray(String[]::new);
    return ask(redis -> redis.hdel(key(account), fields), 0L).then();
  }

  private <T> Mono<T> ask(Function<RedisCommands<String, String>, T> question, T otherwise) {
    return Mono.defer(
            () ->
                Mono.fromFuture(
                    CompletableFuture.supplyAsync(() -> attempt(question, otherwise), thread)))
        .timeout(ANSWER, Mono.just(otherwise))
        .onErrorReturn(RejectedExecutionException.class, otherwise); // it is closed
  }

  private <T> T attempt(Function<RedisCommands<String, String>, T> action, T otherwise) {
    try {
      return action.apply(connection().sync());
    } catch (RuntimeException | Error failure) { // or nothing would be written any more
      if (!thread.isShutdown()) warn(failure);
      return otherwise;
    }
  }

  private static String key(String account) {
    return "codev:sessions:open:" + account;
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
    log.warn("Open sessions are not listed at other gateways: {}", String.valueOf(failure));
  }

  @Override
  public void close() {
    thread.shutdownNow();
    client.shutdown(Duration.ZERO, RedisClients.CONNECTION);
  }
}
