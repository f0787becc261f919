package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.domain.command.OrderCommand;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The architecture")
class ArchitectureRulesTest {
  @Test
  @DisplayName("has no files that need each other, be it through a nested type")
  void refuses_a_cycle_between_files() {
    assertThatThrownBy(
            () -> checkFiles(CyclicOrder.class, CyclicOrder.Line.class, CyclicCatalogue.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(CyclicOrder.class.getName())
        .hasMessageContaining(CyclicCatalogue.class.getName());
  }

  @Test
  @DisplayName("has files that need others in one direction, and their own nested types in both")
  void accepts_one_direction() {
    assertThatCode(() -> checkFiles(CyclicOrder.class, CyclicOrder.Line.class))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("has no queries that know a command, in whichever package of the domain")
  void refuses_queries_that_know_a_command() {
    assertThatThrownBy(
            () ->
                check(
                    ArchitectureRules.ofService("codev.infra.testkit"),
                    "projections and queries send no commands",
                    OrderQueries.class,
                    OrderCommand.class,
                    OrderCommand.PlaceOrder.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(OrderQueries.class.getName())
        .hasMessageContaining(OrderCommand.PlaceOrder.class.getName());
  }

  private static void checkFiles(Class<?>... types) throws Throwable {
    check(
        ArchitectureRules.ofModule("codev.infra.testkit"),
        "there are no cycles between files",
        types);
  }

  private static void check(ArchitectureRules rules, String name, Class<?>... types)
      throws Throwable {
    rules
        .all(new ClassFileImporter().importClasses(types))
        .filter(rule -> rule.getDisplayName().equals(name))
        .findFirst()
        .orElseThrow()
        .getExecutable()
        .execute();
  }
}
