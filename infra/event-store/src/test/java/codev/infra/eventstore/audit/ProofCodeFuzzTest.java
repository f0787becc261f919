package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.audit.Verdict.Status;
import codev.infra.eventstore.audit.code.ForgedCode;
import codev.infra.eventstore.audit.code.ProofCode;
import codev.infra.testkit.fuzzing.FuzzTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text in the place of a code, and any content with its checksum")
final class ProofCodeFuzzTest implements FuzzTarget {
  private static final Path VECTORS = Path.of("audit/vectors/codes");

  @Override
  public List<byte[]> examples() throws IOException {
    var code = Files.readString(VECTORS.resolve("signature.txt")).strip();
    var first = Files.readString(VECTORS.resolve("first.txt")).strip();
    return List.of(code.getBytes(ISO_8859_1), ForgedCode.content(first));
  }

  @Override
  public boolean accepts(byte[] input) {
    return accepts(new String(input, ISO_8859_1)) || accepts(ForgedCode.of(input));
  }

  private static boolean accepts(String text) {
    ProofCode code;
    try {
      code = ProofCode.parse(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
    assertThat(code.text()).isEqualTo(text);
    assertThat(new ProofCodeVerifier(new TrustedKeys(List.of())).verdict(text).status())
        .isIn(Status.UNPROVEN, Status.ALTERED);
    return true;
  }
}
