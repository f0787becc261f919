package codev.group;

import codev.infra.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("La maison des groupes")
class HouseTest {
  @TestFactory
  @DisplayName("tient ses règles")
  Stream<DynamicTest> keeps_its_rules() {
    return ArchitectureRules.of("group")
        .reading(
            "dossier",
            "directory",
            "contacts",
            "roster",
            "calendar",
            "rotation",
            "pool",
            "evidence",
            "cohort")
        .listening("sessions", "learning")
        .all();
  }
}
