package codev.infra.testkit.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The check of methods that templates call")
class TemplateMethodCheckTest {
  private final TemplateMethodCheck check =
      new TemplateMethodCheck(
          new ClassFileImporter()
              .importClasses(Page.class, Row.class, LastRow.class, OtherRow.class));

  public record Page(String title) {
    public Row row(int place) {
      return new LastRow();
    }

    public Optional<OtherRow> other() {
      return Optional.empty();
    }

    String internal() {
      return title;
    }
  }

  public interface Row {
    String name();
  }

  public static final class LastRow implements Row {
    @Override
    public String name() {
      return "last";
    }

    public boolean isLast() {
      return true;
    }

    String style() {
      return "bold";
    }
  }

  public static final class OtherRow {
    public String style() {
      return "plain";
    }
  }

  @Test
  @DisplayName("accepts public methods of our types and of the JDK")
  void accepts_public_methods() {
    var template =
        """
        <h1 th:text="${page.title().strip()}">Title</h1>
        <p th:if="*{page.row(rows.size() - 1).isLast()}" th:text="${page.row(0)?.name()}">Row</p>
        <p th:text="${page.other().get().style()}">Row</p>
        """;

    assertThat(check.violations(template)).isEmpty();
  }

  @Test
  @DisplayName("reports a method that is not public")
  void reports_a_method_that_is_not_public() {
    assertThat(check.violations("<p th:text=\"|Page ${page.internal()}|\"></p>"))
        .containsExactly("internal() with 0 arguments in page.internal()");
  }

  @Test
  @DisplayName("reports a call with another number of arguments")
  void reports_another_number_of_arguments() {
    assertThat(check.violations("<p th:text=\"${page.row(1, ',').name()}\"></p>"))
        .containsExactly("row() with 2 arguments in page.row(1, '').name()");
  }

  @Test
  @DisplayName("reports a method that is public on another type than the one returned")
  void reports_a_method_of_another_type() {
    assertThat(check.violations("<p th:text=\"${page.row(0).style()}\"></p>"))
        .containsExactly("style() with 0 arguments in page.row(0).style()");
  }

  @Test
  @DisplayName("leaves the objects of the template language and literals alone")
  void leaves_the_template_language_alone() {
    assertThat(
            check.violations(
                "<p th:text=\"${#strings.absent(page.title()) + '.absent()'}\">${'{'}</p>"))
        .isEmpty();
  }
}
