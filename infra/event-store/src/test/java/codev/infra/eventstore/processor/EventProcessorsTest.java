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
import codev.infra.eventstore.log.LogPosition;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.tracing.RecordedSpans;
import codev.infra.tracing.Tracing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@DisplayName("Running event processors")
@Execution(CONCURRENT)
class EventProcessorsTest {
  private final TestPostgres.Database database = EventLogs.database();
  private final List<ServiceInstance> processes = new ArrayList<>();
  private ServiceInstance here;

  @BeforeEach
  void a_process() {
    here = instance();
  }

  @AfterEach
  void stop() {
    processes.forEach(ServiceInstance::stop);
  }

  @Test
  @DisplayName("each event is processed once, in order, before and after the start")
  void processes_everything_once_in_order() {
    here.write(700);
    var processor = new RecordingProcessor();
    here.runner.start(processor);
    here.write(700);
    await().until(() -> processor.saved.position() == 1_400);
    assertThat(processor.processed)
        .extracting(RecordedEvent::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_400).boxed().toList());
  }

  @Test
  @DisplayName("events appended by another process wake it before the next poll")
  void wakes_for_other_processes() {
    var processor = new RecordingProcessor();
    here.runner.start(processor);
    here.write(1);
    await().until(() -> processor.saved.position() == 1);
    instance().write(1);
    await().until(() -> processor.saved.position() == 2);
  }

  @Test
  @DisplayName("only events of its type are processed, and the position passes all")
  void passes_other_events() {
    here.write(3);
    here.write(new DeskMoved("moved", "A"));
    here.write(3);
    var moves = new CopyOnWriteArrayList<RecordedEvent<DeskMoved>>();
    var processor =
        new EventProcessor<DeskMoved>() {
          private volatile LogPosition saved = LogPosition.START;

          @Override
          public String name() {
            return "moves";
          }

          @Override
          public Class<DeskMoved> eventType() {
            return DeskMoved.class;
          }

          @Override
          public LogPosition savedPosition() {
            return saved;
          }

          @Override
          public void process(List<RecordedEvent<DeskMoved>> batch, LogPosition upTo) {
            moves.addAll(batch);
            saved = upTo;
          }
        };
    here.runner.start(processor);
    await().until(() -> processor.saved.position() == 7);
    assertThat(moves).extracting(RecordedEvent::position).containsExactly(4L);
    assertThat(moves.getFirst().hash()).isEqualTo(here.log.hashAt(4).orElseThrow());
  }

  @Test
  @DisplayName("a processor that names its events skips those that its version does not know")
  void passes_unknown_events() {
    var old =
        new ServiceInstance(database, database.port(), EventTypes.of("desk", DeskOpened.class));
    processes.add(old);
    var processor =
        new RecordingProcessor() {
          @Override
          public Set<String> storedNames() {
            return Set.of("desk.desk-opened");
          }

          @Override
          public boolean isExclusive() {
            return false;
          }
        };
    old.runner.start(processor);
    here.write(1);
    here.write(new DeskMoved("moved", "A"));
    here.write(1);

    await().until(() -> processor.saved.position() == 3);

    assertThat(processor.processed).extracting(RecordedEvent::position).containsExactly(1L, 3L);
  }

  @Test
  @DisplayName("after a failure it goes on from the saved position")
  void a_failure_is_followed_by_another_try() {
    here.write(5);
    var failures = new AtomicInteger(2);
    var processor =
        new RecordingProcessor() {
          @Override
          public void process(List<RecordedEvent<DeskEvent>> batch, LogPosition upTo) {
            if (failures.getAndDecrement() > 0) throw new IllegalStateException("broken");
            super.process(batch, upTo);
          }
        };
    here.runner.start(processor);
    await().until(() -> processor.saved.position() == 5);
    assertThat(processor.processed).hasSize(5);
  }

  @Test
  @DisplayName("a processor that is not needed waits, and starts again when it has finished")
  void waits_until_it_is_needed() {
    here.write(2);
    var needed = new AtomicBoolean();
    var rounds = new AtomicInteger();
    var processor =
        new RecordingProcessor() {
          @Override
          public boolean isNeeded() {
            return needed.get();
          }

          @Override
          public LogPosition savedPosition() {
            rounds.incrementAndGet();
            return LogPosition.START;
          }

          @Override
          public void process(List<RecordedEvent<DeskEvent>> batch, LogPosition upTo) {
            super.process(batch, upTo);
            if (rounds.get() == 2) needed.set(false);
            throw new ProcessorRestartException("round " + rounds);
          }
        };
    here.runner.start(processor);
    var busy =
        new RecordingProcessor() {
          @Override
          public String name() {
            return "busy";
          }
        };
    here.runner.start(busy);
    await().until(() -> busy.saved.position() == 2);
    assertThat(rounds).hasValue(0);

    needed.set(true);
    await().until(() -> !needed.get());
    assertThat(processor.processed).hasSize(4);
    assertThat(rounds).hasValue(2);
  }

  @Test
  @DisplayName("a loss of its effect is noticed without a new event, and made up for")
  void notices_a_loss_without_a_new_event() {
    var attentive = new ServiceInstance(database, Duration.ofMillis(50));
    processes.add(attentive);
    attentive.write(3);
    var lost = new AtomicBoolean();
    var processor =
        new RecordingProcessor() {
          @Override
          public void checkSavedPosition() {
            if (!lost.getAndSet(false)) return;
            saved = LogPosition.START;
            throw new ProcessorRestartException("lost");
          }
        };
    attentive.runner.start(processor);
    await().until(() -> processor.saved.position() == 3);

    lost.set(true);

    await().until(() -> processor.processed.size() == 6);
    assertThat(processor.saved.position()).isEqualTo(3);
  }

  @Test
  @DisplayName("a changed log stops it")
  void a_changed_log_stops_it() {
    here.write(5);
    var processor = new RecordingProcessor();
    processor.saved = new LogPosition(3, "00");
    here.runner.start(processor);
    await().until(() -> here.gauge("codev.processor.stopped") == 1);
    assertThat(processor.processed).isEmpty();
  }

  @Test
  @DisplayName("a gap in the log stops it")
  void a_gap_stops_it() {
    here.write(5);
    database.alterProtected("delete from events where position = 3");
    here.write(1);
    var processor = new RecordingProcessor();
    here.runner.start(processor);
    await().until(() -> here.gauge("codev.processor.stopped") == 1);
    assertThat(processor.processed).isEmpty();
    assertThat(here.runner.stopped().values().toString())
        .contains("at position 3: it is missing", "To go on: ./codev restore");
  }

  @Test
  @DisplayName("one process at a time runs it, another one after that has died")
  void another_takes_over_from_a_dead_process() {
    var there = instance();
    var first = new RecordingProcessor();
    var second = new RecordingProcessor();
    here.runner.start(first);
    here.write(1);
    await().until(() -> first.saved.position() == 1);
    there.runner.start(second);
    here.write(1);
    await().until(() -> first.saved.position() == 2);
    assertThat(second.processed).isEmpty();

    here.die();
    there.write(1);
    await().until(() -> second.saved.position() == 3);
  }

  @Test
  @DisplayName("what it does with events is shown in the trace of their commit")
  void is_shown_in_the_trace() {
    var spans = new RecordedSpans();
    var traced = new ServiceInstance(database, new Tracing(spans.registry()));
    processes.add(traced);
    database.ask(
        "insert into commit_trace values"
            + " (2, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', now())");
    traced.write(1);
    traced.write(1);
    var processor = new RecordingProcessor();

    traced.runner.start(processor);

    await().until(() -> processor.saved.position() == 2);
    await().until(() -> !spans.ended().isEmpty());
    assertThat(spans.ended()).hasSize(1);
    var span = spans.ended("codev.processor").getFirst();
    assertThat(span.trace()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(span.keys()).isEqualTo(Map.of("codev.type", "board", "outcome", "done"));
  }

  @Test
  @DisplayName("a live one begins where the log ends when it is made")
  void follows_from_the_end_of_the_log() {
    here.write(3);
    var followed = new CopyOnWriteArrayList<RecordedEvent<DeskEvent>>();
    here.runner.start(
        new LiveEventProcessor<>("live", DeskEvent.class, here.log) {
          @Override
          protected void follow(List<RecordedEvent<DeskEvent>> batch) {
            followed.addAll(batch);
          }
        });
    here.write(1);
    await().until(() -> !followed.isEmpty());
    assertThat(followed).extracting(RecordedEvent::position).containsExactly(4L);
  }

  private ServiceInstance instance() {
    var instance = new ServiceInstance(database);
    processes.add(instance);
    return instance;
  }

  private static class RecordingProcessor implements EventProcessor<DeskEvent> {
    final List<RecordedEvent<DeskEvent>> processed = new CopyOnWriteArrayList<>();
    volatile LogPosition saved = LogPosition.START;

    @Override
    public String name() {
      return "board";
    }

    @Override
    public Class<DeskEvent> eventType() {
      return DeskEvent.class;
    }

    @Override
    public LogPosition savedPosition() {
      return saved;
    }

    @Override
    public void process(List<RecordedEvent<DeskEvent>> batch, LogPosition upTo) {
      processed.addAll(batch);
      saved = upTo;
    }
  }
}
