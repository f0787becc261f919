package codev.infra.simulator;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("La maison")
class HouseTest {
  @TestFactory
  Stream<DynamicTest> rules() {
    return ArchitectureRules.of("infra.simulator").all();
  }
}
