package codev.gateway;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("La maison")
class HouseTest {

  @TestFactory
  Stream<DynamicTest> the_rules_of_the_house() {
    return ArchitectureRules.of("gateway").all();
  }
}
