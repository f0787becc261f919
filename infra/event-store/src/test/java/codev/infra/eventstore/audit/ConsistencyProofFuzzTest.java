package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text in the place of a proof that a log has only grown")
final class ConsistencyProofFuzzTest implements FuzzTarget {
  private static final String HASH = "0".repeat(64);

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "{\"log\":\"a\",\"firstSize\":3,\"secondSize\":7,\"path\":[\"%s\",\"%s\"]}"
            .formatted(HASH, HASH));
  }

  @Override
  public boolean accepts(byte[] input) {
    try {
      var proof = ConsistencyProof.parse(new String(input, UTF_8));
      var first = new TreeHead("a", proof.firstSize(), HASH);
      var second = new TreeHead("a", proof.secondSize(), "f".repeat(64));
      assertThat(proof.proves(first, second)).isFalse();
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
