package codev.gateway;

import codev.infra.testkit.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("La maison")
class HouseTest {

  @TestFactory
  Stream<DynamicTest> the_rules_of_the_house() {
    return HouseRules.of("gateway").all();
  }
}
