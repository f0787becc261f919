package codev.learning;

import static codev.infra.testkit.ClassStereotype.CONFIGURATION;
import static codev.infra.testkit.ClassStereotype.CONTROLLER;
import static codev.infra.testkit.ClassStereotype.EXCEPTION;
import static codev.infra.testkit.ClassStereotype.MESSAGE_LISTENER;
import static codev.infra.testkit.ClassStereotype.MESSAGE_MAPPER;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> the_architecture_holds() {
    return ArchitectureRules.ofService(
            "codev.learning",
            CONTROLLER,
            CONFIGURATION,
            EXCEPTION,
            MESSAGE_LISTENER,
            MESSAGE_MAPPER)
        .all();
  }
}
