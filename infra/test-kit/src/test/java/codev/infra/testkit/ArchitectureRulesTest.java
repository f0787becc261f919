package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The files of any module")
class ArchitectureRulesTest {
  @Test
  @DisplayName("may not need each other, be it through a nested type")
  void refuses_a_cycle_between_files() {
    assertThatThrownBy(
            () -> checkFiles(CyclicOrder.class, CyclicOrder.Line.class, CyclicCatalogue.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(CyclicOrder.class.getName())
        .hasMessageContaining(CyclicCatalogue.class.getName());
  }

  @Test
  @DisplayName("may need each other in one direction, and their own nested types in both")
  void accepts_one_direction() {
    assertThatCode(() -> checkFiles(CyclicOrder.class, CyclicOrder.Line.class))
        .doesNotThrowAnyException();
  }

  private static void checkFiles(Class<?>... types) throws Throwable {
    ArchitectureRules.ofModule("codev.infra.testkit")
        .all(new ClassFileImporter().importClasses(types))
        .filter(rule -> rule.getDisplayName().equals("there are no cycles between files"))
        .findFirst()
        .orElseThrow()
        .getExecutable()
        .execute();
  }
}
