package codev.infra.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Records in the OpenAPI document")
class RequiredPropertiesCustomizerTest {
  private final RequiredPropertiesCustomizer customizer = new RequiredPropertiesCustomizer();

  record Review(String outcome, @Nullable String learnt) {}

  record Action(Review review) {}

  /** Has a record whose simple name another one has too. */
  record Export(Export.Review own) {
    record Review(int effect) {}
  }

  @Test
  @DisplayName("what may not be null is required")
  void what_may_not_be_null_is_required() {
    assertThat(Objects.requireNonNull(described(Action.class).get("Review")).getRequired())
        .containsExactly("outcome");
    assertThatCode(customizer::mustNotConfuse).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("two of one simple name are refused, since one would be described as the other")
  void two_of_one_name_are_refused() {
    described(Action.class);
    described(Export.class);
    assertThatThrownBy(customizer::mustNotConfuse)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Review.class.getName())
        .hasMessageContaining(Export.Review.class.getName());
  }

  @SuppressWarnings("rawtypes") // of the library
  private Map<String, Schema> described(Class<?> type) {
    var converters = new ModelConverters(true);
    converters.addConverter(customizer);
    return converters.readAll(new AnnotatedType(type));
  }
}
