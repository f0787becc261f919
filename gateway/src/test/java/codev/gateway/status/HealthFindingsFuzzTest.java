package codev.gateway.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any answer in the place of a service's health")
final class HealthFindingsFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "{\"components\":{\"views\":{\"details\":{\"board\":\"too old\"}}}}",
        "{\"components\":{\"db\":{\"details\":{\"database\":\"log\",\"reason\":\"full\"}}}}");
  }

  @Override
  public boolean accepts(byte[] input) {
    var health = new String(input, UTF_8);
    var found = HealthFindings.ofReadModels("group-service", health).count();
    return found + HealthFindings.ofWrites("group-service", health).count() > 0;
  }
}
