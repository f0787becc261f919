package codev.group;

import static codev.infra.testkit.ClassStereotype.CONFIGURATION;
import static codev.infra.testkit.ClassStereotype.CONTROLLER;
import static codev.infra.testkit.ClassStereotype.EXCEPTION;
import static codev.infra.testkit.ClassStereotype.FILTER;
import static codev.infra.testkit.ClassStereotype.MESSAGE_LISTENER;
import static codev.infra.testkit.ClassStereotype.MESSAGE_MAPPER;
import static codev.infra.testkit.ClassStereotype.PROPERTIES;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> the_architecture_holds() {
    return ArchitectureRules.ofService(
            "codev.group",
            CONTROLLER,
            CONFIGURATION,
            PROPERTIES,
            EXCEPTION,
            FILTER,
            MESSAGE_LISTENER,
            MESSAGE_MAPPER)
        .all();
  }
}
