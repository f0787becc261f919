package codev.session;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("La maison de session-service")
class HouseTest {
  @TestFactory
  Stream<DynamicTest> the_house_stands() {
    return ArchitectureRules.of("session")
        .reading("view", "response", "room", "history", "summary", "personaldata", "reference")
        .listening("messaging")
        .all();
  }
}
