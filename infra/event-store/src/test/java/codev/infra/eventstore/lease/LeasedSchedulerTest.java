package codev.infra.eventstore.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.EventLogs;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.ErroneousDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@DisplayName("Work in rounds under a lease")
@Execution(CONCURRENT)
class LeasedSchedulerTest {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(1);

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
  @DisplayName("begins once its lease can be asked for, which ended by an error before")
  void begins_later() {
    var erroneous = new ErroneousDataSource(database.dataSource());
    var instance = new Instance(_ -> true, erroneous.dataSource(), SOON);
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
    var lease = other.leases.acquire("work", LONG, 0).orElseThrow();
    var instance = new Instance(_ -> true);
    instance.start();
    await().until(() -> instance.passedOver.get() > 5);
    assertThat(instance.rounds).hasValue(0);
    assertThat(instance.terms).hasValue(0);

    lease.release();

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
    await().until(() -> other.passedOver.get() > 5);
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
            },
            database.dataSource(),
            SOON);
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
  @DisplayName("has its first round after an interval")
  void the_first_round_is_later() {
    var instance = new Instance(_ -> true, database.dataSource(), LONG);
    instance.start();
    await().during(Duration.ofMillis(300)).until(() -> instance.rounds.get() == 0);
    assertThat(instance.terms).hasValue(0);
    instance.stop();
    assertThat(instance.isRunning()).isFalse();
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
    final AtomicInteger passedOver = new AtomicInteger();
    final AtomicInteger stepsEnded = new AtomicInteger();
    final Leases leases;
    final LeasedScheduler scheduler;

    Instance(SimpleWork work) {
      this((round, _) -> work.work(round), database.dataSource(), SOON);
    }

    Instance(SimpleWork work, DataSource ofLeases, Duration interval) {
      this((round, _) -> work.work(round), ofLeases, interval);
    }

    Instance(Work work, DataSource ofLeases, Duration interval) {
      leases =
          new Leases(
              ofLeases, Duration.ofSeconds(5), Duration.ofMillis(50), new SimpleMeterRegistry());
      scheduler =
          new LeasedScheduler("work", leases, interval, LONG) {
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
            protected void passOver() {
              passedOver.incrementAndGet();
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
