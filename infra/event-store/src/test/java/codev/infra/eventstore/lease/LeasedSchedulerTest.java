package codev.infra.eventstore.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.EventLogs;
import codev.infra.testkit.LogRecorder;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.ErroneousDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("Work in rounds under a lease")
@Execution(CONCURRENT)
class LeasedSchedulerTest {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration FAILING_ROUND = Duration.ofMillis(200);

  /** Of this test alone: the others log at the same time. */
  private final String lease = "work " + UUID.randomUUID();

  private final TestPostgres.Database database = EventLogs.database();
  private final List<Instance> instances = new ArrayList<>();

  @AfterEach
  void stop() {
    instances.forEach(Instance::stop);
  }

  @Test
  @DisplayName("goes on after a round that ends by an error")
  void goes_on_after_an_error() {
    var instance =
        new Instance(
            round -> {
              if (round == 1) throw new StackOverflowError();
              return true;
            });
    instance.start();
    await().until(() -> instance.rounds.get() > 2);
    assertThat(instance.isRunning()).isTrue();
    assertThat(instance.terms).as("the lease was free for another instance").hasValue(2);
  }

  @Test
  @DisplayName("goes on after a round that fails")
  void goes_on_after_a_failure() {
    var instance =
        new Instance(
            round -> {
              if (round == 1) throw new IOException("away");
              return true;
            });
    instance.start();
    await().until(() -> instance.rounds.get() > 2);
  }

  @Test
  @DisplayName("stays on an instance after a round that fails, where it is to")
  void stays_after_a_failure() {
    var instance =
        new Instance(
            round -> {
              if (round % 2 == 1) throw new IOException("away");
              return true;
            });
    instance.staysAfterFailure = true;
    instance.start();
    await().until(() -> instance.rounds.get() > 4);
    assertThat(instance.terms).hasValue(1);
    assertThat(instance.endedTerms).hasValue(0);
  }

  @Test
  @DisplayName("has one line in the log when it fails for long, and one when it no longer does")
  void a_failure_that_lasts_is_logged_once() {
    var instance =
        new Instance(
            round -> {
              if (round < 5) throw new IOException("away");
              return true;
            });
    try (var lines = LogRecorder.of(instance.scheduler.getClass().getName())) {
      instance.start();
      await().until(() -> instance.rounds.get() > 7);
      assertThat(lines.lines(lease + " failed here")).hasSize(1);
      assertThat(lines.lines(lease + " no longer fails here")).hasSize(1);
    }
  }

  @Test
  @DisplayName("begins once its lease can be asked for, which ended by an error before")
  void begins_later() {
    var erroneous = new ErroneousDataSource(database.dataSource());
    var instance = new Instance(_ -> true, erroneous.dataSource());
    instance.start();
    await().until(() -> erroneous.attempts() > 5);
    assertThat(instance.rounds).hasValue(0);
    erroneous.correct();
    await().until(() -> instance.rounds.get() > 1);
  }

  @Test
  @DisplayName("does nothing while another instance has the lease, and begins when it is free")
  void does_nothing_without_the_lease() {
    var other = new Instance(_ -> true);
    var instance = new Instance(_ -> true);
    var held = other.leases.acquire(lease, LONG, 0).orElseThrow();
    instance.start();
    await().until(() -> instance.workElsewhere.get() > 5);
    assertThat(instance.rounds).hasValue(0);
    assertThat(instance.terms).hasValue(0);

    held.release();

    await().until(() -> instance.rounds.get() > 1);
  }

  @Test
  @DisplayName("stays on one instance, and goes on at another one when that stops")
  void stays_on_one_instance() {
    var one = new Instance(_ -> true);
    one.start();
    await().until(() -> one.rounds.get() > 1);
    var other = new Instance(_ -> true);
    other.start();
    await().until(() -> other.workElsewhere.get() > 5);
    assertThat(other.rounds).hasValue(0);

    one.stop();

    assertThat(one.isRunning()).isFalse();
    await().until(() -> other.rounds.get() > 1);
    assertThat(one.endedTerms).hasValue(1);
  }

  @Test
  @DisplayName("is left to another instance by one that does not get on")
  void is_left_to_another_instance() {
    var one = new Instance(_ -> false);
    one.start();
    await().until(() -> one.rounds.get() > 1);
    assertThat(one.endedTerms).as("the lease is given up after each round").hasPositiveValue();
    var other = new Instance(_ -> true);
    other.start();
    await().until(() -> other.rounds.get() > 5);
  }

  @Test
  @DisplayName("is stopped after the round under way, which sees that it is to end")
  void the_round_under_way_ends_first() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var hasEnded = new AtomicBoolean();
    var instance =
        new Instance(
            (_, mayGoOn) -> {
              assertThat(mayGoOn.getAsBoolean()).isTrue();
              begun.countDown();
              mayEnd.await();
              hasEnded.set(!mayGoOn.getAsBoolean());
              return true;
            });
    instance.start();
    begun.await();
    var stopping = Thread.ofVirtual().start(instance.scheduler::stop);
    await().until(() -> instance.stepsEnded.get() == 1);
    await().during(Duration.ofMillis(300)).until(stopping::isAlive);
    assertThat(instance.isRunning()).isTrue();

    mayEnd.countDown();

