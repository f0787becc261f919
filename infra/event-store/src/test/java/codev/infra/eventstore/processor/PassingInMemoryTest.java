package codev.infra.eventstore.processor;

import static codev.infra.eventstore.EventLogs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.desk.DeskEvent.DeskMoved;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Events that are none of a processor's")
class PassingInMemoryTest {
  private static final List<RecordedEvent<DeskMoved>> MOVE =
      List.of(new RecordedEvent<>(new DeskMoved("a", "B"), 3, "a", 0, NOON, "hash3"));

  private final List<String> effects = new ArrayList<>();
  private HikariDataSource pool;
  private EventLog log;

  @BeforeEach
  void a_log() {
    pool = EventLogs.pool(EventLogs.database());
    log = EventLogs.on(pool);
    log.append(EventLogs.commit("a", 0, 2));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  @DisplayName("are passed by one that follows the log from its end")
  void are_passed_by_a_live_one() {
    var live =
        new LiveEventProcessor<>("live", DeskMoved.class, log) {
          @Override
          protected void follow(List<RecordedEvent<DeskMoved>> batch) {
            effects.add("followed");
          }
        };
    assertThat(live.pass(MOVE, at(3))).isFalse();
    assertThat(live.savedPosition().position()).isEqualTo(2);
    assertThat(live.pass(List.of(), at(3))).isTrue();
    assertThat(live.savedPosition()).isEqualTo(at(3));
    assertThat(effects).isEmpty();
  }

  @Test
  @DisplayName("are passed by a process manager once it has caught up")
  void are_passed_by_a_process_manager() {
    var manager =
        new InMemoryProcessManager<>("manager", DeskMoved.class, log) {
          @Override
          protected void clear() {
            effects.add("cleared");
          }

          @Override
          protected void follow(RecordedEvent<DeskMoved> recorded) {
            effects.add("followed");
          }

          @Override
          protected void sendCommands() {
            effects.add("sent");
          }
        };
    assertThat(manager.savedPosition()).isEqualTo(LogPosition.START);
    assertThat(manager.pass(List.of(), at(1))).isFalse();
    manager.process(List.of(), at(1));
    assertThat(manager.pass(List.of(), at(2))).isFalse();
    manager.process(List.of(), at(2));
    assertThat(effects).containsExactly("cleared", "sent");

    assertThat(manager.pass(MOVE, at(3))).isFalse();
    assertThat(manager.pass(List.of(), at(3))).isTrue();
    assertThat(effects).containsExactly("cleared", "sent");
  }

  private static LogPosition at(long position) {
    return new LogPosition(position, "hash" + position);
  }
}
