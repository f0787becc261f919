package codev.infra.eventstore.lease;

import codev.infra.eventstore.failure.FailureLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases of this instance. A thread of their own renews those whose work is alive and reads all
 * others, so that one whose term has ended is taken over.
 *
 * <p>With a term T a holder relies on a renewal for 4/5 T and renews every 1/5 T; the last fifth is
 * for clocks of different speed.
 */
public final class Leases implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final DataSource dataSource;
  private final LeaseTable table;
  private final Duration term;
  private final Duration poll;
  private final MeterRegistry meters;
  private final Set<String> measured = ConcurrentHashMap.newKeySet();
  private final Map<String, Lease> heldLeases = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition leasesRead = lock.newCondition();
  private final FailureLog failures =
      new FailureLog(LOG, "The leases cannot be renewed", "The leases are renewed again");

  private final Thread heartbeat;
  private int refreshes;
  private int recoveries;

  /** Of other stores. */
  private int otherRecoveries;

  private boolean unreachable;
  private volatile Map<String, LeaseState> states = Map.of();
  private volatile boolean closed;

  /**
   * @param dataSource where the table {@code lease} is
   * @param term after which a lease that was not renewed passes on
   * @param poll how often this instance looks whether one has become free
   */
  public Leases(DataSource dataSource, Duration term, Duration poll, MeterRegistry meters) {
    this.dataSource = dataSource;
    this.term = term;
    this.poll = poll;
    this.meters = meters;
    table = new LeaseTable(instance(), term);
    heartbeat = Thread.ofPlatform().name("leases").daemon().start(this::run);
  }

  /** How an operator recognises this instance. */
  private static String instance() {
    return ManagementFactory.getRuntimeMXBean().getName()
        + "/"
        + UUID.randomUUID().toString().substring(0, 8);
  }

  /**
   * Takes a lease unless another instance holds it.
   *
   * @param stall how long its work may show no progress before it is no longer renewed
   * @param knownFence a fencing number known from a store; the new one is greater
   * @throws LeaseUnavailableException if the database cannot be reached
   */
  public Optional<Lease> acquire(String name, Duration stall, long knownFence) {
    measure(name);
    var state = states.get(name);
    var isTaken = state != null && !state.isFree(System.nanoTime());
    if (closed || isTaken) return Optional.empty();
    var requestedAt = System.nanoTime();
    var fence = inConnection(connection -> table.acquire(connection, name, knownFence));
    if (fence.isEmpty()) return Optional.empty();
    var trust = term.multipliedBy(4).dividedBy(5);
    var lease = new Lease(name, fence.getAsLong(), trust, stall, requestedAt, new LeaseOwner());
    heldLeases.put(name, lease);
    LOG.debug("Lease {} is held here under number {}", name, lease.fence());
    return Optional.of(lease);
  }

  /** Waits until the leases have been read again, and no longer than that may take. */
  public void await() throws InterruptedException {
    lock.lock();
    try {
      var before = refreshes;
      var nanosLeft = 2 * poll.toNanos();
      while (refreshes == before && nanosLeft > 0) nanosLeft = leasesRead.awaitNanos(nanosLeft);
    } finally {
      lock.unlock();
    }
  }

  /** How often the database has answered again after it could not be reached. */
  public int recoveries() {
    lock.lock();
    try {
      return recoveries;
    } finally {
      lock.unlock();
    }
  }

  /** How often any store has: the database, or one of those that are noted. */
  public int storeRecoveries() {
    lock.lock();
    try {
      return recoveries + otherRecoveries;
    } finally {
      lock.unlock();
    }
  }

  /** Another store that the work of this instance needs has answered again. */
  public void noteRecovery() {
    lock.lock();
    try {
      otherRecoveries++;
      leasesRead.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a store answers again after it could not be reached.
   *
   * @param known {@link #storeRecoveries} before what failed was begun
   * @return whether one has, within the time
   */
  public boolean awaitRecovery(int known, Duration time) throws InterruptedException {
    lock.lock();
    try {
      var nanosLeft = time.toNanos();
      while (storeRecoveries() == known && nanosLeft > 0)
        nanosLeft = leasesRead.awaitNanos(nanosLeft);
      return storeRecoveries() != known;
    } finally {
      lock.unlock();
    }
  }

  /** How far the holder of a lease has come in the log; empty when there is nothing to do. */
  public OptionalLong position(String name) {
    var state = states.get(name);
    if (state == null || state.heartbeatSeconds() == null) return OptionalLong.empty();
    return OptionalLong.of(state.position() == null ? 0 : state.position());
  }

  /** For how many seconds another instance has had a lease; not a number while none has it. */
  double heldElsewhere(String name) {
    var state = states.get(name);
    return state == null || state.holder().equals(table.holder())
        ? Double.NaN
        : state.age(System.nanoTime());
  }

  private final class LeaseOwner implements Lease.Owner {
    @Override
    public void release(Lease lease) {
      end(lease, table::release);
    }

    @Override
    public void finish(Lease lease) {
      end(lease, table::finish);
    }
  }

  private interface EndStatement {
    void of(Connection connection, Lease lease) throws SQLException;
  }

  private void end(Lease lease, EndStatement statement) {
    lease.end();
    heldLeases.remove(lease.name(), lease);
    try {
      inConnection(
          connection -> {
            statement.of(connection, lease);
            return true;
          });
    } catch (LeaseUnavailableException e) {
      LOG.debug("Lease {} passes on when its term ends: {}", lease.name(), e.getMessage());
    }
  }

  /** Gives up all leases and takes no others. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(heartbeat);
    heldLeases.values().forEach(Lease::release);
  }

  private void run() {
    while (!closed)
      try (var connection = dataSource.getConnection()) {
        limit(connection);
        while (!closed) {
          refresh(connection);
          LockSupport.parkNanos(poll.toNanos());
        }
      } catch (SQLException | RuntimeException | Error e) { // it must not end before the leases
        if (closed) return;
        unreachable = true;
        failures.noteFailure(e);
        LockSupport.parkNanos(poll.toNanos());
      }
  }

  /** Renews what this instance holds, then reads all. */
  private void refresh(Connection connection) throws SQLException {
    var now = System.nanoTime();
    var due = now - term.dividedBy(5).toNanos();
    var alive =
        heldLeases.values().stream()
            .filter(lease -> lease.isRenewedBefore(due) && lease.isAlive())
            .toList();
    if (!alive.isEmpty()) {
      var renewed = table.renew(connection, alive);
      for (var lease : alive)
        if (renewed.contains(lease.name())) lease.noteRenewal(now);
        else lose(lease);
    }
    states = table.read(connection);
    failures.noteSuccess();
    lock.lock();
    try {
      refreshes++;
      if (unreachable) recoveries++;
      unreachable = false;
      leasesRead.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void lose(Lease lease) {
    lease.end();
    if (heldLeases.remove(lease.name(), lease))
      LOG.warn("Lease {} has passed to another instance", lease.name());
  }

  private interface LeaseStatement<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T inConnection(LeaseStatement<T> statement) {
    try (var connection = dataSource.getConnection()) {
      limit(connection);
      return statement.on(connection);
    } catch (SQLException e) {
      throw new LeaseUnavailableException(e);
    }
  }

  /** A silent connection must not keep this instance from noticing that its terms have ended. */
  private void limit(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(term.dividedBy(2).toMillis()));
  }

  private void measure(String name) {
    if (!measured.add(name)) return;
    Gauge.builder("codev.lease.held", () -> isHeldHere(name) ? 1 : 0)
        .description("1 while this instance holds the lease")
        .baseUnit("leases")
        .tag("lease", name)
        .register(meters);
    Gauge.builder("codev.lease.age", () -> measure(states.get(name), LeaseState::age))
        .description("Time since its present holder got it, whichever instance that is")
        .baseUnit("seconds")
        .tag("lease", name)
        .register(meters);
    Gauge.builder(
            "codev.lease.heartbeat.age", () -> measure(states.get(name), LeaseState::heartbeatAge))
        .description("Time since the lease was renewed, by whichever instance; absent when idle")
        .baseUnit("seconds")
        .tag("lease", name)
        .register(meters);
  }

  private boolean isHeldHere(String name) {
    var lease = heldLeases.get(name);
    return lease != null && lease.isHeld();
  }

  private interface Measurement {
    double of(LeaseState state, long now);
  }

  private static double measure(@Nullable LeaseState state, Measurement measurement) {
    return state == null ? Double.NaN : measurement.of(state, System.nanoTime());
  }
}
