package codev.infra.documents;

import static codev.infra.testkit.ClassStereotype.CONFIGURATION;
import static codev.infra.testkit.ClassStereotype.EXCEPTION;
import static codev.infra.testkit.ClassStereotype.PROPERTIES;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> the_architecture_holds() {
    return ArchitectureRules.ofModule("codev.infra.documents", CONFIGURATION, PROPERTIES, EXCEPTION)
        .all();
  }
}
