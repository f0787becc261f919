package codev.gateway.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
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

  private final BrowserSessionStore store;
  private final Instant created;
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
  private volatile String id = RandomSecret.next();
  private volatile String handle = RandomSecret.next();
  private volatile Instant lastUsed;
  private volatile Duration maxIdle;

  BrowserSession(BrowserSessionStore store, Instant now, Duration maxIdle) {
    this.store = store;
    this.created = now;
    this.lastUsed = now;
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
          store.forget(this);
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
          store.forget(this);
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
    store.keep(this);
    if (state.get() == State.ENDED) {
      store.forget(this);
      throw new IllegalStateException("the session has ended");
    }
  }

  void use(Instant now) {
    lastUsed = now;
  }

  @Override
  public boolean isExpired() {
    return state.get() == State.ENDED
        || (isStarted() && !maxIdle.isNegative() && lastUsed.plus(maxIdle).isBefore(store.now()));
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
