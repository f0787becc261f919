package codev.infra.eventstore.axon;

import static codev.infra.eventstore.EventLogs.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.desk.DeskEvent;
import codev.infra.eventstore.desk.DeskEvent.DeskMoved;
import codev.infra.eventstore.desk.DeskEvent.DeskOpened;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is protected in the log")
class PayloadProtectionTest {
  private final HikariDataSource pool = EventLogs.pool(EventLogs.database());
  private final EventLog log = EventLogs.on(pool);
  private final List<List<EventRow>> prepared = new ArrayList<>();
  private final EventTypes types = EventTypes.of("desk", DeskEvent.class);
  private final PostgresEventStorageEngine engine = engine(new Backwards());

  @AfterEach
  void close() {
    pool.close();
  }

  private PostgresEventStorageEngine engine(PayloadProtection protection) {
    return new PostgresEventStorageEngine(
        log, new EventSerializer(types, protection), NoOpEventUpcaster.INSTANCE, protection);
  }

  /** Stores where a desk has gone to backwards, and nothing else. */
  private final class Backwards implements PayloadProtection {
    @Override
    public boolean covers(String type) {
      return type.equals("desk.desk-moved");
    }

    @Override
    public byte[] protect(String type, byte[] json) {
      return ("!" + new StringBuilder(new String(json, UTF_8)).reverse()).getBytes(UTF_8);
    }

    @Override
    public byte[] open(String type, byte[] json) {
      var text = new String(json, UTF_8);
      return text.startsWith("!")
          ? new StringBuilder(text.substring(1)).reverse().toString().getBytes(UTF_8)
          : json;
    }

    @Override
    public void prepare(List<EventRow> rows) {
      prepared.add(rows);
    }
  }

  private static void write(PostgresEventStorageEngine engine, long sequence, DeskEvent event) {
    engine.appendEvents(
        List.of(new GenericDomainEventMessage<>("Desk", event.desk(), sequence, event)));
  }

  private static String payload(EventRow row) {
    return new String(row.event().payload(), UTF_8);
  }

  @Test
  @DisplayName("is stored so, and read as it was given")
  void is_read_as_it_was_given() {
    write(engine, 0, new DeskOpened("d1", NOON));
    write(engine, 1, new DeskMoved("d1", "Salle Volta"));

    assertThat(log.page(0, 10))
        .extracting(PayloadProtectionTest::payload)
        .satisfiesExactly(
            opened -> assertThat(opened).contains("d1"),
            moved -> assertThat(moved).startsWith("!").doesNotContain("Volta"));
    assertThat(events(engine))
        .containsExactly(new DeskOpened("d1", NOON), new DeskMoved("d1", "Salle Volta"));
    assertThat(engine.readEvents("d1", 1).next().getPayload())
        .isEqualTo(new DeskMoved("d1", "Salle Volta"));
    assertThat(log.page(1, 1).getFirst().event().revision()).isEqualTo("2");
  }

  @Test
  @DisplayName("and what was stored before is read as it is")
  void what_was_stored_before() {
    write(engine(PayloadProtection.none()), 0, new DeskMoved("d1", "Salle Volta"));

    assertThat(payload(log.page(0, 1).getFirst())).contains("Salle Volta");
    assertThat(events(engine)).containsExactly(new DeskMoved("d1", "Salle Volta"));
  }

  @Test
  @DisplayName("is prepared for once where many events are read")
  void is_prepared_for_once() {
    write(engine, 0, new DeskOpened("d1", NOON));
    write(engine, 1, new DeskMoved("d1", "Salle Volta"));

    assertThat(events(engine)).hasSize(2);

    assertThat(prepared).hasSize(1);
    assertThat(prepared.getFirst()).hasSize(2);
  }

  private List<DeskEvent> events(PostgresEventStorageEngine from) {
    return new EventReader(log, from)
        .between(DeskEvent.class, 0, log.head().position()).stream()
            .map(RecordedEvent::event)
            .toList();
  }
}
