package codev.infra.eventrelay.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any answer in the place of a neighbour's public keys")
final class VerificationKeysFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
            + "\"x\":\"Glz1BxQ8OExB6DDFvOEqqIF-xWSaqr8sMTiLNbLXRNY\",\"until\":\"42\"}]}");
  }

  @Override
  public boolean accepts(byte[] input) {
    VerificationKeys keys;
    try {
      keys = VerificationKeys.parse(new String(input, UTF_8));
    } catch (RuntimeException _) { // of any kind: the keys that are known stay
      return false;
    }
    for (var key : keys.byId().values()) assertThat(key.hasSigned(input, "AAAA")).isFalse();
    return true;
  }
}
