package codev.infra.eventstore.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.desk.DeskEvent;
import codev.infra.eventstore.desk.DeskEvent.DeskMoved;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.TcpProxy;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.springframework.boot.health.contributor.Status;

@DisplayName("A log that is restored to an earlier state under a running instance")
@Execution(CONCURRENT)
class RestoredLogTest {
  private final TestPostgres.Database database = EventLogs.database();
  private TcpProxy proxy;
  private ServiceInstance instance;

  @BeforeEach
  void a_running_instance() throws IOException {
    proxy = new TcpProxy(database.port());
    instance = new ServiceInstance(database, proxy.port(), EventTypes.of("desk", DeskEvent.class));
  }

  @AfterEach
  void stop() throws IOException {
    instance.stop();
    proxy.close();
  }

  @Test
  @DisplayName("stops a processor that has read what is lost, and its health says how to go on")
  void stops_who_has_read_what_is_lost() {
    var processor = new RecordingProcessor(false);
    instance.runner.start(processor);
    instance.write(5);
    await().until(() -> processor.saved.position() == 5);

    proxy.refuse();
    restoreTo(3);
    proxy.pass();

    var health = new EventProcessorHealthIndicator(instance.runner);
    await().until(() -> health.health().getStatus().equals(Status.DOWN));
    assertThat(health.health().getDetails())
        .hasEntrySatisfying(
            "desks", why -> assertThat(why).asString().contains("position 5", "./codev restore"));
    assertThat(instance.gauge("codev.processor.stopped")).isEqualTo(1);
    await().until(() -> processor.termIsOver);
  }

  @Test
  @DisplayName("is processed from there on by a processor whose position was restored with it")
  void is_processed_from_there_on() {
    var processor = new RecordingProcessor(true);
    instance.runner.start(processor);
    instance.write(5);
    await().until(() -> processor.saved.position() == 5);

    proxy.refuse();
    restoreTo(3);
    var third = processor.processed.get(2);
    processor.saved = new LogPosition(third.position(), third.hash());
    proxy.pass();
    await().until(() -> instance.log.signal().knownHead() == 3);
    instance.write(2);

    await().until(() -> processor.processed.size() == 7);
    assertThat(processor.processed)
        .extracting(RecordedEvent::position)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 4L, 5L);
    assertThat(processor.processed.get(5).hash()).isEqualTo(instance.log.hashAt(4).orElseThrow());
    assertThat(instance.gauge("codev.processor.stopped")).isZero();
  }

  @Test
  @DisplayName("is read again by a processor that has passed in memory what is lost")
  void is_read_again_by_who_has_passed_it() {
    var moves = new MovesProcessor();
    instance.runner.start(moves);
    instance.write(2);
    await()
        .until(
            () -> {
              instance.write(1);
              return moves.passes.get() > 0;
            });

    proxy.refuse();
    restoreTo(1);
    proxy.pass();
    await().until(() -> instance.log.signal().knownHead() == 1);
    instance.write(new DeskMoved("moved", "A"));

    await().until(() -> moves.processed.size() == 1);
    assertThat(moves.processed.getFirst().position()).isEqualTo(2);
    assertThat(moves.processed.getFirst().hash()).isEqualTo(instance.log.hashAt(2).orElseThrow());
    assertThat(instance.gauge("codev.processor.stopped")).isZero();
  }

  private void restoreTo(int position) {
    database.alterProtected(
        """
        delete from events where position > %1$d;
        update log_head set position = %1$d,
          hash = (select hash from events where position = %1$d)
        """
            .formatted(position));
  }

  private static final class RecordingProcessor implements EventProcessor<DeskEvent> {
    final List<RecordedEvent<DeskEvent>> processed = new CopyOnWriteArrayList<>();
    private final boolean exclusive;
    volatile LogPosition saved = LogPosition.START;
    volatile boolean termIsOver;

    RecordingProcessor(boolean exclusive) {
      this.exclusive = exclusive;
    }

    @Override
    public String name() {
      return "desks";
    }

    @Override
    public Class<DeskEvent> eventType() {
      return DeskEvent.class;
    }

    @Override
    public boolean isExclusive() {
      return exclusive;
    }

    @Override
    public void beginTerm(long fence) {
      termIsOver = false;
    }

    @Override
    public void endTerm() {
      termIsOver = true;
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
