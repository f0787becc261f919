package codev.infra.eventstore.processor;

import static codev.infra.eventstore.EventLogs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.LoadedEvent;
import codev.infra.eventstore.log.EventRow;
import codev.infra.eventstore.log.EventRow.Aggregate;
import codev.infra.eventstore.log.NewEvent;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What has been appended to the log")
class LogGrowthTest {
  @Test
  @DisplayName("is known after a position if nothing behind it is missing up to the head")
  void is_known_without_a_gap() {
    assertThat(after(2, growth(3, 5, 5))).containsExactly(3L, 4L, 5L);
    assertThat(after(4, growth(3, 5, 5))).containsExactly(5L);
    assertThat(after(4, growth(3, 6, 5))).containsExactly(5L, 6L);
  }

  @Test
  @DisplayName("is unknown where something before, behind or all of it is missing")
  void is_unknown_with_a_gap() {
    assertThat(after(1, growth(3, 5, 5))).isEmpty();
    assertThat(after(2, growth(3, 5, 6))).isEmpty();
    assertThat(after(2, new LogGrowth(List.of(), 5, 0))).isEmpty();
  }

  private static List<Long> after(long position, LogGrowth growth) {
    return growth.after(position).stream().map(LoadedEvent::position).toList();
  }

  private static LogGrowth growth(long first, long last, long head) {
    return new LogGrowth(
        LongStream.rangeClosed(first, last).mapToObj(LogGrowthTest::event).toList(), head, 0);
  }

  private static LoadedEvent event(long position) {
    var event = new NewEvent("id", "desk.desk-opened", "1", new byte[0], new byte[0], NOON);
    var row =
        new EventRow(
            position, new Aggregate("Desk", "a"), position, event, position, "hash" + position);
    return new LoadedEvent(row, List.of(), null, null);
  }
}
