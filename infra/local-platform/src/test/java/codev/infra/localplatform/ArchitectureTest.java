package codev.infra.localplatform;

import static codev.infra.testkit.Stereotype.CONFIGURATION;
import static codev.infra.testkit.Stereotype.CONTROLLER;
import static codev.infra.testkit.Stereotype.EXCEPTION;
import static codev.infra.testkit.Stereotype.PROPERTIES;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> the_architecture_holds() {
    return ArchitectureRules.ofModule(
            "codev.infra.localplatform", CONTROLLER, CONFIGURATION, PROPERTIES, EXCEPTION)
        .all();
  }
}
