package codev.infra.eventstore.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import codev.infra.eventstore.EventLogs;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import codev.infra.testkit.faults.TcpProxy;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.slf4j.LoggerFactory;

@DisplayName("A lease")
@Execution(CONCURRENT)
class LeasesTest {
  private static final Duration TERM = Duration.ofSeconds(4);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final TestPostgres.Database database = EventLogs.database();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var each : open.reversed()) each.close();
  }

  @Test
  @DisplayName("is given to one of many instances that ask at once")
  void is_given_to_one_of_many() throws Exception {
    var instances = new ArrayList<Callable<Optional<Lease>>>();
    for (int i = 0; i < 8; i++) {
      var leases = instance();
      instances.add(() -> leases.acquire("view", LONG, 0));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var granted = 0;
      for (var asked : threads.invokeAll(instances)) if (asked.get().isPresent()) granted++;
      assertThat(granted).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("stays with its holder for many terms while its work makes progress")
  void stays_while_its_work_gets_on() {
    var lease = instance().acquire("view", TERM, 0).orElseThrow();
    var other = instance();
    await()
        .during(TERM.multipliedBy(2))
        .until(
            () -> {
              lease.progress();
              return lease.isHeld() && other.acquire("view", LONG, 0).isEmpty();
            });
  }

  @Test
  @DisplayName(
      "passes to another instance when its work makes no progress; its holder has stopped before")
  void passes_on_when_its_work_hangs() {
    var first = instance().acquire("view", Duration.ofMillis(500), 0).orElseThrow();
    var second = takenOver(instance(), first);
    assertThat(second.fence()).isGreaterThan(first.fence());
  }

  @Test
  @DisplayName(
      "passes to another instance when its holder's connection is silent, which has stopped before")
  void passes_on_when_its_holder_is_cut_off() throws Exception {
    try (var proxy = new TcpProxy(database.port())) {
      var lease = instance(proxy.port()).acquire("view", LONG, 0).orElseThrow();
      await().until(() -> database.ask("select heartbeat > since from lease").equals("t"));
      proxy.blackhole();
      assertThat(takenOver(instance(), lease).fence()).isGreaterThan(lease.fence());
    }
  }

  @Test
  @DisplayName("passes to another instance at once when it is released, also during a renewal")
  void passes_on_when_it_is_released() throws Exception {
    var lease = instance().acquire("view", LONG, 0).orElseThrow();
    var other = instance();
    await().until(() -> other.position("view").isPresent());
    lease.release();
    try (var connection = database.connect()) {
      assertThat(new LeaseTable("late", TERM).renew(connection, List.of(lease))).isEmpty();
    }
    assertThat(lease.isHeld()).isFalse();
    await().until(() -> other.acquire("view", LONG, 0).isPresent());
  }

  @Test
  @DisplayName(
      "of a hanging instance is held again when its work makes progress before another one asks")
  void is_renewed_after_all() {
    var lease = instance().acquire("view", Duration.ofMillis(500), 0).orElseThrow();
    await().until(() -> !lease.isHeld());
    lease.progress();
    await().until(lease::isHeld);
  }

  @Test
  @DisplayName("gets a fencing number above the one that a store knows")
  void gets_a_number_above() {
    assertThat(instance().acquire("view", LONG, 41).orElseThrow().fence()).isEqualTo(42);
  }

  @Test
  @DisplayName("shows every instance how far its holder has come, until nothing is left to do")
  void shows_the_position() {
    var lease = instance().acquire("view", LONG, 0).orElseThrow();
    var other = instance();
    lease.progress(7);
    await().until(() -> other.position("view").orElse(-1) == 7);
    lease.finish();
    await().until(() -> other.position("view").isEmpty());
  }

  @Test
  @DisplayName("ends the wait for the database of an instance once the database answers again")
  void a_recovery_is_told() throws Exception {
    try (var proxy = new TcpProxy(database.port());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var leases = instance(proxy.port());
      assertThat(leases.acquire("view", LONG, 0)).isPresent();
      var known = leases.storeRecoveries();
      proxy.refuse();
      var answers = threads.submit(() -> leases.awaitRecovery(known, Duration.ofHours(1)));
      await().during(Duration.ofSeconds(1)).until(() -> !answers.isDone());
      proxy.pass();
      assertThat(answers.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @DisplayName("end the wait also when another store answers again, which is no restored database")
  void another_store_recovers() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var leases = instance();
      var known = leases.storeRecoveries();
      var recoveries = leases.recoveries();
      var answers = threads.submit(() -> leases.awaitRecovery(known, Duration.ofHours(1)));
      await().during(Duration.ofMillis(300)).until(() -> !answers.isDone());
      leases.noteRecovery();
      assertThat(answers.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(leases.recoveries()).isEqualTo(recoveries);
    }
  }

  @Test
  @DisplayName("are renewed again after a heartbeat that fails in an unforeseen way")
  void an_unforeseen_failure_ends_no_heartbeat() throws Exception {
    goOnAfter(
        () -> {
          throw new IllegalStateException("unforeseen");
        });
  }

  @Test
  @DisplayName("are renewed again after a heartbeat that ends by an error")
  void an_error_ends_no_heartbeat() throws Exception {
    goOnAfter(
        () -> {
          throw new NoClassDefFoundError("codev/Missing");
        });
  }

  private void goOnAfter(Runnable failure) throws Exception {
    try (var proxy = new TcpProxy(database.port())) {
      var fails = new AtomicBoolean();
      var pool =
          new HikariDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
              if (fails.getAndSet(false)) failure.run();
              return super.getConnection();
            }
          };
      var leases = instance(pool, proxy.port());
      var lease = leases.acquire("view", LONG, 0).orElseThrow();
      var known = leases.recoveries();
      fails.set(true);
      proxy.cut();
      await().until(() -> leases.recoveries() > known && !fails.get());
      await().until(() -> database.ask("select heartbeat > since from lease").equals("t"));
      assertThat(lease.isHeld()).isTrue();
    }
  }

  @Test
  @DisplayName("log an outage that lasts in one line, and its end in one")
  void an_outage_is_two_lines() {
    var isAway = new AtomicBoolean(true);
    var attempts = new AtomicInteger();
    var heartbeat = new AtomicReference<Thread>();
    var pool =
        new HikariDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            heartbeat.set(Thread.currentThread());
            attempts.incrementAndGet();
            if (isAway.get()) throw new SQLException("away");
            return super.getConnection();
          }
        };
    var lines = new CopyOnWriteArrayList<String>();
    var logger = (Logger) LoggerFactory.getLogger(Leases.class);
    var appender =
        new AppenderBase<ILoggingEvent>() {
          // Only lines of this test's instance: others log at the same time.
          @Override
          protected void append(ILoggingEvent line) {
            if (Thread.currentThread() == heartbeat.get()
                && line.getLevel().isGreaterOrEqual(Level.INFO))
              lines.add(line.getLevel() + " " + line.getFormattedMessage());
          }
        };
    appender.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
    try {
      var leases = instance(pool, database.port());
      await().until(() -> attempts.get() > 3);

      isAway.set(false);
      await().until(() -> leases.recoveries() == 1);
    } finally {
      logger.detachAppender(appender);
      logger.setLevel(null);
    }
    assertThat(lines)
        .containsExactly("WARN The leases cannot be renewed", "INFO The leases are renewed again");
  }

  /** Another instance gets the lease, and its holder no longer trusts it then. */
  private static Lease takenOver(Leases by, Lease from) {
    var taken = new AtomicReference<Lease>();
    var trusted = new AtomicBoolean();
    await()
        .until(
            () -> {
              var acquired = by.acquire("view", LONG, 0);
              trusted.set(from.isHeld());
              acquired.ifPresent(taken::set);
              return acquired.isPresent();
            });
    assertThat(trusted).isFalse();
    return taken.get();
  }

  private Leases instance() {
    return instance(database.port());
  }

  private Leases instance(int port) {
    return instance(new HikariDataSource(), port);
  }

  private Leases instance(HikariDataSource pool, int port) {
    pool.setUsername(TestPostgres.Database.USERNAME);
    pool.setPassword(TestPostgres.Database.PASSWORD);
    pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database.name());
    pool.setMaximumPoolSize(2);
    pool.setConnectionTimeout(1_000);
    var leases = new Leases(pool, TERM, Duration.ofMillis(50), new SimpleMeterRegistry());
    open.add(pool);
    open.add(leases);
    return leases;
  }
}
