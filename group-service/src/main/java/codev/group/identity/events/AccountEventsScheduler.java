package codev.group.identity.events;

import codev.infra.eventstore.lease.Lease;
import codev.infra.eventstore.lease.Leases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Reads Keycloak's events at a fixed interval, on one instance of the service at a time. While
 * Keycloak does not answer the service stays healthy: what people have lost then counts with their
 * next token, and is read when it answers again.
 */
final class AccountEventsScheduler implements SmartLifecycle, HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(AccountEventsScheduler.class);
  private static final String LEASE = "account-events";
  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(4);

  /** Longer than one page, or one end, may take. */
  private static final Duration MAX_STEP = Duration.ofSeconds(30);

  private final KeycloakClient client;
  private final Supplier<AccountEnds> ends;
  private final Leases leases;
  private final Duration interval;
  private final Counter failures;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("account-events").unstarted(this::run);
  private volatile @Nullable Instant failingSince;

  /**
   * @param ends new ones each time that this instance begins to read
   */
  AccountEventsScheduler(
      KeycloakClient client,
      Supplier<AccountEnds> ends,
      Leases leases,
      Duration interval,
      MeterRegistry meters) {
    this.client = client;
    this.ends = ends;
    this.leases = leases;
    this.interval = interval;
    failures =
        Counter.builder("codev.identity.events.failures")
            .description("Attempts at reading Keycloak's events that failed")
            .baseUnit("attempts")
            .register(meters);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    stopped.countDown();
    client.close(); // ends a request that is under way
    try {
      thread.join(SHUTDOWN_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.isAlive();
  }

  @Override
  public Health health() {
    var since = failingSince;
    return since == null
        ? Health.up().build()
        : Health.up().withDetail("not-read-since", since.toString()).build();
  }

  private void run() {
    try {
      while (stopped.getCount() > 0)
        if (!attempt()) {
          var _ = stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** False after a failure, which must not end the thread before the service does. */
  private boolean attempt() throws InterruptedException {
    try {
      var lease = leases.tryAcquire(LEASE, interval.plus(MAX_STEP));
      if (lease.isEmpty()) leases.await();
      else readRepeatedly(lease.get());
      return true;
    } catch (RuntimeException | Error e) {
      LOG.error("Keycloak's events are not read here; next attempt in {}", interval, e);
      return false;
    }
  }

  /** Until this instance stops or loses the lease. */
  private void readRepeatedly(Lease lease) throws InterruptedException {
    var readers =
        Stream.of(KeycloakFeed.values()).map(feed -> new KeycloakFeedReader(client, feed)).toList();
    var accounts = ends.get();
    try {
      do read(readers, accounts, lease);
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS) && lease.isHeld());
    } finally {
      failingSince = null;
      lease.release();
    }
  }

  /** What one list has is ended before the next one is read, and whether or not that answers. */
  private void read(List<KeycloakFeedReader> readers, AccountEnds accounts, Lease lease)
      throws InterruptedException {
    Throwable failure = null;
    for (var reader : readers) {
      try {
        accounts.end(reader.read(() -> isToGoOn(lease)), () -> isToGoOn(lease));
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
      }
    }
    if (failure == null) noteSuccess();
    else {
      accounts.end(List.of(), () -> isToGoOn(lease)); // those for whom it failed before
      noteFailure(failure);
    }
  }

  private boolean isToGoOn(Lease lease) {
    lease.progress();
    return lease.isHeld() && stopped.getCount() > 0;
  }

  private void noteFailure(Throwable failure) {
    failures.increment();
    if (failingSince != null || stopped.getCount() == 0) return;
    failingSince = Instant.now();
    LOG.warn(
        "The identity provider's events cannot be read; until they can, what people lose there counts with"
            + " their next token: {}",
        failure.toString());
  }

  private void noteSuccess() {
    var since = failingSince;
    if (since == null) return;
    LOG.info("The identity provider's events are read again; they were not since {}", since);
    failingSince = null;
  }
}
