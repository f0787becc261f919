package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.TimelineBeginning.Content.Begun;
import codev.infra.eventrelay.TimelineBeginning.Content.Malformed;
import codev.infra.eventrelay.TimelineBeginning.Content.Other;
import codev.infra.eventrelay.Timelines.Timeline;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The message that begins a timeline")
class TimelineBeginningTest {
  private static final TimelineBeginning BEGINNING =
      new TimelineBeginning("group-service", 2, List.of(new Timeline(2, 540)));

  private final CloudEventMessage message = BEGINNING.message(Instant.EPOCH);

  @Test
  @DisplayName("is read as it was written")
  void is_read_as_written() {
    assertThat(TimelineBeginning.read(message)).isEqualTo(new Begun(BEGINNING));
    assertThat(TimelineBeginning.of(message)).contains(BEGINNING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?", "null", "{}", "{\"number\":2}", "{\"number\":2,\"timelines\":[null]}"})
  @DisplayName("is malformed where its body is, which is said and not thrown")
  void is_malformed(String body) {
    var malformed = message.with(body);

    assertThat(TimelineBeginning.read(malformed))
        .isInstanceOfSatisfying(
            Malformed.class, it -> assertThat(it.reason()).startsWith("its body is malformed"));
    assertThat(TimelineBeginning.of(malformed)).isEmpty();
  }

  @Test
  @DisplayName("is distinguished by its type from any other message, whatever that one's body")
  void is_known_by_its_type() {
    var other =
        new CloudEventMessage(
            "group.said.v1", "group-service", "x", 1, 0, null, Instant.EPOCH, message.json());

    assertThat(TimelineBeginning.read(other)).isEqualTo(new Other());
    assertThat(TimelineBeginning.of(other)).isEmpty();
  }
}
