package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text in the place of what a note states of a log")
final class TreeHeadFuzzTest implements FuzzTarget {
  private static final String ROOT = "Xcnaeacg9Zqa1VnLcB3torqyGCOtL0lg4V43O70HkyU=";

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts("log\n0\n" + ROOT + "\n", "log 2\n18\n" + ROOT + "\nmore\nlines\n");
  }

  @Override
  public boolean accepts(byte[] input) {
    TreeHead head;
    try {
      head = TreeHead.parse(new String(input, UTF_8));
    } catch (IllegalArgumentException _) {
      return false;
    }
    assertThat(head.rootHash()).matches("[0-9a-f]{64}");
    assertThat(TreeHead.parse(head.text())).isEqualTo(head);
    return true;
  }
}
