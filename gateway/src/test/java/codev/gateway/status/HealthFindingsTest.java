package codev.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What the health of a service says")
class HealthFindingsTest {
  @ParameterizedTest
  @DisplayName("is shown whatever its details hold")
  @CsvSource(
      delimiter = '|',
      value = {"\"too old\" | too old", "{\"lag\":3} | {\"lag\":3}", "[1] | [1]", "7 | 7"},
      quoteCharacter = '`')
  void is_shown(String detail, String shown) {
    var health = "{\"components\":{\"views\":{\"details\":{\"board\":%s}}}}".formatted(detail);

    assertThat(HealthFindings.ofReadModels("group-service", health))
        .extracting(Finding::problem)
        .containsExactly("group-service: board cannot be read: " + shown);
  }
}