    await().until(() -> !stopping.isAlive());
    assertThat(hasEnded).as("it was asked to end, and not interrupted").isTrue();
    assertThat(instance.isRunning()).isFalse();
    assertThat(instance.rounds).hasValue(1);
  }

  @Test
  @DisplayName("begins again where it is started after it was stopped")
  void begins_again() {
    var instance = new Instance(_ -> true);
    instance.start();
    await().until(() -> instance.rounds.get() > 1);
    instance.scheduler.stop();
    var before = instance.rounds.get();

    instance.start();
    instance.start();

    await().until(() -> instance.rounds.get() > before + 1);
    assertThat(instance.isRunning()).isTrue();
    assertThat(instance.terms).hasValue(2);
    instance.scheduler.stop();
    assertThat(instance.isRunning()).isFalse();
    assertThat(instance.endedTerms).hasValue(2);
  }

  @Test
  @DisplayName("is not started again before the round that was under way has ended")
  void is_not_started_while_it_ends() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var instance =
        new Instance(
            _ -> {
              begun.countDown();
              mayEnd.await();
              return true;
            });
    instance.start();
    begun.await();
    var stopping = Thread.ofVirtual().start(instance.scheduler::stop);
    await().until(() -> instance.stepsEnded.get() == 1);

    assertThatThrownBy(instance::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has not ended yet");

    mayEnd.countDown();
    await().until(() -> !stopping.isAlive());
    instance.start();
    await().until(() -> instance.rounds.get() > 2);
  }

  @Test
  @DisplayName("has its first round after a delay, for which the lease is held")
  void the_first_round_is_later() {
    var instance = new Instance((_, _) -> true, database.dataSource(), LONG, SOON);
    instance.start();
    await().until(() -> instance.terms.get() == 1);
    await().during(Duration.ofMillis(300)).until(() -> instance.rounds.get() == 0);
    instance.stop();
    assertThat(instance.isRunning()).isFalse();
    assertThat(instance.rounds).hasValue(0);
  }

  @Test
  @DisplayName("has its first round at once where there is no delay")
  void the_first_round_is_at_once() {
    var instance = new Instance((_, _) -> true, database.dataSource(), Duration.ZERO, LONG);
    instance.start();
    await().until(() -> instance.rounds.get() == 1);
  }

  @Test
  @DisplayName("is taken for another instance's once that has kept the lease after a round")
  void another_instance_keeps_the_lease() {
    heldByAnother("clock_timestamp() + interval '1 hour'"); // by one after the other, each anew
    var instance = new Instance(_ -> true);
    instance.start();
    await().during(Duration.ofMillis(500)).until(() -> instance.workElsewhere.get() == 0);

    heldByAnother("clock_timestamp() - interval '1 minute'");

    await().until(() -> instance.workElsewhere.get() > 0);
    assertThat(instance.rounds).hasValue(0);
  }

  private void heldByAnother(String since) {
    database.ask(
        """
        insert into lease (name, fence, holder, since, until)
        values ('%1$s', 1, 'another', %2$s, clock_timestamp() + interval '1 hour')
        on conflict (name) do update set since = excluded.since
        """
            .formatted(lease, since));
  }

  @Test
  @DisplayName("is not taken for another instance's while its own term is still known")
  void its_own_term_is_not_another_ones() {
    var instance = new Instance(_ -> false);
    var before = instance.leases.acquire(lease, LONG, 0).orElseThrow();
    database.ask(
        "update lease set since = since - interval '1 minute' where name = '%s'".formatted(lease));
    instance.start();
    await().during(Duration.ofMillis(500)).until(() -> instance.workElsewhere.get() == 0);

    before.release();

    await().until(() -> instance.rounds.get() > 1);
  }

  @Test
  @DisplayName("is not taken for another instance's while the database is away")
  void the_database_is_away() {
    var away = new PGSimpleDataSource();
    away.setPortNumbers(new int[] {1});
    var instance = new Instance(_ -> true, away);
    instance.start();
    await().during(Duration.ofMillis(500)).until(() -> instance.workElsewhere.get() == 0);
    assertThat(instance.isRunning()).isTrue();
  }

  /** What is done in a round. */
  private interface Work {
    boolean work(int round, BooleanSupplier mayGoOn) throws Exception;
  }

  private interface SimpleWork {
    boolean work(int round) throws Exception;
  }

  private final class Instance {
    final AtomicInteger rounds = new AtomicInteger();
    final AtomicInteger terms = new AtomicInteger();
    final AtomicInteger endedTerms = new AtomicInteger();
    final AtomicInteger workElsewhere = new AtomicInteger();
    final AtomicInteger stepsEnded = new AtomicInteger();
    final Leases leases;
    final LeasedScheduler scheduler;
    volatile boolean staysAfterFailure;

    Instance(SimpleWork work) {
      this(work, database.dataSource());
    }

    Instance(SimpleWork work, DataSource ofLeases) {
      this((round, _) -> work.work(round), ofLeases, Duration.ZERO, SOON);
    }

    Instance(Work work) {
      this(work, database.dataSource(), Duration.ZERO, SOON);
    }

    Instance(Work work, DataSource ofLeases, Duration delay, Duration interval) {
      leases =
          new Leases(
              ofLeases, Duration.ofSeconds(5), Duration.ofMillis(50), new SimpleMeterRegistry());
      scheduler =
          new LeasedScheduler(
              lease, leases, new LeasedScheduler.Timing(delay, interval, LONG), FAILING_ROUND) {
            @Override
            protected Round beginTerm() {
              terms.incrementAndGet();
              return mayGoOn -> work.work(rounds.incrementAndGet(), mayGoOn);
            }

            @Override
            protected void endTerm() {
              endedTerms.incrementAndGet();
            }

            @Override
            protected boolean staysAfterFailure() {
              return staysAfterFailure;
            }

            @Override
            protected void noteWorkElsewhere() {
              workElsewhere.incrementAndGet();
            }

            @Override
            protected void endStep() {
              stepsEnded.incrementAndGet();
            }
          };
      instances.add(this);
    }

    void start() {
      scheduler.start();
    }

    boolean isRunning() {
      return scheduler.isRunning();
    }

    void stop() {
      scheduler.stop();
      leases.close();
    }
  }
}
