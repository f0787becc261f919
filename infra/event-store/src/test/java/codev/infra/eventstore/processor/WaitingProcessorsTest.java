package codev.infra.eventstore.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.desk.DeskEvent.DeskMoved;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import codev.infra.testkit.tracing.RecordedSpans;
import codev.infra.tracing.Tracing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@DisplayName("A processor that waits at the end of the log")
@Execution(CONCURRENT)
class WaitingProcessorsTest {
  private final TestPostgres.Database database = EventLogs.database();
  private final List<ServiceInstance> instances = new ArrayList<>();
  private ServiceInstance here;

  @BeforeEach
  void an_instance() {
    here = instance();
  }

  @AfterEach
  void stop() {
    instances.forEach(ServiceInstance::stop);
  }

  @Test
  @DisplayName("passes events that leave it nothing to do without being woken")
  void passes_without_being_woken() {
    var moves = new MovesProcessor();
    here.runner.start(moves);
    untilItPasses(moves);
    var batches = moves.batches.get();

    here.write(50);

    await().until(() -> moves.reached() == head());
    assertThat(moves.batches.get() - batches).isLessThan(25);
    assertThat(moves.positions).isSorted().doesNotHaveDuplicates();
    var events = here.meters.get("codev.processor.events").counter();
    await().until(() -> (long) events.count() == head());
    await().until(() -> here.gauge("codev.processor.lag") == 0);
  }

  @Test
  @DisplayName("is woken for an event that concerns it, among others that several instances write")
  void is_woken_for_what_concerns_it() {
    var there = instance();
    var moves = new MovesProcessor();
    here.runner.start(moves);

    var writers =
        List.of(
            CompletableFuture.runAsync(() -> here.write(300)),
            CompletableFuture.runAsync(() -> there.write(100)),
            CompletableFuture.runAsync(() -> move(here, "here", 100)),
            CompletableFuture.runAsync(() -> move(there, "there", 50)));
    for (var writer : writers) assertThat(writer).succeedsWithin(TestTimeouts.LIMIT);

    await().until(() -> moves.reached() == 550);
    assertThat(moves.processed)
        .hasSize(150)
        .extracting(RecordedEvent::position)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(moves.positions).isSorted().doesNotHaveDuplicates();
    assertThat(moves.terms).hasValue(1);
  }

  private static void move(ServiceInstance instance, String prefix, int times) {
    for (int i = 0; i < times; i++) instance.write(new DeskMoved(prefix + i, "A"));
  }

  @Test
  @DisplayName("does at another instance what was not stored, and nothing twice")
  void passes_on_what_was_not_stored() {
    var store = new AtomicReference<>(LogPosition.START);
    var first = new MovesProcessor(store);
    here.runner.start(first);
    here.write(new DeskMoved("first", "A"));
    await().until(() -> first.processed.size() == 1);
    untilItPasses(first);
    assertThat(store.get().position()).isEqualTo(1);
    var there = instance();
    var second = new MovesProcessor(store);
    there.runner.start(second);

    here.runner.close();
    var passes = first.passes.get();
    there.write(3);
    there.write(new DeskMoved("second", "A"));

    await().until(() -> store.get().position() == head());
    assertThat(first.processed).hasSize(1);
    assertThat(first.passes).hasValue(passes);
    assertThat(second.processed)
        .extracting(recorded -> recorded.event().desk())
        .containsExactly("second");
  }

  @Test
  @DisplayName("meets itself what it fails to pass")
  void meets_what_it_fails_to_pass() {
    meetsWhatItFailsToPass(
        () -> {
          throw new IllegalStateException("broken");
        });
  }

  @Test
  @DisplayName("meets itself what it does not pass because of an error")
  void meets_what_an_error_keeps_it_from_passing() {
    meetsWhatItFailsToPass(
        () -> {
          throw new NoClassDefFoundError("codev/Missing");
        });
  }

  /**
   * @param failure throws when it is to pass something
   */
  private void meetsWhatItFailsToPass(BooleanSupplier failure) {
    var attempts = new AtomicInteger();
    var moves =
        new MovesProcessor() {
          @Override
          public boolean pass(List<RecordedEvent<DeskMoved>> batch, LogPosition upTo) {
            attempts.incrementAndGet();
            return failure.getAsBoolean();
          }
        };
    here.runner.start(moves);

    await()
        .until(
            () -> {
              here.write(1);
              return attempts.get() > 1;
            });

    await().until(() -> moves.reached() == head());
    assertThat(moves.positions).isSorted().doesNotHaveDuplicates();
    assertThat(moves.terms).hasValue(1);
  }

  @Test
  @DisplayName("takes itself what belongs to a trace, which shows it")
  void takes_what_is_traced() {
    var spans = new RecordedSpans();
    var traced = new ServiceInstance(database, new Tracing(spans.registry()));
    instances.add(traced);
    database.ask(
        "insert into commit_trace select n,"
            + " '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', now()"
            + " from generate_series(1, 20) n");
    var moves =
        new MovesProcessor() {
          @Override
          public boolean pass(List<RecordedEvent<DeskMoved>> batch, LogPosition upTo) {
            return super.pass(List.of(), upTo);
          }
        };
    traced.runner.start(moves);

    for (int i = 1; i <= 20; i++) {
      var position = i;
      traced.write(new DeskMoved("desk" + i, "A"));
      await().until(() -> moves.reached() == position);
    }

    assertThat(moves.passes).hasValue(0);
    assertThat(moves.processed).hasSize(20);
    await().until(() -> spans.ended("codev.processor").size() == 20);
  }

  /** From then on it waits, unless it has something to do. */
  private void untilItPasses(MovesProcessor moves) {
    await()
        .until(
            () -> {
              here.write(1);
              return moves.passes.get() > 0;
            });
  }

  private long head() {
    return here.log.head().position();
  }

  private ServiceInstance instance() {
    var instance = new ServiceInstance(database);
    instances.add(instance);
    return instance;
  }
}
