package codev.infra.eventstore.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.desk.DeskEvent;
import codev.infra.eventstore.desk.DeskEvent.DeskMoved;
import codev.infra.eventstore.desk.DeskEvent.DeskOpened;
import codev.infra.eventstore.lease.StaleFenceException;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import codev.infra.testkit.faults.TcpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.springframework.boot.health.contributor.Status;

@DisplayName("A processor that runs on one instance at a time")
@Execution(CONCURRENT)
class ProcessorTakeoverTest {

  /** In which work that reports nothing would have been taken over. */
  private static final Duration BEYOND_A_TERM = Duration.ofSeconds(10);

  private static final EventTypes ALL = EventTypes.of("desk", DeskEvent.class);

  private final TestPostgres.Database database = EventLogs.database();
  private final List<ServiceInstance> instances = new ArrayList<>();
  private final Store store = new Store();

  @AfterEach
  void stop() {
    instances.forEach(ServiceInstance::stop);
  }

  @Test
  @DisplayName("passes to another instance when the connections of its own have become silent")
  void passes_on_when_connections_are_silent() throws Exception {
    try (var proxy = new TcpProxy(database.port())) {
      var here = started(new ServiceInstance(database, proxy.port(), ALL));
      here.runner.start(new RecordingProcessor(_ -> {}));
      here.write(1);
      await().until(() -> store.position() == 1);
      var there = instance();
      var second = new RecordingProcessor(_ -> {});
      there.runner.start(second);
      proxy.blackhole();
      there.write(1);
      await().until(() -> store.position() == 2);
      assertThat(second.processed).extracting(RecordedEvent::position).containsExactly(2L);
    }
  }

  @Test
  @DisplayName("passes to another instance when its work hangs, whose late write is refused")
  void passes_on_when_work_hangs() {
    var goOn = new CountDownLatch(1);
    var here = instance();
    var first = new RecordingProcessor(_ -> uninterruptibly(goOn));
    here.runner.start(first);
    here.write(1);
    await().until(() -> first.attempts.get() == 1);
    var there = instance();
    there.runner.start(new RecordingProcessor(_ -> {}));

    await().until(() -> store.position() == 1);
    there.write(1);
    await().until(() -> store.position() == 2);
    var fence = store.fence;
    goOn.countDown();

    await().until(() -> store.refusals.size() == 1);
    assertThat(store.refusals.getFirst()).isLessThan(fence);
    assertThat(store.position()).isEqualTo(2);
    assertThat(first.processed).isEmpty();
  }

  @Test
  @DisplayName("stays where it is while a long batch reports its steps")
  void stays_while_a_long_batch_reports_its_steps() {
    var here = instance();
    var first = new ReportingProcessor();
    here.runner.start(first);
    here.write(1);
    await().until(() -> first.begun.getCount() == 0);
    var there = instance();
    var second = new RecordingProcessor(_ -> {});
    there.runner.start(second);

    await().atMost(TestTimeouts.LIMIT.plus(BEYOND_A_TERM)).until(() -> store.position() == 1);

    assertThat(first.attempts).hasValue(1);
    assertThat(second.attempts).hasValue(0);
    assertThat(store.refusals).isEmpty();
  }

  @Test
  @DisplayName("passes to another instance after three failures")
  void passes_on_after_three_failures() {
    var here = instance();
    var first =
        new RecordingProcessor(
            _ -> {
              throw new IllegalStateException("store unreachable");
            });
    here.runner.start(first);
    here.write(1);
    await().until(() -> first.attempts.get() >= 1);
    var there = instance();
    there.runner.start(new RecordingProcessor(_ -> {}));
    await().until(() -> store.position() == 1);
    assertThat(first.attempts).hasValueGreaterThanOrEqualTo(3);
  }

  @Test
  @DisplayName("is tried again by an instance that gave it up when no other one is there")
  void is_tried_again() {
    var here = instance();
    var attempts = new AtomicInteger();
    here.runner.start(
        new RecordingProcessor(
            _ -> {
              if (attempts.incrementAndGet() <= 4) throw new IllegalStateException("not yet");
            }));
    here.write(1);
    await().until(() -> store.position() == 1);
    assertThat(attempts).hasValue(5);
  }

