package codev.infra.eventstore.processor;

import static codev.infra.eventstore.EventLogs.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.desk.DeskEvent;
import codev.infra.eventstore.desk.DeskEvent.DeskMoved;
import codev.infra.eventstore.desk.DeskEvent.DeskOpened;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventLogProperties;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.testkit.TestPostgres;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Suivre le journal")
class EventProcessorRunnerTest {
  private final TestPostgres.Database database = TestPostgres.database();
  private final List<Instance> processes = new ArrayList<>();
  private Instance here;

  @BeforeEach
  void a_process() {
    here = new Instance();
  }

  @AfterEach
  void stop() {
    processes.forEach(Instance::stop);
  }

  @Test
  @DisplayName("tout est dit une fois, dans l'ordre, avant et après le départ")
  void tells_everything_once_in_order() {
    here.write(700);
    var board = new Board();
    here.followers.start(board);
    here.write(700);
    await().until(() -> board.mark.position() == 1_400);
    assertThat(board.told)
        .extracting(RecordedEvent::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_400).boxed().toList());
  }

  @Test
  @DisplayName("ce que l'on écrit ailleurs réveille aussi, sans attendre le tour de garde")
  void hears_other_processes() {
    var board = new Board();
    here.followers.start(board);
    here.write(1);
    await().until(() -> board.mark.position() == 1);
    new Instance().write(1);
    await().atMost(Duration.ofSeconds(10)).until(() -> board.mark.position() == 2);
  }

  @Test
  @DisplayName("seul ce que l'on comprend est dit, mais la marque passe sur tout")
  void passes_over_what_is_not_understood() {
    here.write(3);
    here.write(new DeskMoved("moved", "A"));
    here.write(3);
    var moves = new CopyOnWriteArrayList<RecordedEvent<DeskMoved>>();
    var board =
        new EventProcessor<DeskMoved>() {
          private volatile LogPosition mark = LogPosition.START;

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
            return mark;
          }

          @Override
          public void process(List<RecordedEvent<DeskMoved>> batch, LogPosition upTo) {
            moves.addAll(batch);
            mark = upTo;
          }
        };
    here.followers.start(board);
    await().until(() -> board.mark.position() == 7);
    assertThat(moves).extracting(RecordedEvent::position).containsExactly(4L);
    assertThat(moves.getFirst().hash()).isEqualTo(here.log.hashAt(4).orElseThrow());
  }

  @Test
  @DisplayName("après une panne, on reprend à la marque")
  void a_failure_is_followed_by_another_try() {
    here.write(5);
    var failures = new AtomicInteger(2);
    var board =
        new Board() {
          @Override
          public void process(List<RecordedEvent<DeskEvent>> batch, LogPosition upTo) {
            if (failures.getAndDecrement() > 0) throw new IllegalStateException("broken");
            super.process(batch, upTo);
          }
        };
    here.followers.start(board);
    await().until(() -> board.mark.position() == 5);
    assertThat(board.told).hasSize(5);
  }

  @Test
  @DisplayName("qui n'a rien à faire n'est pas dérangé, et recommence de lui-même quand il a fini")
  void whoever_has_nothing_to_do_is_left_alone() {
    here.write(2);
    var needed = new AtomicBoolean();
    var rounds = new AtomicInteger();
    var board =
        new Board() {
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
    here.followers.start(board);
    var busy =
        new Board() {
          @Override
          public String name() {
            return "busy";
          }
        };
    here.followers.start(busy);
    await().until(() -> busy.mark.position() == 2);
    assertThat(rounds).hasValue(0);

    needed.set(true);
    await().until(() -> !needed.get());
    assertThat(board.told).hasSize(4);
    assertThat(rounds).hasValue(2);
  }

  @Test
  @DisplayName("un journal qui n'est plus le même arrête la lecture")
  void another_log_stops_the_follower() {
    here.write(5);
    var board = new Board();
    board.mark = new LogPosition(3, "00");
    here.followers.start(board);
    await().until(here::hasStopped);
    assertThat(board.told).isEmpty();
  }

  @Test
  @DisplayName("un trou dans le journal arrête la lecture")
  void a_hole_stops_the_follower() {
    here.write(5);
    database.ask("delete from events where position = 3");
    here.write(1);
    var board = new Board();
    here.followers.start(board);
    await().until(here::hasStopped);
    assertThat(board.told).isEmpty();
  }

  @Test
  @DisplayName("un seul processus suit à la fois, et un autre prend la relève quand il meurt")
  void another_takes_over_from_a_dead_process() {
    var there = new Instance();
    var first = new Board();
    var second = new Board();
    here.followers.start(first);
    here.write(1);
    await().until(() -> first.mark.position() == 1);
    there.followers.start(second);
    here.write(1);
    await().until(() -> first.mark.position() == 2);
    assertThat(second.told).isEmpty();

    here.die();
    there.write(1);
    await().until(() -> second.mark.position() == 3);
  }

  /** One process with its own connections. */
  private final class Instance {
    final HikariDataSource pool = EventLogs.pool(database);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final EventLog log = EventLogs.on(pool);
    final PostgresEventStorageEngine engine =
        new PostgresEventStorageEngine(
            log,
            new EventSerializer(EventTypes.of("desk", DeskEvent.class)),
            NoOpEventUpcaster.INSTANCE);
    final EventProcessorRunner followers =
        new EventProcessorRunner(
            log,
            engine,
            new EventLogProperties(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                500,
                10),
            meters);

    Instance() {
      processes.add(this);
    }

    void write(int events) {
      for (int i = 0; i < events; i++) write(new DeskOpened(UUID.randomUUID().toString(), NOON));
    }

    void write(DeskEvent event) {
      engine.appendEvents(List.of(new GenericDomainEventMessage<>("Desk", event.desk(), 0, event)));
    }

    boolean hasStopped() {
      return meters.get("codev.processor.stopped").gauge().value() == 1;
    }

    /** Its connections end, whatever it was doing. */
    void die() {
      pool.close();
    }

    void stop() {
      followers.close();
      pool.close();
    }
  }

  private static class Board implements EventProcessor<DeskEvent> {
    final List<RecordedEvent<DeskEvent>> told = new CopyOnWriteArrayList<>();
    volatile LogPosition mark = LogPosition.START;

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
      return mark;
    }

    @Override
    public void process(List<RecordedEvent<DeskEvent>> batch, LogPosition upTo) {
      told.addAll(batch);
      mark = upTo;
    }
  }
}
