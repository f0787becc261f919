package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventrelay.Timelines.Timeline;
import codev.infra.testkit.MessageSamples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The samples of published messages")
class PublishedSamplesTest {
  private static final Instant AT = Instant.parse("2027-01-20T10:20:00Z");

  private record WhomItConcerns(@Nullable String owner, @Nullable String username) {}

  @TestFactory
  @DisplayName("are read field by field by the listener")
  Stream<DynamicTest> are_read_by_the_listener() {
    return MessageSamples.of("learning")
        .readBy(
            (type, json) ->
                assertThat(
                        CloudEventMessage.uncarried(type, "any", 1, AT, json)
                            .as(WhomItConcerns.class))
                    .isIn(new WhomItConcerns("alice", null), new WhomItConcerns(null, "alice")));
  }

  @TestFactory
  @DisplayName("have the beginning of a timeline, as the relay sends it")
  Stream<DynamicTest> have_the_beginning_of_a_timeline() {
    var beginning = new TimelineBeginning("group-service", 2, List.of(new Timeline(2, 540)));
    var body = JsonMapper.shared().readTree(beginning.message(AT).json());
    return MessageSamples.of("relay").writtenFrom(Map.of("relay.timeline-began.v1", body));
  }

  @Test
  @DisplayName("reveal a missing or misread field")
  void reveal_what_is_wrong() {
    var wrong =
        MessageSamples.of("learning")
            .writtenFrom(Map.of("learning.action-progressed.v1", new WhomItConcerns("alice", null)))
            .toList();

    assertThat(wrong).hasSize(2);
    assertThat(wrong)
        .allSatisfy(
            test ->
                assertThatThrownBy(() -> test.getExecutable().execute())
                    .isInstanceOf(AssertionError.class));
  }
}
