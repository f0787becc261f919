package codev.infra.eventstore.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The test vectors of codes")
class ProofCodeVectorsTest extends VerifierVectorTests {
  ProofCodeVectorsTest() {
    super("vectors/codes", ".txt", "verify_codes.py");
  }

  @Override
  void compare(Vector vector, String output) {
    if (vector.status() == 1)
      assertThat(output).contains("Not proven, position %d:".formatted(vector.position()));
    if (vector.status() == 0) assertThat(output).startsWith("Proven: position ");
    if (vector.status() == 2) assertThat(output).startsWith("Not a proof code: ");
  }

  @Override
  Set<String> others() {
    return Set.of();
  }

  @Test
  @DisplayName("the one in the description of the format is one of them")
  void the_described_one_is_one_of_them() throws IOException {
    var description = Files.readString(Path.of("../docs/audit-format.md")).replaceAll("\\s", "");
    assertThat(description).contains(Files.readString(file("signature.txt")).strip() + "##");
  }
}
