package codev.infra.eventstore.processor;

import static codev.infra.eventstore.EventLogs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.desk.DeskEvent;
import codev.infra.eventstore.desk.DeskEvent.DeskOpened;
import codev.infra.eventstore.desk.DeskEvent.LetterPosted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The events of a name since a moment")
class EventsSinceTest {
  private final ServiceInstance instance = new ServiceInstance(EventLogs.database());
  private final EventReader events = new EventReader(instance.log, instance.engine);

  @AfterEach
  void stop() {
    instance.stop();
  }

  @Test
  @DisplayName("are none of an empty log")
  void of_an_empty_log() {
    assertThat(openedSince(NOON)).isEmpty();
  }

  @Test
  @DisplayName("are those that were recorded then or later, in order, and no other's")
  void in_order() {
    for (var minute = 0; minute < 20; minute++) {
      write(new DeskOpened("desk-" + minute, NOON), minute);
      write(new LetterPosted("letter-" + minute, 1, null), minute);
    }

    assertThat(openedSince(NOON.minusSeconds(1))).hasSize(20);
    assertThat(openedSince(NOON.plusSeconds(16 * 60 + 1)))
        .containsExactly("desk-17", "desk-18", "desk-19");
    assertThat(openedSince(NOON.plusSeconds(19 * 60))).containsExactly("desk-19");
    assertThat(openedSince(NOON.plusSeconds(20 * 60))).isEmpty();
  }

  @Test
  @DisplayName("are all of them, also where others fill the log in between")
  void among_many_others() {
    write(new DeskOpened("first", NOON), 0);
    var letters =
        IntStream.range(0, 11_000).mapToObj(i -> event(new LetterPosted("many", i, null), i, NOON));
    instance.engine.appendEvents(letters.toList());
    write(new DeskOpened("second", NOON), 1);

    assertThat(openedSince(NOON.minusSeconds(1))).containsExactly("first", "second");
  }

  @Test
  @DisplayName("include all that are later than the moment by more than a clock was behind")
  void a_clock_was_behind() {
    for (var minute = 0; minute < 20; minute++)
      write(new DeskOpened("desk-" + minute, NOON), minute == 9 ? 4 : minute);

    assertThat(openedSince(NOON.plusSeconds(6 * 60)))
        .contains("desk-11", "desk-12", "desk-18", "desk-19")
        .doesNotContain("desk-6");
    assertThat(openedSince(NOON.plusSeconds(60)))
        .containsExactlyElementsOf(
            IntStream.range(1, 20).mapToObj(minute -> "desk-" + minute).toList());
  }

  private List<String> openedSince(Instant moment) {
    var desks = new ArrayList<String>();
    events.forEachSince(
        moment,
        DeskOpened.class,
        List.of("desk.desk-opened"),
        recorded -> desks.add(recorded.event().desk()));
    return desks;
  }

  private void write(DeskEvent event, int minute) {
    instance.engine.appendEvents(List.of(event(event, 0, NOON.plusSeconds(60L * minute))));
  }

  private static GenericDomainEventMessage<DeskEvent> event(
      DeskEvent event, int sequence, Instant at) {
    return new GenericDomainEventMessage<>(
        "Desk", event.desk(), sequence, event, Map.of(), UUID.randomUUID().toString(), at);
  }
}
