package codev.gateway;

import static codev.infra.testkit.ClassStereotype.CONFIGURATION;
import static codev.infra.testkit.ClassStereotype.CONTROLLER;
import static codev.infra.testkit.ClassStereotype.FILTER;
import static codev.infra.testkit.ClassStereotype.PROPERTIES;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> the_architecture_holds() {
    return ArchitectureRules.ofModule(
            "codev.gateway", CONFIGURATION, PROPERTIES, FILTER, CONTROLLER)
        .all();
  }
}
