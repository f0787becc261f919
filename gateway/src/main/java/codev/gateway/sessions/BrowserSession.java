package codev.gateway.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * A session in the memory of its store, which has it once it has begun. Spring's own has a UUID as
 * identifier, whose 122 random bits are fewer than OWASP's standard asks for.
 */
final class BrowserSession implements WebSession {
  private enum State {
    NEW,
    BEGUN,
    ENDED
  }

  private final Consumer<BrowserSession> store;
  private final Consumer<BrowserSession> removal;
  private final Clock clock;
  private final Instant created;
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
  private volatile String id = RandomSecret.next();
  private volatile String handle = RandomSecret.next();
  private volatile Instant lastUsed;
  private volatile Duration maxIdle;

  /**
   * @param store keeps it under its identifier; refuses it where there are too many
   * @param removal has the store forget it
   */
  BrowserSession(
      Consumer<BrowserSession> store,
      Consumer<BrowserSession> removal,
      Clock clock,
      Duration maxIdle) {
    this.store = store;
    this.removal = removal;
    this.clock = clock;
    this.created = clock.instant();
    this.lastUsed = created;
    this.maxIdle = maxIdle;
  }

  @Override
  public String getId() {
    return id;
  }

  /** What it is called where its person's sessions are listed: unlike the id, it admits nobody. */
  String handle() {
    return handle;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return attributes;
  }

  @Override
  public void start() {
    state.compareAndSet(State.NEW, State.BEGUN);
  }

  @Override
  public boolean isStarted() {
    return state.get() == State.BEGUN || !attributes.isEmpty();
  }

  /** With each sign-in, which may be another person's: under the former handle it is unknown. */
  @Override
  public Mono<Void> changeSessionId() {
    return Mono.fromRunnable(
        () -> {
          removal.accept(this);
          id = RandomSecret.next();
          handle = RandomSecret.next();
          keep();
        });
  }

  @Override
  public Mono<Void> invalidate() {
    return Mono.fromRunnable(
        () -> {
          state.set(State.ENDED);
          attributes.clear();
          removal.accept(this);
        });
  }

  @Override
  public Mono<Void> save() {
    return Mono.fromRunnable(this::keep);
  }

  /** A request that was under way when the session ended does not bring it back. */
  private void keep() {
    if (!isStarted()) return;
    start();
    store.accept(this);
    if (state.get() == State.ENDED) {
      removal.accept(this);
      throw new IllegalStateException("the session has ended");
    }
  }

  void use(Instant now) {
    lastUsed = now;
  }

  @Override
  public boolean isExpired() {
    return state.get() == State.ENDED
        || (isStarted()
            && !maxIdle.isNegative()
            && lastUsed.plus(maxIdle).isBefore(clock.instant()));
  }

  @Override
  public Instant getCreationTime() {
    return created;
  }

  @Override
  public Instant getLastAccessTime() {
    return lastUsed;
  }

  @Override
  public void setMaxIdleTime(Duration maxIdleTime) {
    maxIdle = maxIdleTime;
  }

  @Override
  public Duration getMaxIdleTime() {
    return maxIdle;
  }
}
