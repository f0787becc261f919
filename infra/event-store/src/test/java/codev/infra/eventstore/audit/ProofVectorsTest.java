package codev.infra.eventstore.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The test vectors of proofs")
class ProofVectorsTest extends VerifierVectorTests {
  ProofVectorsTest() {
    super("vectors/proofs", ".json", "verify_proofs.py");
  }

  @Override
  void compare(Vector vector, String output) {
    if (vector.status() == 1)
      assertThat(output).contains("Not proven, position %d:".formatted(vector.position()));
    if (vector.status() == 0) assertThat(output).startsWith("Proven: position ");
  }

  @Override
  Set<String> others() {
    return Set.of();
  }
}
