package codev.group.identity.events;

import codev.infra.eventstore.lease.LeasedScheduler;
import codev.infra.eventstore.lease.Leases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reads Keycloak's events at a fixed interval, on one instance of the service at a time. While
 * Keycloak does not answer the service stays healthy: what people have lost then counts with their
 * next token, and is read when it answers again.
 */
final class AccountEventsScheduler extends LeasedScheduler implements HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(AccountEventsScheduler.class);
  private static final String LEASE = "account-events";

  /** Longer than one page, or one end, may take. */
  private static final Duration MAX_STEP = Duration.ofSeconds(30);

  private final KeycloakClient client;
  private final Supplier<AccountEnds> ends;
  private final Counter failures;
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
    super(LEASE, leases, new Timing(Duration.ZERO, interval, MAX_STEP));
    this.client = client;
    this.ends = ends;
    failures =
        Counter.builder("codev.identity.events.failures")
            .description("Attempts at reading Keycloak's events that failed")
            .baseUnit("attempts")
            .register(meters);
  }

  /** Ends a request that is under way. */
  @Override
  protected void endStep() {
    client.close();
  }

  @Override
  public Health health() {
    var since = failingSince;
    return since == null
        ? Health.up().build()
        : Health.up().withDetail("not-read-since", since.toString()).build();
  }

  @Override
  protected Round beginTerm() {
    var readers =
        Stream.of(KeycloakFeed.values()).map(feed -> new KeycloakFeedReader(client, feed)).toList();
    var accounts = ends.get();
    return mayGoOn -> {
      read(readers, accounts, mayGoOn);
      return true;
    };
  }

  @Override
  protected void endTerm() {
    failingSince = null;
  }

  /** What one list has is ended before the next one is read, and whether or not that answers. */
  private void read(List<KeycloakFeedReader> readers, AccountEnds accounts, BooleanSupplier mayGoOn)
      throws InterruptedException {
    Throwable failure = null;
    for (var reader : readers) {
      try {
        accounts.end(reader.read(mayGoOn), mayGoOn);
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
      }
    }
    if (failure == null) noteSuccess();
    else {
      accounts.end(List.of(), mayGoOn); // those for whom it failed before
      noteFailure(failure);
    }
  }

  private void noteFailure(Throwable failure) {
    failures.increment();
    if (failingSince != null || isStopping()) return;
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