  @Test
  @DisplayName("passes to another instance when its own does not know an event")
  void passes_on_when_an_event_is_unknown() {
    var old =
        started(
            new ServiceInstance(
                database, database.port(), EventTypes.of("desk", DeskOpened.class)));
    var first = new RecordingProcessor(_ -> {});
    old.runner.start(first);
    old.write(1);
    await().until(() -> store.position() == 1);
    var there = instance();
    there.runner.start(new RecordingProcessor(_ -> {}));
    there.write(new DeskMoved("moved", "A"));
    await().until(() -> store.position() == 2);
    assertThat(first.processed).hasSize(1);
    await().until(() -> old.gauge("codev.processor.stopped") == 0);
  }

  @Test
  @DisplayName("whose event no running version knows is stopped, and says how it goes on")
  void is_stopped_by_an_unknown_event() {
    var old =
        started(
            new ServiceInstance(
                database, database.port(), EventTypes.of("desk", DeskOpened.class)));
    old.runner.start(new RecordingProcessor(_ -> {}));
    old.write(1);
    await().until(() -> store.position() == 1);

    instance().write(new DeskMoved("moved", "A"));

    var health = new EventProcessorHealthIndicator(old.runner);
    await().until(() -> health.health().getStatus().equals(Status.DOWN));
    assertThat(health.health().getDetails().toString())
        .contains("board", "does not know the event", "To go on: start the version that wrote it");
    assertThat(old.gauge("codev.processor.stopped")).isEqualTo(1);
  }

  @Test
  @DisplayName("passes to another instance at once when its own stops")
  void passes_on_when_its_instance_stops() {
    var here = instance();
    here.runner.start(new RecordingProcessor(_ -> {}));
    here.write(1);
    await().until(() -> store.position() == 1);
    var there = instance();
    var second = new RecordingProcessor(_ -> {});
    there.runner.start(second);
    here.runner.close();
    await().until(() -> second.fence > 0);
    there.write(1);
    await().until(() -> store.position() == 2);
  }

