package codev.learning;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("La maison des apprentissages")
class HouseTest {
  @TestFactory
  @DisplayName("tient ses règles")
  Stream<DynamicTest> keeps_its_rules() {
    return ArchitectureRules.of("learning")
        .reading("actions", "journal", "dossier", "outcomes", "surveys")
        .listening("groups", "sessions")
        .all();
  }
}
