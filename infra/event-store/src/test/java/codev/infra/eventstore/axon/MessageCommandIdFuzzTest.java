package codev.infra.eventstore.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Any bytes in the place of an event's metadata")
final class MessageCommandIdFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "{\"traceId\":\"1\"}",
        "{\"messageSource\":\"group-service\",\"messageSubject\":\"group/1\","
            + "\"messagePosition\":7,\"messagePart\":1}");
  }

  @Override
  public boolean accepts(byte[] input) {
    MessageCommandId id;
    try {
      id = MessageCommandId.from(input);
    } catch (JacksonException _) {
      return false;
    }
    if (id == null || !isWhole(id.origin())) return true;
    var again = JsonMapper.shared().writeValueAsString(id.metadata()).getBytes(UTF_8);
    assertThat(MessageCommandId.from(again)).isEqualTo(id);
    return true;
  }

  private static boolean isWhole(MessageOrigin origin) {
    return Objects.nonNull(origin.source()) && Objects.nonNull(origin.subject());
  }
}
