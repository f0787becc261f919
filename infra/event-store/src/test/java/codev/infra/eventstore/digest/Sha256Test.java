package codev.infra.eventstore.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SHA-256")
class Sha256Test {
  /** The example of FIPS 180. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  @DisplayName("of a text is that of its bytes in UTF-8, whole or in parts")
  void is_that_of_the_standard() {
    assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
    assertThat(Sha256.hex("abc".getBytes(UTF_8))).isEqualTo(OF_ABC);
    assertThat(HexFormat.of().formatHex(Sha256.of("abc"))).isEqualTo(OF_ABC);
    var inParts = Sha256.begin();
    inParts.update("a".getBytes(UTF_8));
    assertThat(HexFormat.of().formatHex(inParts.digest("bc".getBytes(UTF_8)))).isEqualTo(OF_ABC);
  }
}
