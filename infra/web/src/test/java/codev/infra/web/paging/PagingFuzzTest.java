package codev.infra.web.paging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text in the place of a cursor")
final class PagingFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(Paging.cursor("group/1"), Paging.cursor(""));
  }

  @Override
  public boolean accepts(byte[] input) {
    try {
      var key = Paging.key(new String(input, ISO_8859_1));
      assertThat(Paging.key(Paging.cursor(key))).isEqualTo(key);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
