package codev.infra.eventstore.processor;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A processor of the whole log")
class WholeLogProcessorTest {
  private final List<RecordedEvent<String>> processed = new ArrayList<>();
  private final WholeLogProcessor<String> processor =
      new WholeLogProcessor<>("whole", String.class, processed::addAll);

  @Test
  @DisplayName("begins again at the start of the log, whatever it has processed")
  void begins_at_the_start() {
    var event = new RecordedEvent<>("erased", 7, "person", 0, Instant.EPOCH, "hash7");
    assertThat(processor.pass(List.of(event), new LogPosition(7, "hash7"))).isFalse();
    processor.process(List.of(event), new LogPosition(7, "hash7"));
    assertThat(processed).containsExactly(event);
    assertThat(processor.savedPosition()).isEqualTo(LogPosition.START);
  }

  @Test
  @DisplayName("has no effect where no event is of its type")
  void does_nothing_without_events() {
    var failing =
        new WholeLogProcessor<>(
            "whole",
            String.class,
            _ -> {
              throw new AssertionError();
            });
    failing.process(List.of(), new LogPosition(7, "hash7"));
    assertThat(failing.pass(List.of(), new LogPosition(7, "hash7"))).isTrue();
  }
}
