package codev.infra.tracing;

import static codev.infra.testkit.ClassStereotype.CONFIGURATION;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> the_architecture_holds() {
    return ArchitectureRules.ofModule("codev.infra.tracing", CONFIGURATION).all();
  }
}
