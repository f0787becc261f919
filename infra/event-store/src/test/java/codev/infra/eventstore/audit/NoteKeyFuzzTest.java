package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.signature.SigningKey;
import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text in the place of the key of a note")
final class NoteKeyFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  }

  @Override
  public boolean accepts(byte[] input) {
    NoteKey key;
    try {
      key = NoteKey.parse(new String(input, UTF_8));
    } catch (IllegalArgumentException _) {
      return false;
    }
    assertThat(NoteKey.parse(key.text())).isEqualTo(key);
    assertThat(SigningKey.verify(key.x(), input, "AAAA")).isFalse();
    return true;
  }
}