  @Test
  @DisplayName("ends after the batch under way, which is not interrupted")
  void ends_after_the_batch() throws Exception {
    var here = instance();
    var goOn = new CountDownLatch(1);
    var first =
        new RecordingProcessor(
            _ -> {
              try {
                goOn.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    here.runner.start(first);
    here.write(1);
    await().until(() -> first.attempts.get() == 1);
    var closing = CompletableFuture.runAsync(here.runner::close);
    await().during(Duration.ofMillis(300)).until(() -> !closing.isDone());
    goOn.countDown();
    closing.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(store.position()).isEqualTo(1);
  }

  @Test
  @DisplayName("goes on although the database with the leases was restored with lower numbers")
  void goes_on_after_a_restore() {
    store.fence = 1_000;
    var here = instance();
    here.runner.start(new RecordingProcessor(_ -> {}));
    here.write(1);
    await().until(() -> store.position() == 1);
    assertThat(store.fence).isGreaterThan(1_000);
  }

  @Test
  @DisplayName("is measured by every instance, also while it makes no progress elsewhere")
  void its_lag_is_measured_by_every_instance() {
    var here = instance();
    here.runner.start(new RecordingProcessor(_ -> {}));
    here.write(1);
    await().until(() -> store.position() == 1);
    var there = instance();
    there.runner.start(new RecordingProcessor(_ -> {}));
    await().until(() -> there.gauge("codev.processor.lag") == 0);
    assertThat(here.gauge("codev.lease.held")).isEqualTo(1);
    assertThat(there.gauge("codev.lease.held")).isZero();
    assertThat(there.gauge("codev.lease.age")).isPositive();
    await().until(() -> there.gauge("codev.lease.heartbeat.age") < 5);

    store.broken = true;
    here.write(3);
    await().until(() -> there.gauge("codev.processor.lag") == 3);
    // The events carry a date that has passed.
    assertThat(there.gauge("codev.processor.lag.time")).isPositive();
  }

  @Test
  @DisplayName("that has stopped for good gives its lease up and makes its instance unhealthy")
  void stops_for_good() {
    var here = instance();
    here.write(3);
    database.alterProtected("delete from events where position = 2");
    var health = new EventProcessorHealthIndicator(here.runner);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    here.runner.start(new RecordingProcessor(_ -> {}));
    await().until(() -> health.health().getStatus().equals(Status.DOWN));
    assertThat(health.health().getDetails()).containsKey("board");
    await().until(() -> database.ask("select until <= clock_timestamp() from lease").equals("t"));
    assertThat(here.gauge("codev.processor.stopped")).isEqualTo(1);
  }

  @Test
  @DisplayName("that needs a decision is stopped at each instance, says so, and goes on after it")
  void is_stopped_until_decided() {
    var decided = new AtomicBoolean();
    var here = instance();
    var there = instance();
    for (var each : List.of(here, there))
      each.runner.start(
          new RecordingProcessor(
              _ -> {
                if (!decided.get()) throw new UndecidedException();
              }));
    here.write(1);

    for (var each : List.of(here, there)) {
      var health = new EventProcessorHealthIndicator(each.runner);
      await().until(() -> health.health().getStatus().equals(Status.DOWN));
      assertThat(health.health().getDetails())
          .containsEntry("board", "the log was restored. To go on: choose");
      assertThat(each.gauge("codev.processor.stopped")).isEqualTo(1);
    }

    decided.set(true);
    await().until(() -> store.position() == 1);
    for (var each : List.of(here, there))
      await().until(() -> each.gauge("codev.processor.stopped") == 0);
  }

  @Test
  @DisplayName("that another instance goes on with after a decision is not stopped here any more")
  void is_stopped_no_longer_once_another_goes_on() {
    var decided = new AtomicBoolean();
    var here = instance();
    here.write(1);
    here.runner.start(new RecordingProcessor(_ -> {}));
    await().until(() -> store.position() == 1);
    here.runner.close();
    var stopped = instance();
    var begun = new AtomicInteger();
    stopped.runner.start(
        new RecordingProcessor(_ -> {}) {
          @Override
          public LogPosition savedPosition() {
            super.savedPosition();
            begun.incrementAndGet();
            throw new UndecidedException();
          }

          @Override
          public boolean isDecided() {
            return decided.get();
          }
        });
    await().until(() -> begun.get() == 3);
    var there = instance();
    var goingOn = new RecordingProcessor(_ -> {});
    there.runner.start(goingOn);
    await().until(() -> goingOn.fence > 0);
    assertThat(stopped.gauge("codev.processor.stopped")).isEqualTo(1);

    decided.set(true);

    await().until(() -> stopped.gauge("codev.processor.stopped") == 0);
    assertThat(goingOn.attempts).as("there is nothing new").hasValue(0);
  }

  @Test
  @DisplayName("reports that it is stopped also when it fails at its start")
  void says_so_when_it_does_not_begin() {
    var here = instance();
    var begun = new AtomicInteger();
    here.write(1);
    here.runner.start(new RecordingProcessor(_ -> {}));
    await().until(() -> store.position() == 1);
    here.runner.close();

    var there = instance();
    there.runner.start(
        new RecordingProcessor(
            _ -> {
              throw new UndecidedException();
            }) {
          @Override
          public LogPosition savedPosition() {
            if (begun.incrementAndGet() > 1) throw new UndecidedException();
            return super.savedPosition();
          }
        });
    there.write(1);
    await().until(() -> begun.get() == 4);
    assertThat(there.gauge("codev.processor.stopped")).isEqualTo(1);
  }

  @Test
  @DisplayName("that fails with an error is stopped, says so, and goes on once it does not")
  void is_stopped_by_an_error() {
    var isCorrected = new AtomicBoolean();
    var here = instance();
    here.runner.start(
        new RecordingProcessor(
            _ -> {
              if (!isCorrected.get()) throw new NoClassDefFoundError("codev/Missing");
            }));
    here.write(1);

    var health = new EventProcessorHealthIndicator(here.runner);
    await().until(() -> health.health().getStatus().equals(Status.DOWN));
    assertThat(health.health().getDetails())
        .containsEntry(
            "board",
            "java.lang.NoClassDefFoundError: codev/Missing. To go on: correct that and restart the"
                + " service");
    assertThat(here.gauge("codev.processor.stopped")).isEqualTo(1);

    isCorrected.set(true);
    await().until(() -> store.position() == 1);
    await().until(() -> here.gauge("codev.processor.stopped") == 0);
  }

  @Test
  @DisplayName("whose thread has ended makes its instance unhealthy, and gives its lease up")
  void is_stopped_when_its_thread_ends() {
    var here = instance();
    here.runner.start(
        new RecordingProcessor(
            _ -> {
              throw new InternalError("of the machine");
            }));
    here.write(1);

    var health = new EventProcessorHealthIndicator(here.runner);
    await().until(() -> health.health().getStatus().equals(Status.DOWN));
    assertThat(String.valueOf(health.health().getDetails().get("board")))
        .contains("its thread has ended: java.lang.InternalError: of the machine");
    await().until(() -> database.ask("select until <= clock_timestamp() from lease").equals("t"));
    assertThat(here.gauge("codev.processor.stopped")).isEqualTo(1);
    var there = instance();
    there.runner.start(new RecordingProcessor(_ -> {}));
    await().until(() -> store.position() == 1);
  }

  private static final class UndecidedException extends DecisionNeededException {
    private static final long serialVersionUID = 1;

    UndecidedException() {
      super("the log was restored", "choose");
    }
  }

  private ServiceInstance instance() {
    return started(new ServiceInstance(database));
  }

  private ServiceInstance started(ServiceInstance instance) {
    instances.add(instance);
    return instance;
  }

  private static void uninterruptibly(CountDownLatch latch) {
    while (true)
      try {
        latch.await();
        return;
      } catch (InterruptedException _) {
        // goes on waiting, as a driver may
      }
  }

  /** Where all instances store their position, with the fencing number. */
  private static final class Store {
    final List<Long> refusals = new CopyOnWriteArrayList<>();
    volatile long fence;
    volatile LogPosition position = LogPosition.START;
    volatile boolean broken;

    synchronized LogPosition begin(long number) {
      check(number);
      fence = number;
      return position;
    }

    synchronized void move(long number, LogPosition upTo) {
      check(number);
      if (broken) throw new IllegalStateException("store unreachable");
      position = upTo;
    }

    long position() {
      return position.position();
    }

    private void check(long number) {
      if (number >= fence) return;
      refusals.add(number);
      throw new StaleFenceException("board", number, fence);
    }
  }

  /** Its work is done before its position is stored. */
  private class RecordingProcessor implements EventProcessor<DeskEvent> {
    final List<RecordedEvent<DeskEvent>> processed = new CopyOnWriteArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();
    final Consumer<List<RecordedEvent<DeskEvent>>> work;
    volatile long fence;

    RecordingProcessor(Consumer<List<RecordedEvent<DeskEvent>>> work) {
      this.work = work;
    }

    @Override
    public String name() {
      return "board";
    }

    @Override
    public Class<DeskEvent> eventType() {
      return DeskEvent.class;
    }

    @Override
    public void beginTerm(long number) {
      fence = number;
    }

    @Override
    public LogPosition savedPosition() {
      return store.begin(fence);
    }

    @Override
    public void process(List<RecordedEvent<DeskEvent>> batch, LogPosition upTo) {
      attempts.incrementAndGet();
      work.accept(batch);
      store.move(fence, upTo);
      processed.addAll(batch);
    }
  }

  /** A batch takes longer than a term. */
  private final class ReportingProcessor extends RecordingProcessor {
    final CountDownLatch begun = new CountDownLatch(1);
    private volatile Runnable progress = () -> {};

    ReportingProcessor() {
      super(_ -> {});
    }

    @Override
    public void reportProgress(Runnable step) {
      progress = step;
    }

    @Override
    public void process(List<RecordedEvent<DeskEvent>> batch, LogPosition upTo) {
      begun.countDown();
      await()
          .pollInSameThread()
          .during(BEYOND_A_TERM)
          .atMost(BEYOND_A_TERM.multipliedBy(2))
          .until(this::reports);
      super.process(batch, upTo);
    }

    private boolean reports() {
      progress.run();
      return true;
    }
  }
}
