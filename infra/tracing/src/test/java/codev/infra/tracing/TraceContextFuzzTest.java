package codev.infra.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any header in the place of a trace's context")
final class TraceContextFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  @Override
  public boolean accepts(byte[] input) {
    var traceparent = new String(input, UTF_8);
    if (!Tracing.isContext(traceparent)) return false;
    assertThat(traceparent).hasSize(55).matches("[0-9a-f-]+");
    return true;
  }
}
